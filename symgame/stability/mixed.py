"""Stability of points at which players mix, where payoffs do not contain the own share.

The block of the mixing players then has a zero diagonal: trace 0, volume preserved, never
asymptotically stable [1]_. No Routh-Hurwitz condition is ever asked for here, because none can hold.

* Two mixers: eigenvalues ``+-sqrt(J_12 J_21)``. A product > 0 is a saddle of the face; < 0 a centre,
  Lyapunov stable if all transversal eigenvalues are negative.
* More mixers: if all eigenvalues were on the imaginary axis, the characteristic polynomial would be
  even or odd. A coefficient of the other parity that is not zero therefore proves a positive real
  part; so does a positive coefficient pattern's failure to have only real roots <= 0 in its square.

References
----------
.. [1] K. Ritzberger and J. W. Weibull, "Evolutionary selection in normal-form games",
   Econometrica 63 (1995), 1371-1399; J. Hofbauer and K. Sigmund, 1998, ch. 11.
"""

from __future__ import annotations

from sympy import Poly, Symbol
from sympy.polys.domains import QQ

from symgame.algebra import Ratio, flat
from symgame.algebra.share_polynomials import constant_ratio, used_in
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.normal import Conditions, compare, conjunction, negative
from symgame.conditions.sign import Sign, product
from symgame.dynamics.field import Scope, VectorField, advantage
from symgame.equilibria.rest_point import RestPoint
from symgame.stability.linearised import block, characteristic, sign_at, slope, transversals
from symgame.stability.verdict import Finding, Stability, settled
from symgame.stability.weights import balanced_weights

MAX_SHARE = 12
"""With four or more mixing shares, the longest coordinate whose block is still computed."""

NEVER = "payoffs without the own share: no mixed point is asymptotically stable"


def mixed_point(field: VectorField, point: RestPoint) -> Finding:
    """The stability of an isolated face or interior point without own shares in the payoffs."""
    if point.root is not None and point.number is None:
        return _with_open_root(field, point)
    outer = transversals(field, point)
    signs = [sign_at(field, point, value) for value in outer]
    if Sign.POSITIVE in signs:
        return Finding(_with_positive(field, point, signs), "a positive transversal eigenvalue")
    if len(point.mixing) == 2 and all(len(point.support[i]) == 2 for i in point.mixing):
        return _two_mixers(field, point, outer, signs)
    return _more_mixers(field, point)


def _with_positive(field: VectorField, point: RestPoint, signs: list[Sign]) -> Stability:
    """A saddle if the two mixers' block is hyperbolic and no transversal eigenvalue is zero or open."""
    if len(point.mixing) != 2 or not all(sign.is_strict for sign in signs):
        return Stability.UNSTABLE
    i, j = point.mixing
    if any(len(point.support[k]) != 2 for k in (i, j)):
        return Stability.UNSTABLE
    there, back = slope(field, point, i, j), slope(field, point, j, i)
    both = product(_sign_where_it_exists(field, point, there), _sign_where_it_exists(field, point, back))
    return Stability.SADDLE if both is Sign.POSITIVE else Stability.UNSTABLE


