"""How an author wants a report: where its sections begin, how they are numbered, captions, the payoff matrix."""

from __future__ import annotations

from dataclasses import dataclass

from symgame.display.words import LANGUAGES
from symgame.errors import ReportError
from symgame.game import Game
from symgame.symbols import nearest

NUMBERINGS = ("arabic", "hanzi")
"""``1.1`` or ``（一）``."""

MAX_FIRST = 99


@dataclass(frozen=True, slots=True)
class Options:
    """What an author chooses.

    Attributes
    ----------
    first_section : int
        The number of the first section; 0 for what is usual in papers of the language.
    numbering : str
        ``"arabic"`` or ``"hanzi"``.
    bilingual_captions : bool
        Whether an English caption stands below each Chinese one.
    columns : str
        The party whose strategies are the columns of the payoff matrix: its variable or name; the last without it.
    """

    first_section: int = 0
    numbering: str = "arabic"
    bilingual_captions: bool = False
    columns: str = ""


def check_options(options: Options, game: Game, lang: str) -> None:
    """Raise a :class:`ReportError` if options do not suit the game or the language."""
    if lang not in LANGUAGES:
        raise ReportError(f"no language '{lang[:20]}'; known: {', '.join(LANGUAGES)}")
    if not 0 <= options.first_section <= MAX_FIRST:
        raise ReportError(f"the first section cannot have the number {options.first_section}; give 1 to {MAX_FIRST}")
    if options.numbering not in NUMBERINGS:
        raise ReportError(f"no numbering '{options.numbering[:20]}'; known: {', '.join(NUMBERINGS)}")
    if lang != "zh" and options.numbering == "hanzi":
        raise ReportError("the numbering 'hanzi' is for Chinese reports; add --lang zh, or leave it out")
    if lang != "zh" and options.bilingual_captions:
        raise ReportError("captions in two languages are for Chinese reports; add --lang zh, or leave them out")
    if options.columns:
        column_of(game, options.columns)


def column_of(game: Game, party: str) -> int:
    """The place of a party that is named by its variable or its name; the last one without a name.

    Raises
    ------
    ReportError
        If there is none of that name.

    Examples
    --------
    >>> from symgame import load
    >>> [column_of(load("llm-iar"), party) for party in ("", "x", "Academia", "政府")]
    [2, 0, 1, 2]
    """
    if not party:
        return len(game.players) - 1
    for i, player in enumerate(game.players):
        if party in (player.var, player.name, player.name_zh):
            return i
    known = [player.var for player in game.players] + [player.name for player in game.players]
    raise ReportError(f"no party '{party[:40]}'{nearest(party, known) or ';'} known: {', '.join(known)}")
