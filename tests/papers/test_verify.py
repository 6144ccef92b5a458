"""Every claim of every transcribed paper, against the verdicts of an independent derivation."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import symgame as sg
from symgame.conditions.region import holds

CATALOGUE = Path(__file__).parents[2] / "symgame/papers/catalogue"
EXPECTED = json.loads((CATALOGUE / "expected.json").read_text(encoding="utf-8"))
FILES = sorted(CATALOGUE.glob("*.toml"))


@cache
def findings(path: Path) -> tuple[sg.Finding, ...]:
    return sg.verify(sg.read_paper(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_verdicts_are_those_that_were_derived_independently(path: Path) -> None:
    found = {f"{f.kind} {f.where}": (f.verdict.value, f.relation) for f in findings(path)}
    assert len(found) == len(findings(path))
    expected = EXPECTED.get(path.stem, {})
    assert found == {claim: (answer["verdict"], answer.get("relation", "")) for claim, answer in expected.items()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_derived_signs_are_those_that_were_derived_independently(path: Path) -> None:
    expected = EXPECTED.get(path.stem, {})
    for finding in findings(path):
        marks = expected[f"{finding.kind} {finding.where}"].get("derived")
        assert marks is None or list(finding.derived) == marks, finding.where


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_refuted_has_values_that_the_assumptions_allow(path: Path) -> None:
    game = sg.read_game(path)
    for finding in findings(path):
        if finding.verdict is not sg.Verdict.REFUTED:
            continue
        assert finding.witness is not None, finding.where
        values = dict(finding.witness.values)
        assert set(values) == set(game.symbols), finding.where
        assert all(holds(relation, values) for relation in game.assumptions.relations), finding.where


def test_the_known_errors_of_the_papers_are_found() -> None:
    refuted = {
        path.stem: {finding.kind for finding in findings(path) if finding.verdict is sg.Verdict.REFUTED}
        for path in FILES
    }
    assert {"replicator", "eigenvalues"} <= refuted["tang_buildmat_trust"]
    assert "eigenvalues" in refuted["jclepro138074"]
    assert "sign-flip" in refuted["complexity8286436"]
    assert "replicator" in refuted["zhu2021_drug"]
    assert "signs" in refuted["cin2900286"]
    assert "ess" in refuted["s41598-023-36000-y"]
    assert refuted["hei_graduate_twoparty"] and refuted["makui_laborstrike"]
    assert not refuted["classic_hawkdove2pop"] and not refuted["pmc11470944"]
