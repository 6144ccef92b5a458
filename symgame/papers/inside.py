"""Where a point whose shares are expressions lies in the state space, as conditions on the parameters.

A share ``p/q`` lies in [0, 1] where ``q > 0``, ``p >= 0`` and ``p <= q``, or where all three are turned round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sympy import Abs, Expr, Rational, Symbol, expand, nan, radsimp, sympify, zoo
from sympy.polys.domains import QQ

from symgame.algebra import Ratio, atoms_of, ratio_of
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import possible
from symgame.conditions.examples import Values, example
from symgame.conditions.linear.linearisation import contradiction
from symgame.conditions.normal import Conditions, compare, conjunction
from symgame.conditions.proofs import Example
from symgame.conditions.region import Region
from symgame.conditions.relation import COMPARE, Relation
from symgame.conditions.sign import Sign
from symgame.conditions.witnesses import DENOMINATOR, points
from symgame.errors import InvalidGameError


def as_quotient(expression: Expr) -> Ratio:
    """An expression in parameters and free names as a quotient of forms.

    Raises
    ------
    InvalidGameError
        If it divides by zero.
    """
    if expression.has(zoo, nan):
        raise InvalidGameError("an expression divides by zero")
    return ratio_of(expression)


def without_moduli(expression: Expr, given: Assumptions) -> Expr:
    """With ``a`` for ``Abs(a)`` where the assumptions make ``a`` positive: ``sqrt(a**2)`` is read as ``Abs(a)``."""
    for modulus in expression.atoms(Abs):
        if given.sign_of(modulus.args[0]) in (Sign.POSITIVE, Sign.NONNEGATIVE):
            expression = expression.xreplace({modulus: modulus.args[0]})
    return expression


def inside(shares: Iterable[Expr], given: Assumptions) -> Region:
    """Where all shares lie between 0 and 1.

    Examples
    --------
    >>> from symgame.conditions.relation import read_relations
    >>> from symgame.symbols import real_symbol
    >>> C, V = real_symbol("C"), real_symbol("V")
    >>> inside([V / C], Assumptions(read_relations("V > 0, C > 0", {"C": C, "V": V}))).record()
    [['V <= C']]
    """
    region = Region(((),))
    for share in dict.fromkeys(shares):
        region = region & Region(tuple(_alternatives(as_quotient(share), given)))
        region = Region(tuple(each for each in region.alternatives if contradiction(each, given) is None))
    return region


def _alternatives(share: Ratio, given: Assumptions) -> Iterator[tuple[Relation, ...]]:
    """One for each sign that the denominator may have."""
    one = share.denominator.ring.one
    for turned in (1, -1):
        top, bottom = share.numerator.mul_ground(QQ(turned)), share.denominator.mul_ground(QQ(turned))
        parts: list[Conditions] = [
            compare(Ratio(-bottom, one), "<", given),
            compare(Ratio(-top, one), "<=", given),
            compare(Ratio(top - bottom, one), "<=", given),
        ]
        together = conjunction(parts)
        if not together.is_impossible:
            yield together.relations


def allowed_values(relations: Sequence[Relation], given: Assumptions, symbols: Sequence[Symbol]) -> Iterator[Values]:
    """Exact values of all symbols that satisfy relations and assumptions: short ones first, then drawn ones."""
    asked = (*relations, *given.relations)
    needed = {symbol for relation in asked for symbol in relation.symbols}
    found = example(relations, given, [symbol for symbol in symbols if symbol in needed])
    if found is not None:
        yield completed(found, symbols)
    polynomial = Assumptions(tuple(r for r in given.relations if not atoms_of([r.difference])))
    for point in points(polynomial, tuple(symbols)):
        drawn = tuple((s, Rational(k, DENOMINATOR)) for s, k in zip(symbols, point, strict=True))
        if all(_holds(relation, drawn) for relation in asked):
            yield drawn


def decided_values(
    relations: Sequence[Relation], given: Assumptions, symbols: Sequence[Symbol]
) -> tuple[bool | None, Values]:
    """Whether relations and assumptions can hold together, a solver asked if need be, and values if they can."""
    decision = possible(relations, given)
    found = [evidence.values for evidence in decision.evidence if isinstance(evidence, Example)]
    return decision.answer, completed(found[0], symbols) if found else ()


def _holds(relation: Relation, values: Values) -> bool:
    gap = value_at(relation.difference, values)
    return gap is not None and bool(COMPARE[relation.operator](gap, 0))


def completed(values: Values, symbols: Sequence[Symbol]) -> Values:
    """With the number 1 for those of which nothing is asked."""
    known = dict(values)
    return tuple((symbol, known.get(symbol, Rational(1))) for symbol in symbols)


def value_at(expression: Expr, values: Values) -> Expr | None:
    """An expression at exact values; None where it has no real value."""
    found: Expr = sympify(expression).xreplace(dict(values))
    found = found if found.is_Rational else radsimp(expand(found))
    return found if found.is_finite and found.is_real else None
