r"""Gains of many states at many parameter points at once, on one face of the state space.

On the face where player ``i`` uses the strategies ``a_i``, the last of them is its reference, and

.. math:: G_{ik} = U_{ik} - U_{ir}, \qquad k \in a_i \setminus \{r\}.

Payoffs without shares are linear in the shares of each opponent: one right-hand side serves all such
games, and a point of parameter space is an array of numbers, the gains at the opponents' profiles.
Any other gain is a quotient of share polynomials; there the numbers are their coefficients.
"""

from __future__ import annotations

import itertools

import numpy as np
from sympy.polys.rings import PolyElement

from symgame.algebra.share_polynomials import at_point, constant_of
from symgame.dynamics.field import VectorField, advantage, at_profile, profile_index
from symgame.errors import SimulationError
from symgame.numeric.coefficients import values_at
from symgame.numeric.gains.faces import Active
from symgame.numeric.gains.multilinear import MultilinearGains
from symgame.numeric.gains.quotients import QuotientGains, Term
from symgame.numeric.points import Points
from symgame.numeric.simulation import Numbers

Kernel = MultilinearGains | QuotientGains


def kernel_on(field: VectorField, active: Active, points: Points) -> tuple[Kernel, Numbers]:
    """The right-hand side on a face, and its coefficients at all points: (points, coefficients).

    Raises
    ------
    SimulationError
        If a payoff has no finite value at a point.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.numeric.gains.faces import whole_face
    >>> from symgame.numeric.points import points_of
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> kernel, numbers = kernel_on(field, whole_face(field), points_of(game, game.scenarios))
    >>> numbers.shape
    (5, 12)
    >>> centre = [np.full((2, 1), 0.5)] * 3
    >>> [gain.round(6).tolist() for gain in kernel.gains(numbers[0][:, None], centre)]
    [[[-0.43]], [[0.18]], [[0.25]]]
    """
    if is_multilinear(field):
        return _multilinear(field, active, points)
    return _quotients(field, active, points)


def is_multilinear(field: VectorField) -> bool:
    """Whether all gains are linear in the shares of each opponent, and free of the own."""
    return all(part.forms is not None or _player_is(field, i) for i, part in enumerate(field.advantages))


def _player_is(field: VectorField, player: int) -> bool:
    """Also of payoffs with shares in them, where those shares multiply out that way."""
    game = field.game
    for strategy in range(game.shape[player] - 1):
        top, bottom = advantage(field, player, strategy, game.shape[player] - 1)
        if any(monomial != bottom.ring.zero_monom for monomial in bottom):
            return False
        for monomial in top:
            place = 0
            for j, other in enumerate(game.players):
                degree = sum(monomial[place : place + len(other.shares)])
                place += len(other.shares)
                if degree > (0 if j == player else 1):
                    return False
    return True


def _multilinear(field: VectorField, active: Active, points: Points) -> tuple[Kernel, Numbers]:
    forms: list[PolyElement] = []
    bottoms: list[PolyElement] = []
    for i, used in enumerate(active):
        others = [(0,) if j == i else strategies for j, strategies in enumerate(active)]
        for k in used[:-1]:
            tops, bottom = _at_profiles(field, i, k, used[-1], list(itertools.product(*others)))
            forms += tops
            bottoms += [bottom] * len(tops)
    values = values_at(forms, field.ring, points)
    distinct = list(dict.fromkeys(bottoms))
    below = values_at(distinct, field.ring, points)
    with np.errstate(all="ignore"):
        quotients = values / below[:, [distinct.index(bottom) for bottom in bottoms]]
    return MultilinearGains(active), check_finite(quotients, points)


def _at_profiles(
    field: VectorField, i: int, k: int, reference: int, profiles: list[tuple[int, ...]]
) -> tuple[list[PolyElement], PolyElement]:
    part, game = field.advantages[i], field.game
    if part.forms is not None:
        places = [profile_index(game.shape, i, profile) for profile in profiles]
        return [part.forms[k][w] - part.forms[reference][w] for w in places], part.denominator
    top, bottom = advantage(field, i, k, reference)
    return [constant_of(at_point(top, at_profile(game, profile))) for profile in profiles], constant_of(bottom)


def _quotients(field: VectorField, active: Active, points: Points) -> tuple[Kernel, Numbers]:
    forms: list[PolyElement] = []

    def terms_of(polynomial: PolyElement) -> tuple[Term, ...]:
        terms = []
        for monomial, form in polynomial.terms():
            terms.append((tuple(monomial), len(forms)))
            forms.append(form)
        return tuple(terms)

    tops, bottoms = [], []
    for i, used in enumerate(active):
        parts = [advantage(field, i, k, used[-1]) for k in used]
        tops.append(tuple(terms_of(top) for top, _ in parts[:-1]))
        bottoms.append(terms_of(parts[-1][1]))
    sizes = tuple(len(player.shares) for player in field.game.players)
    kernel = QuotientGains(active, sizes, tuple(tops), tuple(bottoms))
    return kernel, values_at(forms, field.ring, points)


def check_finite(values: Numbers, points: Points) -> Numbers:
    """The values, if all of them are numbers."""
    if not np.isfinite(values).all():
        p = int(np.argwhere(~np.isfinite(values))[0][0])
        raise SimulationError(f"{points.name(p)}: a payoff has no finite value there; correct the values")
    return values
