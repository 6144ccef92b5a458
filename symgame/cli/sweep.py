"""`symgame sweep`: ESS sets and outcomes over a grid or a sample of parameters."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symgame.cli.app import GameArgument, Language, LanguageOption, WidthOption, game_named
from symgame.cli.written import check_picture, check_place, progress
from symgame.errors import SymgameError

if TYPE_CHECKING:
    from sympy import Rational


class Method(StrEnum):
    """How points are sampled."""

    sobol = "sobol"
    latin = "latin"


def sweep(
    game: GameArgument,
    axis: Annotated[
        list[str],
        typer.Option(metavar="NAME=VALUES", help="S1=0:4:101, C=1,2,3, or F=0:4 for a sample; repeatable."),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="The Zarr store to write.")],
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="Whose values hold for the rest; the file's first without it.")
    ] = "",
    start: Annotated[
        list[str] | None,
        typer.Option(metavar="SHARES", help="A start instead of the file's, as 0.5,0.2,1/3; repeatable."),
    ] = None,
    starts: Annotated[int, typer.Option(min=0, help="A grid of starts instead: so many values of each share.")] = 0,
    no_paths: Annotated[bool, typer.Option("--no-paths", help="Tell the ESS only, follow no paths.")] = False,
    sample: Annotated[int, typer.Option(min=0, help="Draw so many points from the axes without a count.")] = 0,
    method: Annotated[Method, typer.Option(help="How they are drawn.")] = Method.sobol,
    seed: Annotated[int, typer.Option(min=0, help="The same seed draws the same points.")] = 0,
    horizon: Annotated[str, typer.Option(metavar="TIME", help="Stop paths at this time even if nothing is told.")] = "",
    engine: Annotated[str, typer.Option(help="Of paths: numpy, heyoka, or auto.")] = "auto",
    chunk: Annotated[int, typer.Option(min=0, help="Points worked out at once, at most; 0 to choose for me.")] = 0,
    workers: Annotated[int, typer.Option(min=1, help="Processes on this machine.")] = 1,
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Use a Dask cluster, for example tcp://node1:8786.")
    ] = "",
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a long table, too.")] = None,
    figure: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Draw two axes: exact borders, and where paths go (.pdf, .svg, .png, .tiff)."
        ),
    ] = None,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Tell the ESS, the outcome and its time at every point of a grid or a sample of parameters.

    Results are kept chunk by chunk: after Ctrl-C, a crash or a power cut give the same command again, and it goes on.
    The bytes are the same for any number of workers.

    On a cluster run dask scheduler on one node, which prints its address, and dask worker ADDRESS --nthreads 1 on the
    others (srun dask worker ... in a batch job); all with the same symgame[cluster]. Then give --scheduler ADDRESS.
    """
    from symgame.dynamics.replicator import replicator
    from symgame.numeric.starts import read_state
    from symgame.numeric.sweeps.axes import read_axis
    from symgame.numeric.sweeps.exact import exact_lines
    from symgame.numeric.sweeps.grid_starts import exact_grid
    from symgame.numeric.sweeps.long_table import write_table
    from symgame.numeric.sweeps.planning import planned
    from symgame.numeric.sweeps.reading import read_sweep
    from symgame.numeric.sweeps.summary import summary
    from symgame.numeric.sweeps.sweep import run
    from symgame.presentation.sweeps import sweep_text

    if (start is not None) + bool(starts) + no_paths > 1:
        raise SymgameError("choose one of --start, --starts and --no-paths")
    if figure is not None and no_paths:
        raise SymgameError("--figure draws where paths go, and --no-paths follows none; leave one of them out")
    _check_store(output)
    check_place(csv, "--csv")
    check_picture(figure, "--figure")
    read = game_named(game)
    given = [read_state(text, read) for text in start] if start else None
    plan = planned(
        replicator(read),
        read.chosen_scenario(scenario),
        [read_axis(text) for text in axis],
        starts=[] if no_paths else exact_grid(read, starts) if starts else given,
        sample=sample,
        method=method.value,
        seed=seed,
        horizon=_time(horizon),
        engine=engine,
        chunk=chunk or None,
    )
    try:
        with progress() as on_step:
            run(plan, output, workers=workers, scheduler=scheduler, on_step=on_step)
    except KeyboardInterrupt:
        typer.echo(f"symgame: interrupted; what is done is kept in '{output}': give the same command again", err=True)
        raise typer.Exit(130) from None
    found = read_sweep(output)
    typer.echo(sweep_text(summary(found), exact_lines(plan), lang=lang.value, width=width))
    if csv is not None:
        write_table(found, csv)
    if figure is not None:
        from symgame.figures.sampled_plane import sampled_plane
        from symgame.figures.save import save

        save(sampled_plane(found, lang=lang.value), figure.with_suffix(""), [figure.suffix.removeprefix(".")])


def _check_store(folder: Path) -> None:
    """A new folder, or one that a sweep wrote, which is gone on with."""
    if folder.exists() and not (folder / "zarr.json").is_file():
        raise SymgameError(f"-o '{folder}' is there already and is no sweep; choose a new folder")


def _time(text: str) -> Rational | None:
    from symgame.expressions import read_number

    try:
        return read_number(text) if text else None
    except SymgameError as error:
        raise SymgameError(f"--horizon '{text[:40]}' is no time; write 100, for example") from error
