"""Hypothesis strategies: small random games, numeric and symbolic, and points of parameter space."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence
from fractions import Fraction

from hypothesis import strategies as st

from symgame.game import Game
from symgame.players import Player

VARS = "xyzw"
MAX_PAYOFFS = 100


def players_of(shape: Sequence[int]) -> list[Player]:
    """Players A, B, C, D with the shares x, y, z, w and that many strategies."""
    return [Player("ABCD"[i], VARS[i], tuple(f"s{k}" for k in range(1, m + 1))) for i, m in enumerate(shape)]


def integers() -> st.SearchStrategy[Fraction]:
    """Small integers: zeros and repeated numbers are frequent, so that degenerate games occur."""
    return st.integers(-3, 3).map(Fraction)


def rationals() -> st.SearchStrategy[Fraction]:
    """Small rationals with small denominators."""
    return st.builds(Fraction, st.integers(-12, 12), st.integers(1, 6))


def _generic(source: random.Random) -> Fraction:
    return Fraction(source.choice((-1, 1)) * source.randint(1, 10_000), source.randint(1, 97))


@st.composite
def generic_games(draw: st.DrawFn, *shapes_allowed: tuple[int, ...]) -> Game:
    """Numeric games in general position: all payoffs are unrelated rationals."""
    shape = draw(st.sampled_from(shapes_allowed))
    source = random.Random(draw(st.integers(0, 2**32)))
    table = {w: [_generic(source) for _ in shape] for w in itertools.product(*map(range, shape))}
    return Game.from_table(players_of(shape), table)


def generic_values(names: Sequence[object], seed: int, *, positive: bool = True) -> dict[object, Fraction]:
    """Unrelated values for parameters."""
    source = random.Random(seed)
    values = {name: _generic(source) for name in names}
    return {name: abs(v) / 100 if positive else v / 100 for name, v in values.items()}


def terms(names: Sequence[str]) -> st.SearchStrategy[str]:
    """Payoffs in parameters: a number, a parameter, a difference, a product or a quotient of them."""
    name = st.sampled_from(list(names))
    number = st.integers(-2, 2).map(lambda k: f"({k})")
    return st.one_of(
        number,
        number,
        name,
        st.builds("{} - {}".format, name, name),
        st.builds("({})*{}".format, st.integers(-2, 2), name),
        st.builds("{}*{} - {}".format, name, name, number),
        st.builds("{} + {}".format, name, number),
    )


@st.composite
def shapes(
    draw: st.DrawFn, *, players: tuple[int, int] = (1, 4), strategies: tuple[int, int] = (2, 3)
) -> tuple[int, ...]:
    """Numbers of strategies; large tables are cut down to two strategies each."""
    n = draw(st.integers(*players))
    shape = tuple(draw(st.lists(st.integers(*strategies), min_size=n, max_size=n)))
    return shape if math.prod(shape) * n <= MAX_PAYOFFS else (2,) * n


@st.composite
def games(
    draw: st.DrawFn,
    *,
    players: tuple[int, int] = (1, 4),
    strategies: tuple[int, int] = (2, 3),
    payoffs: st.SearchStrategy[object] | None = None,
    parameters: Sequence[str] = (),
    assume: Sequence[str] = (),
) -> Game:
    """Games given by their tables; payoffs are integers and rationals unless said otherwise."""
    shape = draw(shapes(players=players, strategies=strategies))
    payoff = payoffs if payoffs is not None else st.one_of(integers(), rationals())
    rows = st.lists(payoff, min_size=len(shape), max_size=len(shape))
    table = {profile: draw(rows) for profile in itertools.product(*map(range, shape))}
    return Game.from_table(players_of(shape), table, parameters=parameters, assume=assume)


def numeric_cubes(
    n: tuple[int, int] = (3, 3), payoffs: st.SearchStrategy[object] | None = None
) -> st.SearchStrategy[Game]:
    """Games of two strategies each with integer payoffs, often degenerate."""
    return games(players=n, strategies=(2, 2), payoffs=payoffs if payoffs is not None else integers())


def symbolic_games(
    *,
    players: tuple[int, int] = (1, 3),
    strategies: tuple[int, int] = (2, 2),
    names: Sequence[str] = ("a", "b", "c"),
    assume: Sequence[str] = ("a > 0", "b > 0"),
) -> st.SearchStrategy[Game]:
    """Games whose payoffs contain a few parameters."""
    return games(players=players, strategies=strategies, payoffs=terms(names), parameters=names, assume=assume)


def any_games() -> st.SearchStrategy[Game]:
    """Numeric or symbolic, one to four players, two or three strategies."""
    return st.one_of(games(), games(payoffs=terms(("a", "b")), parameters=("a", "b")))


def states(game: Game) -> st.SearchStrategy[dict[object, Fraction]]:
    """Interior states: a rational share for every share symbol, summing to one per player."""
    weights = st.lists(st.integers(1, 9), min_size=sum(game.shape), max_size=sum(game.shape))

    def state(drawn: list[int]) -> dict[object, Fraction]:
        pool, result = list(drawn), {}
        for player, m in zip(game.players, game.shape, strict=True):
            own, pool = pool[:m], pool[m:]
            for share, weight in zip(player.shares, own, strict=False):
                result[share] = Fraction(weight, sum(own))
        return result

    return weights.map(state)
