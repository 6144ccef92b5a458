"""The command line's one application, and what its commands share."""

from __future__ import annotations

import importlib
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symgame.errors import SymgameError

if TYPE_CHECKING:
    from symgame.game import Game
    from symgame.gamefile import Document

app = typer.Typer(
    name="symgame",
    help="Symbolic equilibrium derivation for evolutionary games: payoffs in, exact conditions out.",
    epilog=(
        "To begin: symgame new mine.toml writes a game file to change; symgame derive mine.toml derives it. A shipped "
        "game is named by its slug, as in symgame derive llm-iar; symgame library lists them."
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

GameArgument = Annotated[
    str,
    typer.Argument(
        metavar="GAME",
        help="A game file (.toml, .json, .nfg), or the slug of a shipped game; symgame library lists them.",
    ),
]


class Language(StrEnum):
    """The language of documents."""

    en = "en"
    zh = "zh"


LanguageOption = Annotated[Language, typer.Option(help="Language of the text.")]
WidthOption = Annotated[int, typer.Option(min=60, max=400, help="Columns of the text.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


@app.callback(invoke_without_command=True)
def version_or_help(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    """Symbolic equilibrium derivation for evolutionary games: payoffs in, exact conditions out."""
    if version:
        package = importlib.import_module("symgame")  # its stub may list the lazy names only
        typer.echo(f"symgame {package.__version__}")
        raise typer.Exit


def game_named(name: str) -> Game:
    """A file if it looks like one or exists, else a shipped game."""
    return document_named(name).game


def document_named(name: str) -> Document:
    """The game and what its source prints, likewise."""
    from symgame.gamefile import SUFFIXES, read_document
    from symgame.library import catalogue, shipped, slugs
    from symgame.symbols import closest

    if not name.strip():
        raise SymgameError("no game is named; name a game file, or a shipped game: symgame library lists them")
    every = (*slugs(), *catalogue())
    if is_file(name):
        if Path(name).stem in every and not Path(name).exists():
            raise SymgameError(f"there is no file '{name}'; the shipped game is called '{Path(name).stem}'")
        return read_document(name)
    here = {Path(f"{name}{suffix}").name for suffix in SUFFIXES if Path(f"{name}{suffix}").is_file()}
    if name not in every and not here and not closest(name, every):
        stem = closest(Path(name).stem, [path.stem for path in Path().iterdir() if path.suffix in SUFFIXES][:1000])
        here = {path.name for path in Path().iterdir() if path.suffix in SUFFIXES and path.stem == stem}
    if name not in every and here:
        raise SymgameError(f"no shipped game '{name[:60]}'; did you mean the file '{min(here)}'?")
    return shipped(name)


def is_file(name: str) -> bool:
    """Whether the name of a game looks like a file or is one."""
    return Path(name).suffix.lower() in (".toml", ".json", ".nfg") or "/" in name or "\\" in name or Path(name).exists()
