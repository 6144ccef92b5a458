"""Forms at many points of parameter space at once.

A form is a sum of products of generators: parameters, and what is not polynomial in them, such as
``sqrt(a)``. The generators are evaluated first, then every product once for all forms. A value that
is small beside its summands is worked out again exactly, so that a tie is 0 and no rounding error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import numpy as np
from sympy import Abs, Add, Basic, Expr, Max, Min, Mul, Pow, Rational, Symbol, exp, log
from sympy.polys.rings import PolyElement, PolyRing

from symgame.building import as_expression
from symgame.errors import SimulationError
from symgame.numeric.points import Points
from symgame.numeric.simulation import Numbers
from symgame.vanishing import vanishes

SMALL = 1e-12
"""A value so small beside the sum of its summands' sizes is worked out exactly."""

BLOCK = 8_192
"""So many points at once, so that products of generators need little memory."""


def values_at(forms: Sequence[PolyElement], ring: PolyRing, points: Points) -> Numbers:
    """The values of forms at points.

    Parameters
    ----------
    forms : sequence of PolyElement
        Of one ring, whose symbols are parameters of the points.
    ring : PolyRing
    points : Points

    Returns
    -------
    ndarray, shape (points, forms)

    Raises
    ------
    SimulationError
        If one of them has no finite value at a point.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.numeric.points import points_of
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> both = field.advantages[0].forms[0][:2]
    >>> values_at(both, field.ring, points_of(game, game.scenarios[:1])).round(9).tolist()
    [[8.19, 5.79]]
    """
    blocks = range(0, len(points), BLOCK)
    parts = [_block(forms, ring, points, slice(start, start + BLOCK)) for start in blocks]
    values = np.concatenate(parts) if parts else np.zeros((0, len(forms)))
    if not np.isfinite(values).all():
        p = int(np.argwhere(~np.isfinite(values))[0][0])
        raise SimulationError(f"{points.name(p)}: a payoff has no finite value there; correct the values")
    return values


def _block(forms: Sequence[PolyElement], ring: PolyRing, points: Points, part: slice) -> Numbers:
    columns = dict(zip(points.symbols, points.values[part].T, strict=True))
    count = len(points.values[part])
    with np.errstate(all="ignore"):  # what is not finite is an error afterwards
        generators = [np.broadcast_to(evaluated(each, columns), (count,)) for each in ring.symbols]
        products: dict[tuple[int, ...], Numbers] = {}
        for monomial in {monomial for form in forms for monomial in form}:
            product = np.ones(count)
            for generator, power in zip(generators, monomial, strict=True):
                if power:
                    product = product * generator**power
            products[monomial] = product
        values, sizes = np.zeros((count, len(forms))), np.zeros((count, len(forms)))
        for k, form in enumerate(forms):
            for monomial, coefficient in form.items():
                summand = float(coefficient) * products[monomial]
                values[:, k] += summand
                sizes[:, k] += np.abs(summand)
        for p, k in np.argwhere(np.abs(values) < SMALL * sizes):
            values[p, k] = _exactly(forms[k], ring, points, part.start + int(p))
    return values


def _exactly(form: PolyElement, ring: PolyRing, points: Points, point: int) -> float:
    known: dict[Expr, Rational] = dict(points.exact(point).items())
    if all(generator in known for generator in ring.symbols):
        row = [Fraction(int(known[g].p), int(known[g].q)) for g in ring.symbols]
        total = Fraction(0)
        for monomial, coefficient in form.items():
            product = Fraction(int(coefficient.numerator), int(coefficient.denominator))
            for value, power in zip(row, monomial, strict=True):
                product *= value**power
            total += product
        return float(total)
    value = as_expression(form).xreplace(known)
    return 0.0 if vanishes(value) else float(value)


def evaluated(expression: Expr, columns: Mapping[Symbol, Numbers]) -> Numbers:
    """An expression at many values of its symbols, node by node."""
    if isinstance(expression, Symbol):
        return columns[expression]
    if expression.is_Rational:
        return np.asarray(float(expression))
    parts = [evaluated(part, columns) for part in expression.args if isinstance(part, Expr)]
    return _NODES[expression.func](parts) if expression.func in _NODES else np.asarray(float(expression))


def _folded(operation: np.ufunc) -> Callable[[list[Numbers]], Numbers]:
    def fold(parts: list[Numbers]) -> Numbers:
        result = parts[0]
        for part in parts[1:]:
            result = operation(result, part)
        return result

    return fold


_NODES: dict[type[Basic], Callable[[list[Numbers]], Numbers]] = {
    Add: _folded(np.add),
    Mul: _folded(np.multiply),
    Pow: _folded(np.power),
    Min: _folded(np.minimum),
    Max: _folded(np.maximum),
    exp: lambda parts: np.asarray(np.exp(parts[0])),
    log: lambda parts: np.asarray(np.log(parts[0])),
    Abs: lambda parts: np.asarray(np.abs(parts[0])),
}
