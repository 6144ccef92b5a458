"""`symgame library`, `new` and `schema`: game files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from symgame.cli.app import Language, LanguageOption


def library(lang: LanguageOption = Language.en) -> None:
    """List the games that are shipped: our own, then published ones with what their papers print."""
    from symgame.library import catalogue, load, slugs

    for slug in (*slugs(), *catalogue()):
        game = load(slug)
        typer.echo(f"{slug:24} {game.title_zh if lang is Language.zh and game.title_zh else game.title}")


def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, for example mine.toml.")],
) -> None:
    """Write a commented game file to start from; it runs as it is."""
    from symgame.template import write_template

    path = write_template(file)
    typer.echo(f"{path} written. Change it into your game, then run: symgame derive {path}")


def schema() -> None:
    """Print the JSON Schema of game files, for editors."""
    from symgame.gamefile import schema as game_schema

    typer.echo(json.dumps(game_schema(), ensure_ascii=False, indent=1))
