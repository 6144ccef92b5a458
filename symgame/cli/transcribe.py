"""`symgame transcribe`: formulas and tables of a paper, payoff tables and MATLAB code into the syntax of game files."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from symgame.cli.app import JsonOption, Language, LanguageOption, WidthOption, document_named
from symgame.errors import SymgameError

if TYPE_CHECKING:
    from symgame.gamefile import Document
    from symgame.transcription.transcription import Transcription

_TEXTS = (".tex", ".txt", ".md", ".latex")
_TABLES = (".csv", ".tsv", ".xlsx")
_CODE = (".m",)
_FILE_NAME = re.compile(r"[^\\${}^=<>()\s]+\Z")

SourceArgument = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE",
        help="A formula in quotes; a file (.tex .txt .md, payoffs .csv .tsv .xlsx, MATLAB .m); - for standard input.",
    ),
]


def transcribe(
    source: SourceArgument,
    game: Annotated[str, typer.Option(metavar="GAME", help="The game file, or slug, whose names are meant.")] = "",
    names: Annotated[str, typer.Option(metavar="LIST", help="More declared names, as in 'x,C1,GP'.")] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write the TOML into this new file (.toml).")
    ] = "",
    as_json: JsonOption = False,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Read formulas as papers print them (LaTeX), payoff tables or MATLAB code into the syntax of game files."""
    suffix = _suffix(source)
    declared = [name.strip() for name in names.split(",") if name.strip()]
    if suffix in (*_TABLES, *_CODE):
        if game or (names and suffix in _CODE):
            raise SymgameError(f"--{'game' if game else 'names'} is for formulas; this file is a whole game")
        _whole_game(source, suffix, declared, output, as_json, lang.value, width)
        return
    from symgame.transcription.claims_text import claims_text
    from symgame.transcription.equations import read_equations

    document = document_named(game) if game else None
    read = read_equations(_text(source, suffix), None if document is None else document.game, names=declared)
    if not read.parts and not read.unread:
        raise SymgameError("there is no formula here; give a formula in quotes, or a file with formulas")
    if not read.parts and len(read.unread) == 1 and not as_json:
        raise SymgameError(f"{read.unread[0].place}: {read.unread[0].reason}")
    toml = claims_text(read, None if document is None else document.claims, lang=lang.value)
    if read.parts or as_json:
        _show(read, document, toml, output, as_json, lang.value, width)
    if read.unread:
        _tell_unread(read, lang.value)
        raise typer.Exit(2)


def _suffix(source: str) -> str:
    """How the name of a file ends; nothing for a formula, and for standard input."""
    suffix = Path(source).suffix.lower() if len(source) < 1000 and "\n" not in source else ""
    known = (*_TEXTS, *_TABLES, *_CODE)
    is_there = bool(suffix) and Path(source).is_file()
    if suffix in known and (is_there or _FILE_NAME.match(source)):
        return suffix
    if is_there and suffix in (".toml", ".json", ".nfg"):
        raise SymgameError(f"'{source[:120]}' is a game file already; symgame derive reads it")
    if is_there:
        raise SymgameError(f"'{source[:120]}' is not read; a file ends in {', '.join(known)}")
    if 0 < len(source) < 200 and "\n" not in source and _FILE_NAME.match(source) and Path(source).is_dir():
        raise SymgameError(f"'{source}' is a folder; name a file in it, or write a formula in quotes")
    return ""


def _text(source: str, suffix: str) -> str:
    from symgame.gamefile.syntax import MAX_BYTES, decode

    if not suffix and source != "-":
        return source
    try:
        if source == "-":
            return decode(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
        with Path(source).open("rb") as stream:
            return decode(stream.read(MAX_BYTES + 1), source)
    except OSError as error:
        raise SymgameError(f"'{source[:120]}' cannot be read ({error.strerror}); check its name") from None


def _show(
    read: Transcription, document: Document | None, toml: str, output: str, as_json: bool, lang: str, width: int
) -> None:
    from symgame.display.table import PLAIN, Lettering
    from symgame.transcription.reading_cards import transcription_record, transcription_text

    lettering = PLAIN
    if document is not None:
        notation = tuple((p.name, p.latex) for p in document.game.parameters if p.latex)
        lettering = Lettering((*document.game.shares, *document.game.symbols), notation)
    if as_json:
        _answer(transcription_record(read, lettering, toml), toml, output)
        return
    _written(transcription_text(read, lettering, lang=lang, width=width), toml, output, lang)


def _whole_game(source: str, suffix: str, names: list[str], output: str, as_json: bool, lang: str, width: int) -> None:
    """A payoff table or code: the file that they are, and its readings."""
    from symgame.transcription.reading_cards import game_text_record, game_text_text

    if suffix in _TABLES:
        from symgame.transcription.tables import read_table

        read = read_table(source, names=names)
    else:
        from symgame.transcription.matlab import read_matlab

        read = read_matlab(source)
    if as_json:
        _answer(game_text_record(read), read.text, output)
    else:
        _written(game_text_text(read, lang=lang, width=width), read.text, output, lang)


def _answer(record: dict[str, Any], toml: str, output: str) -> None:
    from symgame.template import write_new

    if output:
        write_new(output, toml)
    typer.echo(json.dumps(record, ensure_ascii=False, indent=1))


def _written(shown: str, toml: str, output: str, lang: str) -> None:
    """The readings, then the TOML; with ``-o`` the TOML goes into its file."""
    from symgame.display.words import say
    from symgame.template import write_new

    path = write_new(output, toml) if output else None
    typer.echo(shown)
    if path is not None:
        typer.echo(say("transcription written", lang, path=path))
    elif toml:
        typer.echo(f"{say('transcription toml', lang)}\n\n{toml}", nl=False)


def _tell_unread(read: Transcription, lang: str) -> None:
    from symgame.display.words import say

    typer.echo(say("transcription unread", lang, count=len(read.unread)), err=True)
    for unread in read.unread:
        printed = f"\n    {unread.printed}" if unread.printed else ""
        shown = "".join(c if c.isprintable() or c == "\n" else " " for c in f"{unread.place}: {unread.reason}{printed}")
        typer.echo(f"  {shown}", err=True)
