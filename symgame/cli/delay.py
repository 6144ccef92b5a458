"""`symgame delay`: what old news does to the stability of rest points, and paths with it."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, JsonOption, Language, LanguageOption, WidthOption, game_named
from symgame.errors import SymgameError


def delay(
    game: GameArgument,
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="At the exact values of this scenario; without it, in symbols.")
    ] = "",
    tau: Annotated[float, typer.Option(min=0, help="Follow the starts of the scenario with this delay.")] = 0.0,
    start: Annotated[
        list[str] | None,
        typer.Option(metavar="SHARES", help="A start instead of the file's, as 0.5,0.2,1/3; repeatable."),
    ] = None,
    horizon: Annotated[float | None, typer.Option(min=0, help="The time at which paths end.")] = None,
    as_json: JsonOption = False,
    as_latex: Annotated[bool, typer.Option("--latex", help="Answer as a LaTeX fragment.")] = False,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Tell which equilibrium points stay stable under delay, up to which threshold, and follow paths.

    Exit status: 0, 2 something is wrong, 3 something stayed undecided.
    """
    from symgame.dynamics.replicator import replicator
    from symgame.numeric.starts import read_state
    from symgame.stability.delay.delayed import under_delay

    if as_json and as_latex:
        raise SymgameError("choose one of --json and --latex")
    read = game_named(game)
    chosen = read.scenario(scenario) if scenario else None
    if tau and chosen is None:
        if read.parameters:
            raise SymgameError("paths need numbers; name a scenario with --scenario")
        chosen = read.chosen_scenario()
    field = replicator(read.at(chosen)) if chosen is not None and read.parameters else replicator(read)
    found = under_delay(field)
    drawn = None
    if tau and chosen is not None:
        from symgame.numeric.delay import delayed_paths

        initial = [read_state(text, read) for text in start] if start else None
        drawn = delayed_paths(replicator(read), chosen, tau, initial=initial, horizon=horizon)
    if as_json:
        from symgame.records import delay_record

        typer.echo(json.dumps(delay_record(found, drawn), ensure_ascii=False, indent=1))
    elif as_latex:
        from symgame.presentation.delay import delay_latex

        typer.echo(delay_latex(found, drawn, lang=lang.value))
    else:
        from symgame.presentation.delay import delay_text

        typer.echo(delay_text(found, drawn, lang=lang.value, width=width))
    if not found.is_decided:
        raise typer.Exit(3)
