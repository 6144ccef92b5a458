"""The command line. Heavy parts are imported by the command that needs them, so that help is instant."""

from __future__ import annotations

import importlib
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symgame.errors import SymgameError

if TYPE_CHECKING:
    from symgame.game import Game

app = typer.Typer(
    name="symgame",
    help="Symbolic equilibrium derivation for evolutionary games: payoffs in, exact conditions out.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

GameArgument = Annotated[
    str, typer.Argument(metavar="GAME", help="A game file (.toml, .json, .nfg) or a shipped slug.")
]


class Language(StrEnum):
    """The language of documents."""

    en = "en"
    zh = "zh"


def main() -> None:
    """Run the command line; errors of the toolkit are one message and exit status 2."""
    try:
        app()
    except SymgameError as error:
        typer.echo(f"symgame: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        typer.echo("symgame: interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader (head, say) has seen enough
        sys.exit(0)


@app.callback(invoke_without_command=True)
def version_or_help(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    """Symbolic equilibrium derivation for evolutionary games: payoffs in, exact conditions out."""
    if version:
        package = importlib.import_module("symgame")  # its stub may list the lazy names only
        typer.echo(f"symgame {package.__version__}")
        raise typer.Exit


@app.command()
def derive(
    game: GameArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
    as_latex: Annotated[bool, typer.Option("--latex", help="Answer as LaTeX fragments.")] = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Answer as Markdown.")] = False,
    steps: Annotated[bool, typer.Option("--steps", help="Show the derivation step by step.")] = False,
    scenario: Annotated[str, typer.Option(metavar="NAME", help="At the values of this scenario, exactly.")] = "",
    lang: Annotated[Language, typer.Option(help="Language of the text.")] = Language.en,
    width: Annotated[int, typer.Option(min=60, max=400, help="Columns of the text.")] = 100,
) -> None:
    """Derive equations, rest points, eigenvalues, stability and ESS conditions of a game."""
    from symgame.analysis import analyse
    from symgame.dynamics.replicator import replicator

    if as_json + as_latex + as_markdown > 1:
        raise SymgameError("choose one of --json, --latex and --markdown")
    read = _game(game)
    if scenario:
        read = read.at(read.scenario(scenario))
    analysis = analyse(replicator(read))
    if as_json:
        from symgame.records import derivation

        typer.echo(json.dumps(derivation(analysis), ensure_ascii=False, indent=1))
    elif as_latex:
        from symgame.presentation import derive_latex

        typer.echo(derive_latex(analysis, lang=lang.value, steps=steps))
    elif as_markdown:
        from symgame.presentation import derive_markdown

        typer.echo(derive_markdown(analysis, lang=lang.value, steps=steps))
    else:
        from symgame.presentation import derive_text

        typer.echo(derive_text(analysis, lang=lang.value, steps=steps, width=width))


@app.command()
def simulate(
    game: GameArgument,
    scenario: Annotated[str, typer.Option(metavar="NAME", help="The scenario; without it, all of the file.")] = "",
    start: Annotated[
        list[str] | None, typer.Option(metavar="SHARES", help="A start instead of the file's, for example 0.5,0.2,1/3.")
    ] = None,
    horizon: Annotated[float | None, typer.Option(min=0, help="Stop at this time even if nothing is told.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON; with one scenario.")] = False,
    lang: Annotated[Language, typer.Option(help="Language of the text.")] = Language.en,
    width: Annotated[int, typer.Option(min=60, max=400, help="Columns of the text.")] = 100,
) -> None:
    """Follow scenarios from their starts until it is told where they go."""
    from symgame.dynamics.replicator import replicator
    from symgame.numeric.simulate import simulate as simulation_of
    from symgame.numeric.starts import read_state

    read = _game(game)
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


@app.command()
def regimes(
    game: GameArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON, with the conditions of every set.")] = False,
    seconds: Annotated[float, typer.Option(min=1, help="The search ends after so long.")] = 60.0,
    lang: Annotated[Language, typer.Option(help="Language of the text.")] = Language.en,
    width: Annotated[int, typer.Option(min=60, max=400, help="Columns of the text.")] = 100,
) -> None:
    """List the sets of vertices that are ESS together, each with an exact example."""
    from symgame.analysis import vertices_of
    from symgame.dynamics.replicator import replicator
    from symgame.stability.regimes import regimes as regimes_of

    read = _game(game)
    found = regimes_of(read, vertices_of(replicator(read)), seconds=seconds, with_conditions=as_json)
    if as_json:
        from symgame.records import regime_sets

        typer.echo(json.dumps(regime_sets(read, found), ensure_ascii=False, indent=1))
    else:
        from symgame.presentation import regimes_text

        typer.echo(regimes_text(read, found, lang=lang.value, width=width))


@app.command()
def report(
    game: GameArgument,
    folder: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Where to write; GAME-report without it.")
    ] = None,
    lang: Annotated[Language, typer.Option(help="Language of the report.")] = Language.en,
    to: Annotated[str, typer.Option(metavar="FORMATS", help="Of html, tex, docx and md, with commas.")] = "html,tex",
) -> None:
    """Write the whole derivation, with simulations and figures, as a document."""
    from rich.console import Console

    from symgame.reports import write_report

    formats = [name.strip() for name in to.split(",") if name.strip()]
    place = folder or Path(f"{Path(game).stem if Path(game).suffix else game}-report")
    with Console(stderr=True).status("reading") as status:  # silent where nobody watches
        paths = write_report(_game(game), place, lang=lang.value, to=formats, on_step=status.update)
    for path in paths:
        typer.echo(f"{path} written")


def _game(name: str) -> Game:
    """A file if it looks like one or exists, else a shipped game."""
    from symgame.gamefile import read_game
    from symgame.library import load

    if Path(name).suffix in (".toml", ".json", ".nfg") or "/" in name or "\\" in name or Path(name).is_file():
        return read_game(name)
    return load(name)


@app.command()
def library() -> None:
    """List the games that are shipped."""
    from symgame.library import load, slugs

    for slug in slugs():
        title = load(slug).title
        typer.echo(f"{slug:24} {title}")


@app.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, for example mine.toml.")],
) -> None:
    """Write a commented game file to start from; it runs as it is."""
    from symgame.template import write_template

    path = write_template(file)
    typer.echo(f"{path} written. Change it into your game, then run: symgame derive {path}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of game files, for editors."""
    from symgame.gamefile import schema as game_schema

    typer.echo(json.dumps(game_schema(), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
