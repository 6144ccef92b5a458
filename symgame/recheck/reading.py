"""The reader: texts in the syntax of game files become trees.

It is the recheck's own and small: names, exact numbers, ``+ - * / ** ^``, parentheses, functions, and
relations of two sides. Nothing in a text is ever executed. ::

    sum     = product { ("+" | "-") product }
    product = signed { ("*" | "/") signed }
    signed  = { "+" | "-" } atom [ ("**" | "^") signed ]
    atom    = number | name | function "(" sum { "," sum } ")" | "(" sum ")"
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from symgame.recheck.refusals import TooLarge, Unreadable
from symgame.recheck.trees import Call, Name, Number, Power, Product, Sum, Tree

MAX_CHARACTERS = 200_000
MAX_DEPTH = 100
MAX_DIGITS = 1_000
MAX_EXPONENT = 30

FUNCTIONS = ("sqrt", "exp", "log", "ln", "Abs", "Min", "Max")
"""Names that are functions where a parenthesis follows."""

OPERATORS = ("<", "<=", ">", ">=", "==", "!=")
"""Of relations."""

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+(?![A-Za-z0-9_]))?)"
    r"|(?P<name>[A-Za-z_\u0370-\u03ff][A-Za-z0-9_\u0370-\u03ff]*)"
    r"|(?P<sign>\*\*|<=|>=|==|!=|[-+*/^()<>,]))"
)


def expression(text: str) -> Tree:
    """The tree of an expression.

    Raises
    ------
    Unreadable
        If the text is not an expression.
    TooLarge
        If it is beyond the limits.

    Examples
    --------
    >>> expression("2*α")
    Product(factors=((True, Number(value=Fraction(2, 1))), (True, Name(name='alpha'))))
    """
    reader = _Reader(text)
    tree = reader.sum()
    reader.end()
    return tree


def sides(text: str) -> tuple[Tree, str, Tree]:
    """Left side, operator and right side of a relation.

    Examples
    --------
    >>> sides("lambda >= 0")
    (Name(name='lambda'), '>=', Number(value=Fraction(0, 1)))
    """
    reader = _Reader(text)
    left, operator = reader.sum(), reader.take()
    if operator not in OPERATORS:
        raise reader.error()
    right = reader.sum()
    reader.end()
    return left, operator, right


class _Reader:
    """One pass over the tokens of a text."""

    def __init__(self, text: str) -> None:
        if len(text) > MAX_CHARACTERS:
            raise TooLarge(f"an expression has at most {MAX_CHARACTERS:,} characters, this one has {len(text):,}")
        self._text = text
        self._tokens = list(_tokens(text))
        self._at = 0
        self._depth = 0

    def take(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def end(self) -> None:
        if self._tokens[self._at]:
            self._at += 1
            raise self.error()

    def error(self) -> Unreadable:
        """What is wrong with the token that was taken last."""
        return unreadable(self._text, f"'{self._tokens[self._at - 1][:20] or 'the end'}' is out of place")

    def sum(self) -> Tree:
        terms = [(True, self._product())]
        while self._tokens[self._at] in ("+", "-"):
            terms.append((self.take() == "+", self._product()))
        return terms[0][1] if len(terms) == 1 else Sum(tuple(terms))

    def _product(self) -> Tree:
        factors = [(True, self._signed())]
        while self._tokens[self._at] in ("*", "/"):
            factors.append((self.take() == "*", self._signed()))
        return factors[0][1] if len(factors) == 1 else Product(tuple(factors))

    def _signed(self) -> Tree:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise TooLarge(f"an expression is nested deeper than {MAX_DEPTH}")
        is_positive = True
        while self._tokens[self._at] in ("+", "-"):
            is_positive ^= self.take() == "-"
        tree = self._atom()
        if self._tokens[self._at] in ("**", "^"):
            self.take()
            tree = Power(tree, self._signed())
        self._depth -= 1
        return tree if is_positive else Sum(((False, tree),))

    def _atom(self) -> Tree:
        token = self.take()
        if token == "(":
            tree = self.sum()
            self._closed()
            return tree
        if token[:1].isdigit() or token[:1] == ".":
            return Number(_number(token))
        if not token or not (token[0].isalpha() or token[0] == "_"):
            raise self.error()
        if token in FUNCTIONS and self._tokens[self._at] == "(":
            self.take()
            arguments = [self.sum()]
            while self._tokens[self._at] == ",":
                self.take()
                arguments.append(self.sum())
            self._closed()
            return Call("log" if token == "ln" else token, tuple(arguments))
        return Name(name_of(token))

    def _closed(self) -> None:
        if self.take() != ")":
            raise self.error()


def _tokens(text: str) -> list[str]:
    """The tokens, closed by an empty one (twice, so that it can be taken)."""
    found, at, end = [], 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise unreadable(text, f"{text[at : at + 20].strip()[:1]!r} has no meaning")
        found.append(match[match.lastgroup or 0])
        at = match.end()
    return [*found, "", ""]


def _number(token: str) -> Fraction:
    mantissa, _, exponent = token.lower().partition("e")
    if len(mantissa) > MAX_DIGITS or len(exponent) > 4 or abs(int(exponent or 0)) > MAX_EXPONENT:
        raise TooLarge(f"a number has at most {MAX_DIGITS} digits and an exponent of at most {MAX_EXPONENT}")
    return Fraction(token)


def name_of(name: str) -> str:
    """Greek letters by their English names: both spell the same parameter."""
    return name if name.isascii() else "".join(map(_letter, name))


def _letter(character: str) -> str:
    if character.isascii():
        return character
    words = unicodedata.name(character, "").split()
    if len(words) != 4 or words[0] != "GREEK" or words[2] != "LETTER":
        raise Unreadable(f"{character!r} is no letter of a name")
    english = words[3].replace("LAMDA", "LAMBDA").lower()
    return english.capitalize() if words[1] == "CAPITAL" else english


def unreadable(text: str, why: str) -> Unreadable:
    """That a text cannot be read."""
    return Unreadable(f"'{text if len(text) <= 80 else text[:77] + '...'}' cannot be read: {why}")
