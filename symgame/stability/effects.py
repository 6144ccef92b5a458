r"""How each parameter bears on the stability of each vertex, proved from the assumptions.

An eigenvalue *falls* with a parameter where its derivative is at most 0 for all parameters allowed and
not identically 0. A parameter *helps* a vertex if no eigenvalue rises with it and one falls, *hinders* it
in the reverse case, and has *no* effect if it is in no eigenvalue. Everything else is *mixed*: rising
and falling eigenvalues, or a derivative that has both signs.
"""

from __future__ import annotations

from enum import Enum

from sympy import Symbol
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio, as_ratio, generators_for, ring_of
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.sign import Sign
from symgame.conditions.witnesses import takes_both_signs
from symgame.stability.vertex import Vertex


class Effect(Enum):
    """What a larger value of a parameter does to the stability of a vertex."""

    HELPS = "helps"
    HINDERS = "hinders"
    MIXED = "mixed"
    NONE = "none"
    UNDECIDED = "undecided"


def effect_of(symbol: Symbol, vertex: Vertex, given: Assumptions) -> Effect:
    """The effect of one parameter on one vertex.

    Parameters
    ----------
    symbol : Symbol
    vertex : Vertex
    given : Assumptions
        What the parameters are assumed to fulfil.

    Returns
    -------
    Effect
        UNDECIDED where a derivative was neither proved to have one sign nor shown to have both.

    Examples
    --------
    >>> from symgame import analyse, load, replicator
    >>> analysis = analyse(replicator(load("llm-iar")))
    >>> C = next(s for s in analysis.game.symbols if s.name == "C")
    >>> [effect_of(C, analysis.vertex(key), analysis.game.assumptions).value for key in ("111", "000", "100")]
    ['hinders', 'helps', 'mixed']
    """
    slopes = [slope(symbol, difference) for difference in vertex.differences]
    moving = [each for each in slopes if each]
    if not moving:
        return Effect.NONE
    signs = [given.sign(each) for each in moving]
    if all(sign in (Sign.NEGATIVE, Sign.NONPOSITIVE) for sign in signs):
        return Effect.HELPS
    if all(sign in (Sign.POSITIVE, Sign.NONNEGATIVE) for sign in signs):
        return Effect.HINDERS
    is_open = [sign is Sign.UNDECIDED for sign in signs]
    if any(o and takes_both_signs(given, each) for o, each in zip(is_open, moving, strict=True)):
        return Effect.MIXED
    falls = any(sign in (Sign.NEGATIVE, Sign.NONPOSITIVE) for sign in signs)
    rises = any(sign in (Sign.POSITIVE, Sign.NONNEGATIVE) for sign in signs)
    return Effect.MIXED if falls and rises else Effect.UNDECIDED


def slope(symbol: Symbol, difference: Ratio) -> PolyElement:
    """The derivative of an eigenvalue, times the positive square of its denominator."""
    top, bottom = difference.numerator, difference.denominator
    ring = top.ring
    if any(symbol in generator.free_symbols for generator in ring.symbols if not generator.is_Symbol):
        derivative = difference.as_expr().diff(symbol)
        wide = ring_of(generators_for([derivative], [s for s in ring.symbols if s.is_Symbol]))
        ratio = as_ratio(derivative, wide)
        product: PolyElement = ratio.numerator * ratio.denominator  # has the sign of the quotient
        return product
    moved: PolyElement = ring.zero
    if symbol in ring.symbols:
        place = ring.symbols.index(symbol)
        moved = top.diff(place) * bottom - top * bottom.diff(place)
    return moved