def _two_mixers(field: VectorField, point: RestPoint, outer: list[Ratio], signs: list[Sign]) -> Finding:
    i, j = point.mixing
    there, back = slope(field, point, i, j), slope(field, point, j, i)
    both = product(_sign_where_it_exists(field, point, there), _sign_where_it_exists(field, point, back))
    if both is Sign.POSITIVE:
        is_saddle = all(sign.is_strict for sign in signs)
        why = "two mixers whose slopes have one sign: eigenvalues +-sqrt(J12*J21) of both signs"
        return Finding(Stability.SADDLE if is_saddle else Stability.UNSTABLE, why)
    if Sign.ZERO in signs or both is Sign.ZERO:
        return Finding(Stability.UNDECIDED, "an eigenvalue 0 beside the two mixers; " + NEVER)
    why = "two mixers, J12*J21 < 0 and negative transversal eigenvalues: a centre; " + NEVER
    if point.root is not None:
        if both is Sign.NEGATIVE and all(sign is Sign.NEGATIVE for sign in signs):
            return Finding(Stability.CENTRE, why)
        return Finding(Stability.UNDECIDED, "the signs of its eigenvalues are open; " + NEVER)
    given = field.game.assumptions
    turning = constant_ratio(there) * constant_ratio(back)
    turns = Conditions() if both is Sign.NEGATIVE else negative(turning, given)
    there_and_turning = given.and_also((*point.exists.relations, *turns.relations))
    rates = [_with_known_denominator(constant_ratio(value), there_and_turning) for value in outer]
    conditions = conjunction([turns, *(negative(rate, given) for rate in rates)])
    return settled(conditions, Stability.CENTRE, Stability.UNSTABLE, why)


def _sign_where_it_exists(field: VectorField, point: RestPoint, value: Ratio) -> Sign:
    """The sign at the point, its conditions of existence being given."""
    sign = sign_at(field, point, value)
    if sign is not Sign.UNDECIDED or point.root is not None or not point.exists.relations:
        return sign
    given = field.game.assumptions.and_also(point.exists.relations)
    form = constant_ratio(value)
    return product(given.sign(form.numerator), given.sign(form.denominator))


def _with_known_denominator(ratio: Ratio, given: Assumptions) -> Ratio:
    """The ratio times a positive quantity: without its denominator where its sign is known."""
    sign = given.sign(ratio.denominator)
    if not sign.is_strict:
        return ratio
    one = ratio.denominator.ring.one
    return Ratio(ratio.numerator if sign is Sign.POSITIVE else -ratio.numerator, one)


THREE_MIXERS = "three mixers at a simple root: det J != 0 and trace 0, so that an eigenvalue has a positive real part"


def _with_open_root(field: VectorField, point: RestPoint) -> Finding:
    """Roots with parameters in them: only what needs no evaluation at the root."""
    if field.scope is Scope.MULTILINEAR and _are_three_pairs(point):
        return Finding(Stability.UNSTABLE, THREE_MIXERS)
    return Finding(Stability.UNDECIDED, "its coordinates are roots with open signs; " + NEVER)


def _are_three_pairs(point: RestPoint) -> bool:
    return len(point.mixing) == 3 and all(len(point.support[i]) == 2 for i in point.mixing)


def _more_mixers(field: VectorField, point: RestPoint) -> Finding:
    if _are_three_pairs(point) and _is_simple(field, point):
        return Finding(Stability.UNSTABLE, THREE_MIXERS)
    longest = max(len(flat(s.numerator)) + len(flat(s.denominator)) for s in point.shares.values())
    has_parameters = point.number is None and field.ring.symbols
    if has_parameters and sum(len(point.support[i]) - 1 for i in point.mixing) > 3 and longest > MAX_SHARE:
        return Finding(Stability.UNDECIDED, "its characteristic polynomial is too long to decide; " + NEVER)
    coefficients = characteristic(point, block(field, point))
    if coefficients is None:
        return Finding(Stability.UNDECIDED, "its characteristic polynomial is too long to decide; " + NEVER)
    signs = [sign_at(field, point, c) for c in coefficients]
    odd = signs[1::2]
    if any(sign.is_strict for sign in odd):
        return Finding(Stability.UNSTABLE, "trace 0 and a characteristic polynomial of mixed parity: " + NEVER)
    given = field.game.assumptions
    open_odd = [c for c, sign in zip(coefficients[1::2], odd, strict=True) if sign is not Sign.ZERO]
    if open_odd:
        return _unless(compare(constant_ratio(open_odd[0]), "!=", given))
    return _even(field, point, coefficients, signs)


