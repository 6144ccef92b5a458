"""The flow on the edges at exact values: sinks, cycles, stable faces, and how it is drawn."""

from __future__ import annotations

import pytest
from sympy import Rational, sqrt

from symgame.analysis import vertices_of
from symgame.conditions.region import holds
from symgame.dynamics.replicator import replicator
from symgame.errors import FigureError, InvalidGameError
from symgame.figures import PANELS, flow_cubes, fonts
from symgame.game import Game
from symgame.library import load
from symgame.stability.regimes.at_values import eigenvalue_signs, stable_at
from symgame.stability.regimes.flow import Edge, Flow, flow, minimal_stable_faces
from symgame.stability.regimes.regimes import Regimes, StableSet, regimes
from symgame.stability.regimes.untied import without_ties
from tests.unit.test_theory_cases import HAWK_DOVE, JORDAN, PENNIES, field_of, game_of

BOTH, FIRST, SECOND = (0, 1), (0,), (1,)


def flow_of(*advantages: str) -> Flow:
    return flow(replicator(game_of(*advantages)), {})


def faces_of(*advantages: str) -> tuple[object, ...]:
    return minimal_stable_faces(replicator(game_of(*advantages)), {})


def test_jordans_game_has_no_sink_and_a_cycle_of_six_edges() -> None:
    found = flow_of(*JORDAN)
    assert found.sinks == ()
    assert found.cycle == ("000", "001", "011", "111", "110", "100")
    assert len(found.arrows) == len(found.edges) == 12
    assert {start for start, _ in found.arrows if start in ("010", "101")} == {"010", "101"}  # both are only left
    assert not any(end in ("010", "101") for _, end in found.arrows)
    assert faces_of(*JORDAN) == ((BOTH, BOTH, BOTH),)


def test_hawk_dove_has_two_sinks_and_no_cycle() -> None:
    found = flow_of(*HAWK_DOVE)
    assert found.sinks == ("100", "010")
    assert found.cycle == ()
    assert faces_of(*HAWK_DOVE) == ((FIRST, SECOND, SECOND), (SECOND, FIRST, SECOND))


def test_matching_pennies_beside_a_dominated_strategy_cycle_on_the_face_that_attracts() -> None:
    found = flow_of(*PENNIES)
    assert found.cycle == ("000", "010", "110", "100")
    assert faces_of(*PENNIES) == ((BOTH, BOTH, SECOND),)


def test_a_sink_and_a_face_without_one_can_attract_side_by_side() -> None:
    advantages = ("y + z", "3*z - 1", "3*y - 1")
    assert flow_of(*advantages).sinks == ("111",)
    assert flow_of(*advantages).cycle == ()  # only told where there is no sink
    assert faces_of(*advantages) == ((BOTH, SECOND, SECOND), (FIRST, FIRST, FIRST))


def test_edges_where_payoffs_are_equal_are_at_rest() -> None:
    found = flow_of("y", "-1")
    assert [(edge.ends, edge.signs) for edge in found.edges if edge.is_at_rest] == [(("00", "10"), (0, 0))]
    assert found.sinks == ()
    assert found.cycle == ()  # every vertex is left or at rest, but nothing leads around
    assert minimal_stable_faces(replicator(game_of("y", "-1")), {}) == ((BOTH, SECOND),)


def test_with_own_shares_both_ends_of_an_edge_can_attract_and_faces_are_not_told() -> None:
    field = replicator(field_of("x - 1/2", "-1"))
    found = flow(field, {})
    [edge] = [edge for edge in found.edges if edge.ends == ("00", "10")]
    assert edge.signs == (-1, -1)
    assert edge.arrow is None and not edge.is_at_rest
    assert found.sinks == ("00", "10")
    assert minimal_stable_faces(field, {}) == ()


def test_three_strategies_have_triangles_of_edges() -> None:
    game = load("cooperation-modes")
    found = flow(replicator(game), dict(game.scenarios[0].values))
    assert len(found.edges) == 18 * (2 + 2 + 1) // 2
    assert set(found.sinks) == set(stable_at(vertices_of(replicator(game)), dict(game.scenarios[0].values)))


def parametric(payoff: str = "a**2 - 2", **about: object) -> Game:
    return game_of(payoff, "-1", parameters=["a"], **about)


@pytest.mark.parametrize(("value", "sign"), [(sqrt(2), 0), (1 + sqrt(2), 1), (Rational(7, 5), -1), (sqrt(2) - 1, -1)])
def test_signs_are_exact_at_square_roots(value: object, sign: int) -> None:
    game = parametric()
    assert eigenvalue_signs(replicator(game), {game.symbols[0]: value})[(1, 1), (0, 1)] == sign


def test_what_has_no_value_is_refused() -> None:
    with pytest.raises(InvalidGameError, match="no value for a; give one for each parameter"):
        flow(replicator(parametric()), {})
    game = parametric("1/a")
    with pytest.raises(InvalidGameError, match="its denominator vanishes"):
        flow(replicator(game), {game.symbols[0]: Rational(0)})


