"""Payoff tables are read in every layout of the literature, and what is no table is refused with its address."""

import csv
import io
import itertools
import time
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from symgame import InvalidFileError, SymgameError, load, read_game, slugs
from symgame.algebra import same
from symgame.errors import InvalidGameError
from symgame.expressions import write
from symgame.game import Game
from symgame.players import Player, Profile
from symgame.symbols import real_symbol
from symgame.transcription.game_text import write_game
from symgame.transcription.tables import read_table
from symgame.transcription.tables.cells import payoffs_in

Grid = list[list[str]]
"""Cells; a blank is what is merged with the cell above or to the left."""


def four_parties() -> Game:
    players = [Player(name, var, ("Yes", "No")) for name, var in zip("ABCD", "xyzu", strict=True)]
    formulas = {var: f"{var}*b{k} - x*y*c + {k}*z*u*d" for k, var in enumerate("xyzu", 1)}
    return Game.from_formulas(players, formulas, parameters=["b1", "b2", "b3", "b4", "c", "d"], slug="four")


def two_parties() -> Game:
    players = [
        Player("Firm", "x", ("Work", "Shirk"), "企业", ("努力", "偷懒")),
        Player("State", "y", ("Inspect", "Trust"), "政府", ("检查", "信任")),
    ]
    table = {"11": ["w - e", "v - w - h"], "10": ["w - e", "v - w"], "01": ["0", "-h"], "00": ["w", "-w/2"]}
    return Game.from_table(players, table, parameters=["w", "e", "v", "h"], slug="inspection")


GAMES = {**{slug: load(slug) for slug in slugs()}, "four": four_parties(), "inspection": two_parties()}


def name(player: Player, lang: str) -> str:
    return player.name_zh if lang == "zh" and player.name_zh else player.name


def label(player: Player, k: int, lang: str) -> str:
    """A strategy with its probability, where there are two."""
    names = player.strategies_zh if lang == "zh" and player.strategies_zh else player.strategies
    if len(names) > 2:
        return names[k]
    mark = player.var if k == 0 else f"1-{player.var}"
    return f"{names[k]}（{mark}）" if lang == "zh" else f"{names[k]} ({mark})"


def payoffs(game: Game, profile: Profile) -> list[str]:
    assert game.payoffs is not None
    return [write(game.payoffs[(*profile, i)], game.symbols) for i in range(len(game.players))]


def profiles(players: Sequence[Player]) -> list[Profile]:
    return list(itertools.product(*(range(len(player.strategies)) for player in players)))


def changes(row: Sequence[str], before: Sequence[str]) -> list[str]:
    """A row of headings with blanks where it goes on as before, the last heading always written."""
    kept = next((k for k, (new, old) in enumerate(zip(row, before, strict=True)) if new != old), len(row))
    return ["" if k < kept else text for k, text in enumerate(row)]