def _is_simple(field: VectorField, point: RestPoint) -> bool:
    """Whether the point is a simple root: the solver found it by non-vanishing linear steps, or a root
    equation of two different roots; then det J != 0 for parameters in general position.
    """
    return field.scope is Scope.MULTILINEAR and (point.root is not None or _determinant_is_not_zero(field, point))


def _determinant_is_not_zero(field: VectorField, point: RestPoint) -> bool:
    i, j, k = point.mixing
    cycles = []
    for a, b, c in ((i, j, k), (i, k, j)):
        terms = [constant_ratio(slope(field, point, *pair)) for pair in ((a, b), (b, c), (c, a))]
        cycles.append(terms[0] * terms[1] * terms[2])
    return bool((cycles[0] + cycles[1]).numerator)


def _unless(conditions: Conditions) -> Finding:
    """Unstable wherever a coefficient of the wrong parity is not zero."""
    text = "; ".join(relation.text() for relation in conditions.relations)
    return Finding(Stability.UNSTABLE, f"trace 0 and a characteristic polynomial of mixed parity wherever {text}")


def _even(field: VectorField, point: RestPoint, coefficients: list[Ratio], signs: list[Sign]) -> Finding:
    """A characteristic polynomial in lambda**2: unstable unless all its roots are real and <= 0."""
    square = signs[::2]
    if any(sign is Sign.NEGATIVE for sign in square):
        return Finding(Stability.UNSTABLE, "the squares of its eigenvalues are not all <= 0")
    numbers = [constant_ratio(c) for c in coefficients[::2] if not used_in(c.numerator) and not used_in(c.denominator)]
    if point.number is None and len(numbers) == len(square) and all(c.numerator.is_ground for c in numbers):
        values = [QQ(c.numerator.coeff(1)) / QQ(c.denominator.coeff(1)) for c in numbers]
        polynomial = Poly(values, Symbol("m"), domain=QQ)
        squarefree = polynomial.sqf_part()
        if squarefree.count_roots(None, 0) < squarefree.degree():
            return Finding(Stability.UNSTABLE, "the squares of its eigenvalues are not all real and <= 0")
    if _conserves(field, point):
        return Finding(Stability.LYAPUNOV_STABLE, "a weighted sum of logarithms of the shares is conserved")
    return Finding(Stability.UNDECIDED, "its eigenvalues may all lie on the imaginary axis; " + NEVER)


def _conserves(field: VectorField, point: RestPoint) -> bool:
    """Whether weights c > 0 with ``c_i A_ij + c_j A_ji = 0`` and no second-order terms exist.

    Then ``sum c_i [p_i ln x_i + (1 - p_i) ln(1 - x_i)]`` is a constant of motion with a maximum at p.
    """
    if field.scope is not Scope.MULTILINEAR or transversals(field, point) or point.number is not None:
        return False
    if any(len(point.support[i]) != 2 for i in point.mixing):
        return False

    def factor(i: int, j: int) -> Ratio | None:
        there, back = (constant_ratio(slope(field, point, *pair)) for pair in ((i, j), (j, i)))
        if there.is_zero and back.is_zero:
            return None
        if there.is_zero or back.is_zero:
            return Ratio(field.ring.zero, field.ring.one)
        return -there * Ratio(back.denominator, back.numerator)

    one = Ratio(field.ring.one, field.ring.one)
    weights = balanced_weights(point.mixing, factor, field.game.assumptions, one)
    return weights is not None and _has_no_weighted_curvature(field, weights)


def _has_no_weighted_curvature(field: VectorField, weights: dict[int, Ratio]) -> bool:
    """``sum_i c_i d2D_i/dx_j dx_k = 0`` for all pairs of shares."""
    ring = field.share_ring
    for a in ring.gens:
        for b in ring.gens:
            total = Ratio(ring.zero, ring.one)
            for i, weight in weights.items():
                top, bottom = advantage(field, i, 0, 1)
                part = top.diff(a).diff(b) * weight.numerator
                scale = bottom * weight.denominator
                total += Ratio(part, scale)
            if total.numerator:
                return False
    return True
