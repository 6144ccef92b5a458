"""`symgame explore`: the interactive page of a game."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, Language, LanguageOption, game_named


def explore(
    game: GameArgument,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="GAME.html without it.")] = None,
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="What the page shows first; else the first of the file.")
    ] = "",
    lang: LanguageOption = Language.en,
) -> None:
    """Write one file for a browser: move parameters, see paths turn and conditions come true; offline."""
    from rich.console import Console

    from symgame.cli.written import check_place, tell, write
    from symgame.pages.explore import explore as page_of

    check_place(output, "-o")
    with Console(stderr=True).status("explore"):  # silent where nobody watches
        read = game_named(game)
        page = page_of(read, scenario=scenario, lang=lang.value)
    path = output or Path(f"{read.slug}.html")
    write(path, page, option="-o")
    tell([path], lang.value)
