"""Values for cases: verified by brute force, short, with room; few changes; and the evidence where there are none."""

from __future__ import annotations

import functools
import json
import tomllib
from collections.abc import Sequence
from dataclasses import replace

import pytest
from sympy import Rational

import symgame as sg
from symgame.analysis import vertices_of
from symgame.errors import InvalidGameError
from symgame.game import Game
from symgame.gamefile.scenario_text import scenario_text
from symgame.players import profile_key
from symgame.stability.regimes.regimes import Regimes, regimes
from symgame.stability.scenarios import fitting as fitting_module
from symgame.stability.scenarios.empty_case import Reason
from symgame.stability.scenarios.fitting import Fit
from tests.naive import is_strict_nash
from tests.strategies import players_of

FIRST = "collaboration takes hold"


def game_of(*advantages: str, parameters: Sequence[str] = ("p", "q"), assume: Sequence[str] = ()) -> Game:
    formulas = {x: f"{x}*({d})" for x, d in zip("xyz", advantages, strict=False)}
    return Game.from_formulas(players_of((2,) * len(advantages)), formulas, parameters=parameters, assume=assume)


@functools.cache
def fitted(game: Game, *ess: str, like: str = "") -> Fit:
    chosen = game.scenario(like) if like else None
    return sg.fit(game, vertices_of(sg.replicator(game)), ess, like=chosen)


def strict_nash(found: Fit) -> set[str]:
    """By brute force over payoffs in numbers; the values obey the assumptions, or this raises."""
    assert found.scenario is not None
    numbers = found.game.at(found.scenario)
    return {profile_key(v, numbers.shape) for v in numbers.profiles if is_strict_nash(numbers, v)}


def changes(found: Fit) -> dict[str, object]:
    assert found.scenario is not None
    return {s.name: value for s, value in found.scenario.values if s in found.changed}


def all_cases(slug: str) -> list[tuple[str, ...]]:
    game = sg.load(slug)
    return [stable.ess for stable in regimes(game, vertices_of(sg.replicator(game)), with_conditions=False).stable_sets]


@pytest.mark.parametrize("ess", [ess for ess in all_cases("vertical-models") if ess], ids="-".join)
def test_every_case_of_a_game_gets_short_values_with_room(ess) -> None:
    found = fitted(sg.load("vertical-models"), *ess)
    assert strict_nash(found) == set(ess)
    assert found.place is not None and found.place.ess == ess
    assert found.place.room is not None and found.place.room >= Rational(1, 10)
    assert all(value.q <= 100 and value.p <= 100 for _, value in found.scenario.values)


def test_a_case_that_is_only_a_border_gets_values_on_it() -> None:
    found = fitted(sg.load("vertical-models"))
    assert found.is_possible and strict_nash(found) == set()
    assert found.place is not None and found.place.room == 0
    assert "No values were found off the border" in found.text() and "取等号" in found.text("zh")


@pytest.mark.parametrize("ess", [("000", "101", "011"), ("100", "010", "111"), ()], ids=repr)
def test_cases_of_the_flagship(ess) -> None:
    found = fitted(sg.load("llm-iar"), *ess)
    assert strict_nash(found) == set(ess)
    assert found.place is not None and found.place.room >= Rational(1, 10)


@pytest.mark.parametrize("ess", [("111",), ("000", "011")], ids="-".join)
def test_simulations_of_fitted_values_end_in_the_case(ess) -> None:
    found = fitted(sg.load("llm-iar"), *ess)
    near = [tuple(Rational(19 if digit == "1" else 1, 20) for digit in key) for key in ess]
    runs = sg.simulate(sg.replicator(found.game), found.scenario, initial=near).runs
    ends = ["".join(str(int(share)) for share in run.end) for run in runs if run.end is not None]
    assert ends == list(ess)


