"""Fragments for a manuscript: parts, names for references, the same bytes every time, lines of any width."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import symgame as sg
from symgame.display.breaking import breakable, opened, unbreakable, width_of
from symgame.display.latex import latex
from symgame.display.latex.columns import shared
from symgame.display.latex.page import Page
from symgame.display.table import Equation, Equations, Paragraph, Picture, Table, cell, line, math
from symgame.errors import InvalidGameError, ReportError
from symgame.game import Game
from symgame.players import Player
from symgame.reports.fragments.parts import PARTS
from symgame.symbols import Parameter, real_symbol
from tests.profile import IS_LONG

MANUSCRIPTS = [(85, "en"), *([(85, "zh"), (160, "en"), (160, "zh"), (170, "en"), (170, "zh")] if IS_LONG else [])]
GAMES = sg.slugs() if IS_LONG else ("llm-iar", "vertical-models")


@pytest.fixture(scope="module")
def paper():
    return sg.load_paper("llm-iar")


def names(fragment: str) -> list[str]:
    return re.findall(r"\\label\{([^}]*)\}", fragment)


def test_every_part_of_the_flagship_is_there(paper):
    assert list(sg.latex_parts(paper)) == list(PARTS)
    assert sg.latex_parts(paper, lang="zh")["parameters"] == "参数符号、含义及取值范围"


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("stability-table", ["tab:llm-iar-stability"]),
        ("payoff-table", ["tab:llm-iar-payoffs"]),
        ("equations", [f"eq:llm-iar-F-{share}" for share in "xyz"]),
        ("jacobian", [f"eq:llm-iar-J-{i}{j}" for i in (1, 2, 3) for j in (1, 2, 3)]),
        ("parties", [f"eq:llm-iar-threshold-{share}" for share in "xyz"]),
        ("claims", ["tab:llm-iar-claims"]),
        ("assumptions", []),
    ],
)
def test_what_is_numbered_has_a_name_in_either_language(paper, part, expected):
    for lang in ("en", "zh"):
        assert names(sg.latex_part(paper, part, lang=lang)) == expected


def test_names_of_all_parts_are_different(paper):
    every = [name for part in sg.latex_parts(paper) for name in names(sg.latex_part(paper, part, width=85))]
    assert len(every) > 30
    assert len(set(every)) == len(every)


def test_fragments_have_no_preamble_and_are_the_same_every_time():
    first = {part: sg.latex_part(sg.load("vertical-models"), part) for part in ("cases", "thresholds", "outcomes")}
    again = {part: sg.latex_part(sg.analyse(sg.replicator(sg.load("vertical-models"))), part) for part in first}
    assert first == again
    for fragment in first.values():
        assert fragment.startswith("% vertical-models, ") and fragment.endswith("\n")
        assert not re.search(r"documentclass|usepackage|begin\{document\}|section|20\d\d", fragment)


def test_symbols_are_in_the_authors_notation():
    pair = [Player("A", "x", ("a", "b")), Player("B", "y", ("c", "d"))]
    parameters = [Parameter(real_symbol("b1"), latex=r"\hat{b}"), Parameter(real_symbol("k"))]
    game = Game.from_formulas(pair, {"x": "x*(y*k - b1)", "y": "y*(x*b1 - k)"}, parameters=parameters, slug="own")
    shown = sg.latex_part(game, "equations")
    assert r"x {(1 - x)} {(y k - \hat{b})}\label{eq:own-F-x}" in shown


def test_numbers_of_a_scenario_stand_in_formulas_and_names(paper):
    shown = sg.latex_part(paper, "eigenvalues", scenario="reluctant partners")
    assert names(shown) == ["tab:llm-iar-reluctant-partners-eigenvalues"]
    assert r"$E_{1}(0,0,0)$ & $-\frac{9}{5}$ & $-\frac{4}{5}$ & $-\frac{4}{5}$" in shown
    assert "pooling costs too high" in sg.latex_part(paper, "thresholds", scenario="pooling costs too high")
    assert sg.latex_part(paper, "outcomes", scenario="reluctant partners").count(r"\item") == 1
    with pytest.raises(InvalidGameError, match="no scenario 'nope'"):
        sg.latex_part(paper, "values", scenario="nope")


@pytest.mark.parametrize(
    ("about", "part", "options", "message"),
    [
        ("llm-iar", "stability", {}, "no part 'stability'; did you mean 'stability-table'"),
        ("zhu2021_drug", "values", {}, r"has no part 'values' \(Values of the parameters in the scenarios\); it has: "),
        ("complexity8286436", "equations", {}, "has no part 'equations'"),
        ("llm-iar", "equations", {"width": 20}, "a line cannot be 20 mm wide; give 60 to 260"),
        ("llm-iar", "equations", {"lang": "de"}, "no language 'de'; known: en, zh"),
    ],
)
def test_what_there_is_not_is_said(about, part, options, message):
    with pytest.raises(ReportError, match=message):
        sg.latex_part(sg.load_paper(about), part, **options)


def test_a_game_of_which_only_claims_are_known_has_that_part():
    paper = sg.load_paper("complexity8286436")
    assert list(sg.latex_parts(paper)) == ["claims"]
    assert r"\label{tab:complexity8286436-claims}" in sg.latex_part(paper, "claims")


def manuscript(folder: Path, width: int, lang: str) -> str:
    """Every part of shipped games, as an author reads them, in one column or two."""
    is_two = width != 160
    options = ["10pt", "a4paper", *(["twocolumn"] if is_two else []), *(["fontset=fandol"] if lang == "zh" else [])]
    area = "textwidth=176mm,columnsep=6mm" if width == 85 else f"textwidth={width}mm"
    rows = [
        rf"\documentclass[{','.join(options)}]{{{'ctexart' if lang == 'zh' else 'article'}}}",
        rf"\usepackage[{area},textheight=245mm]{{geometry}}",
        r"\usepackage{amsmath,array,booktabs,fontspec" + ("" if is_two else ",longtable") + "}",
        r"\begin{document}",
    ]
    for slug in GAMES:
        paper = sg.load_paper(slug)
        for part in PARTS:
            # In a journal of two columns only tables go over both.
            own = width if width != 170 or PARTS[part].kind is Table else 82
            with contextlib.suppress(ReportError):
                fragment = sg.latex_part(paper, part, lang=lang, width=own)
                (folder / f"{slug}-{part}.tex").write_text(fragment, encoding="utf-8")
                rows.append(rf"\input{{{slug}-{part}}}")
        rows.append(r"\clearpage")
    return "\n".join([*rows, r"See table~\ref{tab:llm-iar-stability}.", r"\end{document}"])


@pytest.mark.skipif(shutil.which("xelatex") is None, reason="xelatex is not installed")
@pytest.mark.parametrize(("width", "lang"), MANUSCRIPTS)
def test_a_manuscript_of_all_parts_of_games_compiles(width, lang, tmp_path):
    text = manuscript(tmp_path, width, lang)
    assert text.count(r"\input") > 16 * len(GAMES)
    (tmp_path / "manuscript.tex").write_text(text, encoding="utf-8")
    command = ["xelatex", "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "manuscript.tex"]
    for _ in range(2):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:].decode("utf-8", "replace")
    log = (tmp_path / "manuscript.log").read_text("utf-8", errors="replace")
    too_wide = [float(points) for points in re.findall(r"^Overfull \\hbox \(([\d.]+)pt", log, re.MULTILINE)]
    assert max(too_wide, default=0) <= 1
    assert not re.search("Missing character|multiply defined|undefined references", log)


def test_the_command_writes_a_part_and_leaves_it_alone_afterwards(run, tmp_path):
    path = tmp_path / "tables" / "stability.tex"
    words = ("latex", "llm-iar", "--part", "stability-table", "--lang", "zh", "--width", "85")
    status, shown, _ = run(*words)
    assert status == 0 and shown == sg.latex_part(sg.load("llm-iar"), "stability-table", lang="zh", width=85)
    assert run(*words, "-o", path)[1] == f"已写入{path}\n"
    os.utime(path, (1, 1))
    assert run(*words, "-o", path)[1] == f"{path}内容未变\n"
    assert path.stat().st_mtime == 1 and path.read_text("utf-8") == shown


def test_the_command_lists_parts_and_writes_all_of_them(run, tmp_path):
    status, shown, _ = run("latex", "classic_hawkdove2pop", "--list")
    assert status == 0
    listed = [row.split()[0] for row in shown.splitlines()]
    assert {"payoff-table", "stability-table", "claims"} <= set(listed) <= set(PARTS)
    status, shown, _ = run("latex", "classic_hawkdove2pop", "--part", "all", "-o", tmp_path / "parts")
    assert status == 0
    assert sorted(path.stem for path in (tmp_path / "parts").iterdir()) == sorted(listed)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "give either --part with the name of a part, or --list"),
        (("--part", "cases", "--list"), "give either --part with the name of a part, or --list"),
        (("--part", "all"), "all parts go into a folder; name it with -o"),
        (("--part", "cases", "-o", "llm.toml/x.tex"), "choose another place with -o"),
    ],
)
def test_mistakes_of_the_command_are_one_message(run, words, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "llm.toml").write_text("", encoding="utf-8")
    status, out, error = run("latex", "llm-iar", *words)
    assert (status, out) == (2, "")
    assert message in error


def test_wide_tables_are_divided_by_columns_and_tall_ones_by_rows():
    heads = tuple(line(f"Column {k}") for k in range(12))
    rows = tuple(tuple(cell(f"entry {k}-{j}") for j in range(12)) for k in range(40))
    shown = latex([Table("Wide.", heads, rows)], page=Page(85, "t", "wide"))
    tables = shown.split(r"\begin{table}")[1:]
    assert len(tables) > 1
    assert shown.count(r"\caption") == 1
    assert shown.count(r"\tablename~\ref{tab:t-wide} (continued)") == len(tables) - 1
    for k in range(1, 12):
        assert f"Column {k} " in shown
        assert all(shown.count(f"entry {row}-{k} ") == 1 for row in range(40))
    groups = len(re.findall(r"entry 7-0 ", shown))
    assert groups > 1  # the first column stands in each


def test_where_there_is_less_room_than_columns_need_short_ones_stay_and_rows_stay_low():
    rows = [[[5.0], [60.0]], [[8.0], [90.0]]]
    assert shared([8.0, 90.0], [6.0, 12.0], rows, 50.0) == [8.0, 42.0]
    assert shared([8.0, 30.0], [6.0, 12.0], rows, 50.0) == [8.0, 30.0]
    first, second = shared([40.0, 40.0], [12.0, 12.0], [[[40.0], [10.0]], [[40.0], [40.0]]], 60.0)
    assert first > second and first + second == pytest.approx(60)
    assert shared([40.0, 40.0], [38.0, 38.0], rows, 50.0) == pytest.approx([25.0, 25.0])


def test_groups_of_columns_are_even_and_small_letters_come_before_a_second_group():
    def made(count: int) -> str:
        heads = (line("Point"), *(line("Stability of it"), line("Signs of it")) * count)
        row = tuple(cell("abcdefghi") for _ in heads)
        over = (("", 1), *((f"Case {k}", 2) for k in range(1, count + 1)))
        return latex([Table("Cases.", heads, (row,), over=over)])

    assert [made(count).count(r"\begin{tabular}{") for count in (2, 3, 4)] == [1, 1, 2]
    assert r"\footnotesize" in made(3) and r"\footnotesize" not in made(2)
    assert [part.count("Case ") for part in made(4).split(r"\toprule")[1:]] == [2, 2]


def test_a_table_on_several_pages_says_on_each_that_it_is_continued():
    table = Table("Long.", (line("a"), line("b")), tuple((cell(str(k)), cell("x")) for k in range(90)))
    shown = latex([table], page=Page(160, "t", "long", "zh"))
    assert r"\multicolumn{2}{c}{\tablename~\ref{tab:t-long}（续）} \\" in shown
    assert r"\multicolumn{2}{c}{\tablename~\thetable（续）} \\" in latex([table], page=Page(160, lang="zh"))


def test_a_display_belongs_to_the_paragraph_before_it():
    equations = Equations((Equation(math("a"), math("1")),))
    shown = latex([Paragraph(("where",)), equations, Paragraph(("and",))])
    assert "where\n\\begin{align}" in shown and "\\end{align}\n\\end{sloppypar}\n\n\\begin{sloppypar}\nand" in shown


def test_over_both_columns_of_a_journal_tables_float_with_a_star():
    table = Table("T.", (line("a"),), tuple((cell(str(k)),) for k in range(100)))
    assert latex([table], page=Page(170, "t")).count(r"\begin{table*}") == 3
    assert r"\begin{longtable}" in latex([table], page=Page(160, "t"))


def test_figures_and_equations_without_a_left_side_have_names_of_their_own():
    blocks = [Picture("P.", "p"), Picture("P.", "q"), Equations((Equation(math("a"), math("1")),) * 2)]
    shown = latex(blocks, page=Page(160, "g", "flow"))
    assert names(shown) == ["fig:g-flow", "fig:g-flow-2", "eq:g-a", "eq:g-a-2"]


def test_products_are_broken_between_factors_where_there_is_no_room():
    product = r"{(1 - r)} {(1 - d)} {(A + B + C + D)}"
    assert breakable(product, 60) == product.replace("{(A", r"\allowbreak {(A")
    assert unbreakable(breakable(product, 7)) < 7 < unbreakable(product)
    assert width_of(opened(product)) == width_of(product)
