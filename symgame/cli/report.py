"""`symgame report`: the whole derivation as a document."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symgame.cli.app import GameArgument, Language, document_named, is_file
from symgame.cli.written import formats_of, tell

if TYPE_CHECKING:
    from symgame.reports import GameFile


class Numbering(StrEnum):
    """How sections are numbered."""

    arabic = "arabic"
    hanzi = "hanzi"


def report(
    game: GameArgument,
    folder: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Where to write; GAME-report without it.")
    ] = None,
    lang: Annotated[Language, typer.Option(help="Language of the report.")] = Language.en,
    to: Annotated[
        str, typer.Option(metavar="FORMATS", help="Of html, tex, docx, md and pdf, with commas.")
    ] = "html,tex",
    first_section: Annotated[
        int | None, typer.Option(min=1, max=99, metavar="N", help="Number of the first section; en 3, zh 1 without it.")
    ] = None,
    numbering: Annotated[
        Numbering, typer.Option(help="Of sections: 1.1, or 一、（一）1. in Chinese.")
    ] = Numbering.arabic,
    bilingual_captions: Annotated[
        bool, typer.Option("--bilingual-captions", help="An English caption below each Chinese one.")
    ] = False,
    columns: Annotated[
        str, typer.Option(metavar="PARTY", help="Whose strategies are the columns of the payoff matrix.")
    ] = "",
) -> None:
    """Write the whole derivation, with simulations and figures, as a document."""
    from rich.console import Console

    from symgame.reports import Options, write_report

    formats = formats_of(to)
    place = folder or Path(f"{Path(game).stem if Path(game).suffix else game}-report")
    options = Options(first_section or 0, numbering.value, bilingual_captions, columns)
    with Console(stderr=True).status("reading") as status:  # silent where nobody watches
        document = document_named(game)
        paths = write_report(
            document.game,
            place,
            printed=document.claims,
            lang=lang.value,
            to=formats,
            options=options,
            file=_file(game),
            on_step=status.update,
        )
    tell(paths, lang.value)


def _file(game: str) -> GameFile:
    """The file of a game that could be read."""
    from symgame.library import CATALOGUE, OWN, slugs
    from symgame.reports import GameFile

    if is_file(game):
        return GameFile(Path(game).name, Path(game).read_text(encoding="utf-8-sig"))
    folder = OWN if game in slugs() else CATALOGUE
    return GameFile(f"{game}.toml", (folder / f"{game}.toml").read_text(encoding="utf-8"))
