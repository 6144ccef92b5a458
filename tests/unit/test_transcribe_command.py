r"""`symgame transcribe`: what was read is shown back, TOML at the end, what was not read on standard error."""

from __future__ import annotations

import io
import json
import re
import sys
import tomllib

import pytest

import symgame as sg

PAPER = r"""
\begin{align}
F(x) &= x(1-x)(y(Va - Lr - E_1) + zS_1 + P - Cb + y z L r d) \\
F(y) &= y(1-y)\int_0^1 s\,ds
\end{align}
\begin{tabular}{cccc}
$E_1(0,0,0)$ & $P-Cb$ & $P-(1-b)C$ & $-G$ \\
\end{tabular}
"""


def test_a_formula_is_shown_back_with_its_choices(run):
    status, out, err = run("transcribe", r"x(1-x)(C_1^2 - \bar{U}\log y)")
    assert (status, err) == (0, "")
    assert r"printed: x(1-x)(C_1^2 - \bar{U}\log y)" in out
    assert "read as: x*(1 - x)*(C1**2 - U_bar*log(y))" in out
    assert r"note: '\bar{U}' is written U_bar" in out
    assert r"note: '\log' is read as the natural logarithm" in out
    assert out.rstrip().endswith('# "x*(1 - x)*(C1**2 - U_bar*log(y))"')


def test_the_reading_is_printed_again_where_it_looks_different(run):
    _, out, _ = run("transcribe", "(-a+b)x")
    assert "read as: (-a + b)*x" in out and "prints as: x*(b - a)" in out
    _, out, _ = run("transcribe", "x^2(b-a)")
    assert "prints as" not in out


def test_everything_is_said_in_chinese(run):
    status, out, _ = run("transcribe", r"F(x)=x(1-x)(ab - \bar{U})", "--lang", "zh")
    assert status == 0
    for words in (
        "请核对：原文与读入结果",
        "x的复制动态方程（第1行）",
        "读作：x*(1 - x)*(a*b - U_bar)",
        "“ab”读作乘积a*b",
        "须在 [parameters] 中逐一声明",
    ):
        assert words in out
    prose = re.sub(r"[^a-z ]+", " ", out.partition("TOML")[0].lower())
    assert not {"printed", "read", "note", "product", "written"} & set(prose.split())


def test_a_paper_gives_claims_of_its_game_and_says_what_was_not_read(run, tmp_path):
    source = tmp_path / "paper.tex"
    source.write_text(PAPER, encoding="utf-8")
    status, out, err = run("transcribe", source, "--game", "llm-iar")
    assert status == 2
    claims = tomllib.loads(out.partition("(TOML):")[2])["claims"]
    assert claims["replicator"] == {"x": "x*(1 - x)*(y*(V*a - L*r - E1) + z*S1 + P - C*b + y*z*L*r*d)"}
    assert claims["eigenvalues"] == {"000": ["P - C*b", "P - (1 - b)*C", "-G"]}
    assert "1 not read" in err and "line 4, column 15: \\int is not read in a formula; write the integral out" in err


def test_json_holds_the_readings_in_latex_and_the_toml(run, tmp_path):
    source = tmp_path / "paper.md"
    source.write_text(PAPER, encoding="utf-8")
    status, out, err = run("transcribe", source, "--game", "llm-iar", "--json")
    answer = json.loads(out)
    assert status == 2 and err
    first, row = answer["readings"]
    assert (first["section"], first["key"], first["line"]) == ("claims.replicator", "x", 3)
    assert first["formulas"][0]["latex"].startswith("x {(1 - x)}")
    assert [formula["formula"] for formula in row["formulas"]] == ["P - C*b", "P - (1 - b)*C", "-G"]
    assert answer["unread"][0]["place"] == "line 4, column 15"
    assert tomllib.loads(answer["toml"])["claims"]["eigenvalues"]["000"][2] == "-G"


