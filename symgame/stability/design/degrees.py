"""Which parameters can be instruments together: those in which all that is asked is of first degree."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Expr, Symbol
from sympy.polys.rings import PolyElement, PolyRing

from symgame.algebra import Ratio, reduced
from symgame.expressions import write
from symgame.stability.design.question import Question


def has_atoms(form: PolyElement) -> bool:
    """Whether a root or a function enters: of an instrument, or as an irrational number."""
    degrees = zip(form.ring.symbols, form.degrees() if form else (), strict=bool(form))
    return any(degree > 0 and not symbol.is_Symbol for symbol, degree in degrees)


def refusal(ratio: Ratio, asked: Question, what: str, every: Sequence[Ratio]) -> str:
    """What is said where a quotient is not of first degree: what it is, and what would be."""
    expression = ratio.as_expr()
    names = [symbol for symbol in asked.instruments if symbol in expression.free_symbols]
    shown = write(expression, asked.game.symbols)
    start = f"{what} is {shown[:120]} at scenario '{asked.scenario.name}'"
    if not names:
        return f"{start}, which is no rational number; round what makes it so"
    fine = _listed(joint(asked, every)) or "none"
    return f"{start}: not of first degree in {_listed(names)}; instruments that go together here: {fine}"


def joint(asked: Question, quotients: Sequence[Ratio]) -> list[Symbol]:
    """Parameters in which all eigenvalues are jointly of first degree: those asked for first, in their order."""
    forms = [reduced(quotient.numerator, quotient.denominator) for quotient in quotients]
    chosen: list[Symbol] = []
    for symbol in dict.fromkeys((*asked.instruments, *asked.game.symbols)):
        tried = [*chosen, symbol]
        matters = any(symbol in generator.free_symbols for top, _ in forms for generator in _used(top))
        if matters and all(_is_affine(top, bottom, tried) for top, bottom in forms):
            chosen = tried
    return chosen


def _used(form: PolyElement) -> list[Expr]:
    return [g for g, degree in zip(form.ring.symbols, form.degrees() if form else (), strict=bool(form)) if degree > 0]


def _is_affine(top: PolyElement, bottom: PolyElement, symbols: Sequence[Symbol]) -> bool:
    hidden = [g for g in (*_used(top), *_used(bottom)) if not g.is_Symbol or g in _used(bottom)]
    if any(symbol in generator.free_symbols for generator in hidden for symbol in symbols):
        return False
    ring: PolyRing = top.ring
    places = [ring.symbols.index(symbol) for symbol in symbols if symbol in ring.symbols]
    return all(sum(monomial[place] for place in places) <= 1 for monomial in top)


def _listed(symbols: Sequence[Symbol]) -> str:
    return ", ".join(symbol.name for symbol in symbols)