def nested(game: Game, lang: str, *, mark: str = "\n", rows: int = 1) -> Grid:
    """Parties at the left and at the top; ``rows`` a profile, one payoff in each if there are several."""
    n = len(game.players)
    down, across = game.players[: (n + 1) // 2], game.players[(n + 1) // 2 :]
    grid: Grid = []
    for k, player in enumerate(across):
        own = [[label(p, s, lang) for p, s in zip(across, profile, strict=True)] for profile in profiles(across)]
        heads = [changes(row[: k + 1], ([""] * n if i == 0 else own[i - 1])[: k + 1])[k] for i, row in enumerate(own)]
        grid.append([name(p, lang) if k == 0 else "" for p in down] + [name(player, lang)] + [""] * (len(own) - 1))
        grid.append([""] * len(down) + heads)
    before = [""] * len(down)
    for profile in profiles(down):
        row = [label(p, s, lang) for p, s in zip(down, profile, strict=True)]
        cells = [payoffs(game, (*profile, *beside)) for beside in profiles(across)]
        for k in range(rows):
            heads = changes(row, before) if k == 0 else [""] * len(down)
            grid.append(heads + [mark.join(cell) if rows == 1 else cell[k] for cell in cells])
        before = row
    return grid


def brackets(game: Game, lang: str) -> Grid:
    grid = nested(game, lang, mark=", ")
    n = (len(game.players) + 1) // 2
    top = 2 * (len(game.players) - n)
    return [[f"({c})" if i >= top and k >= n else c for k, c in enumerate(row)] for i, row in enumerate(grid)]


def in_blocks(game: Game, lang: str) -> Grid:
    """A table of the first two parties for each strategy of the third, its heading above it."""
    first, second, third = game.players
    width = len(second.strategies) + 1
    grid: Grid = [[f"{'表2 支付矩阵' if lang == 'zh' else 'Table 2. Payoff matrix'}"] + [""] * (width - 1)]
    for k in range(len(third.strategies)):
        grid.append([f"{name(third, lang)}: {label(third, k, lang)}"] + [""] * (width - 1))
        grid.append([f"{name(first, lang)}\\{name(second, lang)}"] + [label(second, j, lang) for j in range(width - 1)])
        for i in range(len(first.strategies)):
            cells = ["; ".join(payoffs(game, (i, j, k))) for j in range(width - 1)]
            grid.append([label(first, i, lang), *cells])
    grid.append(["注：数据为假设" if lang == "zh" else "Note: assumed."] + [""] * (width - 1))
    return grid


def listed(game: Game, lang: str, *, joined: str = "") -> Grid:
    """A row a profile, its strategies in one cell or in one each."""
    names = [name(player, lang) for player in game.players]
    gains = [f"{each}的收益" if lang == "zh" else f"Payoff of {each}" for each in names]
    grid = [[("策略组合" if lang == "zh" else "Strategy profile"), *gains]] if joined else [[*names, *gains]]
    before = [""] * len(names)
    for profile in profiles(game.players):
        labels = [label(p, s, lang) for p, s in zip(game.players, profile, strict=True)]
        heads = [f"({joined.join(labels)})" if joined == ", " else joined.join(labels)] if joined else labels
        grid.append([*(heads if joined else changes(labels, before)), *payoffs(game, profile)])
        before = labels
    return grid


LAYOUTS: dict[str, Callable[[Game, str], Grid]] = {
    "lines in cells": lambda game, lang: nested(game, lang),
    "semicolons": lambda game, lang: nested(game, lang, mark="; "),
    "slashes": lambda game, lang: nested(game, lang, mark=" / "),
    "brackets": brackets,
    "a row a payoff": lambda game, lang: nested(game, lang, rows=len(game.players)),
    "blocks": in_blocks,
    "listed by profile": lambda game, lang: listed(game, lang, joined="、" if lang == "zh" else ", "),
    "listed by strategy": lambda game, lang: listed(game, lang),
}


def save_csv(grid: Grid, path: Path) -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter="\t" if path.suffix == ".tsv" else ",").writerows(grid)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))
    return path


def save_xlsx(grid: Grid, path: Path, headings: int) -> Path:
    """A workbook in which blanks of the headings are merged: to the right at the top, downwards at the left."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "收益"
    for row in grid:
        sheet.append([text or None for text in row])
    for i, row in enumerate(grid, 1):
        filled = [k for k, text in enumerate(row) if text]
        if i <= headings or len(filled) == 1:
            for start, end in itertools.pairwise([*filled, len(row)]):
                if end - start > 1 and not (i == 1 and len(filled) == len(row)):
                    sheet.merge_cells(start_row=i, start_column=start + 1, end_row=i, end_column=end)
    for k in range(len(grid[0])):
        rows = [i for i in range(headings, len(grid)) if grid[i][k]]
        for start, end in itertools.pairwise([*rows, len(grid)]):
            if end - start > 1:
                sheet.merge_cells(start_row=start + 1, start_column=k + 1, end_row=end, end_column=k + 1)
    book.save(path)
    return path


def reread(path: Path, **how: Any) -> Game:
    """The game that the written file gives to the toolkit's own reader."""
    text = read_table(path, **how).text
    tomllib.loads(text)
    path.with_suffix(".toml").write_text(text, encoding="utf-8")
    return read_game(path.with_suffix(".toml"))


def assert_equal(found: Game, game: Game, lang: str) -> None:
    assert [player.name for player in found.players] == [name(player, lang) for player in game.players]
    assert [player.var for player in found.players] == [player.var for player in game.players]
    for player, own in zip(found.players, game.players, strict=True):
        assert player.strategies == (own.strategies_zh if lang == "zh" and own.strategies_zh else own.strategies)
    assert found.shape == game.shape
    assert all(same(a, b) for a, b in zip(found.expressions, game.expressions, strict=True))
    assert set(found.symbols) == {symbol for each in game.expressions for symbol in each.free_symbols}


