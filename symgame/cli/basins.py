"""`symgame basins`: how much of the state space goes to which end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, JsonOption, Language, LanguageOption, WidthOption, game_named
from symgame.cli.written import check_place, progress, write


def basins(
    game: GameArgument,
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="At the values of this scenario; the file's first without it.")
    ] = "",
    starts: Annotated[int, typer.Option(min=1, help="Random starts.")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed draws the same starts.")] = 0,
    workers: Annotated[int, typer.Option(min=1, help="Processes on this machine.")] = 1,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the table, too.")] = None,
    as_json: JsonOption = False,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Estimate the volume of the basin of every end, with 95 % confidence intervals.

    Exit status: 0, 2 something is wrong, 3 some paths did not settle; 130 interrupted.
    """
    from symgame.dynamics.replicator import replicator
    from symgame.numeric.basins.basins import basins as basins_of
    from symgame.records.basins import basins_csv, basins_record

    check_place(csv, "--csv")
    read = game_named(game)
    place = read.chosen_scenario(scenario)
    with progress() as on_step:
        found = basins_of(replicator(read), place, starts=starts, seed=seed, workers=workers, on_step=on_step)
    if csv is not None:
        write(csv, basins_csv(found), option="--csv")
    if as_json:
        typer.echo(json.dumps(basins_record(found), ensure_ascii=False, indent=1))
    else:
        typer.echo(found.text(lang.value, width=width))
    if not found.is_complete:
        raise typer.Exit(130)
    if found.unsettled:
        raise typer.Exit(3)
