"""The words of a formula: numbers, names and operators, each with its column.

The text is cut up before anything is built from it, and the limits that can be seen in the text
(characters, tokens, digits, length of a name) are checked here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from symgame.errors import InvalidExpressionError
from symgame.symbols import GREEK, check_name

MAX_CHARACTERS = 10_000
MAX_TOKENS = 4_000
MAX_DIGITS = 40
MAX_DECIMAL_EXPONENT = 30

FUNCTIONS = ("sqrt", "exp", "log", "ln", "Abs", "Min", "Max")
"""The functions that a formula may call."""

COMPARISONS = ("<=", ">=", "==", "!=", "<", ">", "=")

_ASCII = str.maketrans(
    {
        "−": "-",
        "×": "*",
        "·": "*",
        "（": "(",
        "）": ")",
        "＋": "+",
        "－": "-",
        "＝": "=",
        "，": ",",
        "≤": "<=",
        "≥": ">=",
        "≠": "!=",
    }
)
_NUMBER = re.compile(r"(?P<mantissa>[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE](?P<exponent>[+-]?[0-9]+))?", re.ASCII)
_NAME = re.compile(f"[A-Za-z_{''.join(GREEK)}][A-Za-z0-9_{''.join(GREEK)}]*")
_OPERATOR = re.compile(r"\*\*|<=|>=|==|!=|[-+*/^()<>=,]")
_CURES = {
    "÷∕⁄／": "write '/'",
    "∗⋅∙•＊": "write '*'",
    "‐‑‒–—﹣": "write '-'",
    "²³¹⁰⁴⁵⁶⁷⁸⁹": "write a power, as in 'a^2'",
    "₀₁₂₃₄₅₆₇₈₉": "write an index as 'a_1' or 'a1'",
    "½⅓¼⅔¾": "write a fraction, as in '1/2'",
    "√": "write 'sqrt(...)'",
    "＜＞": "write '<' or '>'",
    "“”‘’\"'`": "leave the quotation mark out",
    "{}[]【】": "write round parentheses",
    "%": "write a percentage as a number, as in '0.05'",
    "|": "write 'Abs(a)' for an absolute value",
    "!": "write a product out; there are no factorials",
    "&∧": "write a comma between two comparisons",
    "∈": "write an interval as two comparisons, as in '0 < a, a < 1'",
    "∞": "write a finite number",
    ";；、": "write a comma",
    "≪≫": "write '<' or '>'",
    "\\$": "write plain formulas, not LaTeX",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a formula; ``kind`` is ``number``, ``name``, ``operator`` or ``end``."""

    kind: str
    text: str
    column: int


def fail(column: int, message: str) -> InvalidExpressionError:
    """The error at a column, counted from 1."""
    return InvalidExpressionError(f"column {column}: {message}")


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a formula in order, closed by a token of kind ``end``.

    Names come out in English spelling (alpha for the letter), typographic operators in ASCII.

    Raises
    ------
    InvalidExpressionError
        At a character that has no meaning, or beyond a limit.

    Examples
    --------
    >>> [token.text for token in tokens("2^b")][:-1]
    ['2', '^', 'b']
    """
    if len(text) > MAX_CHARACTERS:
        raise InvalidExpressionError(
            f"a formula has at most {MAX_CHARACTERS:,} characters, this one has {len(text):,}; split it"
        )
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] in " \t\r\n":
            at += 1
            continue
        if len(found) == MAX_TOKENS:
            raise fail(at + 1, f"a formula has at most {MAX_TOKENS:,} numbers, names and signs; split it")
        token, at = _token(text, at)
        found.append(token)
    return (*found, Token("end", "", len(text) + 1))


def _token(text: str, at: int) -> tuple[Token, int]:
    column = at + 1
    if match := _NUMBER.match(text, at):
        _check_number(match, column)
        return Token("number", match.group(), column), match.end()
    if match := _NAME.match(text, at):
        try:
            return Token("name", check_name(match.group()), column), match.end()
        except InvalidExpressionError as error:
            raise fail(column, str(error)) from None
    plain = text[at].translate(_ASCII)
    if plain != text[at]:
        # A typographic sign may be the first half of nothing: it stands for itself alone.
        return Token("operator", plain, column), at + 1
    if match := _OPERATOR.match(text, at):
        return Token("operator", match.group(), column), match.end()
    raise fail(column, f"{_describe(text[at])} has no meaning in a formula; {_cure(text[at])}")


def _check_number(match: re.Match[str], column: int) -> None:
    digits = sum(character != "." for character in match["mantissa"])
    if digits > MAX_DIGITS:
        raise fail(column, f"a number has at most {MAX_DIGITS} digits, this one has {digits}; round it")
    exponent = (match["exponent"] or "0").lstrip("+-").lstrip("0")
    if len(exponent) > 2 or int(exponent or "0") > MAX_DECIMAL_EXPONENT:
        raise fail(column, f"the exponent of a decimal is at most {MAX_DECIMAL_EXPONENT}; choose larger units")


def _describe(character: str) -> str:
    if character.isascii() and character.isprintable():
        return f"character {character!r}"
    return f"character U+{ord(character):04X} ({unicodedata.name(character, 'unnamed')})"


def _cure(character: str) -> str:
    for characters, cure in _CURES.items():
        if character in characters:
            return cure
    folded = unicodedata.normalize("NFKC", character)
    if folded != character and folded.isascii() and folded.isalnum():
        return f"write {folded!r} in plain characters"
    if character.isalpha():
        return "use Latin letters or Greek letters (not look-alikes)"
    return "remove it"
