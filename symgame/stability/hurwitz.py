"""Routh-Hurwitz conditions, for mixed points of fields with own shares in the payoffs only.

For ``lambda^n + c1 lambda^(n-1) + ...`` all roots have negative real parts iff

* n = 1: ``c1 > 0``;
* n = 2: ``c1 > 0`` and ``c2 > 0`` (trace < 0 < determinant);
* n = 3: ``c1 > 0``, ``c3 > 0`` and ``c1 c2 > c3``;
* n = 4: ``c1, c3, c4 > 0`` and ``c1 c2 c3 > c3^2 + c1^2 c4``.

References
----------
.. [1] F. R. Gantmacher, *The Theory of Matrices*, 1959, vol. 2, ch. XV.
"""

from __future__ import annotations

from symgame.algebra import Ratio
from symgame.algebra.share_polynomials import constant_ratio
from symgame.conditions.normal import Conditions, conjunction, negative, positive
from symgame.conditions.sign import Sign
from symgame.dynamics.field import VectorField
from symgame.equilibria.rest_point import RestPoint
from symgame.stability.linearised import block, characteristic, sign_at, transversals
from symgame.stability.verdict import Finding, Stability


def hurwitz_quantities(coefficients: list[Ratio]) -> list[Ratio]:
    """What must be positive, from the coefficients after the leading 1; up to degree 4.

    Raises
    ------
    ValueError
        For a higher degree.
    """
    c = coefficients[1:]
    if len(c) == 1:
        return [c[0]]
    if len(c) == 2:
        return [c[0], c[1]]
    if len(c) == 3:
        return [c[0], c[2], c[0] * c[1] - c[2]]
    if len(c) == 4:
        return [c[0], c[2], c[3], c[0] * c[1] * c[2] - (c[2] * c[2] + c[0] * c[0] * c[3])]
    raise ValueError(f"degree {len(c)} is not covered")


def own_share_point(field: VectorField, point: RestPoint) -> Finding:
    """The stability of a mixed point where payoffs contain the own share."""
    if point.root is not None and point.number is None:
        return Finding(Stability.UNDECIDED, "its coordinates are roots with open signs")
    outer = transversals(field, point)
    matrix = block(field, point)
    if len(matrix) > 4:
        return Finding(Stability.UNDECIDED, "more than four shares mix")
    coefficients = characteristic(point, matrix)
    if coefficients is None:
        return Finding(Stability.UNDECIDED, "its characteristic polynomial is too long to decide")
    quantities = hurwitz_quantities(coefficients)
    signs = [sign_at(field, point, value) for value in outer]
    conditions_signs = [sign_at(field, point, value) for value in quantities]
    why = "own shares in the payoffs: Routh-Hurwitz on the characteristic polynomial"
    if Sign.POSITIVE in signs or Sign.NEGATIVE in conditions_signs:
        return Finding(_kind_of_instability(matrix, field, point, signs), why)
    if Sign.ZERO in signs or Sign.ZERO in conditions_signs:
        return Finding(Stability.UNDECIDED, f"{why}: an eigenvalue on the imaginary axis")
    if all(s is Sign.NEGATIVE for s in signs) and all(s is Sign.POSITIVE for s in conditions_signs):
        return Finding(Stability.ASYMPTOTICALLY_STABLE, why)
    if point.number is not None:
        return Finding(Stability.UNDECIDED, f"{why}: a sign is open")
    given = field.game.assumptions
    parts = [negative(constant_ratio(value), given) for value in outer]
    parts += [positive(constant_ratio(value), given) for value in quantities]
    conditions: Conditions = conjunction(parts)
    if conditions.is_impossible:
        return Finding(Stability.UNDECIDED, f"{why}: a quantity is never positive but may be zero")
    return Finding(Stability.DEPENDS, why, conditions, Stability.ASYMPTOTICALLY_STABLE)


def _kind_of_instability(
    matrix: list[list[Ratio]], field: VectorField, point: RestPoint, outer: list[Sign]
) -> Stability:
    """A saddle where all eigenvalues are known real and of both signs; else unstable."""
    if any(matrix[i][j].numerator for i in range(len(matrix)) for j in range(len(matrix)) if i != j):
        return Stability.UNSTABLE
    signs = outer + [sign_at(field, point, matrix[i][i]) for i in range(len(matrix))]
    is_saddle = all(sign.is_strict for sign in signs) and len(set(signs)) == 2
    return Stability.SADDLE if is_saddle else Stability.UNSTABLE
