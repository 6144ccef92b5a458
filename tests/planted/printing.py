"""Lines of a file that right and wrong claims share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sympy import Symbol

from symgame.game import Game
from tests.planted.formulas import Written
from tests.planted.maker import Maker
from tests.planted.sheet import Claim, Sheet, strings


def jacobian(made: Maker, sheet: Sheet, faults: Mapping[tuple[int, int], tuple[str, Written]]) -> None:
    n = len(made.game.shares)
    rows = []
    for i in range(n):
        texts = []
        for j in range(n):
            fault, written = faults.get((i, j), ("", made.entry(i, j)))
            texts.append(written.text(made.source))
            sheet.claims.append(Claim("jacobian", f"{i + 1},{j + 1}", fault, fault))
        rows.append(strings(texts))
    sheet.tables["jacobian"] = [f"rows = [{', '.join(rows)}]"]


def effect_lines(vertex: str, parameter: Symbol, effect: str) -> list[str]:
    return [f'vertex = "{vertex}"', f'parameter = "{parameter}"', f'effect = "{effect}"']


def nested(texts: Sequence[str], game: Game) -> str:
    left, entries = list(texts), []
    for player in game.players:
        own, left = left[: len(player.shares)], left[len(player.shares) :]
        entries.append(f'"{own[0]}"' if len(own) == 1 else strings(own))
    return f"[{', '.join(entries)}]"
