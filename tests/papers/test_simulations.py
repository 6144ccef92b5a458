"""Where simulations end: every scenario of the shipped games and every printed simulation of the papers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import symgame
from symgame.dynamics.replicator import replicator
from symgame.gamefile.claims import SimulationClaim
from symgame.numeric.simulate import simulate
from symgame.players import Scenario
from symgame.presentation.simulated import reaches

CATALOGUE = Path(__file__).parents[2] / "symgame/papers/catalogue"
EXPECTED = json.loads((CATALOGUE / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("slug", symgame.slugs())
def test_every_scenario_of_the_shipped_games_ends_as_the_file_says(slug: str) -> None:
    game = symgame.load(slug)
    assert game.scenarios
    for scenario in game.scenarios:
        assert scenario.outcome is not None
        for run in simulate(replicator(game), scenario).runs:
            assert run.end is not None
            assert reaches(run.end, scenario.outcome), scenario.name


def printed() -> list[tuple[Path, SimulationClaim]]:
    """The simulations whose printed outcome is expected to be verified."""
    cases = []
    for path in sorted(CATALOGUE.glob("*.toml")):
        wanted = {
            where.removeprefix("simulation ")
            for where, answer in EXPECTED.get(path.stem, {}).items()
            if where.startswith("simulation ") and answer["verdict"] == "verified"
        }
        if wanted:
            cases += [(path, c) for c in symgame.read_document(path).claims.simulations if c.where in wanted]
    return cases


@pytest.mark.parametrize(("path", "claim"), printed(), ids=lambda v: v.stem if isinstance(v, Path) else v.where)
def test_printed_simulations_end_where_the_paper_says(path: Path, claim: SimulationClaim) -> None:
    game = symgame.read_game(path)
    assert claim.outcome is not None
    for run in simulate(replicator(game), Scenario(claim.where, claim.values), initial=claim.initial).runs:
        assert run.end is not None, run.why
        assert reaches(run.end, claim.outcome)


def test_there_are_printed_simulations() -> None:
    assert len(printed()) >= 50
