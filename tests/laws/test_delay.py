"""Laws of delay: thresholds against the characteristic roots, found by another way."""

from __future__ import annotations

import mpmath
import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from symgame.dynamics.replicator import replicator
from symgame.game import Game
from symgame.stability.delay.delayed import under_delay
from symgame.stability.delay.points import DelayVerdict
from tests.strategies import generic_games, players_of

SLOPES = st.integers(-6, 6)


def rightmost(matrix: np.ndarray, tau: float) -> float:
    """The largest real part of the roots of ``z*exp(z*tau) = mu``: those of the branch 0 of Lambert's W."""
    return max(float(mpmath.re(mpmath.lambertw(complex(mu) * tau))) / tau for mu in np.linalg.eigvals(matrix))


@given(st.lists(SLOPES, min_size=4, max_size=4))
def test_below_the_threshold_all_characteristic_roots_are_left_and_above_one_is_right(slopes: list[int]) -> None:
    matrix = np.array(slopes, dtype=float).reshape(2, 2)
    assume(abs(np.linalg.det(matrix)) > 1e-9)
    terms = [f"({a})*(x - 1/2) + ({b})*(y - 1/2)" for a, b in (slopes[:2], slopes[2:])]
    equations = {v: f"{v}*(1 - {v})*({term})" for v, term in zip("xy", terms, strict=True)}
    found = under_delay(replicator(Game.from_field(players_of((2, 2)), equations)))
    (point,) = (p for p in found.points if p.point.kind.value == "interior")
    if point.verdict is DelayVerdict.THRESHOLD:
        least = float(point.threshold.evalf(20))
        assert rightmost(matrix / 4, 0.999 * least) < 0 < rightmost(matrix / 4, 1.001 * least)
    else:
        assert point.verdict is DelayVerdict.NEVER_STABLE
        assert min(rightmost(matrix / 4, tau) for tau in (1e-3, 0.1, 1.0, 10.0)) > 0


@given(generic_games((2, 2), (2, 2, 2)))
def test_without_own_shares_no_mixed_point_bears_any_delay(game: Game) -> None:
    for point in under_delay(replicator(game)).points:
        assert point.verdict is DelayVerdict.NEVER_STABLE
