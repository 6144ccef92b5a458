"""What is found about the published games is what is expected, and the tables of it say so."""

from __future__ import annotations

from paper.making.facts import PAPER, corpus
from paper.making.tables.corpus import catalogue
from symgame.papers.expected import deviations
from symgame.papers.survey import survey_latex, survey_text


def test_the_table_of_the_manuscript_is_made_anew_and_as_expected() -> None:
    papers = corpus()
    assert not [what for paper, found in papers for what in deviations(paper.game.slug, found)]
    assert (PAPER / "tables" / "catalogue.tex").read_text(encoding="utf-8") == catalogue("en")
    assert r"\cite{game:zhu2021_drug} & 3 & 2 & 1" in catalogue("en")
    assert "特征值 000 (漏项)" in survey_text(papers, lang="zh", width=160)
    assert survey_latex(papers).count(r"\item[{{[}") == len(papers)
