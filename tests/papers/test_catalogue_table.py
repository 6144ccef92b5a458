"""The table of findings in the manuscript is the one that the toolkit makes."""

from __future__ import annotations

from pathlib import Path

import symgame as sg
from symgame.papers.expected import deviations
from symgame.papers.survey import survey_latex, survey_text

TABLE = Path(__file__).parents[2] / "paper" / "tables" / "catalogue.tex"


def test_the_table_of_the_manuscript_is_made_anew_and_as_expected() -> None:
    papers = [(paper, sg.verify(paper)) for paper in map(sg.load_paper, sg.catalogue())]
    assert not [what for paper, found in papers for what in deviations(paper.game.slug, found)]
    assert TABLE.read_text(encoding="utf-8") == survey_latex(papers) + "\n"
    assert "特征值 000 (漏项)" in survey_text(papers, lang="zh", width=160)
