"""The game file: one reader for the whole file, claims included.

A file is TOML or JSON with the same keys, or Gambit's ``.nfg`` for games of numbers. All mistakes of
a file are told at once, each with its place and the cure.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from os import PathLike
from pathlib import Path

from symgame.errors import InvalidFileError, InvalidGameError, Mistake, counted, expect
from symgame.game import Game
from symgame.gamefile.claims import Claims
from symgame.gamefile.complaints import control_characters, slipped, validated
from symgame.gamefile.context import Context
from symgame.gamefile.model import GameTable, schema
from symgame.gamefile.reading.claims import read_claims
from symgame.gamefile.reading.game import provenance, read_assumptions, read_parameters, read_players, read_scenarios
from symgame.gamefile.reading.payoffs import read_body
from symgame.gamefile.syntax import MAX_BYTES, check_format, decode, fail, parse, wrong_suffix
from symgame.nfg import read_nfg, slug_of
from symgame.symbols import closest

__all__ = ["Claims", "Document", "read_document", "read_document_text", "read_game", "schema"]

NO_CLAIMS = Claims()
SUFFIXES = (".toml", ".json", ".nfg")
MAX_BESIDE = 1000
"""So many files of a folder are looked at where one is missing."""


@dataclass(frozen=True, slots=True)
class Document:
    """A game and what a paper claims about it.

    Attributes
    ----------
    game : Game
    claims : Claims
        None of each kind where the file has none.
    """

    game: Game
    claims: Claims = NO_CLAIMS

    def __repr__(self) -> str:
        return f"Document of {self.game.slug!r}: {counted(self.claims.count, 'claim')}"


def read_game(path: str | PathLike[str]) -> Game:
    """The game of a file; its claims are checked and left out.

    Parameters
    ----------
    path : path
        A ``.toml``, ``.json`` or ``.nfg`` file.

    Raises
    ------
    InvalidFileError
        With all mistakes of the file.

    Examples
    --------
    >>> import tempfile
    >>> from symgame.template import write_template
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     game = read_game(write_template(f"{folder}/mine.toml"))
    >>> game.slug, game.shape
    ('my-game', (2, 2, 2))
    """
    return read_document(path).game


def read_document(path: str | PathLike[str]) -> Document:
    """The game and the claims of a file.

    Parameters and errors are those of :func:`read_game`.
    """
    expect(path, (str, PathLike), "a file is named by its path", "write 'mine.toml', for example")
    name = str(path) or "''"
    try:
        file = Path(path)
        if not str(path).strip():
            fail(name, "", "no file is named; name a game file")
        if file.is_dir():
            fail(name, "", f"this is a folder; name a game file in it ({', '.join(SUFFIXES)})")
        if not file.exists():
            fail(name, "", _missing(file))
        suffix = file.suffix.lower()
        if suffix not in SUFFIXES:
            fail(name, "", wrong_suffix(suffix, SUFFIXES))
        if not file.is_file():
            fail(name, "", "this is no file with a content; check its name")
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, InvalidFileError):
            raise
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name is not a path"
        raise InvalidFileError(name, (Mistake("", f"the file cannot be read ({reason}); check its name"),)) from None
    return read_document_text(decode(data, name), suffix, name)


def _missing(file: Path) -> str:
    """A file that is not there; the most similar name of those beside it."""
    if not file.parent.is_dir():
        return f"there is no folder '{file.parent}'; check its name"
    beside = list(islice((other for other in file.parent.iterdir() if other.suffix in SUFFIXES), MAX_BESIDE))
    stem = closest(file.stem, [other.stem for other in beside])
    found = sorted(other.name for other in beside if other.stem == stem)
    hint = f"did you mean '{found[0]}'?" if found else "check its name and folder"
    return f"there is no such file; {hint}"


def read_document_text(text: str, suffix: str, name: str) -> Document:
    """The game and the claims of a text.

    Parameters
    ----------
    text : str
        The content of a file.
    suffix : str
        ``.toml``, ``.json`` or ``.nfg``.
    name : str
        What messages call the file; a slug is made from it where the text has none.

    Examples
    --------
    >>> document = read_document_text('''
    ... players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
    ... payoff_formulas = { A = "-c*x" }
    ... parameters.c.assume = "c > 0"
    ... ''', ".toml", "gift.toml")
    >>> document.game.slug, document.game.payoffs
    ('gift', [[-c], [0]])
    """
    if suffix == ".nfg":
        check_format(text, suffix, name)
        return Document(read_nfg(text, name))
    tables = parse(text, suffix, name)
    context = Context()
    context.mistakes = [*slipped(tables), *control_characters(tables)]
    table = validated(tables, context.mistakes)
    document = None if table is None else _document(context, table, name)
    if document is None or context.mistakes:
        raise InvalidFileError(name, tuple(context.mistakes))
    return document


def _document(context: Context, table: GameTable, name: str) -> Document | None:
    if not read_players(context, table):
        return None
    parameters = read_parameters(context, table.parameters)
    read_assumptions(context, table)
    payoffs, field = read_body(context, table)
    scenarios = read_scenarios(context, table.scenario)
    claims = read_claims(context, table.claims)
    if context.mistakes:
        return None
    try:
        game = Game(
            context.players,
            parameters,
            context.assumptions,
            payoffs,
            field,
            table.state_dependent,
            table.slug or slug_of(name),
            table.title,
            table.title_zh,
            provenance(table),
            scenarios,
        )
    except InvalidGameError as error:
        context.complain("", str(error))
        return None
    return Document(game, claims)
