r"""Equations and tables of papers as claims: where each belongs, what is left over, and files that read back."""

from __future__ import annotations

import tomllib

import pytest

import symgame as sg
from symgame.algebra import same
from symgame.errors import InvalidExpressionError
from symgame.expressions import read_expression
from symgame.gamefile import read_document_text
from symgame.presentation import derive_latex
from symgame.transcription.claims_text import claims_text
from symgame.transcription.equations import read_equations

GAME = """
slug = "pair"
players = [
  { name = "A", var = "x", strategies = ["Give", "Keep"] },
  { name = "B", var = "y", strategies = ["Give", "Keep"] },
]
[parameters]
R1 = { assume = "R1 > 0" }
C1 = { }
R2 = { }
C2 = { }
GP = { latex = '\\Delta G' }
[payoffs]
11 = ["R1 - C1", "R2 - C2"]
10 = ["-C1", "0"]
01 = ["0", "-C2"]
00 = ["0", "0"]
"""


@pytest.fixture(scope="module")
def document():
    return read_document_text(GAME, ".toml", "pair.toml")


def claims_of(text, game=None):
    return {(part.section, part.key): part for part in read_equations(text, game).parts}


@pytest.mark.parametrize(
    "left",
    [
        "F(x)",
        r"\frac{dx}{dt}",
        r"\frac{\mathrm{d}x}{\mathrm{d}t}",
        r"\dfrac{dx(t)}{dt}",
        r"\dot{x}",
        "ẋ",
        "dx/dt",
        "x'",
        r"F(x) = \frac{dx}{dt}",
        r"G(x) = \dot x = x(U_{11} - \bar{U}_1)",
    ],
)
def test_velocities_are_replicator_claims(left):
    read = read_equations(f"${left} = x(1-x)(R_1 y - C_1)$")
    (part,) = read.parts
    assert (part.section, part.key) == ("replicator", "x")
    assert part.readings[0].formula == "x*(1 - x)*(R1*y - C1)"
    assert read.shares == ("x",) and not read.unread


def test_another_letter_is_a_velocity_only_where_it_vanishes_at_both_ends():
    claims = claims_of("G(y) = y(1-y)(a - x)\nH(y) = a - x\nF(x) = 0")
    assert list(claims) == [("replicator", "y"), ("formula", "H(y)"), ("formula", "F(x)")]


def test_payoffs_and_unknown_left_sides_stay_plain_formulas():
    claims = claims_of(r"\begin{align} U_{11} &= yR_1 - C_1 \\ \bar{U}_1 &= x U_{11} \\ a &< b \end{align}")
    assert [part.readings[0].formula for part in claims.values()] == ["y*R1 - C1", "x*U11", "a < b"]
    assert [key for _, key in claims] == ["U11", "U1_bar", ""]
    assert not any(part.is_claim for part in claims.values())


def test_a_line_that_begins_with_equality_is_read_without_its_left_side():
    (part,) = read_equations(r"\[ &= y(1-y)C_1 \]").parts
    assert (part.section, part.key, part.readings[0].formula) == ("formula", "", "y*(1 - y)*C1")


def test_an_equation_goes_on_where_a_line_begins_with_a_sign_or_a_bracket_is_open():
    text = r"""\begin{align}
      F(x) &= x(1-x)\left[ y R_1 \right. \\
           &\quad \left. - C_1 \right. \nonumber \\
           &\left. + z \right] \\
      F(y) &= y(1-y)(a \\ &- b)
    \end{align}"""
    claims = claims_of(text)
    assert claims["replicator", "x"].readings[0].formula == "x*(1 - x)*(y*R1 - C1 + z)"
    assert claims["replicator", "y"].readings[0].formula == "y*(1 - y)*(a - b)"


def test_systems_in_braces_are_equations_one_a_line():
    text = r"\[ \left\{ \begin{array}{l} F(x) = x(1-x)a \\ F(y) = y(1-y)b \end{array} \right. \]"
    assert list(claims_of(text)) == [("replicator", "x"), ("replicator", "y")]
    text = r"$$\begin{cases} \dot x = x(1-x)a, \\ \dot y = y(1-y)b. \end{cases}$$"
    assert list(claims_of(text)) == [("replicator", "x"), ("replicator", "y")]


