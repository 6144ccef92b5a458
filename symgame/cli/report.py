"""`symgame report`: the whole derivation as a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, Language, document_named


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
        document = document_named(game)
        paths = write_report(
            document.game, place, printed=document.claims, lang=lang.value, to=formats, on_step=status.update
        )
    for path in paths:
        typer.echo(f"{path} written")