@pytest.fixture(scope="module")
def jordan() -> tuple[Game, Flow]:
    game = game_of(*JORDAN)
    return game, flow(replicator(game), {})


def test_every_case_is_a_panel_and_ess_are_filled(jordan: tuple[Game, Flow]) -> None:
    game, cyclic = jordan
    figure = flow_cubes(game, [cyclic, flow_of(*HAWK_DOVE)], first=3)
    assert [axes.get_title() for axes in figure.axes] == ["Case 3: no ESS", "Case 4: $E_{2},E_{3}$"]
    assert figure.get_size_inches()[0] * 25.4 == pytest.approx(85)
    filled = [
        sum(line.get_marker() == "o" and line.get_markerfacecolor() == "#000000" for line in axes.lines)
        for axes in figure.axes
    ]
    assert filled == [0, 2]
    coloured = [sum(line.get_linewidth() == 2.2 for line in axes.lines) for axes in figure.axes]
    assert coloured == [6, 0]
    [legend] = figure.legends
    assert [text.get_text() for text in legend.get_texts()] == [
        "ESS",
        "Other equilibrium point",
        "Direction of the flow",
        "Cycle of edges",
    ]


def test_twelve_cubes_fill_the_width_of_two_columns(jordan: tuple[Game, Flow]) -> None:
    game, cyclic = jordan
    figure = flow_cubes(game, [cyclic] * PANELS)
    assert figure.get_size_inches()[0] * 25.4 == pytest.approx(170)
    assert len(figure.axes) == 12


def test_two_parties_are_squares_in_chinese_too() -> None:
    if fonts.font_for("情形", fonts.CHINESE) is None:
        pytest.skip("no Chinese font is installed")
    game = game_of("y", "-1")
    figure = flow_cubes(game, [flow(replicator(game), {})], lang="zh")
    assert figure.axes[0].get_title().startswith("情形1：无")
    assert "静止的棱" in [text.get_text() for text in figure.legends[0].get_texts()]


def test_edges_whose_ends_are_alike_have_two_heads() -> None:
    field = replicator(field_of("x - 1/2", "-1"))
    figure = flow_cubes(field.game, [flow(field, {})])
    heads = [text for text in figure.axes[0].texts if getattr(text, "arrow_patch", None) is not None]
    assert len(heads) == 2 + 2 * 2


def test_other_shapes_and_too_many_panels_are_refused(jordan: tuple[Game, Flow]) -> None:
    game, cyclic = jordan
    with pytest.raises(FigureError, match="a figure has 1 to 12 cases, here are 13"):
        flow_cubes(game, [cyclic] * 13)
    with pytest.raises(FigureError, match="here are 0"):
        flow_cubes(game, [])
    with pytest.raises(FigureError, match="this game has the strategies 3-3-2"):
        flow_cubes(load("cooperation-modes"), [cyclic])


def test_an_edge_has_the_direction_of_its_signs() -> None:
    assert Edge(("00", "10"), 0, (1, -1)).arrow == ("00", "10")
    assert Edge(("00", "10"), 0, (-1, 1)).arrow == ("10", "00")
    assert Edge(("00", "10"), 0, (1, 1)).arrow is None


def test_examples_are_moved_off_borders_and_stay_examples() -> None:
    game = load("llm-iar")
    field = replicator(game)
    vertices = vertices_of(field)
    found = regimes(game, vertices, with_conditions=False)
    moved = without_ties(field, vertices, found)
    assert [stable.ess for stable in moved.stable_sets] == [stable.ess for stable in found.stable_sets]
    for stable in moved.stable_sets:
        values = dict(stable.witness)
        assert all(holds(relation, values) for relation in game.assumptions.relations)
        seen = flow(field, values)
        assert seen.sinks == stable.ess
        assert len(seen.arrows) == 12
    assert moved.stable_sets[-1].ess == ()
    assert flow(field, dict(moved.stable_sets[-1].witness)).cycle
    assert without_ties(field, vertices, moved) == moved


@pytest.mark.parametrize("value", [sqrt(2), Rational(1, 2)])
def test_an_example_stays_where_a_set_is_on_a_border_only_or_has_a_root(value: object) -> None:
    game = parametric("a - a")
    field = replicator(game)
    found = Regimes(True, (StableSet((), None, ((game.symbols[0], value),)),))
    assert without_ties(field, vertices_of(field), found) == found
    tied = game_of("a - 1/2", "2*x - 1", parameters=["a"], assume=["a == 1/2"])
    field = replicator(tied)
    found = Regimes(True, (StableSet((), None, ((tied.symbols[0], Rational(1, 2)),)),))
    assert without_ties(field, vertices_of(field), found) == found


def test_examples_with_own_shares_or_roots_in_payoffs_stay() -> None:
    for field in (replicator(field_of("x - 1/2", "-1")), replicator(parametric("sqrt(a)", assume=["a > 0"]))):
        found = Regimes(True, (StableSet((), None, tuple((s, Rational(1)) for s in field.game.symbols)),))
        assert without_ties(field, vertices_of(field), found) is found