JACOBIANS = [
    r"J = \begin{bmatrix} (1-2x)a & x(1-x) \\ 0 & b \end{bmatrix}",
    r"$$J = \left[\begin{array}{cc} (1-2x)a & x(1-x) \\ 0 & b \end{array}\right]$$",
    r"\[ J = \begin{pmatrix} J_1 & J_2 \\ J_3 & J_4 \end{pmatrix}"
    r" = \begin{vmatrix} (1-2x)a & x(1-x) \\ 0 & b \end{vmatrix} \]",
    "J_{11} = (1-2x)a\nJ_{12} = x(1-x)\nJ_{21} = 0\nJ_{22} = b\nF(x) = a\nF(y) = b",
    "F(x) = a\nF(y) = b\n"
    + r"\frac{\partial F(x)}{\partial x} = (1-2x)a"
    + "\n"
    + r"\frac{\partial F(x)}{\partial y} = x(1-x)"
    "\n" + r"\partial F(y)/\partial x = 0" + "\n" + r"F'(y) = b",
]


@pytest.mark.parametrize("text", JACOBIANS)
def test_the_jacobian_is_read_as_a_matrix_or_entry_by_entry(text):
    part = claims_of(text)["jacobian", "rows"]
    assert [reading.formula for reading in part.readings] == ["(1 - 2*x)*a", "x*(1 - x)", "0", "b"]
    rows = tomllib.loads(claims_text(read_equations(text)))["claims"]["jacobian"]["rows"]
    assert rows == [["(1 - 2*x)*a", "x*(1 - x)"], ["0", "b"]]


def test_single_entries_of_the_jacobian_stay_formulas():
    assert list(claims_of("F(x) = a\nF(y) = b\nJ_{11} = c")) == [
        ("replicator", "x"),
        ("replicator", "y"),
        ("formula", "J_1,1"),
    ]


TABLE = r"""
\begin{table}[htbp] \caption{Stability}
\begin{tabular}{l|cc|c|c|c} \toprule
Equilibrium & \multicolumn{2}{c}{Eigenvalues} & Sign & Stability & Condition \\ \cmidrule(lr){2-3}
 & $\lambda_1$ & $\lambda_2$ & & & \\ \midrule
$E_1(0,0)$ & $-C_1$ & $-C_2$ & $(-,-)$ & ESS & / \\ \hline
$E_{2}(1,0)$ & $C_1$ & $R_2-C_2$ & $(+, \times)$ & Saddle point & \\
(0，1) & $R_1-C_1$ & $C_2$ & (N,+) & 不稳定点 & \\
$(1,1)$ & $C_1-R_1$ & $\lambda_2 = C_2-R_2$ & ×，× & 演化稳定点 & $C_1<R_1$, $C_2 < R_2$ \\ \bottomrule
\end{tabular} \end{table}
"""


def test_a_table_of_vertices_gives_eigenvalues_signs_stability_and_conditions(document):
    read = read_equations(TABLE, document.game)
    assert not read.unread
    claims = tomllib.loads(claims_text(read, document.claims))["claims"]
    assert claims == {
        "eigenvalues": {
            "00": ["-C1", "-C2"],
            "10": ["C1", "R2 - C2"],
            "01": ["R1 - C1", "C2"],
            "11": ["C1 - R1", "C2 - R2"],
        },
        "signs": {"00": ["-", "-"], "10": ["+", "x"], "01": ["x", "+"], "11": ["x", "x"]},
        "stability": {"00": "ess", "10": "saddle", "01": "unstable"},
        "ess": {"11": ["C1 < R1", "C2 < R2"]},
    }


MATHTYPE = r"""
\[\left\{ \begin{matrix}
   F\left( y \right)=y\left( 1-y \right)\left( {{R}_{2}}-{{C}_{2}} \right)  \\
   F\left( z \right)=z\left( 1-z \right)\left( x{{S}_{\text{g}}}-\beta {{D}^{2}} \right)  \\
\end{matrix} \right.\]
\begin{tabular}{|c|c|c|}
均衡点 & ${{\lambda }_{1}}$ & 稳定性\\
${{E}_{1}}\left( 0 \right)$ & ${{R}_{1}}-{{C}_{1}}$ & 鞍点或不稳定点 \\
${{E}_{2}}（1）$ & $-\theta P$ & ESS（条件①）\\
\end{tabular}
"""


