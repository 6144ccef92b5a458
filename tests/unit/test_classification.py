"""Classification of points: the same as the exact answer point by point, and certain or marked."""

from __future__ import annotations

import random

import numpy as np
import pytest
from sympy import Rational, Symbol
from sympy.polys.domains import QQ
from sympy.polys.rings import ring

from symgame import Game, Player, load, replicator, slugs
from symgame.analysis import vertices_of
from symgame.conditions.region import holds
from symgame.dynamics.field import VectorField
from symgame.errors import InvalidGameError
from symgame.numeric import sign_machine
from symgame.numeric.classification import compiled, grid, rows
from symgame.numeric.classification import points as at_points
from symgame.numeric.classification.classification import Classification, classified
from symgame.numeric.classification.cuts import Lines
from symgame.numeric.classification.exact import decided
from symgame.numeric.classification.grid import Grid
from symgame.numeric.classification.rows import Rows, rows_of
from symgame.numeric.classification.runs import runs_of
from symgame.numeric.classification.signs import Question, question_of
from symgame.numeric.sign_program import SignProgram, sign_program
from symgame.stability.regimes.at_values import stable_at

PAIR = [Player("A", "x", ("Give", "Keep")), Player("B", "y", ("Give", "Keep"))]


def _points(game: Game, count: int, seed: int) -> list[dict[Symbol, Rational]]:
    """Values around those of the scenarios, as far as the assumptions allow them; ties are frequent."""
    source = random.Random(seed)
    found: list[dict[Symbol, Rational]] = []
    while len(found) < count:
        chosen = dict(source.choice(game.scenarios).values)
        values = {s: Rational(v * Rational(source.randint(1, 12), 6)) for s, v in chosen.items()}
        if all(holds(relation, values) for relation in game.assumptions.relations):
            found.append(values)
    return found


def _cloud(game: Game, points: list[dict[Symbol, Rational]]) -> dict[Symbol, np.ndarray]:
    return {symbol: np.array([values[symbol] for values in points], dtype=object) for symbol in game.symbols}


def _sets(found: Classification) -> list[tuple[str, ...]]:
    return [found.sets[k] for k in found.index.reshape(-1)]


@pytest.mark.parametrize("slug", slugs())
def test_every_point_has_the_set_that_exact_conditions_give(slug: str) -> None:
    game = load(slug)
    field = replicator(game)
    vertices, points = vertices_of(field), _points(game, 60, seed=2)
    found = decided(classified(field, _cloud(game, points)))
    assert _sets(found) == [stable_at(vertices, values) for values in points]
    assert not found.near.any()
    assert set(found.sets) == set(_sets(found))


def test_points_on_a_border_are_marked_and_only_these() -> None:
    game = load("llm-iar")
    field, scenario = replicator(game), game.scenarios[0]
    symbol = game.symbols[4]  # C; the thresholds at this scenario are 3 and 439/60
    values = dict(scenario.values) | {symbol: [3, Rational(439, 60), "3.000001", 5]}
    values[symbol] = np.array([Rational(v) for v in values[symbol]], dtype=object)
    found = classified(field, values)
    assert found.near.tolist() == [True, True, False, False]
    assert _sets(decided(found))[:2] == [("111",), ("000",)]  # a zero eigenvalue: no ESS


def test_decimals_are_meant_as_they_are_written() -> None:
    game = Game.from_formulas(PAIR, {"x": "x*(c - 1/10)", "y": "y"}, parameters=["c"])
    found = decided(classified(replicator(game), {"c": np.array([0.1, 0.1 + 1e-12, 0.2])}))
    assert _sets(found) == [(), ("11",), ("11",)]


def test_axes_make_a_plane_and_the_plane_equals_its_points() -> None:
    game = load("llm-iar")
    field, values = replicator(game), dict(game.scenarios[1].values)
    across, up = game.symbols[4], game.symbols[5]
    rows, columns = np.linspace(0.5, 12, 37), np.linspace(0.05, 0.95, 23)
    plane = classified(field, values | {across: rows[:, None], up: columns})
    assert plane.index.shape == plane.near.shape == plane.signs.shape == (37, 23)
    cloud = classified(field, values | {across: np.repeat(rows, 23), up: np.tile(columns, 37)})
    assert plane.sets == cloud.sets
    assert np.array_equal(plane.index.reshape(-1), cloud.index)
    assert np.array_equal(plane.signs.reshape(-1), cloud.signs)


