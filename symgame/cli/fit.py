"""`symgame fit`: values that provably lie in a chosen case."""

from __future__ import annotations

import json
import re
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, JsonOption, Language, LanguageOption, WidthOption, game_named


def fit(
    game: GameArgument,
    ess: Annotated[
        str, typer.Option(metavar="KEYS", help="The vertices that are to be ESS, and no others, as 111,000; or none.")
    ],
    like: Annotated[
        str, typer.Option(metavar="NAME", help="A scenario of which as few values as possible are changed.")
    ] = "",
    margin: Annotated[
        str, typer.Option(metavar="SHARE", help="By which share each parameter alone should be free to change.")
    ] = "0.1",
    as_json: JsonOption = False,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Find short values at which exactly some vertices are ESS, or show that there are none.

    Exit status: 0 values were found, 1 it is proved that there are none, 2 something is wrong, 3 not decided.
    """
    from symgame.analysis import vertices_of
    from symgame.dynamics.replicator import replicator
    from symgame.stability.scenarios.fitting import fit as fit_of

    read = game_named(game)
    keys = [key.strip() for key in re.split(r"[,，;；、]", ess) if key.strip()]
    listed = [] if keys == ["none"] else keys
    chosen = read.scenario(like) if like else None
    found = fit_of(read, vertices_of(replicator(read)), listed, like=chosen, margin=margin)
    if as_json:
        from symgame.records import fitted

        typer.echo(json.dumps(fitted(found), ensure_ascii=False, indent=1))
    else:
        from symgame.presentation.scenarios.fitting import fit_text

        typer.echo(fit_text(found, lang=lang.value, width=width))
    if not found.is_possible:
        raise typer.Exit(3 if found.is_possible is None else 1)
