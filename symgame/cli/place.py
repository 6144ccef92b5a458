"""`symgame place`: in which case a scenario lies, and how near the next boundary is."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, JsonOption, Language, LanguageOption, WidthOption, game_named


def place(
    game: GameArgument,
    scenario: Annotated[str, typer.Option(metavar="NAME", help="The scenario; without it, all of the file.")] = "",
    as_json: JsonOption = False,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Show which vertices are ESS at a scenario, which inequalities decide it, and by how much they hold.

    Exit status: 0 decided, 2 something is wrong, 3 of a vertex it is not decided whether it is an ESS.
    """
    from symgame.analysis import vertices_of
    from symgame.dynamics.replicator import replicator
    from symgame.stability.scenarios.placing import place as place_of

    read = game_named(game)
    vertices = vertices_of(replicator(read))
    places = [place_of(read, vertices, each) for each in read.chosen_scenarios(scenario)]
    if as_json:
        from symgame.records import placed

        typer.echo(json.dumps(placed(read, places), ensure_ascii=False, indent=1))
    else:
        from symgame.presentation.scenarios.placing import place_text

        typer.echo(place_text(places, lang=lang.value, width=width))
    if any(found.undecided for found in places):
        raise typer.Exit(3)