def test_a_grid_of_three_axes_larger_than_a_block_equals_its_points() -> None:
    game = load("vertical-models")
    field, values = replicator(game), dict(game.scenarios[0].values)
    axes = [np.linspace(0.5, 9, n) for n in (3, 5, at_points.BLOCK + 7)]
    a, b, c = game.symbols[0], game.symbols[1], game.symbols[8]
    grid = classified(field, values | {a: axes[0][:, None, None], b: axes[1][:, None], c: axes[2]})
    assert grid.index.shape == (3, 5, at_points.BLOCK + 7)
    whole = np.meshgrid(*axes, indexing="ij")
    cloud = classified(field, values | {s: w.reshape(-1) for s, w in zip((a, b, c), whole, strict=True)})
    assert np.array_equal(grid.index.reshape(-1), cloud.index)


@pytest.mark.skipif(not sign_machine.is_available(), reason="heyoka is not installed")
@pytest.mark.parametrize(("slug", "fixed"), [("llm-iar", 0), ("llm-iar", 11), ("three by three", 0)])
def test_compiled_code_finds_the_same(slug: str, fixed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    game = _three_by_three() if slug == "three by three" else load(slug)
    field, count = replicator(game), 9_001
    source = np.random.default_rng(3)
    values: dict[Symbol, object] = {  # with many ties, exact or not quite
        s: source.integers(1, 9, count) / 8 + source.choice([0, 1e-13], count) for s in game.symbols
    }
    values |= {symbol: k + 1 for k, symbol in enumerate(game.symbols[:fixed])}
    values[game.symbols[11]][5] = np.nan
    plain = classified(field, values)
    monkeypatch.setattr(at_points, "MANY", 1)
    fast = classified(field, values)
    assert plain.near.any()
    _assert_equal(fast, plain)
    assert fast.index[5] == -1


@pytest.mark.skipif(not sign_machine.is_available(), reason="heyoka is not installed")
def test_compiled_code_begins_with_what_is_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    game = load("llm-iar")
    field, symbol = replicator(game), game.symbols[4]
    values = dict(game.scenarios[0].values) | {symbol: np.random.default_rng(5).uniform(0, 20, 300)}
    plain = classified(field, values)
    everywhere = np.bitwise_and.reduce(plain.signs)
    assert everywhere != 0  # some form is negative at all points, and does not differ
    monkeypatch.setattr(at_points, "MANY", 1)
    _assert_equal(classified(field, values), plain)


@pytest.mark.skipif(not sign_machine.is_available(), reason="heyoka is not installed")
def test_rows_of_one_array_are_read_where_they_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_points, "MANY", 1)
    monkeypatch.setattr(compiled, "_by_blocks", None)
    game = load("llm-iar")
    array = np.random.default_rng(8).uniform(0, 10, (len(game.symbols) + 3, at_points.BLOCK + 5))
    order = np.random.default_rng(9).permutation(len(array))[: len(game.symbols)]
    values = {symbol: array[k] for symbol, k in zip(game.symbols, order, strict=True)}
    lying = classified(replicator(game), values)
    monkeypatch.undo()
    _assert_equal(lying, classified(replicator(game), {symbol: own.copy() for symbol, own in values.items()}))


@pytest.mark.skipif(not sign_machine.is_available(), reason="heyoka is not installed")
@pytest.mark.parametrize("beside", ["shifted", "reversed", "the same twice", "another type", "another array"])
def test_what_is_not_a_row_of_one_array_is_copied(beside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_points, "MANY", 1)
    game = load("llm-iar")
    array = np.random.default_rng(8).integers(1, 10, (len(game.symbols) + 1, 500)) / 1
    values = dict(zip(game.symbols, array, strict=False))
    other = {
        "shifted": array.reshape(-1)[7:507],
        "reversed": array[4, ::-1],
        "the same twice": array[5],
        "another type": array[4].astype(int),
        "another array": array[4].copy(),
    }[beside]
    values[game.symbols[4]] = other
    found = classified(replicator(game), values)
    _assert_equal(found, classified(replicator(game), {symbol: np.array(own) for symbol, own in values.items()}))


def _three_by_three() -> Game:
    """Two parties with three strategies each, nine parameters each: 18 forms."""
    players = [Player("A", "x", ("1", "2", "3")), Player("B", "y", ("1", "2", "3"))]
    names = [f"{letter}{k}" for letter in "ab" for k in range(9)]
    table = {(i, j): [names[3 * i + j], names[9 + 3 * j + i]] for i in range(3) for j in range(3)}
    return Game.from_table(players, table, parameters=names)


