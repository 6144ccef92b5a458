"""`symgame latex`: one part of a derivation for a manuscript."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, Language, LanguageOption, document_named
from symgame.cli.written import write
from symgame.errors import SymgameError

ALL = "all"
"""The word for every part that a game has."""


def latex(
    game: GameArgument,
    part: Annotated[
        str, typer.Option(metavar="PART", help="Of those that --list shows; all of them, into a folder: all.")
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="A file, left untouched where nothing changed; for all a folder."
        ),
    ] = None,
    scenario: Annotated[
        str,
        typer.Option(metavar="NAME", help="Numbers of this scenario in the formulas; in tables of values, which one."),
    ] = "",
    width: Annotated[
        int, typer.Option(metavar="MM", help="Of the lines: 85 for one column of a journal, 170 for both.")
    ] = 160,
    listed: Annotated[bool, typer.Option("--list", help="Show the parts that the game has.")] = False,
    lang: LanguageOption = Language.en,
) -> None:
    r"""Write a part of the derivation as LaTeX to be read by \input: no preamble, and names for \ref that stay."""
    from symgame.papers.paper import Paper
    from symgame.reports.fragments.fragments import latex_part, latex_parts

    if bool(part) == listed:
        raise SymgameError("give either --part with the name of a part, or --list to see which there are")
    document = document_named(game)
    paper = Paper(document.game, document.claims)
    if listed:
        known = latex_parts(paper, scenario=scenario, lang=lang.value)
        for name, said in known.items():
            typer.echo(f"{name:{max(map(len, known))}}  {said}")
    elif part == ALL:
        if output is None:
            raise SymgameError("all parts go into a folder; name it with -o")
        if output.is_file():
            raise SymgameError(f"-o '{output}' is a file; all parts go into a folder")
        for name in latex_parts(paper, scenario=scenario):
            _save(
                output / f"{name}.tex",
                latex_part(paper, name, scenario=scenario, lang=lang.value, width=width),
                lang.value,
            )
    else:
        shown = latex_part(paper, part, scenario=scenario, lang=lang.value, width=width)
        if output is None:
            typer.echo(shown, nl=False)
        else:
            _save(output, shown, lang.value)


def _save(path: Path, shown: str, lang: str) -> None:
    from symgame.display.words import say

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SymgameError(f"cannot write {path}: {error.strerror}; choose another place with -o") from error
    word = "file written" if write(path, shown, option="-o") else "file unchanged"
    typer.echo(say(word, lang, path=path))
