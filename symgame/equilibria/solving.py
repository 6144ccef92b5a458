"""Systems of share polynomials, solved exactly for the shares of one face.

One unknown after the other is eliminated. Where an equation reads ``c1*v + c0 = 0`` there are two
branches, and both are followed: ``c1 != 0`` and ``v = -c0/c1``; or ``c1 = 0`` and ``c0 = 0`` with the
other equations unchanged. Nothing is lost where an equation factors, as in the game of McKelvey and
McLennan [1]_, and nothing spurious is kept. What remains at the end is one equation in one unknown:
linear, or the *root equation* in terms of which the other shares are rational.

All statements are about parameters in general position: a form counts as zero only if it is zero
identically.

References
----------
.. [1] R. D. McKelvey and A. McLennan, "The maximal number of regular totally mixed Nash equilibria",
   Journal of Economic Theory 72 (1997), 411-425.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio
from symgame.algebra.share_factors import cancelled, common_share_factor, simplified, split
from symgame.algebra.share_polynomials import coefficient, is_zero_everywhere, used_in
from symgame.algebra.substitution import Values, specialised, substitute, substituted


@dataclass(frozen=True, slots=True)
class Solution:
    """One family of solutions of a system.

    Attributes
    ----------
    values : mapping of int to Ratio
        Every unknown in terms of the free ones and of the root.
    free : tuple of int
        Unknowns that may take any value.
    root : tuple of (int, PolyElement), or None
        An unknown and the irreducible equation, of degree 2 or more, that it satisfies.
    """

    values: Values
    free: tuple[int, ...] = ()
    root: tuple[int, PolyElement] | None = None


class Unsolved(Exception):
    """The system has no solution in closed form by these means."""


def solve(equations: list[PolyElement], unknowns: tuple[int, ...]) -> list[Solution]:
    """All families of solutions for parameters in general position.

    Parameters
    ----------
    equations : list of share polynomials
    unknowns : tuple of int
        The places, in the share ring, of the shares to solve for; others do not occur.

    Raises
    ------
    Unsolved
        If no unknown can be eliminated linearly and more than one is left.
    """
    found: list[Solution] = []
    for branch, rest, left in _eliminate([simplified(e) for e in equations], unknowns, _Branch()):
        for solution in _finish(branch, rest, left):
            if solution not in found:
                found.append(solution)
    return found


@dataclass(frozen=True, slots=True)
class _Branch:
    """What was eliminated on the way: ``v = ratio`` in later unknowns, and what must not vanish."""

    steps: tuple[tuple[int, Ratio], ...] = ()
    nonzero: tuple[PolyElement, ...] = field(default=())


def _eliminate(
    equations: list[PolyElement], unknowns: tuple[int, ...], branch: _Branch
) -> Iterator[tuple[_Branch, list[PolyElement], tuple[int, ...]]]:
    """Branches in which each equation left is in the one unknown left, or none is left."""
    equations = [equation for equation in equations if not is_zero_everywhere(equation)]
    if any(not used_in(equation) for equation in equations):
        return  # a number, or a form that is not identically zero, would have to vanish
    parts = [split(equation) for equation in equations]
    for k, pieces in enumerate(parts):
        if len(pieces) > 1:
            for piece in pieces:
                yield from _eliminate([*equations[:k], piece, *equations[k + 1 :]], unknowns, branch)
            return
    equations = [pieces[0] for pieces in parts]
    pivot = _pivot(equations)
    if pivot is None:
        if len(set().union(*map(used_in, equations))) > 1:
            raise Unsolved
        yield branch, equations, unknowns
        return
    equation, v = pivot
    others = [e for e in equations if e is not equation]
    c0, c1 = coefficient(equation, v, 0), coefficient(equation, v, 1)
    value = Ratio(-c0, c1)
    substituted = [simplified(substitute(e, {v: value})) for e in others]
    remaining = tuple(u for u in unknowns if u != v)
    step = _Branch((*branch.steps, (v, value)), (*branch.nonzero, c1))
    yield from _eliminate(substituted, remaining, step)
    if used_in(c1):
        yield from _eliminate([simplified(c1), simplified(c0), *others], unknowns, branch)


def _pivot(equations: list[PolyElement]) -> tuple[PolyElement, int] | None:
    """An equation and an unknown linear in it: the simplest elimination first."""
    choices: list[tuple[tuple[int, int, int], int, PolyElement, int]] = []
    for equation in equations:
        for v in used_in(equation):
            c1 = coefficient(equation, v, 1)
            if equation.degrees()[v] == 1:
                weight = (len(used_in(c1)), len(used_in(equation)), len(equation))
                choices.append((weight, len(choices), equation, v))
    if not choices:
        return None
    _, _, equation, v = min(choices)
    return equation, v


def _finish(branch: _Branch, equations: list[PolyElement], unknowns: tuple[int, ...]) -> Iterator[Solution]:
    """The last unknown from its equations, the others from the steps back."""
    if not equations:
        values = _back(branch, {})
        if values is not None:
            yield Solution(values, unknowns)
        return
    (z,) = used_in(equations[0])
    common = equations[0]
    for equation in equations[1:]:
        common = common_share_factor(common, equation)
    for piece in split(common):
        if not used_in(piece):
            continue
        free = tuple(u for u in unknowns if u != z)
        if piece.degrees()[z] == 1:
            start: dict[int, Ratio] = {z: Ratio(-coefficient(piece, z, 0), coefficient(piece, z, 1))}
            values = _back(branch, start)
            root = None
        else:
            values, root = _back(branch, {}), (z, piece)
            if values is not None and not _is_clear_of(branch.nonzero, values, piece, z):
                values = None
        if values is not None:
            yield Solution(values, free, root)


def _back(branch: _Branch, values: dict[int, Ratio]) -> dict[int, Ratio] | None:
    """All unknowns in terms of the last ones, or nothing where a denominator vanishes."""
    for v, ratio in reversed(branch.steps):
        top, bottom = substituted(ratio, values)
        if is_zero_everywhere(bottom):
            return None
        values[v] = cancelled(Ratio(top, bottom))
    return values


def _is_clear_of(nonzero: tuple[PolyElement, ...], values: Values, root: PolyElement, z: int) -> bool:
    """Whether no denominator vanishes at the roots of an irreducible equation."""
    for polynomial in nonzero:
        at_root = substitute(polynomial, values)
        if is_zero_everywhere(at_root):
            return False
        if not used_in(at_root) or _is_coprime_somewhere(at_root, root):
            continue
        if common_share_factor(at_root, root).degrees()[z] > 0:
            return False
    return True


def _is_coprime_somewhere(left: PolyElement, right: PolyElement) -> bool:
    """Whether numbers for the parameters show that two polynomials have no common root in general."""
    one, other = specialised([left, right], 1)
    return bool(one and other) and common_share_factor(one, other).is_ground
