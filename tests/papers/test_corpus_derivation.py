"""Published games derived anew: eigenvalues by hand, and printed ESS conditions at random parameters."""

from __future__ import annotations

import itertools
import json
import random
import tomllib
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from sympy import expand, fraction, together

import symgame
from symgame.conditions.relation import read_relations
from symgame.dynamics.replicator import replicator
from symgame.game import Game
from symgame.players import Player, profile_of
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex, vertex
from tests import naive

CATALOGUE = Path(__file__).parents[2] / "symgame/papers/catalogue"
FILES = sorted(CATALOGUE.glob("*.toml"))
EXPECTED = json.loads((CATALOGUE / "expected.json").read_text(encoding="utf-8"))


@cache
def game_of(path: Path) -> Game:
    return symgame.read_game(path)


@cache
def vertices_of(path: Path) -> dict[tuple[int, ...], Vertex]:
    field = replicator(game_of(path))
    return {profile: vertex(field, profile) for profile in field.game.profiles}


WITH_PAYOFFS = [p for p in FILES if "\n[payoff" in p.read_text(encoding="utf-8")]
ROOT = CATALOGUE.parents[1]
OTHERS = [
    Path(__file__).with_name("2x2x2.nfg"),
    *sorted(ROOT.glob("symgame/library/*.toml")),
    *sorted(ROOT.glob("benchmarks/*.toml")),
]


def test_the_corpus_is_there() -> None:
    assert len(FILES) >= 18
    assert len(WITH_PAYOFFS) >= 10


def equal(left: object, right: object) -> bool:
    return expand(fraction(together(left - right))[0]) == 0


def check_eigenvalues(game: Game, vertices: dict[tuple[int, ...], Vertex]) -> None:
    """The Jacobian of the sum over profiles, entry by entry along the axes; at a vertex it is triangular.

    Only the share of a strategy in use may depend on other shares, and only on those of its own player.
    """
    shares = naive.coordinates(game)
    owners = [i for i, player in enumerate(game.players) for _ in player.strategies[1:]]
    components = naive.restricted_velocity(game)
    for profile, ours in vertices.items():
        point = naive.vertex_point(game, profile)
        n = len(shares)
        along = [{x: v for x, v in point.items() if x != axis} for axis in shares]
        matrix = [[c.xreplace(along[j]).diff(x).xreplace(point) for j, x in enumerate(shares)] for c in components]
        for i, j in itertools.permutations(range(n), 2):
            assert equal(matrix[i][j], 0) or (owners[i] == owners[j] and point[shares[i]] == 1)
        left = [matrix[i][i] for i in range(n)]
        for value in ours.eigenvalues:
            match = next((other for other in left if equal(value, other)), None)
            assert match is not None, f"{ours.key}: {value} is no eigenvalue of the Jacobian"
            left.remove(match)
        assert not left


@pytest.mark.parametrize("path", [*WITH_PAYOFFS, *OTHERS], ids=lambda p: p.stem)
def test_eigenvalues_are_those_of_the_expanded_jacobian(path: Path) -> None:
    check_eigenvalues(game_of(path), vertices_of(path))


@pytest.mark.parametrize("n", [2, 4, 5])
def test_eigenvalues_of_general_games_are_those_of_the_expanded_jacobian(n: int) -> None:
    game = general_game(n)
    field = replicator(game)
    check_eigenvalues(game, {profile: vertex(field, profile) for profile in game.profiles})


def general_game(n: int) -> Game:
    """Two strategies each, every payoff its own symbol."""
    table = {w: [f"u{i}_{''.join(map(str, w))}" for i in range(n)] for w in itertools.product(range(2), repeat=n)}
    names = [name for row in table.values() for name in row]
    players = [Player(f"Party {i}", f"x{i}", ("Yes", "No")) for i in range(n)]
    return Game.from_table(players, table, parameters=names)


def allowed_values(game: Game, seed: int, count: int) -> list[dict[object, Fraction]]:
    """Random parameters that satisfy the assumptions; single bounds are drawn to fit."""
    source = random.Random(seed)
    intervals = game.assumptions.intervals
    found: list[dict[object, Fraction]] = []
    for _ in range(4000):
        values = {}
        for symbol in game.symbols:
            interval = intervals.get(symbol)
            low = Fraction(str(interval.low)) if interval and interval.low is not None else Fraction(-5)
            spread = source.choice((1, 5, 20))
            high = Fraction(str(interval.high)) if interval and interval.high is not None else low + spread
            values[symbol] = low + (high - low) * Fraction(source.randint(1, 996), 997)
        if all(naive.holds(r, values) for r in game.assumptions.relations):
            found.append(values)
        if len(found) == count:
            break
    return found


def printed_ess() -> list[tuple[Path, str]]:
    cases = []
    for path in WITH_PAYOFFS:
        for key, answer in EXPECTED.get(path.stem, {}).items():
            if key.startswith("ess ") and (answer["verdict"], answer.get("relation")) == ("verified", "equivalent"):
                cases.append((path, key.removeprefix("ess ")))
    return cases


@pytest.mark.parametrize(("path", "key"), printed_ess(), ids=lambda v: v if isinstance(v, str) else v.stem)
def test_our_ess_conditions_are_the_printed_ones_at_random_parameters(path: Path, key: str) -> None:
    game = game_of(path)
    names = {s.name: s for s in game.symbols}
    claims = tomllib.loads(path.read_text(encoding="utf-8"))["claims"]["ess"][key]
    texts = claims["if"] if isinstance(claims, dict) else claims
    printed = [r for text in texts for r in read_relations(text, names)]
    ours = vertices_of(path)[profile_of(key, game.players)]
    points = allowed_values(game, len(key) + len(game.symbols), 60)
    assert points
    for values in points:
        said = all(naive.holds(r, values) for r in printed)
        derived = all(naive.holds(r, values) for r in ours.ess_conditions.relations)
        is_ess = all(naive.compared(naive.at(v, values), "<") for v in ours.eigenvalues)
        assert said == is_ess
        assert (derived and ours.verdict is not EssVerdict.NEVER) == is_ess


@pytest.mark.parametrize("path", WITH_PAYOFFS, ids=lambda p: p.stem)
def test_ess_conditions_hold_exactly_where_all_eigenvalues_are_negative(path: Path) -> None:
    game = game_of(path)
    points = allowed_values(game, 1, 25)
    for ours in vertices_of(path).values():
        for values in points:
            is_stable = all(naive.compared(naive.at(v, values), "<") for v in ours.eigenvalues)
            if ours.ess_conditions.is_impossible:
                assert not is_stable
            else:
                assert all(naive.holds(r, values) for r in ours.ess_conditions.relations) == is_stable
