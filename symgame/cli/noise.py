"""`symgame noise`: which vertices are stable when shares are shaken, and where paths end."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, JsonOption, Language, LanguageOption, WidthOption, game_named
from symgame.errors import SymgameError


def noise(
    game: GameArgument,
    sigma: Annotated[
        str, typer.Option(metavar="VALUES", help="Intensities: 0.2 for all, or x=0.2,y=s; without, symbols.")
    ] = "",
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="At the exact values of this scenario; without it, in symbols.")
    ] = "",
    paths: Annotated[int, typer.Option(min=0, help="Draw so many paths from each start of the scenario.")] = 0,
    square_root: Annotated[
        bool, typer.Option("--square-root", help="Paths of the noise sigma*sqrt(x*(1 - x)) instead.")
    ] = False,
    start: Annotated[
        list[str] | None,
        typer.Option(metavar="SHARES", help="A start instead of the file's, as 0.5,0.2,1/3; repeatable."),
    ] = None,
    horizon: Annotated[float | None, typer.Option(min=0, help="The time at which paths end.")] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed draws the same paths.")] = 0,
    as_json: JsonOption = False,
    as_latex: Annotated[bool, typer.Option("--latex", help="Answer as a LaTeX fragment.")] = False,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Tell which vertices are stable under noise, almost surely and in mean square, and draw paths.

    Exit status: 0, 2 something is wrong, 3 something stayed undecided.
    """
    from symgame.dynamics.replicator import replicator
    from symgame.numeric.starts import read_state
    from symgame.stability.noise.intensities import read_intensities
    from symgame.stability.noise.vertices import noisy_vertices

    if as_json and as_latex:
        raise SymgameError("choose one of --json and --latex")
    read = game_named(game)
    given = read_intensities(sigma)
    chosen = read.scenario(scenario) if scenario else None
    if paths and chosen is None:
        if read.parameters:
            raise SymgameError("paths need numbers; name a scenario with --scenario")
        chosen = read.chosen_scenario()
    if paths and given is None:
        raise SymgameError("paths need numbers; give the intensities with --sigma, for example --sigma 0.2")
    field = replicator(read.at(chosen)) if chosen is not None and read.parameters else replicator(read)
    found = noisy_vertices(field, given)
    drawn = None
    if paths and chosen is not None and given is not None:
        from symgame.numeric.noise.linear import noisy_paths
        from symgame.numeric.noise.square_root import absorbed_paths

        initial = [read_state(text, read) for text in start] if start else None
        draw = absorbed_paths if square_root else noisy_paths
        drawn = draw(replicator(read), chosen, given, initial=initial, horizon=horizon, paths=paths, seed=seed)
    if as_json:
        from symgame.records import noise_record

        typer.echo(json.dumps(noise_record(found, drawn), ensure_ascii=False, indent=1))
    elif as_latex:
        from symgame.presentation.noise import noise_latex

        typer.echo(noise_latex(found, drawn, lang=lang.value))
    else:
        from symgame.presentation.noise import noise_text

        typer.echo(noise_text(found, drawn, lang=lang.value, width=width))
    if not found.is_decided:
        raise typer.Exit(3)
