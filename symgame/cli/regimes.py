"""`symgame regimes`: which vertices are stable together."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, Language, LanguageOption, WidthOption, game_named


def regimes(
    game: GameArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON, with the conditions of every set.")] = False,
    seconds: Annotated[float, typer.Option(min=1, help="The search ends after so long.")] = 60.0,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """List the sets of vertices that are ESS together, each with an exact example."""
    from symgame.analysis import vertices_of
    from symgame.dynamics.replicator import replicator
    from symgame.stability.regimes import regimes as regimes_of

    read = game_named(game)
    found = regimes_of(read, vertices_of(replicator(read)), seconds=seconds, with_conditions=as_json)
    if as_json:
        from symgame.records import regime_sets

        typer.echo(json.dumps(regime_sets(read, found), ensure_ascii=False, indent=1))
    else:
        from symgame.presentation import regimes_text

        typer.echo(regimes_text(read, found, lang=lang.value, width=width))
