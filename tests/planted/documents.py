"""The files of a seed: one that is right, and two with a fault a claim."""

from __future__ import annotations

import random
from dataclasses import dataclass

from symgame.gamefile import read_document_text
from tests.planted.games import drawn_game
from tests.planted.maker import Maker
from tests.planted.right import right
from tests.planted.sheet import Claim
from tests.planted.wrong_formulas import wrong_formulas
from tests.planted.wrong_statements import wrong_conditions


@dataclass
class Planted:
    """A file with claims, all of them known to be right or wrong."""

    seed: int
    is_linear: bool
    text: str
    claims: list[Claim]


def planted(seed: int) -> list[Planted]:
    """A right file and two with faults, about the game of a seed."""
    made = maker(seed)
    documents = [right(made), wrong_formulas(made), wrong_conditions(made)]
    drawn = made.drawn
    return [
        Planted(seed, drawn.is_linear, f"{drawn.text}\n{sheet.text()}", sheet.claims)
        for sheet in documents
        if sheet.claims
    ]


def maker(seed: int) -> Maker:
    """The game of a seed and what is true of it."""
    source = random.Random(seed)
    drawn = drawn_game(source)
    game = read_document_text(drawn.text, ".toml", "planted.toml").game
    return Maker(source, drawn, game)
