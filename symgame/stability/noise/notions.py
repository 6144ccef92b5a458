r"""Two notions of stability of a vertex under noise, which must not be confused.

Beside a vertex, with :math:`y_i` the distance of player ``i`` from it, the Ito equation linearised is
:math:`dy_i = \lambda_i y_i dt + \sigma_i y_i dW_i`: a geometric Brownian motion for every player.

* *Almost surely*: :math:`y_i(t) = y_i(0) \exp((\lambda_i - \sigma_i^2/2) t + \sigma_i W_i(t))` tends to 0
  with probability one iff :math:`\lambda_i < \sigma_i^2/2`. If that holds for every player, the vertex is
  asymptotically stable in probability: paths of the full equation from near it converge to it with a
  probability as near 1 as one likes [1]_. If one :math:`\lambda_i > \sigma_i^2/2`, no path from the
  interior converges to it, with probability one.
* *In mean square*: :math:`E y_i^2 = y_i(0)^2 \exp((2\lambda_i + \sigma_i^2) t)` falls exponentially iff
  :math:`2\lambda_i < -\sigma_i^2`. This is a statement about the linearisation, and a stricter one.

Noise therefore adds vertices to those that are stable almost surely, and takes vertices from those that
are stable in mean square. Equality is undecided in both.

References
----------
.. [1] R. Khasminskii, *Stochastic Stability of Differential Equations*, 2nd ed. 2012, ch. 6 and 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sympy import Expr

from symgame.algebra import ratio_of
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.minimal import minimal
from symgame.conditions.normal import Conditions, conjunction, negative
from symgame.conditions.sign import Sign, product


class NoiseVerdict(Enum):
    """Whether a vertex is stable in one of the two notions."""

    STABLE = "stable"
    IF_CONDITIONS = "stable if conditions"
    NOT_STABLE = "not stable"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Notion:
    """One notion of stability at one vertex.

    Attributes
    ----------
    verdict : NoiseVerdict
    exponents : tuple of Expr
        What must be negative, one a player: ``lambda - sigma^2/2``, or ``2 lambda + sigma^2``.
    signs : tuple of Sign
        Their signs under the assumptions.
    conditions : Conditions
        All of them negative, in normal form.
    """

    verdict: NoiseVerdict
    exponents: tuple[Expr, ...]
    signs: tuple[Sign, ...]
    conditions: Conditions


def almost_sure(eigenvalues: Sequence[Expr], sigma: Sequence[Expr], given: Assumptions) -> Notion:
    """Stability almost surely: ``lambda < sigma^2/2`` for every player.

    Examples
    --------
    >>> from sympy import Integer, Rational
    >>> almost_sure([Rational(1, 10)], [Integer(1)], Assumptions()).verdict.value
    'stable'
    """
    return _notion([value - s**2 / 2 for value, s in zip(eigenvalues, sigma, strict=True)], given)


def mean_square(eigenvalues: Sequence[Expr], sigma: Sequence[Expr], given: Assumptions) -> Notion:
    """Exponential stability of the linearisation in mean square: ``2 lambda < -sigma^2`` for every player.

    Examples
    --------
    >>> from sympy import Integer, Rational
    >>> mean_square([Rational(1, 10)], [Integer(1)], Assumptions()).exponents
    (6/5,)
    """
    return _notion([2 * value + s**2 for value, s in zip(eigenvalues, sigma, strict=True)], given)


def _notion(exponents: list[Expr], given: Assumptions) -> Notion:
    ratios = [ratio_of(exponent) for exponent in exponents]
    signs = tuple(product(given.sign(r.numerator), given.sign(r.denominator)) for r in ratios)
    conditions = conjunction(negative(ratio, given) for ratio in ratios)
    if not conditions.is_impossible:
        shortest = minimal(conditions.relations, given)
        conditions = Conditions(shortest.relations, bool(shortest.impossible))
    return Notion(_verdict(signs, conditions), tuple(exponents), signs, conditions)


def _verdict(signs: tuple[Sign, ...], conditions: Conditions) -> NoiseVerdict:
    if Sign.POSITIVE in signs:
        return NoiseVerdict.NOT_STABLE
    if conditions.always_hold:
        return NoiseVerdict.STABLE
    if any(sign in (Sign.ZERO, Sign.NONNEGATIVE) for sign in signs):
        return NoiseVerdict.UNDECIDED  # equality, if nothing else
    return NoiseVerdict.NOT_STABLE if conditions.is_impossible else NoiseVerdict.IF_CONDITIONS