def test_of_a_scenario_as_few_values_as_possible_are_changed() -> None:
    game = sg.load("llm-iar")
    one = fitted(game, "111", like=FIRST)
    assert changes(one) == {"C": Rational(7, 3)} and strict_nash(one) == {"111"}
    two = fitted(sg.load("vertical-models"), "110", like="use it first")
    assert len(two.changed) == 2 and strict_nash(two) == {"110"}
    none = fitted(game, "000", "111", like=FIRST)
    assert none.changed == () and none.scenario is not None and none.scenario.values == game.scenario(FIRST).values
    assert one.scenario is not None and one.scenario.initial == game.scenario(FIRST).initial
    assert "C from 5 to 7/3" in one.text() and "Nothing has to be changed" in none.text()


def test_where_three_do_not_suffice_as_many_as_needed_are_changed() -> None:
    found = fitted(sg.load("llm-iar"), "010", "101", like=FIRST)
    assert 3 < len(found.changed) < 10 and strict_nash(found) == {"010", "101"}


def test_a_single_change_is_found_in_a_narrow_interval() -> None:
    game = game_of("p - q", "11*q - 10*p")
    narrow = game.scenario_from({"p": 3, "q": 1}, name="far")
    found = sg.fit(game, vertices_of(sg.replicator(game)), ["11"], like=narrow)
    assert len(found.changed) == 1 and strict_nash(found) == {"11"}
    assert "The room of 10% that was asked for was not found" in found.text()


def test_nonlinear_conditions_are_fitted_too() -> None:
    game = game_of("p*q^2 - 3*r", "r - p^2", parameters=["p", "q", "r"], assume=["p > 0", "q > 0", "r > 0"])
    for key in ("11", "10", "01", "00"):
        assert strict_nash(fitted(game, key)) == {key}


def test_three_strategies_and_games_without_parameters() -> None:
    numeric = game_of("1", "1", parameters=())
    assert fitted(numeric, "11").scenario is not None and fitted(numeric, "00").is_possible is False
    assert "values = {}" in scenario_text(fitted(numeric, "11").scenario)
    rows = {
        "1-1": ["p", "1"],
        "1-0": ["0", "0"],
        "2-1": ["q", "1"],
        "2-0": ["0", "0"],
        "3-1": ["1", "1"],
        "3-0": ["0", "0"],
    }
    game = Game.from_table(players_of((3, 2)), rows, parameters=["p", "q"])
    found = fitted(game, "2-1")
    assert strict_nash(found) == {"2-1"}
    block = tomllib.loads(scenario_text(found.scenario))["scenario"][0]
    assert block["initial"] == [[["1/3", "1/3", "1/3"], "0.5"]]


def test_the_block_reads_back_as_the_same_scenario() -> None:
    found = fitted(sg.load("llm-iar"), "111", like=FIRST)
    assert found.scenario is not None
    block = tomllib.loads(scenario_text(replace(found.scenario, name='a "b" \\ c')))["scenario"][0]
    assert block["name"] == 'a "b" \\ c'
    again = found.game.scenario_from(block["values"])
    assert again.values == found.scenario.values


def test_an_empty_case_carries_its_evidence() -> None:
    together = fitted(sg.load("llm-iar"), "011", "111")
    assert together.is_possible is False and together.empty is not None
    assert together.empty.reason is Reason.TOGETHER and len(together.empty.evidence) == 1
    assert ("000", "111") in together.empty.possible and "gives 0 > 0" in together.empty.evidence[0].line()
    settled = game_of("p", "q", assume=["p > 0", "q > 0"])
    never = fitted(settled, "00").empty
    assert never is not None and (never.reason, never.vertices) == (Reason.NEVER, ("00",)) and never.evidence
    always = fitted(settled).empty
    assert always is not None and (always.reason, always.vertices) == (Reason.ALWAYS, ("11",))
    assert len(always.evidence) == 2
    for empty in (together, fitted(settled, "00"), fitted(settled)):
        assert (
            "the case is empty" in empty.text() and "add up to 0" in empty.text() and "该情形为空" in empty.text("zh")
        )
        assert repr(empty).endswith("proved impossible")


