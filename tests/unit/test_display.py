"""Formulas, labels, tables and whole derivations as text, LaTeX and Markdown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from sympy import Rational, exp, sqrt

from symgame.analysis import analyse
from symgame.conditions.relation import Relation
from symgame.display import markdown
from symgame.display.breaking import broken, width_of
from symgame.display.formula import formula
from symgame.display.latex import latex
from symgame.display.latex import text as latex_text
from symgame.display.names import is_harmless, latex_name
from symgame.display.plain import plain_expression
from symgame.display.table import Equation, Equations, Heading, Lettering, Math, Paragraph, Table, cell, line, math
from symgame.display.text import text
from symgame.display.words import _SECTIONS, WORDS, say
from symgame.display.wrapping import wrap
from symgame.dynamics.replicator import replicator
from symgame.expressions import read_expression
from symgame.game import Game
from symgame.library import load
from symgame.players import Player
from symgame.presentation import derive_blocks, derive_html, derive_latex, derive_markdown, derive_text
from symgame.symbols import real_symbol

GOLDEN = Path(__file__).parents[1] / "golden"
NAMES = {name: real_symbol(name) for name in ("x", "y", "z", "F", "C1", "M", "a", "b", "beta", "C_gov")}
ORDER = Lettering(tuple(NAMES.values()))


def shown(expression: str) -> str:
    return formula(math(read_expression(expression, NAMES)), ORDER)


def plainly(expression: str) -> str:
    return plain_expression(read_expression(expression, NAMES), ORDER).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("expression", "latex_shown"),
    [
        ("-C1 + F", "F - C_{1}"),
        ("-C1 - F", "-F - C_{1}"),
        ("(1-x)*x*(F - C1)", "x {(1 - x)} {(F - C_{1})}"),
        ("y*z*(-M - a*M)", "-y z {(M + M a)}"),
        ("y*(F + M)*(y - 1)", "-y {(1 - y)} {(F + M)}"),
        ("C1*(1 - b)", "{(1 - b)} C_{1}"),
        ("F/2 - C1", r"\frac{F}{2} - C_{1}"),
        ("(F - C1)/2", r"\frac{F}{2} - \frac{C_{1}}{2}"),
        ("a/(F + M)", r"\frac{a}{F + M}"),
        ("(1/2)^a", r"(\frac{1}{2})^{a}"),
        ("beta*C_gov", r"\beta C_{\mathrm{gov}}"),
        ("sqrt(a)/b^2", r"\frac{\sqrt{a}}{b^{2}}"),
        ("exp(-a*b)", r"\exp(-a b)"),
        ("Max(a, b) + ln(F)", r"\ln(F) + \max(a, b)"),
        ("0", "0"),
    ],
)
def test_formulas_look_as_in_papers(expression, latex_shown):
    assert re.sub(r"\s+", " ", shown(expression)) == latex_shown


@pytest.mark.parametrize(
    "expression",
    [
        "F - C1",
        "x*(1 - x)*(y*(F - M) - C1/2)",
        "-a*(F + M)",
        "F/(2*(M + a))",
        "a^(1/3)",
        "sqrt(a)",
        "(1/2)^a",
        "(a/b)^2",
    ],
)
def test_plain_formulas_read_back_as_equal(expression):
    value = read_expression(expression, NAMES)
    assert (read_expression(plainly(expression), NAMES) - value).simplify() == 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("C", "C"),
        ("C1", "C_{1}"),
        ("R12", "R_{12}"),
        ("C_gov", r"C_{\mathrm{gov}}"),
        ("C1_gov", r"C_{1,\mathrm{gov}}"),
        ("beta", r"\beta"),
        ("lambda2", r"\lambda_{2}"),
        ("x_1", "x_{1}"),
        ("a_beta", r"a_{\beta}"),
        *((word, rf"\mathit{{{word}}}") for word in ("Cdot", "Sprime", "Anorm", "tbm", "xbar", "Rc")),
    ],
)
def test_names_follow_one_rule_and_words_stay_words(name, expected):
    assert latex_name(name) == expected


@pytest.mark.parametrize(
    "notation", [r"\alpha_1", "C_{1}^{*}", r"R_{\mathrm{gov}}", "V'", r"\bar{R}", r"C_{\text{政府}}"]
)
def test_the_authors_notation_is_used_where_it_is_harmless(notation):
    assert latex_name("C", {"C": notation}) == notation


@pytest.mark.parametrize(
    "notation",
    [
        r"\input{x}",
        r"\write18{x}",
        "C}",
        "{C",
        "C$x",
        "C%",
        r"\def\x{}",
        "C_",
        "C_1_2",
        "^^5cinput",
        r"\mathrm",
        "#1",
        "",
        "a&b",
        "C\n",
    ],
)
def test_other_notation_is_not_used(notation):
    assert not is_harmless(notation)
    assert latex_name("C", {"C": notation}) == "C"


def labels() -> list[str]:
    rows = json.loads((Path(__file__).parents[1] / "golden" / "labels.json").read_text("utf-8"))
    return [str(row) for row in rows]


def read_latex(escaped: str) -> str:
    """What LaTeX prints: an own reader of the few commands that the escaper may write."""
    words = {v: k for k, v in latex_text._SPECIAL.items()}
    rest, result = escaped.replace(r"\/", ""), ""
    while rest:
        token = next((w for w in sorted(words, key=len, reverse=True) if rest.startswith(w)), None)
        piece = token if token is not None else rest[0]
        assert token is not None or piece not in "\\{}$&#%_^~", f"active {piece!r} in {escaped!r}"
        result += words.get(piece, piece)
        rest = rest[len(piece) :]
    return result


@pytest.mark.parametrize("label", labels())
def test_a_label_is_inert_and_unchanged_in_latex(label):
    assert read_latex(latex_text.escape(label)) == label


@pytest.mark.parametrize("label", labels())
def test_a_label_is_inert_and_unchanged_in_markdown(label):
    escaped = markdown.escape(label)
    plain = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", re.sub(r"^(\s*\d+)\\", r"\1", escaped))
    assert plain.replace("&#92;", "\\") == label
    assert not re.search(r"(?<!\\)[`*_<>\[\]|$]", escaped)


def test_control_characters_do_not_reach_the_terminal():
    assert "\x1b" not in text([Heading("a\x1b[31mb")]) and "\x07" not in text([Paragraph(("\x07",))])


def test_a_label_does_not_open_a_command_anywhere_in_a_derivation():
    evil = r"\input{/etc/passwd}$|`<script>"
    players = [Player(evil, "x", (evil + "1", "b")), Player("B|", "y", ("c", "d"))]
    rows = {"11": ["a", "a"], "10": ["0", "a"], "01": ["a", "0"], "00": ["0", "0"]}
    analysis = analyse(replicator(Game.from_table(players, rows, parameters=["a"], assume=["a > 0"], title=evil)))
    assert not re.search(r"(?<!\\textbackslash\{\})\\input", derive_latex(analysis).replace("{}input", ""))
    assert "<script>" not in derive_markdown(analysis)
    assert evil in derive_text(analysis, width=200)


def test_long_formulas_break_before_signs_and_fit():
    total = sum(real_symbol(f"R{k}") * real_symbol(f"C{k}") for k in range(40))
    lines = broken(formula(math(total), ORDER), 50)
    assert len(lines) > 3
    assert all(width_of(piece) <= 50 for piece in lines)
    assert all(piece.startswith("+ ") for piece in lines[1:])


def test_breaks_prefer_the_outermost_sum():
    a, b, c = (sum(real_symbol(f"{letter}{k}") for k in range(7)) for letter in "ABC")
    x, y, z = (real_symbol(name) for name in "xyz")
    lines = broken(formula(math(x * a + y * b + z * c), ORDER), 32)
    assert [piece[:5] for piece in lines] == ["x (A_", "+ y (", "+ z ("]


def test_chinese_text_wraps_by_its_width_and_not_before_a_full_stop():
    lines = wrap("复制动态系统共有八个纯策略均衡点。其余", 34)
    assert all(cell_len(row) <= 34 for row in lines)
    assert not any(row.startswith("。") for row in lines)


def test_tables_give_way_at_spaces_and_stay_within_the_width():
    wide = sum(real_symbol(f"R{k}") for k in range(60))
    table = Table("Wide.", (line("a"), line("b")), ((cell("label"), cell(wide)), (cell("x" * 90), cell("y"))))
    assert max(cell_len(row) for row in text([table], width=60).splitlines()) <= 60


def test_equal_cells_of_merged_columns_are_printed_once():
    rows = ((cell("one"), cell("a")), (cell("one"), cell("b")))
    table = Table("T", (line("h"), line("k")), rows, merged=1)
    assert text([table]).count("one") == 1 and latex([table]).count("one") == 1


def test_relations_print_with_the_signs_of_mathematics():
    relation = Relation(NAMES["a"], "<=", NAMES["b"])
    assert formula(Math((relation,)), ORDER) == r"a \le b"
    assert text([Paragraph(line(relation))]) == "a ≤ b\n"


def test_an_equation_is_aligned_at_its_sign():
    blocks = [Equations((Equation(math("F"), math(NAMES["a"] + sqrt(2) + exp(NAMES["b"]) + Rational(1, 3))),))]
    assert "F &= " in latex(blocks) and r"\begin{align}" in latex(blocks)


def test_every_word_has_both_languages_and_the_same_parts():
    for key, (english, chinese) in WORDS.items():
        assert set(re.findall(r"\{(\w+)\}", english)) == set(re.findall(r"\{(\w+)\}", chinese)), key
    assert say("Table", "zh", k=1, caption="参数") == "表1  参数"


@pytest.fixture(scope="module")
def analysis():
    return analyse(replicator(load("llm-iar")))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 120])
def test_a_derivation_fits_the_terminal(analysis, lang, width):
    derived = derive_text(analysis, lang=lang, width=width)
    assert max(map(cell_len, derived.splitlines())) <= width
    assert "\xa0" not in derived


def test_steps_add_expected_payoffs_and_payoff_differences(analysis):
    plain, steps = (derive_text(analysis, steps=steps) for steps in (False, True))
    assert "Ū_x = x*U_x1 + (1 - x)*U_x2" in steps and "Ū_x" not in plain
    assert "λ3[E4(0,0,1)] = (0) - (-G) = G" in steps


def test_a_game_of_which_only_the_field_is_known_has_no_payoff_table():
    players = [Player("A", "x", ("a", "b")), Player("B", "y", ("a", "b"))]
    game = Game.from_field(
        players, {"x": "x*(1-x)*(y*k - 1)", "y": "y*(1-y)*(x - k)"}, parameters=["k"], assume=["k > 1"]
    )
    derived = derive_text(analyse(replicator(game)))
    assert "Only the equations of this game are known" in derived and "Payoff matrix" not in derived


def test_three_strategies_and_many_players_are_printed_within_reason():
    three = [Player("A", "x", ("r", "p", "s")), Player("B", "y", ("r", "p", "s"))]
    rows = {f"{i}-{j}": [str((i - j) % 3), str((j - i) % 3)] for i in (1, 2, 3) for j in (1, 2, 3)}
    derived = derive_text(analyse(replicator(Game.from_table(three, rows))))
    assert "F(x_1) = dx_1/dt = x_1*(U_x1 - Ū_x)" in derived
    six = [Player(f"P{k}", f"p{k}", ("a", "b")) for k in range(6)]
    formulas = {f"p{k}": f"p{k}*(p{(k + 1) % 6}*c - k)" for k in range(6)}
    many = derive_text(
        analyse(replicator(Game.from_formulas(six, formulas, parameters=["c", "k"], assume=["k > 0", "c > k"])))
    )
    assert many.count("\n") < 700


GOLDENS = [("llm-iar", lang, kind) for lang in ("en", "zh") for kind in ("tex", "md", "txt", "html")] + [
    ("vertical-models", lang, kind) for lang in ("en", "zh") for kind in ("tex", "txt")
]


@pytest.fixture(scope="module")
def analyses():
    known: dict[str, object] = {}

    def of(slug):
        if slug not in known:
            known[slug] = analyse(replicator(load(slug)))
        return known[slug]

    return of


@pytest.mark.parametrize(("slug", "lang", "kind"), GOLDENS)
def test_derivations_are_as_they_were_read_in_review(slug, lang, kind, analyses, update_golden):
    write = {"tex": derive_latex, "md": derive_markdown, "txt": derive_text, "html": derive_html}[kind]
    result = write(analyses(slug), lang=lang)
    path = GOLDEN / f"{slug}.{lang}.{kind}"
    if update_golden:
        path.write_text(result, encoding="utf-8")
    assert result == path.read_text(encoding="utf-8")


def test_blocks_are_values(analysis):
    assert derive_blocks(analysis) == derive_blocks(analysis)


def test_no_word_stands_in_two_sections():
    assert sum(len(section.WORDS) for section in _SECTIONS) == len(WORDS)