def cases() -> Iterator[Any]:
    for slug, layout, lang in itertools.product(GAMES, LAYOUTS, ("en", "zh")):
        if layout != "blocks" or len(GAMES[slug].players) == 3:
            yield pytest.param(slug, layout, lang, id=f"{slug}-{layout}-{lang}")


@pytest.mark.parametrize(("slug", "layout", "lang"), list(cases()))
def test_a_game_laid_out_as_a_table_reads_back_as_itself(slug: str, layout: str, lang: str, tmp_path: Path) -> None:
    game = GAMES[slug]
    grid = LAYOUTS[layout](game, lang)
    headings = {"blocks": len(grid), "listed by profile": 1, "listed by strategy": 1}
    merged = headings.get(layout, 2 * (len(game.players) // 2))
    assert_equal(reread(save_csv(grid, tmp_path / "table.csv")), game, lang)
    assert_equal(reread(save_xlsx(grid, tmp_path / "table.xlsx", merged)), game, lang)


SMALL = [
    ["", "Government", ""],
    ["Firm", "Regulate (y)", "Not (1-y)"],
    ["Work (x)", "a, b", "c, d"],
    ["Shirk (1-x)", "e, f", "0, 0"],
]


def with_cell(row: int, column: int, text: str) -> Grid:
    grid = [[*cells] for cells in SMALL]
    grid[row][column] = text
    return grid


def test_tabs_and_semicolons_part_cells_too(tmp_path: Path) -> None:
    game = reread(save_csv(SMALL, tmp_path / "a.tsv"))
    path = tmp_path / "b.csv"
    path.write_text("\n".join(";".join(row) for row in SMALL), encoding="utf-8")
    assert reread(path).expressions == game.expressions == (*map(real_symbol, "abcdef"), 0, 0)


def test_columns_of_payoffs_may_stand_in_another_order(tmp_path: Path) -> None:
    grid = [["Firm", "State", "Payoff of State", "Payoff of Firm"], ["U", "L", "s1", "f1"], ["", "R", "s2", "f2"]]
    grid += [["D", "L", "s3", "f3"], ["", "R", "s4", "f4"]]
    game = reread(save_csv(grid, tmp_path / "a.csv"))
    assert [player.name for player in game.players] == ["Firm", "State"]
    assert game.payoffs is not None and tuple(game.payoffs[0, 1]) == (real_symbol("f2"), real_symbol("s2"))


def test_digits_name_profiles_from_the_first_strategy_on(tmp_path: Path) -> None:
    grid = [["Profile", "A", "B"], ["00", "0", "0"], ["(0,1)", "p", "q"], ["1,0", "r", "s"], ["11", "t", "v"]]
    found = read_table(save_csv(grid, tmp_path / "a.csv"))
    assert '11 = ["t", "v"]' in found.text
    assert 'strategies = ["first", "second"], strategies_zh = ["策略一", "策略二"]' in found.text


def test_payoffs_in_columns_of_their_own_belong_to_one_profile(tmp_path: Path) -> None:
    grid = [["", "L", "", "R", ""], ["Up", "a", "b", "c", "d"], ["Down", "e", "f", "0", "0"]]
    assert reread(save_csv(grid, tmp_path / "a.csv")).expressions == (*map(real_symbol, "abcdef"), 0, 0)


def test_three_rows_a_profile_may_stand_below_a_name_column(tmp_path: Path) -> None:
    grid = [
        ["", "", "", "", "政府", ""],
        ["", "", "", "", "激励z", "不激励1-z"],
        ["企业", "协同x", "高校", "协同y", "a1;a2;a3", "b1;b2;b3"],
        ["", "", "", "独立1-y", "c1;c2;c3", "d1;d2;d3"],
        ["", "独立1-x", "高校", "协同y", "e1;e2;e3", "f1;f2;f3"],
        ["", "", "", "独立1-y", "g1;g2;g3", "0;0;0"],
    ]
    game = reread(save_csv(grid, tmp_path / "a.csv"))
    assert [player.name for player in game.players] == ["企业", "高校", "政府"]
    assert game.payoffs is not None and game.payoffs[0, 1, 1, 2] == real_symbol("d3")


def test_probabilities_may_stand_in_cells_of_their_own(tmp_path: Path) -> None:
    grid = [
        ["", "", "", "", "政府", ""],
        ["", "", "", "", "激励", "不激励"],
        ["", "", "", "", "z", "1-z"],
        ["协同", "1-x", "合作", "y", "a1;a2;a3", "b1;b2;b3"],
        ["", "", "退出", "1-y", "c1;c2;c3", "d1;d2;d3"],
        ["独立", "x", "合作", "y", "e1;e2;e3", "f1;f2;f3"],
        ["", "", "退出", "1-y", "g1;g2;g3", "0;0;0"],
    ]
    game = reread(save_csv(grid, tmp_path / "a.csv"))
    assert [(p.var, p.strategies) for p in game.players][:2] == [("x", ("独立", "协同")), ("y", ("合作", "退出"))]
    assert game.payoffs is not None and game.payoffs[1, 0, 0, 0] == real_symbol("a1")


def test_probabilities_alone_name_variables(tmp_path: Path) -> None:
    grid = [["", "q", "1-q"], ["1-p", "a; b", "c; d"], ["p", "e; f", "0; 0"]]
    game = reread(save_csv(grid, tmp_path / "a.csv"))
    assert [(p.var, p.strategies) for p in game.players] == [("p", ("first", "second")), ("q", ("first", "second"))]
    assert game.payoffs is not None and game.payoffs[1, 0, 1] == real_symbol("b")


def test_two_parties_may_stand_at_the_top(tmp_path: Path) -> None:
    grid = [
        ["", "Government", "", "", ""],
        ["", "Support (z)", "", "Not (1-z)", ""],
        ["", "University", "", "", ""],
        ["Firm", "Join (y)", "Stay (1-y)", "Join (y)", "Stay (1-y)"],
        ["Join (x)", "a1;a2;a3", "b1;b2;b3", "c1;c2;c3", "d1;d2;d3"],
        ["Stay (1-x)", "e1;e2;e3", "f1;f2;f3", "g1;g2;g3", "h1;h2;h3"],
    ]
    game = reread(save_csv(grid, tmp_path / "a.csv"))
    assert [player.name for player in game.players] == ["Firm", "University", "Government"]
    assert game.payoffs is not None and game.payoffs[0, 1, 0, 1] == real_symbol("b2")


def test_profiles_may_be_called_vertices(tmp_path: Path) -> None:
    grid = [["No.", "Vertex", "A", "B"]]
    grid += [[f"{k}", f"E{k} ({key[0]},{key[1]})", f"a{key}", "0"] for k, key in enumerate(("00", "10", "01", "11"), 1)]
    game = reread(save_csv(grid, tmp_path / "a.csv"))
    assert game.payoffs is not None and game.payoffs[0, 1, 0] == real_symbol("a10")


def test_headings_of_blocks_may_run_into_the_name(tmp_path: Path) -> None:
    rows = [["", "合作", "独立"], ["投入", "a;b;c", "d;e;f"], ["不投入", "g;h;k", "0;0;0"]]
    grid = [["政府积极监管", "", ""], *rows, ["政府消极监管", "", ""], *rows[1:]]
    found = read_table(save_csv(grid, tmp_path / "a.csv"))
    assert 'name = "政府", name_zh = "政府", var = "z", strategies = ["积极监管", "消极监管"]' in found.text
    assert "the table does not tell the names of 2 of the parties: write them into players" in found.notes


def test_the_strategy_with_the_plain_probability_comes_first(tmp_path: Path) -> None:
    grid = with_cell(2, 0, "Work (1-x)")
    grid[3][0] = "Shirk (x)"
    found = read_table(save_csv(grid, tmp_path / "a.csv"))
    assert 'strategies = ["Shirk", "Work"]' in found.text and '11 = ["e", "f"]' in found.text
    assert any("comes first in the file" in note for note in found.notes)
    assert [remark.text("zh") for remark in found.remarks][-1] == "文件中以变量所对应的策略为第一策略"


def test_parties_are_put_in_the_order_of_their_variables(tmp_path: Path) -> None:
    grid = [
        ["Regulator", "Firm", "Bank", ""],
        ["", "", "Lend (y)", "Refuse (1-y)"],
        ["Act (z)", "Invest (x)", "a;b;c", "d;e;f"],
        ["", "Wait (1-x)", "g;h;k", "l;m;n"],
        ["Stay out (1-z)", "Invest (x)", "o1;o2;o3", "p1;p2;p3"],
        ["", "Wait (1-x)", "q1;q2;q3", "0;0;0"],
    ]
    game = reread(save_csv(grid, tmp_path / "a.csv"))
    assert [player.name for player in game.players] == ["Firm", "Bank", "Regulator"]
    assert game.payoffs is not None and tuple(game.payoffs[0, 1, 0]) == tuple(map(real_symbol, "def"))


def test_unmarked_variables_pass_over_names_of_parameters(tmp_path: Path) -> None:
    grid = [["", "L", "R"], ["Up", "x; 1", "2; 3"], ["Down", "4; 5", "6; 7"]]
    found = read_table(save_csv(grid, tmp_path / "a.csv"))
    assert 'var = "p"' in found.text and 'var = "q"' in found.text and "\nx = {" in found.text
    assert any(note.startswith("no probability is printed for p, q") for note in found.notes)


def test_a_probability_in_a_payoff_makes_it_depend_on_the_state(tmp_path: Path) -> None:
    game = reread(save_csv(with_cell(2, 1, "a - y*F; b"), tmp_path / "a.csv"))
    assert game.state_dependent and real_symbol("y") in game.expressions[0].free_symbols


def test_formulas_as_papers_print_them_are_read(tmp_path: Path) -> None:
    found = read_table(save_csv(with_cell(2, 1, r"$R_{1}-\frac{C}{2}$; R1(1-α)"), tmp_path / "a.csv"))
    assert '11 = ["R1 - C/2", "R1*(1 - alpha)"]' in found.text
    assert [reading.where for reading in found.readings[:2]] == ["B3", "B3"]
    assert found.readings[1].printed == "R1(1-α)"


def test_letters_side_by_side_are_one_name_unless_names_are_given(tmp_path: Path) -> None:
    path = save_csv(with_cell(2, 1, "aV - Rc; a*V"), tmp_path / "a.csv")
    found = read_table(path)
    assert "\naV = {" in found.text and "\nRc = {" in found.text
    assert any(note.startswith("B3: 'aV' is read as one name; if it is a product, write a*V") for note in found.notes)
    named = read_table(path, names=["a", "V", "Rc", "b", "c", "d", "e", "f"])
    assert '11 = ["a*V - Rc", "a*V"]' in named.text


def test_a_power_without_a_number_assumes_its_base_positive(tmp_path: Path) -> None:
    found = read_table(save_csv(with_cell(2, 1, "R**g; b"), tmp_path / "a.csv"))
    assert 'assume = ["R > 0"]' in found.text and any("R > 0" in note for note in found.notes)


def refusal(path: Path, **how: Any) -> str:
    start = time.process_time()
    with pytest.raises(SymgameError) as caught:
        read_table(path, **how)
    assert time.process_time() - start < 10
    return str(caught.value)


def test_every_wrong_cell_is_told_with_its_address(tmp_path: Path) -> None:
    grid = [*map(list, SMALL)]
    grid[2] = ["Work (x)", "a +; b", "c, d"]
    grid[3] = ["Shirk (1-x)", "e; f(", "0, 0"]
    message = refusal(save_csv(grid, tmp_path / "a.csv"))
    assert "2 mistakes" in message and "B3: 'a +'" in message and "B4: 'f('" in message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "B3: the cell is empty; write 0"),
        ("a", "B3: 2 payoffs are expected, one a party; write them with semicolons"),
        ("a; b; c", "B3: 2 payoffs are expected"),
        ("=A1+B1", "B3: this is a spreadsheet formula, not a payoff; write the payoff itself"),
        ("=cmd|' /C calc'!A0", "B3: this is a spreadsheet formula"),
        ("a; " + "(" * 100 + "b" + ")" * 100, "B3: "),
        ("a; " + "9" * 100_000, "B3: a cell has at most 10,000 characters"),
        ("a; " + "9" * 100, "B3: '9999"),
        ("a; b\x07", "B3: the cell contains the control character U+0007"),
        ("a; __import__('os').system('rm')", "B3: "),
    ],
)
def test_a_wrong_cell_has_its_place_and_cure(text: str, message: str, tmp_path: Path) -> None:
    assert message in refusal(save_csv(with_cell(2, 1, text), tmp_path / "a.csv"))


