"""Names of parameters and shares, and the one symbol that belongs to each.

A name is ``[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*``, at most 64 characters. A Greek letter may stand
for its English name: ``α`` and ``alpha`` are the same symbol. Symbols are plain real ones; what is
assumed about them is the game's business, never the symbol's, because
``Symbol("C") != Symbol("C", positive=True)`` and such twins are silent errors.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sympy import Symbol

from symgame.errors import InvalidExpressionError

MAX_NAME = 64
"""The longest name, in characters."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*\Z")
_NOT_NAMES = frozenset(["nan", "NaN", "inf", "Infinity", "oo", "zoo", "None", "True", "true", "False", "false"])
_ENGLISH = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    ".",
    "pi",
    "rho",
    ".",
    "sigma",
    "tau",
    "upsilon",
    "phi",
    "chi",
    "psi",
    "omega",
]
# U+03B1 is alpha. Omicron and final sigma are left out: they pass for the Latin o and for another sigma.
GREEK: dict[str, str] = {chr(0x3B1 + i): name for i, name in enumerate(_ENGLISH) if name != "."}
# Capitals that look like no Latin letter.
GREEK |= {chr(ord(letter) - 32): GREEK[letter].capitalize() for letter in "γδθλξπσφψω"}
"""Greek letters that may stand in a name, and their English names."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a game: its symbol and what a document says of it.

    Attributes
    ----------
    symbol : Symbol
    meaning, meaning_zh : str
    latex : str
        The author's notation.
    party : str
        The variable of the player whom it concerns.
    unit, source : str
        For the table of values.
    """

    symbol: Symbol
    meaning: str = ""
    meaning_zh: str = ""
    latex: str = ""
    party: str = ""
    unit: str = ""
    source: str = ""

    @property
    def name(self) -> str:
        """The name in files and formulas."""
        return str(self.symbol.name)


@cache
def real_symbol(name: str) -> Symbol:
    """The one symbol of a checked name.

    Examples
    --------
    >>> real_symbol("alpha") is real_symbol("alpha")
    True
    """
    return Symbol(name, real=True)


def check_name(text: str) -> str:
    """The name as the toolkit writes it, Greek letters in English.

    Raises
    ------
    InvalidExpressionError
        If it is not a name; the message says why.

    Examples
    --------
    >>> check_name("α1")
    'alpha1'
    """
    name = "".join(GREEK.get(character, character) for character in text)
    if len(name) > MAX_NAME:
        raise InvalidExpressionError(f"a name has at most {MAX_NAME} characters, this one has {len(name)}")
    for character in name:
        if ord(character) > 127 or not character.isprintable():
            raise InvalidExpressionError(
                f"character U+{ord(character):04X} cannot stand in a name; "
                "use Latin letters, digits, single underscores, or Greek letters (not look-alikes)"
            )
    if name in _NOT_NAMES:
        raise InvalidExpressionError(f"'{name}' means a value elsewhere and cannot be a name; write '{name}1', say")
    if not _NAME.match(name):
        raise InvalidExpressionError(
            f"{name[:40]!r} is not a name; a name is a letter, then letters and digits, "
            "with single underscores between them, as in 'C_gov' or 'R1'"
        )
    return name


def nearest(name: str, names: Iterable[str]) -> str:
    """A hint ``; did you mean 'C1'?`` for an unknown name, or nothing."""
    close = closest(name, names)
    return f"; did you mean '{close}'?" if close else ""


def closest(name: str, names: Iterable[str]) -> str:
    """The name that is most like another, if one is."""
    known = sorted(set(names))
    by_case = [other for other in known if other.lower() == name.lower()]
    return next(iter(by_case or difflib.get_close_matches(name, known, n=1, cutoff=0.6)), "")
