"""HTML: valid, inert, readable without scripts; and every part of a derivation shows itself."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest
from rich.console import Console

from symgame import Game, Player, analyse, load, replicator
from symgame.conditions.normal import Conditions
from symgame.conditions.relation import Relation
from symgame.display.html import escape, html
from symgame.display.mathml import continued, mathml
from symgame.display.names import _COMMANDS, _WITH_ARGUMENT
from symgame.display.page import page, page_style
from symgame.display.table import Heading, Item, Items, Lettering, Paragraph, Table, cell, line, math
from symgame.presentation import derive_html
from symgame.presentation.parts import blocks_of
from symgame.symbols import Parameter, real_symbol

LABELS = [str(row) for row in json.loads((Path(__file__).parents[1] / "golden" / "labels.json").read_text("utf-8"))]
XHTML = "{http://www.w3.org/1999/xhtml}"


def read(fragment: str, lang: str = "en") -> ElementTree.Element:
    """The fragment as a browser reads it; every mistake in the markup is an error."""
    tree = html5lib.HTMLParser(strict=True).parse(page(fragment, title="<t> & t", lang=lang))
    body = tree.find(f"{XHTML}body")
    assert body is not None
    return body


def names_of(tree: ElementTree.Element) -> set[str]:
    return {str(node.tag).rpartition("}")[2] for node in tree.iter()}


def text_in(tree: ElementTree.Element) -> str:
    return "".join(tree.itertext())


@pytest.fixture(scope="module")
def analyses():
    return {slug: analyse(replicator(load(slug))) for slug in ("llm-iar", "cooperation-modes")}


def parts_of(analysis):
    mixed = [c for c in analysis.rest_points if c.point.mixing]
    vertices = {v.verdict: v for v in analysis.vertices}.values()
    conditions = [v.ess_conditions for v in vertices]
    return [analysis.game, analysis.field, analysis, *vertices, mixed[0], mixed[-1], *analysis.parties, *conditions]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("slug", ["llm-iar", "cooperation-modes"])
def test_every_part_is_valid_html_without_anything_active(analyses, slug, lang):
    for part in parts_of(analyses[slug]):
        tree = read(part.html(lang), lang)
        assert not names_of(tree) & {"script", "a", "img", "iframe", "object", "link", "code", "form"}
        assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("slug", ["llm-iar", "cooperation-modes"])
def test_formulas_are_well_formed_mathml(analyses, slug):
    formulas = re.findall(r"<math.*?</math>", derive_html(analyses[slug]), re.DOTALL)
    assert len(formulas) > 50
    for shown in formulas:
        ElementTree.fromstring(shown)
        assert "\\" not in shown


@pytest.mark.parametrize("slug", ["llm-iar", "cooperation-modes"])
def test_notebooks_find_a_form_of_every_part(analyses, slug):
    for part in parts_of(analyses[slug]):
        assert part._repr_html_() == part.html() and part._repr_markdown_() == part.markdown()
        assert part.latex("zh").startswith("% packages") and part.text("zh", width=60)


def test_mathjax_is_given_equations_and_no_tables(analyses):
    analysis = analyses["llm-iar"]
    assert analysis._repr_latex_() is None and analysis.game._repr_latex_() is None
    assert Conditions()._repr_latex_() is None
    for part in (analysis.field, analysis.vertices[0], analysis.parties[0]):
        shown = part._repr_latex_()
        assert shown.startswith("$$\n\\begin{aligned}") and shown.endswith("\\end{aligned}\n$$")
    assert analysis.vertices[0]._repr_latex_().count("&=") == 3


def test_a_derivation_prints_itself_in_a_terminal(analyses):
    analysis = analyses["llm-iar"]
    console = Console(width=72, file=StringIO())
    with console.capture() as capture:
        console.print(analysis)
    assert [row.rstrip() for row in capture.get().splitlines()] == analysis.text(width=72).splitlines()


def test_large_values_are_one_line_in_a_terminal(analyses):
    analysis = analyses["llm-iar"]
    assert repr(analysis) == "Analysis of 'llm-iar': 8 vertices, 7 of them possibly ESS, 8 mixed points"
    assert repr(analysis.game) == "Game 'llm-iar': 2 x 2 x 2 strategies, 19 parameters"
    assert str(analysis.field) == "Replicator field of 'llm-iar' in x, y, z"


def test_only_parts_of_a_derivation_can_be_shown():
    with pytest.raises(TypeError, match="not int"):
        blocks_of(1)
    a = real_symbol("a")
    assert blocks_of(Relation(a, "<", a + 1)) == blocks_of(Conditions((Relation(a, "<", a + 1),)))
    assert "always" in Conditions().text() and "impossible" in Conditions((), is_impossible=True).text()


@pytest.mark.parametrize("label", LABELS)
def test_a_label_is_inert_and_unchanged_in_html(label):
    item = Items((Item(label, line(label), (line(label),)), Item("-", line(label))))
    table = Table(label, (line(label),), ((cell(label),),), line(label), over=((label, 1),))
    tree = read(html([Heading(label), Paragraph((label,)), item, table]))
    shown = [text_in(node) for node in tree.iter() if node.tag in {f"{XHTML}{n}" for n in ("h2", "p", "td", "th")}]
    assert shown == [label] * 6
    assert text_in(tree).count(label) >= 10
    plain = {"div", "ul", "li", "span", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
    assert names_of(tree) <= {"body", "h2", "p"} | plain


def test_labels_of_a_whole_game_stay_text():
    evil = "</td></table><script>f('1')</script><img src=x onerror=\"f(1)\"> & $x$ \\(y\\) \\input{z} **b** 【府】"
    players = [Player(evil, "x", (evil + "1", "b")), Player("B|", "y", ("c", "d"))]
    rows = {"11": ["a", "a"], "10": ["0", "a"], "01": ["a", "0"], "00": ["0", "0"]}
    known = [Parameter(real_symbol("a"), meaning=evil, latex=r"\text{政府}_{a'}")]
    game = Game.from_table(players, rows, parameters=known, assume=["a > 0"], title=evil)
    tree = read(analyse(replicator(game)).html())
    assert not names_of(tree) & {"script", "img", "code"}
    assert text_in(tree).count(evil) > 5
    assert "tex2jax_ignore mathjax_ignore" in game.html()


def test_control_characters_do_not_reach_the_page():
    assert escape("a\x00b\x1b\u202ec") == "a b  c"


def test_tables_have_merged_cells_and_heads_over_heads():
    rows = (
        (cell("a"), cell("b"), cell("1")),
        (cell("a"), cell("b"), cell("2")),
        (cell("a"), cell("c"), cell("3")),
        (cell("d"), cell("c"), (line("4"), line("5"))),
    )
    table = Table("T", (line("h"), line("i"), line("j")), rows, merged=2, over=(("", 1), ("both", 2)))
    shown = html([table, table], lang="zh")
    assert re.findall(r'rowspan="(\d)">(.)', shown)[:2] == [("3", "a"), ("2", "b")]
    assert '<th colspan="2" scope="colgroup">both</th>' in shown
    assert "<td><div>4</div><div>5</div></td>" in shown and shown.count("<td>c</td>") == 4
    assert "表1  T" in shown and "表2  T" in shown
    read(shown)


def test_a_wide_formula_may_be_continued_on_another_line_and_begins_there_with_a_binary_sign():
    total = sum(real_symbol(f"R{k}") for k in range(40))
    shown = html([Paragraph(line(total))])
    assert shown.count('<wbr><math><mrow><mo form="infix">') == shown.count("<math>") - 1 > 1


def test_notation_that_the_converter_does_not_read_is_shown_as_it_is(monkeypatch):
    monkeypatch.setattr("symgame.display.html.lines.mathml", lambda latex: None)
    a = real_symbol("a")
    shown = html([Paragraph(line(a)), *blocks_of(load("llm-iar"))], lettering=Lettering((a,), (("a", r"\bar{a}"),)))
    assert r"<code>\bar{a}</code>" in shown
    read(shown)
    assert mathml("C_{") is None and continued("^") is None and mathml(" ") == ""


@pytest.mark.parametrize("command", sorted(_COMMANDS))
def test_every_command_of_harmless_notation_is_read(command):
    shown = mathml(rf"\{command}{{ab}}_{{1}}^{{*}}" if command in _WITH_ARGUMENT else rf"\{command}_{{1}}^{{*}}")
    assert shown is not None and "\\" not in shown


def test_signs_of_eigenvalues_have_no_space_around_them():
    assert 'lspace="0"' in html([Paragraph((math("(", "{+}", ")"),))])


def test_the_style_touches_only_fragments():
    rules = re.findall(r"^([^\s@}][^{]*)\{", re.sub(r"\{[^{}]*\}", "{}", page_style()), re.MULTILINE)
    assert rules and all(part.strip().startswith("div.symgame") for rule in rules for part in rule.split(","))
