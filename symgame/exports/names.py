"""Names for other languages: never a word, a function or a label of theirs, whatever the author's names are.

A name of the author's is kept behind a prefix, ``C1`` as ``p_C1``: nothing in MATLAB, Octave, Python or Vensim,
and nothing that the files of this room define themselves, begins with one of these prefixes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sympy import Symbol

from symgame.game import Game

PARAMETER, SHARE = "p_", "s_"
"""What the names of parameters and of shares begin with."""

LONGEST = 63
"""MATLAB reads no more characters of a name."""

MAX_LABEL = 200
"""Longer texts in comments are cut."""


def safe_names(game: Game, *, is_case_kept: bool = True) -> dict[Symbol, str]:
    """A name for every share and every parameter, no two alike.

    Parameters
    ----------
    game : Game
    is_case_kept : bool, optional
        Whether the language tells ``a`` from ``A``.

    Examples
    --------
    >>> from symgame import load
    >>> names = safe_names(load("llm-iar"))
    >>> list(names.values())[:5]
    ['s_x', 's_y', 's_z', 'p_R1', 'p_R2']
    """
    taken: set[str] = set()
    return {
        symbol: _free(f"{prefix}{_whitelisted(str(symbol.name))}", taken, is_case_kept)
        for prefix, symbols in ((SHARE, game.shares), (PARAMETER, game.symbols))
        for symbol in symbols
    }


def _whitelisted(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "_", name)


def _free(name: str, taken: set[str], is_case_kept: bool) -> str:
    candidate, number = name[:LONGEST], 1
    while (candidate if is_case_kept else candidate.lower()) in taken:
        number += 1
        ending = f"_{number}"
        candidate = name[: LONGEST - len(ending)] + ending
    taken.add(candidate if is_case_kept else candidate.lower())
    return candidate


def inert(text: str) -> str:
    r"""A text of the author's for a comment: one line, no control characters, not too long.

    Examples
    --------
    >>> inert("costs\nrm -rf")
    'costs rm -rf'
    """
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown if len(shown) <= MAX_LABEL else f"{shown[: MAX_LABEL - 1]}…"


def commented(mark: str, texts: Iterable[str]) -> list[str]:
    """Comment lines; the space after the mark keeps what begins with ``{`` or ``#`` from meaning anything."""
    return [f"{mark} {inert(text)}".rstrip() for text in texts]
