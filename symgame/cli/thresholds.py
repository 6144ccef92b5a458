"""`symgame thresholds`: for which values of a parameter a vertex is an ESS."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, JsonOption, Language, LanguageOption, WidthOption, game_named


def thresholds(
    game: GameArgument,
    vertex: Annotated[
        str, typer.Option(metavar="KEY", help="The vertex, as 111; without it, all that can be an ESS.")
    ] = "",
    parameter: Annotated[
        str, typer.Option(metavar="NAME", help="The parameter; without it, all that bear on the vertex.")
    ] = "",
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="Numbers at this scenario; without it, at the first of the file.")
    ] = "",
    as_json: JsonOption = False,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Show between which bounds of a parameter a vertex is an ESS, in symbols and in exact numbers.

    Exit status: 0, 2 something is wrong, 3 something stayed undecided.
    """
    from symgame.analysis import vertices_of
    from symgame.dynamics.replicator import replicator
    from symgame.players import profile_of
    from symgame.stability.thresholds.thresholds import parameter_of
    from symgame.stability.thresholds.vertex_thresholds import first_scenario, vertex_thresholds
    from symgame.stability.vertex import vertex as vertex_at

    read = game_named(game)
    chosen = read.scenario(scenario) if scenario else first_scenario(read)
    parameters = [parameter_of(read, parameter)] if parameter else None
    profile = profile_of(vertex, read.players) if vertex else None
    field = replicator(read)
    vertices = [v for v in vertices_of(field) if v.is_possible] if profile is None else [vertex_at(field, profile)]
    found = [vertex_thresholds(field, v, parameters=parameters, scenario=chosen) for v in vertices]
    if as_json:
        from symgame.records import threshold_sets

        typer.echo(json.dumps(threshold_sets(read, found, chosen), ensure_ascii=False, indent=1))
    else:
        from symgame.presentation.thresholds.thresholds import thresholds_text

        typer.echo(thresholds_text(read, found, lang=lang.value, width=width))
    if not all(each.is_decided for each in found):
        raise typer.Exit(3)
