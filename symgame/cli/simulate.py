"""`symgame simulate`: where scenarios go."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, Language, LanguageOption, WidthOption, game_named
from symgame.errors import SymgameError


def simulate(
    game: GameArgument,
    scenario: Annotated[str, typer.Option(metavar="NAME", help="The scenario; without it, all of the file.")] = "",
    start: Annotated[
        list[str] | None, typer.Option(metavar="SHARES", help="A start instead of the file's, for example 0.5,0.2,1/3.")
    ] = None,
    horizon: Annotated[float | None, typer.Option(min=0, help="Stop at this time even if nothing is told.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON; with one scenario.")] = False,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Follow scenarios from their starts until it is told where they go."""
    from symgame.dynamics.replicator import replicator
    from symgame.numeric.simulate import simulate as simulation_of
    from symgame.numeric.starts import read_state

    read = game_named(game)
    chosen = [read.scenario(scenario)] if scenario else list(read.scenarios)
    if not chosen and not read.parameters:
        chosen = [read.scenario_from({}, name="the numbers of the file")]
    if not chosen:
        raise SymgameError(f"game '{read.slug}' has no scenario; add [[scenario]] with a name and values")
    if as_json and len(chosen) > 1:
        names = ", ".join(f"'{s.name}'" for s in chosen)
        raise SymgameError(f"choose one scenario with --scenario; there are {names}")
    initial = [read_state(text, read) for text in start] if start else None
    field = replicator(read)
    simulations = [simulation_of(field, s, initial=initial, horizon=horizon) for s in chosen]
    if as_json:
        from symgame.records import simulated

        typer.echo(json.dumps(simulated(simulations[0]), ensure_ascii=False, indent=1))
    else:
        from symgame.presentation import simulation_text

        typer.echo(simulation_text(simulations, lang=lang.value, width=width))
