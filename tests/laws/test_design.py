"""Design against a grid: nothing cheaper fulfils what is required, and the values found do."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

import symgame as sg
from symgame.game import Game
from symgame.stability.design.answer import Design
from tests import naive
from tests.strategies import games

GRID = [Fraction(k, 2) for k in range(9)]

PAYOFFS = st.one_of(
    st.integers(-3, 3).map(str),
    st.sampled_from(["s", "t", "-s", "s - t", "2*t - 1", "s + t - 2", "1 - t"]),
)


def designs() -> st.SearchStrategy[Game]:
    return games(players=(2, 3), strategies=(2, 2), payoffs=PAYOFFS, parameters=("s", "t"), assume=("s > 0", "t >= 0"))


def gains(game: Game, profile: tuple[int, ...], values: dict[object, Fraction]) -> list[Fraction]:
    """What each player gains by the other strategy, straight from the table."""
    found = []
    for i, k in enumerate(profile):
        other = (*profile[:i], 1 - k, *profile[i + 1 :])
        found.append(naive.at(naive.payoff(game, other, i) - naive.payoff(game, profile, i), values))
    return found


def fulfils(game: Game, require: str, values: dict[object, Fraction]) -> bool:
    """Whether the first profile is a strict Nash equilibrium, and somebody gains at each other one if asked."""
    s, t = (values[symbol] for symbol in game.symbols)
    first, *others = itertools.product((0, 1), repeat=len(game.players))
    if not (s > 0 and t >= 0 and all(gain < 0 for gain in gains(game, first, values))):
        return False
    return require == "stable" or all(any(g > 0 for g in gains(game, other, values)) for other in others)


def found_for(game: Game, require: str) -> Design:
    return sg.design(game, "1" * len(game.players), ["s", "t"], require=require, costs={"t": 2})


@settings(max_examples=settings.default.max_examples * 2)
@given(designs(), st.sampled_from(["stable", "only"]))
def test_no_point_of_a_grid_is_cheaper_and_the_values_found_will_do(game: Game, require: str) -> None:
    found = found_for(game, require)
    for s, t in itertools.product(GRID, repeat=2):
        values = dict(zip(game.symbols, (s, t), strict=True))
        cost = s + 2 * t
        below = found.optimum is None or cost < found.optimum.cost
        if below or (cost == found.optimum.cost and not found.optimum.is_attained):
            assert not fulfils(game, require, values)
    if found.optimum is None:
        return
    assert fulfils(game, require, {symbol: Fraction(str(value)) for symbol, value in found.values.items()})
    at = {symbol: Fraction(str(value)) for symbol, value in found.named(found.optimum.point).items()}
    assert fulfils(game, require, at) == found.optimum.is_attained


@settings(max_examples=settings.default.max_examples)
@given(designs())
def test_only_costs_at_least_as_much_as_stable(game: Game) -> None:
    stable, only = found_for(game, "stable"), found_for(game, "only")
    if only.optimum is None:
        assert (only.beside is None) == (stable.optimum is None)
    else:
        assert stable.optimum is not None
        assert stable.optimum.cost <= only.optimum.cost
        assert only.remaining is not None
        assert len(only.remaining.ess) == 1


@settings(max_examples=settings.default.max_examples // 4)
@given(designs(), st.sampled_from([Fraction(1, 10), Fraction(1)]))
def test_a_margin_never_makes_it_cheaper_and_is_kept(game: Game, margin: Fraction) -> None:
    free = found_for(game, "only")
    kept = sg.design(game, "1" * len(game.players), ["s", "t"], require="only", costs={"t": 2}, margin=margin)
    if kept.optimum is None:
        return
    assert free.optimum is not None
    assert free.optimum.cost <= kept.optimum.cost
    values = {symbol: Fraction(str(value)) for symbol, value in kept.values.items()}
    first, *others = itertools.product((0, 1), repeat=len(game.players))
    assert all(gain <= -margin for gain in gains(game, first, values))
    assert all(any(gain >= margin for gain in gains(game, other, values)) for other in others)


def test_where_dominance_leaves_the_target_simulations_agree() -> None:
    table = {"11": ["s", "s"], "10": ["s - 2", "0"], "01": ["0", "s - 2"], "00": ["0", "0"]}
    players = [sg.Player("A", "x", ("Give", "Keep")), sg.Player("B", "y", ("Give", "Keep"))]
    game = Game.from_table(players, table, parameters=["s"], assume=["s > 0"])
    found = sg.design(game, "11", ["s"], require="only")
    assert found.infimum == 2
    assert found.remaining is not None
    assert found.remaining.limit == "11"
    starts = list(itertools.product(["0.05", "0.5"], repeat=2))
    scenario = game.scenario_from({}, like=found.scenario, initial=starts)
    runs = sg.simulate(sg.replicator(game), scenario).runs
    assert {tuple(run.end.tolist()) for run in runs if run.end is not None} == {(1.0, 1.0)}