def test_a_set_that_only_occurs_inside_a_larger_one_is_refused_with_the_list() -> None:
    coordination = game_of("p*y - (p + 1)*(1 - y)", "p*x - (p + 1)*(1 - x)", parameters=["p"])
    found = fitted(coordination, "11")
    assert found.empty is not None and found.empty.reason is Reason.LISTED
    assert set(found.empty.possible) >= {("00", "11"), ("00",)} and "is complete" in found.text()
    always_one = game_of("p*y + (p - 1)*(1 - y)", "p*x + (p - 1)*(1 - x)", parameters=["p"])
    assert "At least one point is an ESS everywhere" in fitted(always_one).text()


def test_an_unfinished_search_is_undecided(monkeypatch) -> None:
    monkeypatch.setattr(fitting_module, "regimes", lambda *_, **__: Regimes(False, ()))
    found = fitted.__wrapped__(sg.load("llm-iar"), "111")
    assert found.is_possible is None and repr(found).endswith("undecided")
    assert "not shown that there are none" in found.text()


def test_without_a_tree_values_are_sought_around_the_example(monkeypatch) -> None:
    monkeypatch.setattr(fitting_module, "regimes", lambda *a, **k: replace(regimes(*a, **k), tree=None))
    found = fitted.__wrapped__(sg.load("llm-iar"), "111")
    assert strict_nash(found) == {"111"}


def test_wrong_questions_say_what_is_wrong() -> None:
    game = sg.load("llm-iar")
    with pytest.raises(InvalidGameError, match="'1111' is no vertex; did you mean '111'"):
        fitted(game, "1111")
    with pytest.raises(InvalidGameError, match="'x' is no profile of 3 players"):
        fitted(game, "x")
    with pytest.raises(InvalidGameError, match="a margin is a share"):
        sg.fit(game, vertices_of(sg.replicator(game)), ["111"], margin=1)
    with pytest.raises(InvalidGameError, match="has no value for"):
        sg.fit(game, vertices_of(sg.replicator(game)), ["111"], like=game.scenario_from({"P": 1}))
    named = fitted(game, "Collaborate / Collaborate / Incentivise and regulate")
    assert named.ess == ("111",)


def test_the_command_prints_values_conditions_boundary_and_a_block(run) -> None:
    status, out, _ = run("fit", "llm-iar", "--ess", "111", "--like", FIRST)
    assert status == 0 and "C from 5 to 7/3" in out and "The nearest boundary:" in out
    assert "6.99 > 4" in out and "1.2 < 1.4" in out
    block = tomllib.loads(out[out.index("[[scenario]]") :])["scenario"][0]
    assert block["values"]["C"] == "7/3"
    status, out, _ = run("fit", "open-source-ecosystem", "--ess", "none", "--lang", "zh")
    assert status == 0 and "可粘贴到博弈文件中" in out and "没有演化稳定点" in out
    status, out, _ = run("fit", "open-source-ecosystem", "--ess", "", "--json")
    answer = json.loads(out)
    assert status == 0 and answer["ess"] == answer["place"]["ess"] == [] and answer["possible"] is True


def test_the_command_tells_a_proof_from_a_mistake(run, monkeypatch) -> None:
    status, out, _ = run("fit", "llm-iar", "--ess", "111,011", "--json")
    answer = json.loads(out)
    assert status == 1 and answer["possible"] is False and answer["values"] is None
    assert answer["empty"]["reason"] == "together" and "sum" in answer["empty"]["evidence"][0]
    status, _, err = run("fit", "llm-iar", "--ess", "1111")
    assert status == 2 and "did you mean '111'" in err
    status, _, err = run("fit", "llm-iar", "--ess", "111", "--like", "reluctant")
    assert status == 2 and "reluctant partners" in err
    monkeypatch.setattr(fitting_module, "regimes", lambda *_, **__: Regimes(False, ()))
    status, _, _ = run("fit", "llm-iar", "--ess", "111")
    assert status == 3