def test_braces_of_formula_editors_and_full_width_brackets_do_no_harm():
    read = read_equations(MATHTYPE)
    assert [
        (part.section, part.key, *(reading.formula for reading in part.readings), *part.marks) for part in read.parts
    ] == [
        ("replicator", "y", "y*(1 - y)*(R2 - C2)"),
        ("replicator", "z", "z*(1 - z)*(x*Sg - beta*D**2)"),
        ("eigenvalues", "0", "R1 - C1"),
        ("stability", "0", "not ess"),
        ("eigenvalues", "1", "-theta*P"),
    ]
    (unread,) = read.unread
    assert unread.printed == "ESS（条件①）" and "no word of stability" in unread.reason


def test_markdown_tables_are_read_and_bars_in_formulas_are_not_cells():
    text = "The table:\n\n| Point | λ1 | λ2 |\n|:--|--|--|\n| $E_1(0,0)$ | $-|a|$ | $b$ |\n| (1,1) | $a$ | $c$ |\n"
    claims = claims_of(text)
    assert [reading.formula for reading in claims["eigenvalues", "00"].readings] == ["-Abs(a)", "b"]
    assert ("eigenvalues", "11") in claims


def test_marks_may_stand_in_columns_and_determinants_beside_traces():
    text = r"\begin{tabular}{ccc} (0,0) & + & - \\ (1,0) & 不确定 & 0 \end{tabular}"
    assert [part.marks for part in read_equations(text).parts] == [("+", "-"), ("x", "0")]
    text = r"\begin{tabular}{ccc} & $\det J$ & $\mathrm{tr} J$ \\ $(0,0)$ & $ab$ & $a+b$ \end{tabular}"
    (part,) = read_equations(text).parts
    assert (part.section, [reading.formula for reading in part.readings]) == ("det_trace", ["a*b", "a + b"])


def test_vertices_of_more_strategies_are_told_by_their_shares():
    game = sg.load("cooperation-modes")
    text = r"\begin{tabular}{lc} $E_1(1,0,0,0,1,0,1)$ & ESS \\ (2-3-0) & saddle \\ (1,1,0,0,1,0,1) & ESS \end{tabular}"
    read = read_equations(text, game)
    assert [(part.key, part.marks) for part in read.parts] == [("1-2-1", ("ess",)), ("2-3-0", ("saddle",))]
    assert len(read.unread) == 1


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("F(x) = x(1-x)a\nF(y) = \\int b", "line 2, column 8", "write the integral out"),
        (r"\begin{tabular}{cc} (0,0) & $a$ \end{tabular}", "line 1", "the vertex 00 has 2 eigenvalues, 1 are printed"),
        (
            r"\begin{tabular}{ccc} (0,0) & $a$ & $b$ \\ $E_9(x^*,1)$ & $c$ & $d$ \end{tabular}",
            "line 1",
            "begins with no vertex",
        ),
        (r"\begin{tabular}{cc} Party & Cost \end{tabular}", "line 1", "no row of this table begins with a vertex"),
        (r"\begin{tabular}{ccc} (0,0) & ESS & ① \end{tabular}", "line 1", "given by a number or by words"),
        (
            r"\begin{tabular}{ccc} (0,0) & ESS or saddle & \\ (1,1) & ESS & \end{tabular}",
            "line 1",
            "no word of stability",
        ),
        ("J = a + b", "line 1", "the Jacobian is no matrix here"),
        ("F(x) = a\nF(x) = b", "line 2", "[claims.replicator] x is given above already"),
    ],
)
def test_what_cannot_be_read_is_listed_with_its_place_and_the_reason(text, place, reason):
    (unread,) = read_equations(text).unread
    assert unread.place == place and reason in unread.reason and unread.printed


