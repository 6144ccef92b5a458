"""`symgame design`: the cheapest values that make a vertex the only one that is stable."""

from __future__ import annotations

import json
import re
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, JsonOption, Language, LanguageOption, WidthOption, game_named
from symgame.errors import SymgameError


def design(
    game: GameArgument,
    target: Annotated[str, typer.Option(metavar="KEY", help="The vertex that is to be stable, as 111.")],
    instruments: Annotated[
        str, typer.Option(metavar="NAMES", help="The parameters to be chosen, with commas: S1,S2,P.")
    ],
    require: Annotated[
        str, typer.Option(metavar="WHAT", help="stable: the target is an ESS; only: and no other vertex is.")
    ] = "stable",
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="Values of all other parameters; the file's first scenario without it.")
    ] = "",
    margin: Annotated[
        str, typer.Option(metavar="NUMBER", help="How far from 0 eigenvalues are to lie, for example 1/100.")
    ] = "0",
    costs: Annotated[
        str, typer.Option(metavar="COSTS", help="Cost per unit where it is not 1, for example S1=1,P=2.")
    ] = "",
    as_json: JsonOption = False,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Find the cheapest values of instruments that make a vertex stable, or prove that none exist.

    Exit status: 0 values were found, 1 it is proved that there are none, 2 something is wrong.
    """
    from symgame.stability.design.design import design as design_of

    names = [name.strip() for name in re.split(r"[,，;；、]", instruments) if name.strip()]
    found = design_of(
        game_named(game),
        target,
        names,
        require=require,
        scenario=scenario or None,
        margin=margin,
        costs=_costs(costs),
    )
    if as_json:
        from symgame.records import designed

        typer.echo(json.dumps(designed(found), ensure_ascii=False, indent=1))
    else:
        from symgame.presentation import design_text

        typer.echo(design_text(found, lang=lang.value, width=width))
    if not found.is_possible:
        raise typer.Exit(1)


def _costs(text: str) -> dict[str, str]:
    """``S1=1,P=2`` by name."""
    costs: dict[str, str] = {}
    for part in text.replace("，", ",").replace("＝", "=").split(","):
        name, equals, number = (piece.strip() for piece in part.partition("="))
        if not part.strip():
            continue
        if not equals or not name or not number:
            raise SymgameError(f"--costs '{part.strip()[:40]}' is no cost; write a name and a number, as in S1=1,P=2")
        costs[name] = number
    return costs