def test_what_is_no_table_is_told_how_to_be_one(tmp_path: Path) -> None:
    assert "the layout is not recognised; write a row a profile" in refusal(
        save_csv([["a", "b"]] * 3, tmp_path / "a.csv")
    )
    assert "there are no cells with text" in refusal(save_csv([["", ""]], tmp_path / "b.csv"))
    (tmp_path / "c.xls").write_bytes(b"")
    assert "save it as .xlsx" in refusal(tmp_path / "c.xls")
    assert "the workbook holds macros" in refusal(tmp_path / "c.xlsm")
    assert "there is no such file" in refusal(tmp_path / "none.csv")


def test_chinese_text_in_gbk_names_the_cure(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("企业,政府\n".encode("gbk"))
    assert "looks like GBK); save it with the encoding UTF-8" in refusal(path)


def test_two_parties_of_one_name_are_told(tmp_path: Path) -> None:
    assert "two players have the name" in refusal(save_csv(with_cell(0, 1, "Firm"), tmp_path / "a.csv"))


def test_too_many_profiles_are_refused(tmp_path: Path) -> None:
    grid = [["A", "B", "C", "a", "b", "c"]]
    grid += [[f"a{i}", f"b{j}", f"c{k}", "0", "0", "0"] for i, j, k in itertools.product(range(17), repeat=3)]
    assert "more than 4,096 profiles" in refusal(save_csv(grid, tmp_path / "a.csv"))


def workbook(path: Path, grid: Grid = SMALL) -> Any:
    book = openpyxl.Workbook()
    for row in grid:
        book.active.append(row)
    book.save(path)
    return book


def test_a_workbook_of_several_sheets_asks_for_one(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = workbook(path)
    book.create_sheet("Notes").append(["see below"])
    book.create_sheet("Empty")
    book.save(path)
    assert "several sheets: 'Sheet', 'Notes'; name the one with the payoffs" in refusal(path)
    assert "there is no sheet 'Shet'; did you mean 'Sheet'?" in refusal(path, sheet="Shet")
    assert '11 = ["a", "b"]' in read_table(path, sheet="Sheet").text
    assert read_table(path, sheet="Sheet").readings[0].where == "Sheet!B3"


def test_what_excel_made_of_a_payoff_is_told(tmp_path: Path) -> None:
    import datetime

    path = tmp_path / "a.xlsx"
    book = workbook(path)
    book.active["B3"] = "=A1+B1"
    book.active["C3"] = datetime.datetime(2024, 1, 2)
    book.active["B4"] = True
    book.save(path)
    message = refusal(path)
    assert "3 mistakes" in message and "Sheet!B3: this is a spreadsheet formula" in message
    assert (
        "Sheet!C3: the cell holds a date; format it as text" in message and "Sheet!B4: the cell holds TRUE" in message
    )


def test_numbers_of_cells_are_exact(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    grid: list[list[Any]] = [
        ["A", "B", "a", "b"],
        ["U", "L", 0.1, 2],
        ["", "R", -1e-3, 0],
        ["D", "L", 0, 1],
        ["", "R", 1, 3],
    ]
    workbook(path, grid)
    assert '11 = ["0.1", "2"]' in read_table(path).text and '10 = ["-0.001", "0"]' in read_table(path).text


def test_without_openpyxl_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    workbook(tmp_path / "a.xlsx")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert "pip install 'symgame[transcribe]'" in refusal(tmp_path / "a.xlsx")


def rewritten(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A copy of a workbook in which one part is changed."""
    copy = path.with_name("hostile.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return copy


SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data + b" " * (40 << 20), "unpacked, the workbook has more than 32 MiB"),
        (lambda data: ENTITIES + data[data.index(b"<worksheet") :], "declares a document type"),
        (lambda data: data.replace(b"<sheetData>", b"<sheetData>" + b"<row/>" * 600_000), "too many cells"),
        (
            lambda data: data.replace(
                b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            ),
            "merged cells spread over too much",
        ),
        (
            lambda data: data.replace(
                b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
            ),
            "the sheet reaches to XFD1048576; delete the rows and columns",
        ),
        (lambda data: data[:200], "a part of the workbook is damaged"),
        (lambda data: b"<worksheet>" * 100_000, "a part of the workbook is damaged"),
    ],
)
def test_a_hostile_workbook_is_refused_quickly(change: Callable[[bytes], bytes], message: str, tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx")
    assert message in refusal(rewritten(tmp_path / "a.xlsx", SHEET, change))


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 junk", b"\x00\xff" * 5000, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)]
)
def test_junk_is_no_workbook(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert "this is no .xlsx workbook, or it has a password" in refusal(path)


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(bytes((10 << 20) + 1))
    (tmp_path / "a.csv").write_bytes(b"a,b\n" * 300_000)
    assert "larger than 10 MiB" in refusal(tmp_path / "a.xlsx")
    assert "larger than 1 MiB" in refusal(tmp_path / "a.csv")


HOSTILE = ['say "no"', "it's\n", r"\alpha", "a = 1 # b", "]]\n[claims]", "企业 / 政府", "\u202eabc", "x" * 500]


@pytest.mark.parametrize("text", HOSTILE)
def test_labels_reach_the_reader_unchanged(text: str, tmp_path: Path) -> None:
    players = [Player(text, "x", (text, "other")), Player("B", "y", ("other", text), text, (text, "另"))]
    rows = {profile: ["a", "b"] for profile in profiles(players)}
    written = write_game(players, payoffs=rows, title=text, comments=[text, "a\nslug = 'b'"])
    path = tmp_path / "a.toml"
    path.write_text(written, encoding="utf-8")
    game = read_game(path)
    assert (game.title, game.players) == (text, tuple(players))


def test_control_characters_are_escaped() -> None:
    written = write_game([Player("a\x00\x7f\x1b", "x", ("b", "c"))], field={"x": "0"})
    assert tomllib.loads(written)["players"][0]["name"] == "a\x00\x7f\x1b"


def test_strategies_that_are_digits_keep_their_profiles(tmp_path: Path) -> None:
    players = [Player("A", "x", ("0", "1")), Player("B", "y", ("2", "1"))]
    rows = {profile: [f"a{profile[0]}{profile[1]}", "b"] for profile in profiles(players)}
    path = tmp_path / "a.toml"
    path.write_text(write_game(players, payoffs=rows), encoding="utf-8")
    game = read_game(path)
    assert game.payoffs is not None
    assert all(game.payoffs[(*profile, 0)] == real_symbol(rows[profile][0]) for profile in rows)


def test_a_profile_that_no_key_can_name_is_refused() -> None:
    players = [Player("A", "x", ("0", "1 / 1")), Player("B", "y", ("a", "b"))]
    with pytest.raises(InvalidGameError, match="rename strategies"):
        write_game(players, payoffs={profile: ["0", "0"] for profile in profiles(players)})


@pytest.mark.parametrize(
    ("text", "count", "parts"),
    [
        ("R1 - C +\nS\nR2\n-C", 3, ("R1 - C + S", "R2", "-C")),
        ("a/b, (c, d)", 2, ("a/b", "(c, d)")),
        ("[Max(a, b); c]", 2, ("Max(a, b)", "c")),
        (r"\frac{a}{b} \\ c", 2, (r"\frac{a}{b}", "c")),
        ("（a，b，c）", 3, ("a", "b", "c")),
        ("(a)\n(b)", 2, ("(a)", "(b)")),
        ("a/b/c", 3, None),
        ("a;;b", 3, None),
        ("a - b\n- c", 1, ("a - b - c",)),
    ],
)
def test_payoffs_of_a_cell_are_told_apart(text: str, count: int, parts: tuple[str, ...] | None) -> None:
    assert payoffs_in(text, count) == parts


def test_an_error_of_a_table_is_a_file_error(tmp_path: Path) -> None:
    with pytest.raises(InvalidFileError) as caught:
        read_table(save_csv(with_cell(2, 1, ""), tmp_path / "a.csv"))
    assert [mistake.place for mistake in caught.value.mistakes] == ["B3"]
