"""The calls of ``ode45`` and its like: which function they run, at which values, from which starts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sympy import Rational

from symgame.display.decimals import decimal
from symgame.errors import InvalidExpressionError
from symgame.expressions import read_number
from symgame.transcription.matlab.formulas import formula
from symgame.transcription.matlab.syntax.grammar import read_tree
from symgame.transcription.matlab.syntax.script import Statement
from symgame.transcription.matlab.syntax.trees import Handle, Name, Text, Tree, Vector
from symgame.transcription.matlab.syntax.words import MatlabError
from symgame.transcription.written import SUM, Written

_SOLVERS = frozenset(["ode45", "ode23", "ode113", "ode15s", "ode23s", "ode23t", "ode23tb", "ode78", "ode89"])


@dataclass(frozen=True, slots=True)
class Run:
    """One call of a solver.

    ``handle`` is what it runs; ``arguments`` are the values after ``t`` and ``x``, where they are
    numbers or vectors; ``values`` are those of all names at the call; ``initial`` is empty if it is not a vector of
    numbers.
    """

    handle: Handle
    arguments: tuple[tuple[Rational, ...], ...]
    values: dict[str, tuple[Rational, ...]]
    initial: tuple[Rational, ...]


class Surroundings:
    """The statements around the equations, one after another: what has a value, and what is run."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.handles: dict[str, Handle] = {}
        self.values: dict[str, tuple[Rational, ...]] = {}
        self.left_out: Counter[str] = Counter()
        self.changing: set[str] = set()
        self.declared: set[str] = set()

    def read(self, statements: Sequence[Statement]) -> None:
        """Statements in order. What cannot be read does not bear on the equations."""
        for statement in statements:
            try:
                self._statement(statement)
            except (MatlabError, InvalidExpressionError):
                self.left_out[statement.first.text] += 1

    def _statement(self, statement: Statement) -> None:
        assignment = statement.assignment
        if assignment is None:
            if statement.first.text in _SOLVERS:
                self._solve(read_tree(statement.words))
            elif statement.first.text in ("global", "syms"):
                self.declared.update(word.text for word in statement.words[1:] if word.kind == "name")
            else:
                self.left_out[statement.first.text] += 1
                self._forget_loop(statement)
            return
        left, right = assignment
        target = left[0].text if len(left) == 1 else ""
        previous = self.values.pop(target, None)
        self.handles.pop(target, None)
        if right and right[0].kind == "name" and right[0].text in _SOLVERS:
            self._solve(read_tree(right))
            return
        tree = read_tree(right)
        if isinstance(tree, Handle):
            self.handles[target] = tree
        elif target and statement.blocks == 0:
            self.values[target] = self._numbers(tree)
            if previous is not None and previous != self.values[target]:
                self.changing.add(target)
        elif target:
            self.changing.add(target)

    def _forget_loop(self, statement: Statement) -> None:
        words = [word for word in statement.words if word.kind == "name"]
        if statement.first.text in ("for", "parfor") and len(words) > 1:
            self.values.pop(words[1].text, None)

    def _solve(self, tree: Tree) -> None:
        if not isinstance(tree, Name) or tree.arguments is None or len(tree.arguments) < 3:
            return
        handle = self._handle(tree.arguments[0])
        if handle is None:
            return
        given: Sequence[Tree] = tree.arguments[4:]
        if isinstance(handle.body, Name) and handle.body.arguments is not None:
            given = handle.body.arguments[2:]
        arguments = tuple(self._numbers_or_none(argument) for argument in given)
        self.runs.append(Run(handle, arguments, dict(self.values), self._numbers_or_none(tree.arguments[2])))

    def _handle(self, tree: Tree) -> Handle | None:
        if isinstance(tree, Handle):
            return self.handles.get(tree.body.word.text, tree) if isinstance(tree.body, Name) else tree
        if isinstance(tree, Text):
            return Handle(tree.word, (), Name(tree.word))
        return self.handles.get(tree.word.text) if isinstance(tree, Name) else None

    def _numbers_or_none(self, tree: Tree) -> tuple[Rational, ...]:
        """The numbers of an expression; none if it is not made of numbers."""
        try:
            return self._numbers(tree)
        except (MatlabError, InvalidExpressionError):
            return ()

    def _numbers(self, tree: Tree) -> tuple[Rational, ...]:
        if isinstance(tree, Vector):
            return tuple(number for entry in tree.entries for number in self._numbers(entry))
        if isinstance(tree, Name) and tree.arguments is None and tree.word.text in self.values:
            return self.values[tree.word.text]
        return (read_number(formula(tree, self._meaning).text),)

    def _meaning(self, name: Name) -> Written | None:
        known = self.values.get(name.word.text, ())
        if name.arguments is not None or len(known) != 1:
            return None
        return Written(f"({decimal(known[0])})" if known[0] < 0 else decimal(known[0]), SUM)
