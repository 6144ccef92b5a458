"""The equations that a function of MATLAB code computes, intermediate results put in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sympy import Pow, Rational

from symgame.errors import InvalidExpressionError
from symgame.expressions import read_expression, read_number
from symgame.symbols import real_symbol
from symgame.transcription.game_text import CellReading, names_in
from symgame.transcription.matlab.formulas import Formula, formula
from symgame.transcription.matlab.names import Names, place_of, share_names
from symgame.transcription.matlab.script import Statement
from symgame.transcription.matlab.trees import Name, Tree, Vector, read_tree
from symgame.transcription.matlab.words import MatlabError, Word
from symgame.transcription.remarks import Remark

_VALUES = frozenset(["pi", "i", "j", "Inf", "inf", "NaN", "nan", "eps", "true", "false"])
_RUN = ("eval", "evalin", "evalc", "assignin", "feval", "system", "dos", "unix", "perl", "python", "run", "source")
_REACH = ("delete", "rmdir", "movefile", "urlread", "webread", "websave")
_FORBIDDEN = frozenset((*_RUN, *_REACH, "shell_cmd"))


@dataclass(frozen=True, slots=True)
class Code:
    """The function of the equations, ``output = name(t, x, ...)``: its statements, or the expression of a handle."""

    word: Word
    arguments: tuple[str, ...]
    output: str = ""
    statements: tuple[Statement, ...] = ()
    body: Tree | None = None


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


def forbidden(statements: Sequence[Statement]) -> Iterator[MatlabError]:
    """What runs other code, and is refused wherever it stands."""
    for statement in statements:
        for k, word in enumerate(statement.words):
            called = k + 1 < len(statement.words) and statement.words[k + 1].text == "("
            if (word.kind == "name" and word.text in _FORBIDDEN and (k == 0 or called)) or (
                k == 0 and word.text == "!"
            ):
                yield MatlabError(word, f"'{word.text}' runs other code, which is never done here; remove the line")
                break


class _Reader:
    """One pass over the statements of a function."""

    def __init__(self, code: Code) -> None:
        if code.output in code.arguments:
            raise MatlabError(code.word, f"the function returns its own argument '{code.output}'; rename the result")
        self.mistakes: list[MatlabError] = []
        self._code = code
        self._time, self._state = code.arguments[:2]
        self._shares = share_names(code.statements, code.body, self._state, code.output)
        self._names = Names(self._shares)
        self._found: dict[str, Formula] = {}
        self._values: dict[str, Rational] = {}
        self._velocities: dict[int, tuple[Formula, CellReading]] = {}
        self._left_out: Counter[str] = Counter()
        self._declared: set[str] = set()
        self._undeclared: dict[str, str] = {}

    def equations(self) -> Equations | None:
        """All equations; ``None`` if there are mistakes."""
        if self._code.body is not None:
            self._attempt_body(self._code.word, self._code.body)
        for statement in self._code.statements:
            try:
                self._statement(statement)
            except MatlabError as error:
                self.mistakes.append(error)
        count = len(self._velocities)
        if not self.mistakes:
            self._check_complete(count)
        if self.mistakes:
            return None
        parameters = self._names.given
        return Equations(
            self._shares[:count],
            tuple(self._velocities[k][0].text for k in range(1, count + 1)),
            tuple(self._velocities[k][1] for k in range(1, count + 1)),
            tuple(parameters.items()),
            tuple((name, value) for name, value in self._values.items() if name in parameters),
            tuple(self._undeclared.items()),
            tuple(self._names.remarks),
            self._left_out,
        )

    def _attempt_body(self, word: Word, body: Tree) -> None:
        try:
            self._outputs(word, body, "")
        except MatlabError as error:
            self.mistakes.append(error)

    def _check_complete(self, count: int) -> None:
        word = self._code.word
        if not count:
            self.mistakes.append(MatlabError(word, f"the function gives '{self._code.output}' no equations; add them"))
        elif set(self._velocities) != set(range(1, count + 1)):
            missing = next(k for k in range(1, count + 2) if k not in self._velocities)
            self.mistakes.append(MatlabError(word, f"the equation of component {missing} is missing; add it"))
        elif len(self._shares) > count:
            more = f"'{self._state}({len(self._shares)})' has no equation; add it"
            self.mistakes.append(MatlabError(word, more))

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
                self._declared.update(word.text for word in statement.words[1:] if word.kind == "name")
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
        elif name in (self._state, self._time):
            if not (isinstance(tree, Name) and tree.word.text == name and place_of(tree) is None):
                raise MatlabError(target.word, f"'{name}' gets a new value; use another name for it")
        elif target.arguments is not None and place is None:
            raise MatlabError(target.word, f"write the place as a number, as in '{name}(1)'")
        else:
            self._intermediate(name if place is None else f"{name}({place})", tree)

    def _outputs(self, word: Word, tree: Tree, printed: str) -> None:
        """All components at once; ``zeros(3,1)`` gives none, and what is there already stays."""
        if isinstance(tree, Vector):
            for k, entry in enumerate(tree.entries, 1):
                self._velocity(k, entry, word, printed)
        elif isinstance(tree, Name) and tree.word.text in ("zeros", self._code.output):
            return
        elif len(self._shares) == 1:
            self._velocity(1, tree, word, printed)
        else:
            raise MatlabError(word, "the equations are read from a vector; write [ first; second; third ]")

    def _velocity(self, place: int, tree: Tree, word: Word, printed: str) -> None:
        found = self._formula(tree, word)
        shown = printed or found.text
        self._velocities[place] = found, CellReading(f"line {word.line}, component {place}", shown, found.text)

    def _intermediate(self, key: str, tree: Tree) -> None:
        """A result that is put in where it is used, or the value of a parameter."""
        if isinstance(tree, Vector):
            for k, entry in enumerate(tree.entries, 1):
                self._intermediate(f"{key}({k})", entry)
            return
        if isinstance(tree, Name) and tree.word.text in ("zeros", "ones"):
            return
        found = self._formula(tree, _first(tree))
        if names_in(found.text):
            self._found[key] = found
            return
        if key in self._values:
            raise MatlabError(_first(tree), f"'{key}' gets a second value; keep one of them")
        self._values[key] = _number(found, _first(tree))
        self._found[key] = Formula(self._names.of(key))

    def _formula(self, tree: Tree, word: Word) -> Formula:
        """A formula that the reader of game files takes."""
        found = formula(tree, self._meaning)
        try:
            names = {name: real_symbol(name) for name in names_in(found.text)}
            powers = read_expression(found.text, names, is_positive=lambda _: True).atoms(Pow)
            shares = {real_symbol(share) for share in self._shares}
            if any(not power.exp.is_number and power.base.free_symbols & shares for power in powers):
                raise MatlabError(word, "a power of a share has no number for its exponent; write a number")
        except InvalidExpressionError as error:
            shown = found.text if len(found.text) <= 60 else f"{found.text[:57]}..."
            raise MatlabError(word, f"this comes to '{shown}', which is no formula of a game file: {error}") from None
        return found

    def _meaning(self, name: Name) -> Formula | None:
        text, place = name.word.text, place_of(name)
        key = text if place is None else f"{text}({place})"
        if text == self._state:
            if place is None:
                raise MatlabError(name.word, f"write the components of '{text}' as '{text}(1)', '{text}(2)', ...")
            return Formula(self._shares[place - 1])
        if text == self._time:
            raise MatlabError(name.word, f"the equations depend on the time '{text}'; they must not")
        if text == self._code.output and place in self._velocities:
            return self._velocities[place][0]
        if key in self._found and (name.arguments is None or place is not None):
            return self._found[key]
        is_given = text.partition(".")[0] in self._code.arguments
        if name.arguments is None:
            if text in _VALUES and not is_given:
                raise MatlabError(name.word, f"'{text}' is a value of MATLAB; write it as a number, or rename it")
            if not is_given and text not in self._declared:
                self._undeclared[text] = self._names.of(text)
            return Formula(self._names.of(text))
        return Formula(self._names.of(key)) if is_given and place is not None else None


def _target(left: Sequence[Word]) -> Name:
    tree = read_tree(left)
    if not isinstance(tree, Name):
        raise MatlabError(left[0], "several results at once are not read; write one assignment each")
    return tree


def _first(tree: Tree) -> Word:
    """The word by which a mistake in an expression is placed."""
    while not hasattr(tree, "word"):
        tree = tree.operands[0]
    return tree.word


def _number(found: Formula, word: Word) -> Rational:
    try:
        return read_number(found.text)
    except InvalidExpressionError as error:
        raise MatlabError(word, f"this is no number that can be kept exactly ({error})") from None
