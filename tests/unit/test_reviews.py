"""Findings as a referee writes them down: differences, numbers to try, tables, documents."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path

import html5lib
import pytest
from sympy import Rational

import symgame as sg
from symgame.display.table import Table
from symgame.display.text import line_text
from symgame.gamefile import read_document_text
from symgame.papers.cards import edition_of, findings_text
from symgame.papers.expected import deviations, expected
from symgame.papers.paper import Paper
from symgame.papers.review.by_hand import by_hand
from symgame.papers.review.gaps import gaps
from symgame.papers.review.table import verdict_table
from symgame.papers.survey import survey_latex, survey_table, wrong
from symgame.reports import write_review

DATE = datetime.date(2026, 1, 2)

GAME = """
slug = "shop"
title = "A shop and its customers"
title_zh = "商店与顾客"
players = [
  { name = "Shop", name_zh = "商店", var = "x", strategies = ["Honest", "Cheat"] },
  { name = "Customer", name_zh = "顾客", var = "y", strategies = ["Check", "Trust"] },
]
parameters.V.assume = "V > 0"
parameters.C.assume = "C > 0"
parameters.F.assume = "F > 0"
payoff_formulas = { x = "x*V + (1 - x)*(2*V - y*F)", y = "-y*C + (1 - x)*y*F" }
"""
"""D_x = y*F - V, D_y = (1 - x)*F - C."""


def paper(claims: str) -> Paper:
    document = read_document_text(GAME + claims, ".toml", "shop.toml")
    return Paper(document.game, document.claims)


def test_the_differing_terms_are_told_without_the_common_factor() -> None:
    checked = paper('claims.replicator = { x = "x*(1-x)*(y*F + V)", y = "y*(1-y)*((1-x)*F - C)" }')
    wrong_one, right = sg.verify(checked)
    (gap,) = gaps(checked.game, wrong_one)
    x, V = checked.game.shares[0], checked.game.symbols[0]
    assert (gap.only_printed, gap.only_derived, gap.factor) == (V, -V, x * (1 - x))
    assert gap.values is not None and gap.values[0] != gap.values[1]
    assert gaps(checked.game, right) == ()


def test_numbers_are_plain_and_only_those_that_matter() -> None:
    checked = paper('claims.eigenvalues = { 00 = ["V", "F - C"] }')
    (finding,) = sg.verify(checked)
    found = gaps(checked.game, finding)
    numbers = by_hand(checked, finding, found)
    assert numbers is not None
    assert [(str(symbol), value) for symbol, value in numbers.values] == [("V", 1)]
    shown = findings_text(checked, [finding])
    assert "printed: V" in shown and "derived: -V" in shown
    assert "the two are opposite to each other" in shown
    assert "the derived one is the payoff of Shop at 10 minus that at 00" in shown
    assert "there printed is 1, derived -1" in shown


def test_eigenvalues_at_the_witness_show_that_conditions_do_not_suffice() -> None:
    checked = paper('claims.ess = { 10 = ["C > F"] }')
    (finding,) = sg.verify(checked)
    assert finding.verdict is sg.Verdict.REFUTED
    numbers = by_hand(checked, finding)
    assert numbers is not None
    (row,) = numbers.rows
    assert len(row.values) == 2 and any(value >= 0 for value in row.values)
    assert "there the eigenvalues at 10 are" in findings_text(checked, [finding])


CASE = """
[[claims.case]]
where = "Case 1"
given = ["C < F"]
ess = ["00"]
only = true
"""


def test_of_a_case_the_vertices_are_shown_that_contradict_it() -> None:
    checked = paper(CASE)
    (finding,) = sg.verify(checked)
    numbers = by_hand(checked, finding)
    assert finding.verdict is sg.Verdict.REFUTED and numbers is not None
    assert (1, 1) in [row.vertex for row in numbers.rows]


def test_opposite_eigenvalues_are_shown_as_they_are_printed() -> None:
    checked = paper('claims.eigenvalues = { 00 = ["-V", "F - C"], 10 = ["-V", "-C"] }')
    flip = next(finding for finding in sg.verify(checked) if finding.kind == "sign-flip")
    table = verdict_table(edition_of(checked, "en"), checked, [flip])
    edition = edition_of(checked, "en")
    cells = [line_text(cell[0], edition.lettering).replace("\N{NO-BREAK SPACE}", " ") for cell in table.rows[0]]
    assert cells[1:4] == ["-V", "-V", "refuted"]


def test_verified_claims_of_a_kind_share_a_row() -> None:
    checked = paper('claims.replicator = { x = "x*(1-x)*(y*F - V)", y = "y*(1-y)*((1-x)*F - C)" }')
    table = verdict_table(edition_of(checked, "en"), checked, sg.verify(checked))
    assert [row[0][0] for row in table.rows] == [("Replicator equations: x, y",)]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("What Was Found", "Of 2 claims: 1 verified, 1 refuted.", "payoff of Shop at 10 minus that at 00")),
        ("zh", ("核验结果", "2项论断中，1项已验证、1项已否证。", "推导值为商店在10的支付减去在00的支付")),
    ],
)
def test_a_review_says_what_was_checked_and_found(tmp_path: Path, lang: str, words: tuple[str, ...]) -> None:
    checked = paper('claims.eigenvalues = { 00 = ["V", "F - C"], 11 = ["V - F", "C"] }')
    html, tex, md = write_review(checked, tmp_path / "out", lang=lang, to=("html", "tex", "md"), date=DATE)
    text = md.read_text(encoding="utf-8")
    for word in words:
        assert word in text.replace("\\", ""), word
    page = html.read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(page)
    assert "http://" not in page.replace("http://www.w3.org", "") and "<script" not in page
    assert r"\begin{document}" in tex.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("xelatex") is None, reason="needs xelatex")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_review_compiles_without_overfull_boxes(tmp_path: Path, lang: str) -> None:
    (tex,) = write_review(sg.load_paper("tang_buildmat_trust"), tmp_path / "out", lang=lang, to=("tex",), date=DATE)
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", tex.name]
    done = subprocess.run(command, cwd=tex.parent, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    assert "Overfull" not in done.stdout


def test_labels_with_markup_stay_text(tmp_path: Path) -> None:
    text = GAME.replace('"A shop and its customers"', "'<script>alert(1)</script> \\input{x} $y$'")
    document = read_document_text(text + 'claims.eigenvalues = { 00 = ["V", "C"] }', ".toml", "shop.toml")
    checked = Paper(document.game, document.claims)
    html, tex = write_review(checked, tmp_path / "out", to=("html", "tex"), date=DATE)
    assert "<script" not in html.read_text(encoding="utf-8")
    assert r"\input{x}" not in tex.read_text(encoding="utf-8")


def test_a_paper_without_payoffs_is_reviewed(tmp_path: Path) -> None:
    (md,) = write_review(sg.load_paper("complexity8286436"), tmp_path / "out", to=("md",), date=DATE)
    text = md.read_text(encoding="utf-8")
    assert "Its payoffs are not known" in text and "a missing factor" in text


def test_the_command_writes_reports_and_the_table_of_many(run, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run("verify", "zhu2021_drug", "makui_laborstrike", "--report", "out", "--to", "md")
    assert status == 1
    assert "Claims of published games" in out and "replicator equations y (a dropped term)" in out
    assert sorted(path.name for path in (tmp_path / "out").glob("*.md")) == ["makui_laborstrike.md", "zhu2021_drug.md"]
    assert err.count("written") == 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("verify",), "name files or shipped slugs to verify, or --catalogue"),
        (("verify", "zhu2021_drug", "--catalogue"), "--catalogue checks the published games that are shipped; leave"),
    ],
)
def test_either_games_or_the_catalogue_are_named(run, words, message) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert message in err


def test_a_verdict_other_than_expected_is_told() -> None:
    found = sg.verify(sg.load_paper("makui_laborstrike"))
    assert list(deviations("makui_laborstrike", found)) == []
    told = list(deviations("makui_laborstrike", found[1:]))
    assert len(told) == 1 and told[0].endswith(": nothing, expected verified")
    assert set(expected()) == set(sg.catalogue())


def test_a_survey_counts_and_names_what_is_wrong() -> None:
    checked = paper('claims.eigenvalues = { 00 = ["V", "F - C"], 11 = ["V - F", "C"] }')
    findings = sg.verify(checked)
    table = survey_table([(checked, findings), (checked, findings)])
    assert isinstance(table, Table) and len(table.rows) == 3
    assert wrong(findings) == "eigenvalues 00 (a wrong sign)"
    assert wrong(findings, "zh") == "特征值 00 (符号误写)"
    assert "A shop and its customers (shop)" in survey_latex([(checked, findings)])


def test_witnesses_are_plain_numbers() -> None:
    found = [f for f in sg.verify(sg.load_paper("tang_buildmat_trust")) if f.kind in ("replicator", "eigenvalues")]
    values = [value for f in found if f.witness is not None for _, value in (*f.witness.values, *f.witness.state)]
    assert values
    assert all(isinstance(value, Rational) and value.p <= 10 and value.q <= 5 for value in values)
