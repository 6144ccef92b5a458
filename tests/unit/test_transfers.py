"""Transfers are what leaves one payoff and enters another's in the same profile, read by hand for games we know."""

from __future__ import annotations

import pytest

from symgame.errors import InvalidGameError
from symgame.game import Game
from symgame.library import load
from symgame.players import Player, profile_key
from symgame.transfers import Transfer, transfers

PAIR = [Player("Firm", "x", ("Comply", "Cheat")), Player("Office", "y", ("Inspect", "Trust"))]
TRIO = [*PAIR, Player("Public", "z", ("Report", "Be silent"))]


def read(found: tuple[Transfer, ...], game: Game) -> dict[tuple[str, str, str], set[str]]:
    """By payer, receiver and amount, the profiles."""
    letters = [player.var for player in game.players]
    return {
        (letters[t.payer], letters[t.receiver], str(t.amount)): {profile_key(p, game.shape) for p in t.profiles}
        for t in found
    }


def between(players: list[Player], formulas: dict[str, str], *parameters: str, assume: tuple[str, ...] = ()) -> Game:
    return Game.from_formulas(players, formulas, parameters=parameters, assume=assume)


def paid(game: Game) -> dict[tuple[str, str, str], set[str]]:
    return read(transfers(game), game)


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        (
            "llm-iar",
            {
                ("x", "y", "P"): {"011", "010"},
                ("y", "x", "P"): {"101", "100"},
                ("z", "x", "S1"): {"111", "101"},
                ("z", "y", "S2"): {"111", "011"},
            },
        ),
        (
            "data-compute-supply",
            {
                ("y", "x", "p"): {"111", "110"},
                ("y", "x", "F*q"): {"101", "001"},
                ("z", "x", "u"): {"111", "101"},
            },
        ),
        ("open-source-ecosystem", {("y", "x", "M"): {"011", "010", "001", "000"}, ("z", "y", "U"): {"111"}}),
        ("vertical-models", {}),
        ("cooperation-modes", {}),
        (
            "zhu2021_drug",
            {
                ("x", "y", "Bt"): {"001", "000"},
                ("x", "z", "Fp"): {"011", "001"},
                ("y", "z", "Ft"): {"101", "001"},
                ("z", "x", "Mp"): {"111", "101"},
                ("z", "y", "Mt"): {"111", "011"},
            },
        ),
    ],
)
def test_shipped_games_are_read_as_by_hand(slug: str, expected: dict[tuple[str, str, str], set[str]]) -> None:
    assert paid(load(slug)) == expected


def test_a_fine_is_paid_only_where_somebody_receives_it() -> None:
    game = between(PAIR, {"x": "-F*(1 - x)", "y": "F*(1 - x)*y - K*y"}, "F", "K")
    assert paid(game) == {("x", "y", "F"): {"01"}}


def test_sharing_a_return_or_a_cost_is_no_payment() -> None:
    game = between(PAIR, {"x": "x*y*a*V - x*b*C", "y": "x*y*(1 - a)*V - x*(1 - b)*C"}, "a", "V", "b", "C")
    assert transfers(game) == ()


def test_a_tax_that_is_raised_in_some_profiles_only_is_a_payment() -> None:
    game = between(PAIR, {"x": "x*R*(1 - t*y)", "y": "x*y*t*R"}, "R", "t")
    assert paid(game) == {("x", "y", "R*t"): {"11"}}


def test_what_is_paid_back_is_deducted() -> None:
    game = between(PAIR, {"x": "-(1 - p)*(1 - q)*F*(1 - x)*y", "y": "(1 - p)*(1 - q)*F*(1 - x)*y"}, "p", "q", "F")
    (found,) = transfers(game)
    assert (found.payer, found.receiver, found.profiles) == (0, 1, ((1, 0),))
    assert str(found.amount.factor()) == "F*(p - 1)*(q - 1)"


def test_one_may_pay_several_and_several_one() -> None:
    game = between(TRIO, {"x": "S*y", "y": "-2*S*y + F*(1 - x) + F*(1 - z)", "z": "S*y - F*(1 - z)"}, "S", "F")
    found = paid(game)
    assert found["y", "x", "S"] == found["y", "z", "S"] == {"111", "110", "011", "010"}
    assert found["z", "y", "F"] == {"110", "100", "010", "000"}
    assert ("x", "y", "F") not in found  # the firm's payoff does not contain it


def test_where_two_pay_and_two_receive_nothing_tells_who_paid_whom() -> None:
    four = [*TRIO, Player("Bank", "w", ("Lend", "Refuse"))]
    game = between(four, {"x": "-S", "y": "-S", "z": "S", "w": "S"}, "S")
    assert transfers(game) == ()


def test_a_negative_amount_is_paid_the_other_way_round() -> None:
    game = between(PAIR, {"x": "S*x", "y": "-S*x"}, "S", assume=("S < 0",))
    assert paid(game) == {("x", "y", "-S"): {"11", "10"}}


def test_numbers_are_no_transfers_and_shares_in_payoffs_stay() -> None:
    assert transfers(between(PAIR, {"x": "2*x", "y": "-2*x"})) == ()
    rows = {"11": ["0", "0"], "10": ["0", "0"], "01": ["-F*(1 - x)", "F*(1 - x)"], "00": ["0", "0"]}
    game = Game.from_table(PAIR, rows, parameters=["F"], state_dependent=True)
    assert paid(game) == {("x", "y", "F*(1 - x)"): {"01"}}


def test_a_game_without_payoffs_is_refused_with_the_cure() -> None:
    with pytest.raises(InvalidGameError, match=r"has no payoffs, so nobody is seen to pay; add \[payoffs\]"):
        transfers(load("complexity8286436"))
