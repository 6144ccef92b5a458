"""Equilibria against those that Gambit computes."""

from __future__ import annotations

import itertools
import random

import mpmath
import pytest
from sympy import Expr, Rational

from symgame.dynamics.replicator import replicator
from symgame.equilibria.rest_point import Kind, RestPoint
from symgame.equilibria.rest_points import rest_points
from symgame.game import Game
from symgame.stability.classification import nash_conditions
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import vertex
from tests import naive
from tests.strategies import players_of

gambit = pytest.importorskip("pygambit")

SHAPES = ((2, 2, 2), (2, 2), (3, 3, 2))


def random_table(shape: tuple[int, ...], seed: int, low: int = -9) -> dict[tuple[int, ...], list[int]]:
    source = random.Random(seed)
    return {w: [source.randint(low, -low) for _ in shape] for w in itertools.product(*map(range, shape))}


def gambit_game(shape: tuple[int, ...], table: dict[tuple[int, ...], list[int]]) -> object:
    game = gambit.Game.new_table(list(shape))
    for profile, row in table.items():
        for player, payoff in zip(game.players, row, strict=True):
            game[profile][player] = payoff
    return game


def pure_profiles(shape: tuple[int, ...], equilibria: list[object], game: object) -> set[tuple[int, ...]]:
    found = set()
    for profile in equilibria:
        chosen = [[int(profile[s]) for s in player.strategies].index(1) for player in game.players]
        found.add(tuple(chosen))
    return found


@pytest.mark.parametrize("seed", range(100))
def test_pure_equilibria_are_those_of_gambit(seed: int) -> None:
    shape = SHAPES[seed % 3]
    table = random_table(shape, seed, low=-3 if seed % 2 else -9)
    theirs_game = gambit_game(shape, table)
    theirs = pure_profiles(shape, gambit.nash.enumpure_solve(theirs_game).equilibria, theirs_game)
    field = replicator(Game.from_table(players_of(shape), table))
    ours = {w for w in field.game.profiles if all(v <= 0 for v in vertex(field, w).eigenvalues)}
    assert ours == theirs
    assert {w for w in ours if vertex(field, w).verdict is EssVerdict.ESS} == {
        w for w in theirs if naive.is_strict_nash(field.game, w)
    }


def strategy_shares(game: Game, point: RestPoint) -> list[Expr]:
    """The share of every strategy of every player, in order."""
    values = dict(zip(game.shares, point.coordinates, strict=True))
    return [share.subs(values) for i in range(len(game.shape)) for share in naive.share_of(game, i)]


def gains(game: Game, shares: list[Expr]) -> list[Expr]:
    """What every pure strategy earns above the player's mean, the others as given."""
    place, own = 0, []
    for m in game.shape:
        own.append(shares[place : place + m])
        place += m
    result = []
    for i, m in enumerate(game.shape):
        payoffs = []
        for k in range(m):
            total = Rational(0)
            for w in game.profiles:
                if w[i] == k:
                    weight = naive.payoff(game, w, i)
                    for j, strategy in enumerate(w):
                        if j != i:
                            weight = weight * own[j][strategy]
                    total += weight
            payoffs.append(total)
        mean = sum(x * u for x, u in zip(own[i], payoffs, strict=True))
        result += [u - mean for u in payoffs]
    return result


@pytest.mark.parametrize("seed", range(24))
def test_all_equilibria_are_those_of_gambit(seed: int) -> None:
    shape = ((2, 2, 2), (2, 2), (2, 3))[seed % 3]
    table = random_table(shape, 1000 + seed, low=-9999)
    game = Game.from_table(players_of(shape), table)
    field = replicator(game)
    found = rest_points(field)
    assert all(p.kind is not Kind.CONTINUUM for p in found.points)
    assert not found.unsolved
    ours = [
        strategy_shares(game, p)
        for p in found.points
        if (p.kind is Kind.VERTEX and naive.is_nash(game, tuple(u[0] for u in p.support)))
        or (p.kind is not Kind.VERTEX and not nash_conditions(field, p).is_impossible)
    ]
    tolerance = mpmath.mpf(10) ** -35
    for shares in ours:
        assert all(naive.number(gain) < tolerance for gain in gains(game, shares))
    theirs_game = gambit_game(shape, table)
    for profile in gambit.nash.enumpoly_solve(theirs_game).equilibria:
        theirs = [float(profile[s]) for player in theirs_game.players for s in player.strategies]
        distances = [max(abs(a - float(b)) for a, b in zip(theirs, shares, strict=True)) for shares in ours]
        is_ours = min(distances) < 1e-5
        exact = [Rational(str(round(share, 9))) for share in theirs]
        assert is_ours or max(float(g) for g in gains(game, exact)) > 1e-4, f"Gambit's {theirs} is missing"
    assert len(ours) % 2 == 1
