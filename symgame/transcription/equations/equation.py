"""One equation of a paper, and what it claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sympy import S

from symgame.algebra import same
from symgame.errors import InvalidExpressionError, SymgameError
from symgame.symbols import real_symbol
from symgame.transcription.equations.jacobian import Entry, printed_jacobian
from symgame.transcription.formula_names import expression_of
from symgame.transcription.formulas import Reading
from symgame.transcription.latex.grammar.signs import RELATIONS
from symgame.transcription.latex.layout import stripped
from symgame.transcription.latex.left_sides import LeftSide, left_side, sides_of, upright
from symgame.transcription.latex.symbols.styled import name_of
from symgame.transcription.latex.words import Word
from symgame.transcription.remarks import Remark
from symgame.transcription.source import Source
from symgame.transcription.transcription import Part


@dataclass(frozen=True, slots=True)
class SidedEquation:
    """The words of an equation, the sides between its signs of equality, and what it is about, if that is known."""

    words: Sequence[Word]
    sides: Sequence[Sequence[Word]]
    left: LeftSide | None

    @property
    def is_compared(self) -> bool:
        """Whether there is a relation other than equality."""
        return any(word.is_mark("<", ">") or word.is_macro(*RELATIONS) for word in self.words)


def equation_of(printed: Sequence[Word], source: Source) -> SidedEquation | None:
    """The equation that words are; None if they mean nothing."""
    words: Sequence[Word] = stripped([word for word in printed if word.kind != "math"])
    if not any(word.kind in ("letter", "number", "macro") for word in words):
        return None
    sides = sides_of(words)
    if len(sides) == 2 and sides[1] and all(_is_empty(word) for word in sides[0]):
        words, sides = sides[1], sides[1:]  # a line that begins with "=", its left side being elsewhere
    return SidedEquation(words, sides, _left(sides, source))


def _is_empty(word: Word) -> bool:
    """Whether a word prints nothing."""
    return word.kind in ("break", "row") or word.is_mark("&", "~")


def _left(sides: Sequence[Sequence[Word]], source: Source) -> LeftSide | None:
    """What the first side says that is sure of it, as in ``G(y) = dy/dt = …``; else the first side."""
    found = [left_side(side, source.known, source.shares) for side in sides[:-1]]
    return next((left for left in found if left is not None and left.is_sure), found[0] if found else None)


def part_of(equation: SidedEquation, source: Source) -> Part | Entry:
    """What an equation says.

    Raises
    ------
    InvalidExpressionError
        If it cannot be read, or claims something with names that the game does not declare.
    """
    words, sides, left = equation.words, equation.sides, equation.left
    if left is None or equation.is_compared:
        return _formula(equation, source)
    if left.kind == "jacobian":
        return printed_jacobian(words, sides, source)
    found, remarks = _last_side(sides, source)
    if left.kind == "entry":
        key = f"{left.place[0]},{left.place[1]}" if left.place else f"{left.share},{left.by}"
        return Entry(left, source.part("formula", f"J_{key}", words, found, remarks=remarks))
    if not found.names or not (left.is_sure or _vanishes_at_ends(found.formula, left.share)):
        return source.part("formula", source.shown(sides[0]), words, found, remarks=remarks)
    return source.claim(source.part("replicator", left.share, words, found, remarks=remarks))


def _formula(equation: SidedEquation, source: Source) -> Part:
    """A formula by the name on its left, or a relation, or an expression alone."""
    sides = equation.sides
    if len(sides) == 2 and all(sides) and not equation.is_compared and (label := _label(sides[0], source)):
        return source.part("formula", label, equation.words, source.reading(sides[1]))
    return source.part("formula", "", equation.words, source.reading(equation.words))


def _label(words: Sequence[Word], source: Source) -> str:
    """The name or the function on the left; empty for an expression, which is read with the rest."""
    if re.fullmatch(r"[A-Za-z\\_{},0-9^*']+\([A-Za-z0-9\\_{},;]*\)", upright(words)):
        return source.shown(words)
    bare = [word for word in words if not _is_empty(word)]
    return name_of(bare, source.known) if bare else ""


def _last_side(sides: Sequence[Sequence[Word]], source: Source) -> tuple[Reading, tuple[Remark, ...]]:
    """The last side that can be read with declared names; sides before it are other forms of the same."""
    bodies = [side for side in sides[1:] if side and left_side(side, source.known, source.shares) is None]
    if not bodies:
        raise InvalidExpressionError("nothing stands on the right of this equation; write the formula")
    first: Reading | InvalidExpressionError | None = None
    for body in reversed(bodies):
        try:
            found = source.reading(body)
        except InvalidExpressionError as error:
            first = first or error
            continue
        if not source.undeclared(found):
            others = [source.shown(other) for other in bodies if other is not body]
            remarks = (Remark.of("transcribed other sides", printed="; ".join(others)),) if others else ()
            return found, remarks
        first = first or found
    if isinstance(first, Reading):
        return first, ()
    assert first is not None
    raise first


def _vanishes_at_ends(formula: str, share: str) -> bool:
    """Whether an expression is zero where nobody and where everybody plays the first strategy."""
    try:
        found = expression_of(formula)
        symbol = real_symbol(share)
        values = [found.xreplace({symbol: end}) for end in (S.Zero, S.One)]
        return all(not value.has(S.NaN, S.ComplexInfinity) and same(value, S.Zero) for value in values)
    except SymgameError:
        return False
