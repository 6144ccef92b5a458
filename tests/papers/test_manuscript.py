"""The manuscript says what the toolkit finds: nothing in it is stale, and no result in it is typed by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import symgame as sg
from paper.making import compiling, figures, statements, texts
from paper.making.drawn import differences, drawn
from paper.making.facts import PAPER
from paper.making.numbers.numbers import macros_in
from symgame.figures import phase_cube, save, time_series
from tests.profile import IS_LONG

OWN_MACROS = {"CondSep", "Large"}
BY_HAND = {"12", "21", "18"}
"""Longer numbers in formulas that are no results: indices of a matrix, and of a point."""

FORMULA = re.compile(r"\$([^$]*)\$|\\begin\{equation\}(.*?)\\end\{equation\}", re.DOTALL)
NO_TEXT = "cite|ref|eqref|label|input|includegraphics|panel|texttt|begin|end|setlength|renewcommand|parbox"


def manuscript(name: str) -> str:
    return (PAPER / f"{name}.tex").read_text(encoding="utf-8")


def test_tables_numbers_and_sentences_are_what_the_toolkit_finds_now() -> None:
    assert list(texts.stale()) == []
    assert list(statements.stale()) == []


def test_a_table_that_has_changed_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    path = PAPER / "tables" / "games.tex"
    kept = path.read_text(encoding="utf-8")
    changed = kept.replace("llm-iar", "llm-iaz")
    monkeypatch.setattr(texts, "texts", lambda: iter([(path, changed), (PAPER / "tables" / "more.tex", "")]))
    found = list(texts.stale())
    line = next(k for k, row in enumerate(kept.splitlines(), 1) if "llm-iar" in row)
    assert f"tables/games.tex: other than what is made now, from line {line}" in found
    assert "tables/more.tex: not made" in found
    assert "tables/kinds.tex: made by nothing" in found


def test_a_sentence_that_has_become_wrong_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(statements.THIRD_PARTY, "llm-iar", {"S1", "P"})
    assert not statements.traps_contain_no_instrument()
    monkeypatch.setattr(statements, "STATEMENTS", (statements.traps_contain_no_instrument,))
    [told] = statements.stale()
    assert "contain no instrument of the third party" in told


def test_a_figure_whose_data_change_is_noticed() -> None:
    game = sg.load("llm-iar")
    runs = [sg.simulate(sg.replicator(game), game.scenarios[k]) for k in (0, 0, 1)]
    first, again, other = (drawn(time_series(found.runs[0], found.field)) for found in runs)
    assert list(differences(first, again)) == []
    assert "other lines in axes 1" in list(differences(first, other))
    chinese = drawn(time_series(runs[0].runs[0], runs[0].field, lang="zh"))
    assert any(line.startswith("other texts") for line in differences(first, chinese))


def test_a_cube_shows_the_same_before_and_after_it_is_saved(tmp_path: Path) -> None:
    game = sg.load("llm-iar")
    found, other = (sg.simulate(sg.replicator(game), scenario) for scenario in game.scenarios[:2])
    figure = phase_cube(found)
    before = drawn(figure)
    save(figure, tmp_path / "cube", ("png",))
    assert list(differences(before, drawn(figure))) == []
    assert "other lines in axes 1" in list(differences(before, drawn(phase_cube(other))))


@pytest.mark.parametrize("name", compiling.MANUSCRIPTS)
def test_every_number_in_the_text_is_made(name: str) -> None:
    made = set(re.findall(r"\\newcommand\{\\(\w+)\}", (PAPER / "numbers.tex").read_text(encoding="utf-8")))
    assert macros_in(name) - OWN_MACROS <= made | {"LaTeX"}
    assert list(numbers_by_hand(manuscript(name))) == []


def numbers_by_hand(text: str) -> Iterator[str]:
    """Digits in running text, and longer numbers in formulas."""
    body = re.sub(r"(?<!\\)%.*", "", text.split(r"\begin{document}")[1])
    body = re.sub(r"\\newcommand\{\\parameters\}.*?\\end\{table\}\}", "", body, flags=re.DOTALL)
    for formula in FORMULA.findall(body):
        yield from (number for number in re.findall(r"\d+\.\d+|\d{2,}", "".join(formula)) if number not in BY_HAND)
    words = re.sub(rf"\\(?:{NO_TEXT})(?:\[[^]]*\])?(?:\{{[^}}]*\}})+", "", FORMULA.sub("", body))
    words = re.sub(r"\\parameters(?:\{[^}]*\})+|[\d.]+\\linewidth|\d+(?:pt|mm)|z3|cvc5|（\d）", "", words)
    yield from (line.strip() for line in words.splitlines() if re.search(r"\d", line))


def test_numbers_by_hand_are_found() -> None:
    text = r"\begin{document} Of \NumClaims{} claims 29 are refuted, $x_1 = 0.45$, $J_{12}$. \label{a2}"
    assert list(numbers_by_hand(text)) == ["0.45", r"Of \NumClaims{} claims 29 are refuted, , ."]


def test_both_languages_have_the_same_tables_figures_labels_and_sources() -> None:
    english, chinese = map(manuscript, compiling.MANUSCRIPTS)
    for command in (r"\\label\{([^}]*)\}", r"\\(?:eq)?ref\{([^}]*)\}"):
        assert set(re.findall(command, english)) == set(re.findall(command, chinese))
    cited = [{key.strip(" %\n") for found in re.findall(r"\\cite\{([^}]*)\}", text) for key in found.split(",")}
             for text in (english, chinese)]  # fmt: skip
    assert cited[0] == cited[1]
    files = r"\\(?:input|includegraphics|panel)\{([^#}]*)\}"
    ours, theirs = (set(re.findall(files, text)) for text in (english, chinese))
    assert {f"{name}.zh" for name in ours - {"numbers"}} == theirs - {"numbers"}
    for name in ours | theirs:
        suffix = "pdf" if name.startswith("figures/") else "tex"
        assert Path(PAPER / f"{name}.{suffix}").is_file(), name


def test_every_measurement_says_by_which_command_and_when() -> None:
    for path in sorted((PAPER / "measured").iterdir()):
        record = json.loads(path.read_text(encoding="utf-8"))
        assert record["command"].startswith(("python benchmarks/", "symgame ")), path.name
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", record["date"])
        assert re.fullmatch(r"\d+ cores, \w+ 3\.\d+", record["machine"])


@pytest.mark.skipif(not IS_LONG, reason="takes a minute: python paper/make.py --check does it, and the long profile")
def test_figures_show_what_the_toolkit_finds_now() -> None:
    assert list(figures.stale()) == []


@pytest.mark.skipif(not IS_LONG or not compiling.is_possible(), reason="python paper/make.py --pdf does it")
@pytest.mark.parametrize("name", compiling.MANUSCRIPTS)
def test_the_manuscripts_compile_without_a_complaint(name: str, tmp_path: Path) -> None:
    assert list(compiling.compiled(name, tmp_path)) == []
    assert (tmp_path / f"{name}.pdf").stat().st_size > 100_000
