r"""Formulas as papers print them: exact readings, choices that are said, refusals with a cure, inert hostility."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import symgame as sg
from symgame.algebra import same
from symgame.display.formula import formula
from symgame.display.table import Lettering, math
from symgame.errors import InvalidExpressionError
from symgame.expressions import read_expression
from symgame.symbols import real_symbol
from symgame.transcription.formulas import read_formula


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (r"\frac{V}{2} - \dfrac{a+b}{c d} + \tfrac{1}{2} + \frac12x", "V/2 - (a + b)/(c*d) + 1/2 + 1/2*x"),
        (r"\sqrt{x} + \sqrt[3]{a+b} + \sqrt2", "sqrt(x) + (a + b)**(1/3) + sqrt(2)"),
        (r"\left( a \right)\big[ b + \Bigl\{ c - d \Bigr\} \big]", "a*(b + (c - d))"),
        (r"a \cdot b \times c * d", "a*b*c*d"),
        (r"2a + x(1-x) + (1-x)(1-y) + x y z", "2*a + x*(1 - x) + (1 - x)*(1 - y) + x*y*z"),
        (r"\alpha\beta + \pi R + \Gamma_{1}", "alpha*beta + pi*R + Gamma1"),
        (r"x^2 + x^{2} + C_1^2 + C^2_1 + (1-x)^{-1}", "x**2 + x**2 + C1**2 + C1**2 + (1 - x)**(-1)"),
        (r"C_1 + C_{1} + C_{gov} + R_{\mathrm{c}} + C_{i1} + C_{1,2}", "C1 + C1 + C_gov + Rc + C_i1 + C1_2"),
        (r"{{R}_{1}} + {\rm GP}_{2} - R_{\rm c}", "R1 + GP2 - Rc"),
        (r"\mathrm{GP} + \text{SP} + \mathit{tbm} + \operatorname{AB}_1", "GP + SP + tbm + AB1"),
        (
            r"\ln x + \log_{2} x + \exp(-a) + \min\{a,b\} + \max(a, b, c)",
            "log(x) + log(x)/log(2) + exp(-a) + Min(a, b) + Max(a, Max(b, c))",
        ),
        (r"|a-b|c + \lvert c \rvert + \left|\frac{a}{b}\right|", "Abs(a - b)*c + Abs(c) + Abs(a/b)"),
        (r"0 < a \le b \leqslant c, d \neq 1, x = y", "0 < a <= b <= c, d != 1, x = y"),
        (r"a \leqq b, c \geqq d", "a <= b, c >= d"),
        (r"a < b \text{ and } c \geq d", "a < b, c >= d"),
        ("a < b 且 c < d", "a < b, c < d"),
        (r"$$ a\, +\; b\!~\quad c \nonumber \tag{1} \label{eq:one}$$", "a + b*c"),
        (r"\begin{equation} a + b \end{equation}", "a + b"),
        ("\\begin{align*} a % comment\n &+ b \\\\[2pt] &- c \\end{align*}", "a + b - c"),
        (r"x\left[ a + \right. \\ & \left. b \right]", "x*(a + b)"),
        ("C₁x² − α×（１－ｘ）·β ≤ 1", "C1*x**2 - alpha*(1 - x)*beta <= 1"),
        ("𝑥⁻¹ + ½a", "x**(-1) + 1/2*a"),
        (r"-\left(a - b\right) - -c + 2 \cdot -a", "-(a - b) + c + 2*(-a)"),
        (r"5\% R", "(5/100)*R"),
        ("a + b,", "a + b"),
    ],
)
def test_a_formula_is_read_as_it_looks_in_print(printed, read):
    assert read_formula(printed).formula == read


def test_a_reading_says_what_was_printed_and_which_names_are_in_it():
    found = sg.read_formula(r"C_{1} + \alpha C_{1}x")
    assert isinstance(found, sg.Reading)
    assert (found.printed, found.names) == (r"C_{1} + \alpha C_{1}x", ("C1", "alpha", "x"))
    assert not found.is_relation and read_formula("a < b").is_relation


@pytest.mark.parametrize(
    ("printed", "read", "note"),
    [
        ("ab", "a*b", "'ab' is read as the product a*b"),
        (r"\Delta R", "Delta*R", r"'\Delta R' is read as the product Delta*R; declare it if it is one quantity"),
        ("C'", "C_prime", "'C'' is written C_prime"),
        (r"\bar{C}_1", "C1_bar", r"'\bar{C}_{1}' is written C1_bar"),
        (r"\overline{U_{11}}", "U11_bar", r"'\bar{U}_{11}' is written U11_bar"),
        (r"\hat p", "p_hat", r"'\hat{p}' is written p_hat"),
        ("C^{*}", "C_star", "'C^{*}' is written C_star"),
        (r"\varepsilon", "epsilon", r"'\varepsilon' is written epsilon"),
        (r"\mathrm{nan}", "nan1", r"'\mathrm{nan}' is written nan1"),
        ("e^{-r t}", "exp(-r*t)", "'e' with a power is read as the exponential"),
        (r"\pi", "pi", r"'\pi' is a parameter named pi here, not the number 3.14159"),
        (r"\log(a)", "log(a)", r"'\log' is read as the natural logarithm"),
        ("C_12", "C12", "'_12' is read as '_{12}'"),
        ("{a+b}c", "(a + b)*c", "braces do not print; they are read as the parentheses (a + b)"),
        ("f(x)", "f*x", "'f(x)' is read as the product f*x, not as a function"),
        ("a^b", "a**b", "the exponent b is no number; the file must assume that its base is positive"),
        ("F(x) = dx/dt = x(1-x)(a-b)", "x*(1 - x)*(a - b)", "the left side 'F(x)' is left out"),
        (r"R_c + \mathrm{Rc}", "Rc + Rc", "two printed symbols are both written Rc"),
    ],
)
def test_what_was_a_choice_is_said(printed, read, note):
    found = read_formula(printed)
    assert found.formula == read
    assert note in found.notes


@pytest.mark.parametrize(
    ("printed", "names", "read"),
    [
        ("GP + SPx", ["GP", "SP", "x"], "GP + SP*x"),
        ("xyC_1", ["x", "y", "C1"], "x*y*C1"),
        ("aC1bC2", ["a", "b", "C1", "C2"], "a*C1*b*C2"),
        (r"C_{1} + C_1", ["C_1"], "C_1 + C_1"),
        (r"R_{c}", ["R_c"], "R_c"),
        (r"C_{gov} + C_gov x", ["C_gov", "x"], "C_gov + C_gov*x"),
        (r"\Delta R_1", ["DeltaR1"], "DeltaR1"),
        (r"\bar{U}_1", ["Ubar1"], "Ubar1"),
        (r"C^{gov} + C^{2}", ["C", "Cgov"], "Cgov + C**2"),
        ("f(x)", ["f", "x"], "f*x"),
        ("e^{x} + e", ["e", "x"], "e**x + e"),
        ("3E1", ["E1"], "3*E1"),
        (r"\varepsilon", ["varepsilon"], "varepsilon"),
        ("α1 + \\alpha_{1}", ["α1"], "alpha1 + alpha1"),
        (r"\mathrm{GP} + G \cdot P", ["GP", "G", "P"], "GP + G*P"),
    ],
)
def test_declared_names_decide(printed, names, read):
    found = read_formula(printed, names)
    assert found.formula == read
    assert not any("product" in note or "declared" in note for note in found.notes)


def test_the_authors_notation_comes_first():
    latex = {"Cost": r"C^{*}_{1}", "reward": r"\bar{R}", "zf": r"R_{\text{政府}}", "D": "C_1"}
    names = ["Cost", "reward", "zf", "C1", "D"]
    assert read_formula(r"C_1^* - \bar R + R_{\text{政府}}", names, latex).formula == "Cost - reward + zf"
    assert read_formula("C_{1}", names, latex).formula == "D"


@pytest.mark.parametrize(
    ("printed", "names", "message"),
    [
        (
            "GP",
            ["GP", "G", "P"],
            r"column 1: 'GP' can be read as the name GP or as G\*P; write G \\cdot P for the product",
        ),
        ("ABC", ["AB", "C", "A", "BC"], "'ABC' can be read as another product of declared names or as"),
        ("C_1", ["C1", "C_1"], "'C1' and 'C_1' are both printed so; give one of them its own notation, the key latex"),
        ("x2", ["x"], r"'x2' is not declared, and 'x' is; write x_\{2\} for a name, x\^\{2\} for a power"),
        ("a/bc", [], r"after '/' it is open how far the denominator goes; write \\frac"),
        ("a/b c", [], "after '/' it is open how far the denominator goes"),
        (r"\ln xy", [], "it is open how far the argument of \\\\ln goes; write parentheses"),
        (r"\ln(a)^2", [], "it is open what this power belongs to"),
        (r"\frac{a}{b}^2", [], "put parentheses around the fraction"),
        ("x^23", [], r"'\^23' prints as '\^\{2\}3'; write '\^\{23\}'"),
        ("C_gov", [], "prints as '_{g}o'"),
        (r"2\frac12", [], "may be a sum or a product"),
        ("a b 2", [], "column 5: the number 2 follows a factor; write it first"),
        ("1.5e-3", [], r"looks like a decimal; write 1.5 \\cdot 10\^"),
        ("U(x,y)", [], r"'U\(x,y\)' is a function of the paper; write it out"),
        (r"\sum_{i=1}^{n} a_i", [], r"column 1: \\sum is not read in a formula; write the sum out"),
        (r"\int a", [], r"\\int is not read in a formula; write the integral out"),
        (r"a + \frac{\partial F}{\partial x}", [], "column 5: .* is a derivative; write it out"),
        (r"a \pm b", [], r"column 3: \\pm is not read in a formula; write two formulas, one for each sign"),
        (r"\begin{bmatrix} a \end{bmatrix}", [], "the environment 'bmatrix' is no part of a formula"),
        ("[a + b)", [], r"column 7: '\[' is closed by '\)'; write '\]'"),
        ("(a + b", [], r"column 1: this '\(' is never closed; add '\)'"),
        ("a)", [], r"column 2: '\)' closes nothing"),
        ("{a", [], "column 1: this brace is never closed"),
        ("a_1_2", [], "a second subscript"),
        ("a_{n+1}", [], "is no word or number"),
        ("a**b", [], r"'\*\*' is no LaTeX; write a power as a\^\{2\}"),
        ("a!", [], "there are no factorials"),
        (r"\text{政府}", [], r"U\+653F cannot stand in a name.*the key latex"),
        ("a, b", [], "several formulas stand here"),
        ("a \\\\ b", [], "several formulas stand here"),
        ("", [], "a formula is missing"),
        ("a - a/(b - b)", [], "the denominator is identically zero"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_column_and_the_cure(printed, names, message):
    with pytest.raises(InvalidExpressionError, match=message):
        read_formula(printed, names)


@pytest.mark.parametrize(
    "text",
    [
        r"\input{/etc/passwd}",
        r"\write18{touch pwned}",
        r"\immediate\write18{ls}",
        r"\def\a{\a\a}\a",
        r"\let\x=\y",
        r"\newcommand{\a}{b}\a",
        r"\catcode`\_=11 a_b",
        r"\csname input\endcsname",
        r"^^5cinput",
        r"\loop\iftrue\repeat",
        r"\directlua{os.execute('ls')}",
        r"__import__('os').system('ls')",
        "\\" + "a" * 9000,
        "\\frac" * 1900,
        "\\frac{1}{" * 900 + "1" + "}" * 900,
        "(" * 4900 + "a" + ")" * 4900,
        "{" * 4900 + "a" + "}" * 4900,
        "{" * 9000,
        "a^{" * 2400 + "b" + "}" * 2400,
        "\\sqrt{" * 1400 + "a" + "}" * 1400,
        "\\ln" * 3000 + " a",
        "\\bar{" * 1600 + "a" + "}" * 1600,
        "|" * 9000,
        "9" * 9000,
        "9^{9^{9^{9}}}",
        "((((9^{64})^{64})^{64})^{64})",
        "a" * 9000,
        "a" + "'" * 9000,
        "a_{" + "b," * 3000 + "c}",
        "x+" * 20_000,
        "a\x00b",
        "a\x1b[31mb",
        "a\u202eb",
        "\ud800",
        "\\",
        "}{",
        "$",
    ],
    ids=lambda text: text[:12].encode("unicode_escape").decode(),
)
def test_hostile_text_is_refused_quickly_and_inertly(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    start = time.process_time()
    with pytest.raises(InvalidExpressionError):
        read_formula(text)
    assert time.process_time() - start < 5
    assert not list(tmp_path.iterdir())


NAMES = (
    "x",
    "y",
    "z",
    "C1",
    "C2",
    "C_gov",
    "Rc",
    "alpha",
    "beta1",
    "tbm",
    "pi",
    "E",
    "R_1_2",
    "Delta",
    "lambda",
    "e",
    "d",
    "GP",
    "G2a",
)
LATEX = {"C2": r"C^{*}_{2}", "z": r"\bar{U}", "tbm": r"\Delta_{\mathrm{t}}"}
SYMBOLS = {name: real_symbol(name) for name in NAMES}


def compounds(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    name = st.sampled_from(NAMES)
    return st.one_of(
        *(st.builds(f"({{}}){sign}({{}})".format, inner, inner) for sign in "+-*/"),
        st.builds("({})**{}".format, inner, st.integers(-2, 4)),
        st.builds("Abs({})".format, inner),
        *(st.builds(f"{function}({{}})".format, name) for function in ("sqrt", "exp", "log")),
        *(st.builds(f"{function}({{}}, {{}})".format, name, name) for function in ("Min", "Max")),
    )


LEAVES = st.one_of(st.sampled_from(NAMES), st.integers(0, 20).map(str), st.sampled_from(["1/2", "0.3", "2/3"]))


@given(st.recursive(LEAVES, compounds, max_leaves=8), st.booleans())
def test_what_the_toolkit_prints_in_latex_reads_back_as_the_same(text, is_flat):
    try:
        expression = read_expression(text, SYMBOLS)
    except InvalidExpressionError:
        return  # it divides by zero
    printed = formula(math(expression), Lettering(tuple(SYMBOLS.values()), tuple(LATEX.items())), is_flat=is_flat)
    found = read_formula(printed, NAMES, LATEX)
    assert not found.notes or set(found.notes) == {"'e' with a power is read as the exponential"}
    back = read_expression(found.formula, SYMBOLS)
    assert back == expression or same(back, expression)
