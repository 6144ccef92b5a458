"""Gambit's format is read and written exactly."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Rational, sqrt

from symgame.errors import InvalidFileError, InvalidGameError
from symgame.game import Game
from symgame.gamefile import read_game
from symgame.nfg import read_nfg, write_nfg
from symgame.players import Player
from symgame.symbols import real_symbol

HEAD = 'NFG 1 R "Title" { "A" "B" } '


def test_the_first_player_s_strategy_changes_fastest() -> None:
    game = read_nfg(HEAD + '{ { "up" "down" } { "left" "right" } } "a comment"\n1 2 3 4 5 6 7 8', "My game.nfg")
    assert game.payoffs is not None
    assert (game.payoffs[1, 0, 0], game.payoffs[1, 0, 1], game.payoffs[0, 1, 0]) == (3, 4, 5)
    assert game.players == (Player("A", "x", ("up", "down")), Player("B", "y", ("left", "right")))
    assert (game.title, game.slug) == ("Title", "my-game")


def test_sizes_and_exact_numbers_are_read() -> None:
    game = read_nfg(HEAD + "{ 2 3 }\n1/3 0.1 -1e2 0 0 0  0 0 0 0 0 0", "g.nfg")
    assert game.payoffs is not None
    assert game.shape == (2, 3)
    assert game.players[1].strategies == ("1", "2", "3")
    assert (game.payoffs[0, 0, 0], game.payoffs[0, 0, 1], game.payoffs[1, 0, 0]) == (
        Rational(1, 3),
        Rational(1, 10),
        -100,
    )


def test_variables_of_many_players_are_numbered() -> None:
    names = " ".join(f'"P{k}"' for k in range(6))
    game = read_nfg(f'NFG 1 R "" {{ {names} }} {{ 2 2 2 2 2 2 }} ' + "0 " * 64 * 6, "g.nfg")
    assert [player.var for player in game.players] == ["x", "y", "z", "w", "x5", "x6"]


def test_the_game_with_nine_equilibria_is_read() -> None:
    game = read_game(Path(__file__).parents[1] / "papers" / "2x2x2.nfg")
    assert game.slug == "2x2x2"
    assert game.payoffs is not None
    assert [game.payoffs[0, 0, 0, i] for i in range(3)] == [9, 8, 12]
    assert [game.payoffs[1, 1, 0, i] for i in range(3)] == [9, 8, 2]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("EFG 2 R", "'NFG' is expected"),
        ("NFG 2 R", "'1' is expected in the first line, not '2'"),
        ("NFG 1 D", "'R' is expected"),
        ("NFG 1 R Title", "the title in quotes is expected"),
        ('NFG 1 R "t {"A"} {2} 1 2', "'{' is expected before the players|quotation"),
        ('NFG 1 R "t', "quotation mark is not closed"),
        ('NFG 1 R "t" "A"', "'{' is expected before the players"),
        ('NFG 1 R "t" { "A" 3 }', "'}' is expected after the players"),
        ('NFG 1 R "t" { } { }', "0 players"),
        ('NFG 1 R "t" { ' + '"A" ' * 13 + "}", "13 players; a game has 1 to 12"),
        ('NFG 1 R "t" { "A" "A" } { 2 2 }', "two players have the same name"),
        ('NFG 1 R "t\u0007" { "A" } { 2 } 1 2', "control character"),
        (HEAD + "{ 0 2 }", "from 2 to 4096 is expected, not '0'"),
        (HEAD + "{ 1 2 }", "from 2 to 4096 is expected, not '1'"),
        (HEAD + "{ 99999999 99999999 }", "from 2 to 4096"),
        (HEAD + "{ 65 64 }", "4160 profiles; the most is 4096"),
        (HEAD + "{ 2 }", "strategies are given for 1 players of 2"),
        (HEAD + "{ 2 2 2 }", "strategies are given for 3 players of 2"),
        (HEAD + '{ { "a" "a" } { "b" "c" } } ' + "0 " * 8, "two strategies of one name"),
        (HEAD + "{ 2 2 } 1 2 3", "there are 3 payoffs; 8 are needed"),
        (HEAD + "{ 2 2 } " + "1 " * 9, "more than 8 payoffs"),
        (HEAD + "{ 2 2 } 1 2 a", "payoff 3 'a': column 1: a number is expected"),
        (HEAD + "{ 2 2 } 1/0", "identically zero"),
        (HEAD + "{ 2 2 } 1e400", "the exponent of a decimal"),
        (HEAD + "{ 2 2 } nan", "payoff 1 'nan'"),
        (HEAD + '{ 2 2 } "c" "d"', "a payoff is expected"),
        (HEAD + '{ 2 2 } "c" { { "o" 1, 2 } } 1 1 1 1', "save it with payoffs"),
    ],
)
def test_what_is_wrong_is_said(text: str, message: str) -> None:
    with pytest.raises(InvalidFileError, match=message):
        read_nfg(text, "g.nfg")


def test_the_line_of_a_mistake_is_told() -> None:
    with pytest.raises(InvalidFileError, match="line 3: payoff 2"):
        read_nfg(HEAD + "{ 2 2 }\n1\nx", "g.nfg")


def test_parameters_need_values_to_be_written() -> None:
    c = real_symbol("c")
    game = Game.from_table([Player("A", "x", ("a", "b"))], {(0,): ["c/2"], (1,): ["sqrt(2)"]}, parameters=["c"])
    with pytest.raises(InvalidGameError, match="give values for c"):
        write_nfg(game)
    with pytest.raises(InvalidGameError, match="only fractions"):
        write_nfg(game, {c: Rational(1)})
    assert game.payoffs is not None
    assert game.payoffs[1, 0] == sqrt(2)
    field = Game.from_field([Player("A", "x", ("a", "b"))], {"x": "0"})
    with pytest.raises(InvalidGameError, match="write it as TOML"):
        write_nfg(field)


@given(st.lists(st.fractions(-99, 99, max_denominator=50), min_size=12, max_size=12), st.text('ab"\\ é名', max_size=5))
def test_what_is_written_reads_back(numbers: list[object], label: str) -> None:
    players = [Player(f"A{label}", "x", (f"u{label}", "d")), Player("B", "y", ("l", "m", "r"))]
    profiles = [(j, k) for j in range(2) for k in range(3)]
    table = {profile: numbers[2 * k : 2 * k + 2] for k, profile in enumerate(profiles)}
    game = Game.from_table(players, table, slug="g", title=label or "g")  # type: ignore[arg-type]  # numbers are Fractions
    assert read_nfg(write_nfg(game), "g.nfg") == game
