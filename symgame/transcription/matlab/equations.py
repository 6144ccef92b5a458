"""The equations that a function of MATLAB code computes, intermediate results put in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sympy import Rational

from symgame.transcription.game_text import CellReading
from symgame.transcription.matlab.code import Code
from symgame.transcription.matlab.names import place_of
from symgame.transcription.matlab.syntax.grammar import read_tree
from symgame.transcription.matlab.syntax.script import Statement
from symgame.transcription.matlab.syntax.trees import Name, Tree, Vector
from symgame.transcription.matlab.syntax.words import MatlabError, Word
from symgame.transcription.matlab.workspace import Workspace
from symgame.transcription.remarks import Remark


@dataclass(frozen=True, slots=True)
class Equations:
    """The velocity of every share, and what the code gives to parameters.

    ``parameters`` pairs the names in the code with those in the file, ``undeclared`` those of them that are
    neither arguments nor global.
    """

    shares: tuple[str, ...]
    velocities: tuple[str, ...]
    readings: tuple[CellReading, ...]
    parameters: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, Rational], ...]
    undeclared: tuple[tuple[str, str], ...]
    remarks: tuple[Remark, ...]
    left_out: Counter[str]


def read_equations(code: Code, mistakes: list[MatlabError]) -> Equations | None:
    """The equations of a function; ``None`` where mistakes were found, which are added to those given."""
    try:
        reader = _Reader(code)
    except MatlabError as error:
        mistakes.append(error)
        return None
    found = reader.equations()
    mistakes.extend(reader.mistakes)
    return found


class _Reader:
    """One pass over the statements of a function."""

    def __init__(self, code: Code) -> None:
        if code.output in code.arguments:
            raise MatlabError(code.word, f"the function returns its own argument '{code.output}'; rename the result")
        self.mistakes: list[MatlabError] = []
        self._code = code
        self._workspace = Workspace(code)
        self._readings: dict[int, CellReading] = {}
        self._left_out: Counter[str] = Counter()

    def equations(self) -> Equations | None:
        """All equations; ``None`` if there are mistakes."""
        if self._code.body is not None:
            try:
                self._outputs(self._code.word, self._code.body, "")
            except MatlabError as error:
                self.mistakes.append(error)
        for statement in self._code.statements:
            try:
                self._statement(statement)
            except MatlabError as error:
                self.mistakes.append(error)
        if not self.mistakes:
            self._check_complete()
        if self.mistakes:
            return None
        workspace = self._workspace
        parameters = workspace.names.given
        places = sorted(self._readings)
        return Equations(
            workspace.shares[: len(places)],
            tuple(workspace.velocities[k].text for k in places),
            tuple(self._readings[k] for k in places),
            tuple(parameters.items()),
            tuple((name, value) for name, value in workspace.values.items() if name in parameters),
            tuple(workspace.undeclared.items()),
            tuple(workspace.names.remarks),
            self._left_out,
        )

    def _statement(self, statement: Statement) -> None:
        first = statement.first
        if statement.is_block or statement.blocks:
            if statement.blocks == 0:
                raise MatlabError(
                    first, f"'{first.text}' is not read here; write the equations without loops and branches"
                )
            return
        assignment = statement.assignment
        if assignment is None:
            if first.kind == "bad":
                raise MatlabError(first, first.text)
            if first.kind == "name" and first.text in ("global", "syms", "persistent"):
                self._workspace.declared.update(word.text for word in statement.words[1:] if word.kind == "name")
            else:
                self._left_out[first.text] += 1
            return
        left, right = assignment
        tree = read_tree(right)
        target = _target(left)
        place = place_of(target)
        name = target.word.text
        printed = "".join(word.text for word in right)
        if name == self._code.output and target.arguments is not None:
            if place is None:
                raise MatlabError(target.word, f"write the component as a number, as in '{name}(1)'")
            self._velocity(place, tree, target.word, printed)
        elif name == self._code.output:
            self._outputs(target.word, tree, printed)
        elif name in (self._code.state, self._code.time):
            if not (isinstance(tree, Name) and tree.word.text == name and place_of(tree) is None):
                raise MatlabError(target.word, f"'{name}' gets a new value; use another name for it")
        elif target.arguments is not None and place is None:
            raise MatlabError(target.word, f"write the place as a number, as in '{name}(1)'")
        else:
            self._workspace.assign(name if place is None else f"{name}({place})", tree)

    def _outputs(self, word: Word, tree: Tree, printed: str) -> None:
        """All components at once; ``zeros(3,1)`` gives none, and what is there already stays."""
        if isinstance(tree, Vector):
            for k, entry in enumerate(tree.entries, 1):
                self._velocity(k, entry, word, printed)
        elif isinstance(tree, Name) and tree.word.text in ("zeros", self._code.output):
            return
        elif len(self._workspace.shares) == 1:
            self._velocity(1, tree, word, printed)
        else:
            raise MatlabError(word, "the equations are read from a vector; write [ first; second; third ]")

    def _velocity(self, place: int, tree: Tree, word: Word, printed: str) -> None:
        found = self._workspace.formula(tree, word)
        shown = printed or found.text
        self._workspace.velocities[place] = found
        self._readings[place] = CellReading(f"line {word.line}, component {place}", shown, found.text)

    def _check_complete(self) -> None:
        word, count, components = self._code.word, len(self._readings), len(self._workspace.shares)
        if not count:
            self.mistakes.append(MatlabError(word, f"the function gives '{self._code.output}' no equations; add them"))
        elif set(self._readings) != set(range(1, count + 1)):
            missing = next(k for k in range(1, count + 2) if k not in self._readings)
            self.mistakes.append(MatlabError(word, f"the equation of component {missing} is missing; add it"))
        elif components > count:
            more = f"'{self._code.state}({components})' has no equation; add it"
            self.mistakes.append(MatlabError(word, more))


def _target(left: Sequence[Word]) -> Name:
    tree = read_tree(left)
    if not isinstance(tree, Name):
        raise MatlabError(left[0], "several results at once are not read; write one assignment each")
    return tree