def test_claims_with_undeclared_names_are_not_written(document):
    read = read_equations("F(x) = x(1-x)(R_1 y - K_9)\nF(y) = y(1-y)(R_2 x - C_2 + \\Delta G)", document.game)
    (unread,) = read.unread
    assert "'K9' is not declared in the game" in unread.reason and "K_9" in unread.printed
    assert tomllib.loads(claims_text(read, document.claims)) == {
        "claims": {"replicator": {"y": "y*(1 - y)*(R2*x - C2 + GP)"}}
    }


def test_of_several_forms_the_last_that_the_game_declares_is_taken(document):
    read = read_equations(r"F(x) = x(U_{11} - U_1) = x(1-x)(yR_1 - C_1) = x(1-x)W", document.game)
    (part,) = read.parts
    assert part.readings[0].formula == "x*(1 - x)*(y*R1 - C1)"
    assert "x(U_{11} - U_1); x(1-x)W" in part.remarks[0].text()


def test_formulas_within_running_text_are_counted_and_those_on_their_own_line_read():
    read = read_equations("Let $x$ be a share and $a<b$, where $F(x)=0$.\n\n$F(x) = x(1-x)a$.\n")
    assert [(part.section, part.key) for part in read.parts] == [("replicator", "x")]
    assert read.notes == ("3 formulas within running text were left out; put one on a line of its own to have it read",)


def test_the_text_appended_to_the_file_is_a_paper(document, tmp_path):
    text = TABLE + r"$$F(x) = x(1-x)(yR_1 - C_1)$$ $$J = \begin{bmatrix} a \end{bmatrix}$$ $$U_1 = C_1$$"
    read = read_equations(text, document.game)
    path = tmp_path / "pair.toml"
    path.write_text(GAME + claims_text(read, document.claims), encoding="utf-8")
    paper = sg.read_paper(path)
    assert len(paper.claims.eigenvalues) == 4 and len(paper.claims.replicator) == 1
    assert {finding.verdict for finding in sg.verify(paper) if finding.kind in ("replicator", "eigenvalues")} == {
        sg.Verdict.VERIFIED
    }


def test_tables_that_the_file_has_already_come_as_comments(document, tmp_path):
    before = GAME + '[claims.replicator]\ny = "y*(1-y)*C2"\n'
    claims = read_document_text(before, ".toml", "pair.toml").claims
    read = read_equations(TABLE + "$$F(x) = x(1-x)(yR_1 - C_1)$$", document.game)
    added = claims_text(read, claims)
    assert "# The file has [claims.replicator] already: move these lines there" in added
    assert '# x = "x*(1 - x)*(y*R1 - C1)"' in added
    path = tmp_path / "pair.toml"
    path.write_text(before + added, encoding="utf-8")
    assert len(sg.read_paper(path).claims.signs) == 4


def test_without_a_game_the_names_to_declare_are_listed_with_their_notation():
    added = claims_text(read_equations(r"F(x) = x(1-x)(C_1 - \bar{U} + R_c + y)" + "\nF(y) = y(1-y)"))
    assert '# C1 = { meaning = "" }' in added
    assert "# U_bar = { meaning = \"\", latex = '\\bar{U}' }" in added
    assert '# Rc = { meaning = "", latex = "R_{c}" }' in added
    assert "# y =" not in added and "# x =" not in added


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("slug", ["llm-iar", "data-compute-supply"])
def test_what_derive_prints_in_latex_reads_back_as_the_same(slug, lang):
    game = sg.load(slug)
    analysis = sg.analyse(sg.replicator(game))
    claims = claims_of(derive_latex(analysis, lang=lang), game)
    names = {str(symbol.name): symbol for symbol in (*game.shares, *game.symbols)}
    for share, velocity in zip(game.shares, analysis.field.velocity, strict=True):
        (found,) = claims["replicator", str(share.name)].readings
        assert same(read_expression(found.formula, names), velocity)
    for vertex in analysis.vertices:
        found = claims["eigenvalues", vertex.key].readings
        assert all(same(read_expression(f.formula, names), e) for f, e in zip(found, vertex.eigenvalues, strict=True))


@pytest.mark.parametrize("text", ["a" * 200_001, r"\begin{align} a", "$a", "a\x00b", "\\[a\\]\n" * 5_001])
def test_texts_of_which_nothing_can_be_made_are_refused(text):
    with pytest.raises(InvalidExpressionError):
        read_equations(text)
