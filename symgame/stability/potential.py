r"""Weighted potential games: no cycle of the field, whatever the start.

With two strategies each and weights :math:`c_i > 0` such that

.. math:: c_i \frac{\partial D_i}{\partial x_j} = c_j \frac{\partial D_j}{\partial x_i}

for all pairs, the weighted advantages are the gradient of one function P, and P grows along every
solution that is not at rest [1]_.

References
----------
.. [1] D. Monderer and L. S. Shapley, "Potential games", Games and Economic Behavior 14 (1996), 124-143;
   J. Hofbauer and K. Sigmund, *Evolutionary Games and Population Dynamics*, 1998, ch. 19.
"""

from __future__ import annotations

from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio
from symgame.dynamics.field import Scope, VectorField
from symgame.stability.weights import balanced_weights


def potential_weights(field: VectorField) -> tuple[Ratio, ...] | None:
    """The players' weights, the first one's being 1; None where it is not proved that there are any.

    Only games of two or more players with two strategies each are tested, and only those whose
    payoffs do not contain shares.
    """
    shape = field.game.shape
    if field.scope is not Scope.MULTILINEAR or len(shape) < 2 or set(shape) != {2}:
        return None

    def factor(i: int, j: int) -> Ratio | None:
        there, back = _slope(field, i, j), _slope(field, j, i)
        if not there and not back:
            return None
        return _proportion(there, back) * _denominators(field, i, j)

    ring = field.ring
    weights = balanced_weights(range(len(shape)), factor, field.game.assumptions, Ratio(ring.one, ring.one))
    return None if weights is None else tuple(weights[i] for i in range(len(shape)))


def _slope(field: VectorField, player: int, other: int) -> PolyElement:
    first, second = field.advantages[player].polynomials
    slope: PolyElement = (first - second).diff(other)
    return slope


def _proportion(left: PolyElement, right: PolyElement) -> Ratio:
    """The form r with ``left = r * right``; 0 where there is none."""
    forms = left.ring.domain.ring
    nothing = Ratio(forms.zero, forms.one)
    if not left or not right or set(left) != set(right):
        return nothing
    monomial = next(iter(right))
    top, bottom = left[monomial], right[monomial]
    is_multiple = all(form * bottom == right[other] * top for other, form in left.items())
    return Ratio(top, bottom) if is_multiple else nothing


def _denominators(field: VectorField, i: int, j: int) -> Ratio:
    return Ratio(_bottom(field, j), _bottom(field, i))


def _bottom(field: VectorField, player: int) -> PolyElement:
    part = field.advantages[player]
    bottom = part.denominator
    return bottom if part.forms is not None else bottom.ring.domain.convert(bottom.coeff(1))
