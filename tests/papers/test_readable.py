"""All games that travel with the toolkit are read without a mistake."""

import json
from pathlib import Path

import pytest

from symgame.gamefile import read_document

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "symgame/papers/catalogue"
PAPERS = sorted(CATALOGUE.glob("*.toml"))
SHIPPED = sorted([*ROOT.glob("symgame/library/*.toml"), *ROOT.glob("benchmarks/*.toml")])


@pytest.mark.parametrize("path", [*PAPERS, *SHIPPED], ids=lambda path: path.stem)
def test_the_file_is_read(path: Path) -> None:
    document = read_document(path)
    assert document.game.slug == path.stem
    assert document.game.parameters or "classic" in path.stem or document.game.payoffs is not None


def test_there_are_eighteen_papers_and_each_has_expected_verdicts() -> None:
    expected = json.loads((CATALOGUE / "expected.json").read_text(encoding="utf-8"))
    assert len(PAPERS) == 18
    assert set(expected) <= {path.stem for path in PAPERS}