def _assert_equal(one: Classification, other: Classification) -> None:
    assert one.sets == other.sets
    for mine, theirs in ((one.index, other.index), (one.signs, other.signs), (one.near, other.near)):
        assert mine.dtype == theirs.dtype
        assert np.array_equal(mine, theirs)


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("slug", ["llm-iar", "three by three"])
def test_rows_along_any_axis_are_cut_and_equal_their_points(
    slug: str, axis: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = load(slug) if slug == "llm-iar" else _three_by_three()
    field, shape = replicator(game), [4, 4, 4]
    shape[axis] = 300
    values: dict[Symbol, object] = {s: k % 5 + 1 for k, s in enumerate(game.symbols)}
    for k, symbol in enumerate(game.symbols[4:7]):
        values[symbol] = np.linspace(-1, 6, shape[k]).reshape([-1 if j == k else 1 for j in range(3)])
    plain = _without_rows(field, values, monkeypatch)
    monkeypatch.setattr("symgame.numeric.classification.classification.by_points", None)
    _assert_equal(classified(field, values), plain)
    assert len(plain.sets) > 1


def _without_rows(field: VectorField, values: dict[Symbol, object], monkeypatch: pytest.MonkeyPatch) -> Classification:
    with monkeypatch.context() as patched:
        patched.setattr(rows, "SHORTEST", 10**9)
        return classified(field, values)


PLANE = {"a": np.linspace(-1, 2, 40)[:, None], "b": np.linspace(-2, 2, 50)}


@pytest.mark.parametrize(
    ("first", "values", "axis"),
    [
        ("a*b - 1", PLANE, 1),  # both are long enough: the longer one
        ("a*b^2 - 1", PLANE, 0),
        ("a^2*b^2 - 1", PLANE, None),
        ("a*b - 1", PLANE | {"b": PLANE["b"] ** 2}, 0),  # neither rising nor falling
        ("a*b - 1", {"a": PLANE["a"] + PLANE["b"], "b": PLANE["b"]}, None),  # a differs along both axes
        ("a*b - 1", {"a": np.ones(40), "b": PLANE["b"][:40]}, None),  # no grid
        ("a*b - 1", PLANE | {"b": np.append(PLANE["b"], np.inf)}, 0),
        ("sqrt(a + 2) - b", PLANE, 1),
        ("sqrt(a + 2) - b^2", PLANE, 0),  # linear in the root, which rises
        ("a - 1", PLANE | {"b": np.ones((3, 1, 1))}, 1),
        ("a - 1", {"a": np.linspace(-1, 2, 2_000).reshape(40, 50), "b": 1}, None),  # sorted, but not along one axis
    ],
)
def test_rows_lie_where_forms_are_linear_in_sorted_values(
    first: str, values: dict[str, np.ndarray], axis: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = Game.from_formulas(PAIR, {"x": f"x*({first})", "y": "y*(b - 1)"}, parameters=["a", "b"])
    found: list[int | None] = []

    def spy(question: Question, grid: Grid) -> Rows | None:
        result = rows_of(question, grid)
        found.append(None if result is None else result.axis)
        return result

    plain = _without_rows(replicator(game), values, monkeypatch)
    monkeypatch.setattr("symgame.numeric.classification.classification.rows_of", spy)
    _assert_equal(classified(replicator(game), values), plain)
    assert found == [axis]


def test_a_row_with_an_infinite_or_missing_number_has_no_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    game = Game.from_formulas(PAIR, {"x": "x*(a*b - 1)", "y": "y*(b + a)"}, parameters=["a", "b"])
    values = {"a": np.array([1.0, np.nan, 0.0, np.inf, -1e290])[:, None], "b": np.linspace(-1e10, 1e10, 100)}
    found = classified(replicator(game), values)
    _assert_equal(found, _without_rows(replicator(game), values, monkeypatch))
    assert ((found.index < 0).all(axis=1)).tolist() == [False, True, False, True, False]
    assert not (found.index[4] < 0).any()
    assert not found.near[found.index < 0].any()


def test_a_run_of_points_in_doubt_is_not_certain() -> None:
    _, t = ring("t", QQ)
    question = question_of(sign_program([t - 1, t - 2], {}))
    beside = np.array([[-2.0, -2.0, 0.0], [-2.0 - 1e-13, -3.0, 2.0]])  # at 2 both forms are nearly zero
    lines = Lines(beside, np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 1.0]]), abs(beside), np.ones((2, 3)))
    runs = runs_of(question, lines, np.arange(5.0))
    assert runs.lengths.tolist() == [2, 1, 2, 2, 1, 2, 5]
    assert runs.is_certain.tolist() == [True, False, True, True, False, True, False]
    assert runs.words.tolist()[:6] == [3, 2, 0, 3, 2, 0]
    assert (runs.doubtful.tolist(), runs.unknown.tolist()) == ([2, 7, 8, 10, 14], [2])


def test_a_grid_without_points_has_no_sets() -> None:
    game = Game.from_formulas(PAIR, {"x": "x*(a - b)", "y": "y*(b - a)"}, parameters=["a", "b"])
    found = classified(replicator(game), {"a": np.ones((0, 1)), "b": np.linspace(-1, 1, 90)})
    assert (found.index.shape, found.sets) == ((0, 90), ())


