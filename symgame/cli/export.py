"""`symgame export`: a game for another program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, Language, LanguageOption, game_named
from symgame.cli.written import tell


def export(
    game: GameArgument,
    to: Annotated[
        str,
        typer.Option(
            metavar="FORMAT", help="m (MATLAB, Octave), mdl (Vensim), py, csv, xlsx (tables) or nfg (Gambit)."
        ),
    ],
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="Whose values hold; the first without it, for tables all.")
    ] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="PATH", help="A new file; for csv a folder.")
    ] = None,
    lang: LanguageOption = Language.en,
) -> None:
    """Write a game at a scenario for MATLAB, Vensim, Python or Gambit, or all tables for a spreadsheet."""
    from rich.console import Console

    from symgame.exports import write_export

    with Console(stderr=True).status(to):  # silent where nobody watches
        paths = write_export(game_named(game), to, output, scenario=scenario, lang=lang.value)
    tell(paths, lang.value)