def test_the_toml_goes_into_a_new_file_and_never_over_another(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out, _ = run("transcribe", "F(x) = x(1-x)a", "-o", "claims.toml")
    assert status == 0 and "claims.toml written" in out and "[claims" not in out
    assert tomllib.loads((tmp_path / "claims.toml").read_text())["claims"]["replicator"] == {"x": "x*(1 - x)*a"}
    status, out, err = run("transcribe", "F(x) = x(1-x)b", "-o", "claims.toml")
    assert (status, out) == (2, "") and "exists already" in err
    status, _, err = run("transcribe", "F(x) = x(1-x)b", "-o", "../claims.toml")
    assert status == 2 and "'..' leaves the folder" in err
    assert len(list(tmp_path.iterdir())) == 1


def test_what_is_appended_to_the_game_file_reads_back(run, tmp_path):
    assert run("new", tmp_path / "mine.toml")[0] == 0
    path = tmp_path / "mine.toml"
    game = sg.read_game(path)
    share = str(game.shares[0].name)
    source = f"$$\\dot{{{share}}} = {share}(1-{share})$$"
    status, _, _ = run("transcribe", source, "--game", path, "-o", tmp_path / "claims.toml")
    assert status == 0
    path.write_text(path.read_text(encoding="utf-8") + "\n" + (tmp_path / "claims.toml").read_text(), encoding="utf-8")
    assert len(sg.read_paper(path).claims.replicator) == 1


def test_standard_input_and_declared_names(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"GPx + 1"), encoding="utf-8"))
    status, out, _ = run("transcribe", "-", "--names", "GP, x")
    assert status == 0 and "read as: GP*x + 1" in out


def test_payoff_tables_and_matlab_files_are_whole_games(run, tmp_path):
    table = tmp_path / "payoffs.csv"
    table.write_text(',Hawk,Dove\nHawk,"(V-C)/2, (V-C)/2","V, 0"\nDove,"0, V","V/2, V/2"\n', encoding="utf-8")
    status, out, _ = run("transcribe", table)
    assert status == 0 and "[payoffs]" in out and "(V-C)/2  →  (V-C)/2" in out
    code = tmp_path / "game.m"
    code.write_text("function dx = game(t, x, a)\ndx = zeros(1,1);\ndx(1) = x(1)*(1-x(1))*a;\nend\n", encoding="utf-8")
    status, out, _ = run("transcribe", code, "--json")
    assert status == 0 and "[field]" in json.loads(out)["toml"]
    status, _, err = run("transcribe", code, "--game", "llm-iar")
    assert status == 2 and "--game is for formulas" in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("GP", "--names", "GP,G,P"), "'GP' can be read as the name GP or as G*P"),
        (("no-such-file.tex",), "cannot be read (No such file or directory); check its name"),
        (("",), "there is no formula here"),
        (("a", "--game", "no-such-game"), "no shipped game 'no-such-game'"),
        (("a", "--names", "nan"), "'nan' means a value elsewhere"),
        (("a\x00",), "the control character U+0000"),
    ],
)
def test_mistakes_are_one_message_and_status_two(run, words, message):
    status, out, err = run("transcribe", *words)
    assert (status, out) == (2, "")
    assert err.startswith("symgame: ") and message in err


def test_a_file_of_another_kind_or_encoding_is_refused(run, tmp_path):
    other = tmp_path / "paper.docx"
    other.write_bytes(b"PK")
    status, _, err = run("transcribe", other)
    assert status == 2 and "a file ends in .tex, .txt, .md" in err
    chinese = tmp_path / "paper.txt"
    chinese.write_bytes("方程".encode("gbk"))
    status, _, err = run("transcribe", chinese)
    assert status == 2 and "UTF-8" in err


def test_without_the_extra_the_command_to_install_it_is_told(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "pylatexenc.latexwalker", None)
    status, _, err = run("transcribe", "a + b")
    assert status == 2 and "pip install 'symgame[transcribe]'" in err