def test_signs_are_those_of_the_forms() -> None:
    game = load("open-source-ecosystem")
    field = replicator(game)
    points = _points(game, 20, seed=5)
    found = classified(field, _cloud(game, points))
    for k, form in enumerate(found.forms):
        exact = [form.as_expr().xreplace(values) for values in points]
        bits = (found.signs >> np.uint16(k)) & 1
        assert all(bool(bit) == (value < 0) for bit, value in zip(bits, exact, strict=True) if value != 0)


def test_five_parties_have_eighty_forms() -> None:
    players = [Player(letter.upper(), letter, ("1", "2")) for letter in "vwxyz"]
    names = [f"p{k}" for k in range(80)]
    formulas = {}
    for i, player in enumerate(players):  # an own parameter for each profile of the others
        others = [p.var for p in players if p is not player]
        terms = []
        for number in range(16):
            factors = [o if number >> k & 1 else f"(1 - {o})" for k, o in enumerate(others)]
            terms.append("*".join([player.var, names[16 * i + number], *factors]))
        formulas[player.var] = " + ".join(terms)
    game = Game.from_formulas(players, formulas, parameters=names)
    field, source = replicator(game), random.Random(4)
    points = [{s: Rational(source.choice([-2, -1, 1, 2])) for s in game.symbols} for _ in range(12)]
    found = classified(field, _cloud(game, points))
    assert len(found.forms) == 80
    assert found.signs.shape == (12, 2)
    assert _sets(found) == [stable_at(vertices_of(field), values) for values in points]


def test_a_payoff_without_a_value_belongs_to_no_set() -> None:
    game = Game.from_formulas(PAIR, {"x": "x*(1/(c - 1))", "y": "y"}, parameters=["c"], assume=["c != 1"])
    found = decided(classified(replicator(game), {"c": np.array([0.5, 1.0, 2.0])}))
    assert [found.sets[k] if k >= 0 else None for k in found.index] == [("01",), None, ("11",)]


def test_payoffs_with_the_own_share_are_taken_at_the_vertex() -> None:
    game = Game.from_field(PAIR, {"x": "x*(1 - x)*(x - c)", "y": "y*(1 - y)*1"}, parameters=["c"])
    found = classified(replicator(game), {"c": np.array([-0.5, 0.5, 1.5])})
    assert _sets(found) == [("11",), ("01", "11"), ("01",)]


def test_roots_of_parameters_are_computed() -> None:
    game = Game.from_formulas(PAIR, {"x": "x*(sqrt(c) - 1)", "y": "y"}, parameters=["c"], assume=["c > 0"])
    found = decided(classified(replicator(game), {"c": np.array([0.25, 1.0, 4.0])}))
    assert _sets(found) == [("01",), (), ("11",)]


def test_one_point_needs_no_arrays() -> None:
    game = load("llm-iar")
    found = classified(replicator(game), dict(game.scenarios[0].values))
    assert found.index.shape == ()
    assert found.sets == (("000", "111"),)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"c": [1.0, 2.0]}, r"no value for d; give a number or an array"),
        ({"c": [1.0, 2.0], "d": [1.0, 2.0, 3.0]}, r"do not make one grid: c \(2,\), d \(3,\)"),
        ({"c": ["one"], "d": 1}, r"the values of c are not all numbers"),
        ({"c": 1, "d": 1, "e": 2}, r"no parameter 'e'"),
    ],
)
def test_what_is_no_grid_is_refused(values: dict[str, object], message: str) -> None:
    game = Game.from_formulas(PAIR, {"x": "x*c", "y": "y*d"}, parameters=["c", "d"])
    with pytest.raises(InvalidGameError, match=message):
        classified(replicator(game), values)


def test_too_many_points_are_refused_before_anything_is_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MAX_POINTS", 5)
    game = Game.from_formulas(PAIR, {"x": "x*c", "y": "y"}, parameters=["c"])
    with pytest.raises(InvalidGameError, match="6 points are too many, at most 5"):
        classified(replicator(game), {"c": np.ones(6)})


def test_values_that_are_the_same_everywhere_are_put_in_exactly() -> None:
    game = load("llm-iar")
    field, fixed = replicator(game), dict(game.scenarios[0].values)
    form = field.advantages[0].forms[0][0]
    program = sign_program([form], fixed)
    assert program.inputs == ()
    [[(value, _)]] = program.forms
    assert value == form.as_expr().xreplace(fixed)


def test_bounds_are_not_exceeded() -> None:
    program = SignProgram((Symbol("p"), Symbol("q")), (((0, 2),), ((0, 1), (1, 1)), ()), (((3, 0), (-2, 1), (1, 2)),))
    columns = [np.array([-3.0, 2.0]), np.array([1.0, -5.0])]
    assert max(program.sizes(columns)[0]) <= program.bounds(columns)[0] == 27 + 2 * 15 + 1
    assert program.values(columns)[0].tolist() == [27 + 6 + 1, 12 + 20 + 1]
