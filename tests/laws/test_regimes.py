"""Sets of vertices that are ESS together: disjoint, exhaustive, each with an example that is one."""

from __future__ import annotations

from pathlib import Path

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Expr, Symbol, expand, sqrt

import symgame as sg
from symgame.analysis import vertices_of
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.cases.groups import sets_of_groups
from symgame.conditions.relation import read_relations
from symgame.game import Game
from symgame.stability.regimes.regimes import Regimes, regimes, sign_patterns
from symgame.stability.verdict import EssVerdict
from symgame.symbols import real_symbol
from tests import naive
from tests.strategies import games, generic_values, symbolic_games

ROOT = Path(__file__).resolve().parents[2]


def regimes_of(game: Game) -> Regimes:
    return regimes(game, vertices_of(sg.replicator(game)))


def ess_at(game: Game, values: dict[Symbol, object]) -> tuple[str, ...]:
    """The strict Nash vertices at values, by payoffs."""
    found = []
    for vertex in vertices_of(sg.replicator(game)):
        if all(naive.compared(naive.at(value, values), "<") for value in vertex.eigenvalues):
            found.append(vertex.key)
    return tuple(found)


@settings(max_examples=settings.default.max_examples // 2)
@given(symbolic_games(players=(2, 3)), st.integers(0, 2**32))
def test_at_any_values_exactly_one_set_has_its_conditions_and_it_is_the_one_by_payoffs(game: Game, seed: int) -> None:
    found = regimes_of(game)
    assert found.is_complete
    values = generic_values(game.symbols, seed)
    holding = [
        stable.ess
        for stable in found.stable_sets
        if any(all(naive.holds(r, values) for r in cube) for cube in stable.conditions or ())
    ]
    assert holding == [ess_at(game, values)]


@settings(max_examples=settings.default.max_examples // 2)
@given(symbolic_games(players=(2, 3)))
def test_every_example_fulfils_the_assumptions_and_has_its_set(game: Game) -> None:
    for stable in regimes_of(game).stable_sets:
        values = dict(stable.witness)
        assert set(values) == set(game.symbols)
        assert all(naive.holds(r, values) for r in game.assumptions.relations)
        assert ess_at(game, values) == stable.ess
        assert any(all(naive.holds(r, values) for r in cube) for cube in stable.conditions or ())


@given(symbolic_games(players=(2, 3)))
@settings(max_examples=settings.default.max_examples // 4)
def test_neighbours_are_never_stable_together(game: Game) -> None:
    for stable in regimes_of(game).stable_sets:
        for a in stable.ess:
            for b in stable.ess:
                assert sum(x != y for x, y in zip(a, b, strict=True)) != 1


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("benchmarks/r15.toml", 10),
        ("benchmarks/r15q.toml", 12),
        ("symgame/library/llm-iar.toml", 20),
        ("symgame/library/vertical-models.toml", 12),
        ("symgame/library/open-source-ecosystem.toml", 11),
        ("symgame/library/data-compute-supply.toml", 13),
        ("symgame/papers/catalogue/tang_buildmat_trust.toml", 18),
        ("symgame/papers/catalogue/classic_jordan3mp.toml", 1),
    ],
)
def test_counts_of_known_games(path: str, count: int) -> None:
    game = sg.read_game(ROOT / path)
    found = regimes(game, vertices_of(sg.replicator(game)), with_conditions=False)
    assert found.is_complete
    assert len(found.stable_sets) == count


def listed_by_z3(game: Game) -> set[tuple[str, ...]]:
    """All sets of vertices that are ESS together, as a modeller would list them: one Boolean a vertex."""
    variables = {symbol: z3.Real(f"v{k}") for k, symbol in enumerate(game.symbols)}

    def term(expression: Expr) -> object:
        total = z3.RealVal(0)
        for monomial, number in expand(expression).as_coefficients_dict().items():
            total = total + z3.RealVal(str(number)) * (variables[monomial] if monomial != 1 else 1)
        return total

    solver = z3.Solver()
    for relation in game.assumptions.relations:
        solver.add(term(relation.left) > term(relation.right))
    stable = {
        vertex.key: z3.And([term(value) < 0 for value in vertex.eigenvalues])
        for vertex in vertices_of(sg.replicator(game))
    }
    found = set()
    while solver.check() == z3.sat:
        model = solver.model()
        holds = {key: z3.is_true(model.eval(formula, model_completion=True)) for key, formula in stable.items()}
        found.add(tuple(key for key, is_true in holds.items() if is_true))
        solver.add(z3.Or([z3.Not(stable[key]) if is_true else stable[key] for key, is_true in holds.items()]))
    return found


LINEAR = st.one_of(
    st.integers(-2, 2).map(str),
    st.builds("{}*a + {}*b + {}".format, *[st.integers(-2, 2).map(lambda k: f"({k})")] * 3),
)


@settings(max_examples=settings.default.max_examples**2 // 4)  # 100 by default, 2,500 in the long profile
@given(games(players=(2, 3), strategies=(2, 2), payoffs=LINEAR, parameters=("a", "b"), assume=("a > 0", "b > 0")))
def test_the_sets_of_small_games_are_those_that_z3_lists(game: Game) -> None:
    found = regimes(game, vertices_of(sg.replicator(game)), with_conditions=False)
    assert found.is_complete
    assert not found.impossible
    assert {stable.ess for stable in found.stable_sets} == listed_by_z3(game)


@pytest.mark.parametrize(("path", "count"), [("benchmarks/r15.toml", 234), ("benchmarks/r15q.toml", 360)])
def test_sign_patterns_of_the_benchmark_games(path: str, count: int) -> None:
    game = sg.read_game(ROOT / path)
    patterns = sign_patterns(vertices_of(sg.replicator(game)), game)
    assert patterns.is_complete
    assert len(patterns.sets) == count
    assert not patterns.impossible


def test_the_flagship_can_be_bistable() -> None:
    game = sg.load("llm-iar")
    found = regimes(game, vertices_of(sg.replicator(game)), with_conditions=False)
    assert ("000", "111") in [stable.ess for stable in found.stable_sets]
    assert () in [stable.ess for stable in found.stable_sets]


def groups_of(texts: list[str], assume: list[str], names: str) -> tuple[bool, set[tuple[int, ...]]]:
    symbols = {name: real_symbol(name) for name in names}
    groups = [tuple(read_relations(text, symbols)) for text in texts]
    given_ = Assumptions(tuple(r for text in assume for r in read_relations(text, symbols)))
    listing = sets_of_groups(groups, given_, list(symbols.values()))
    return listing.is_complete, {together.groups for together in listing.sets}


def test_groups_by_hand() -> None:
    assert groups_of(["a < b", "b < a"], [], "ab") == (True, {(0,), (1,), ()})
    assert groups_of(["a < b", "b < c, a < b"], ["a > 0"], "abc") == (True, {(), (0,), (0, 1)})
    assert groups_of(["a*b < 0"], ["a > 0", "b > 0"], "ab") == (True, {()})
    assert groups_of(["a**2 < 2", "a > 1"], [], "a") == (True, {(), (0,), (1,), (0, 1)})


def test_an_example_may_need_a_square_root() -> None:
    assert groups_of(["a < 1", "b > a"], ["a**2 == 2", "b**2 + b == 1"], "ab") == (
        True,
        {(), (0,), (0, 1)},
    )


def test_a_set_that_holds_only_at_an_irrational_tie_is_listed() -> None:
    players = [sg.Player("A", "x", ("1", "2")), sg.Player("B", "y", ("1", "2"))]
    table = {"11": [0, 0], "10": [0, 0], "01": [1, 2], "00": [1, "a**2"]}
    game = Game.from_table(players, table, parameters=["a"], assume=["a > 0"])
    found = regimes_of(game)
    assert found.is_complete
    assert {stable.ess: stable.witness for stable in found.stable_sets}[()] == ((game.symbols[0], sqrt(2)),)


def test_what_only_an_example_of_third_degree_would_show_is_not_called_complete() -> None:
    complete, found = groups_of(["a < 1"], ["a**3 == 2"], "a")
    assert not complete
    assert found == set()


def test_a_search_without_time_is_not_complete() -> None:
    game = sg.load("llm-iar")
    found = regimes(game, vertices_of(sg.replicator(game)), seconds=0.01)
    assert not found.is_complete
    assert found.stable_sets == ()


def lone_game(first: str, assume: list[str] | None = None) -> Game:
    """One party whose second strategy earns nothing."""
    return Game.from_table(
        [sg.Player("A", "x", ("1", "2"))], {"1": [first], "0": ["0"]}, parameters=["a", "b", "c"], assume=assume or []
    )


def test_a_single_condition_can_be_impossible_too() -> None:
    for first, assume in (("c/(a + b) - 1", ["c/(a + b) < 1"]), ("-a*a + a*b - b*b", ["a > 0"])):
        game = lone_game(first, assume)
        vertices = vertices_of(sg.replicator(game))
        assert [vertex.verdict for vertex in vertices] == [EssVerdict.ESS, EssVerdict.NEVER]
        assert [stable.ess for stable in regimes_of(game).stable_sets] == [("0",)]


def test_a_condition_that_is_an_inequation() -> None:
    found = regimes_of(lone_game("c*c - 2*c + 1"))
    assert found.is_complete
    assert [
        (stable.ess, [[r.text() for r in each] for each in stable.conditions or ()]) for stable in found.stable_sets
    ] == [
        (("1",), [["c < 1"], ["1 < c"]]),
        ((), [["c == 1"]]),
    ]
