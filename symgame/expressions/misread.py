"""What was probably meant where a formula cannot be read: an operator that is missing, a name that is not known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NoReturn

from symgame.expressions.tokens import FUNCTIONS, Token, fail
from symgame.symbols import nearest

_SIGNS = {"positive": ">", "negative": "<", "nonnegative": ">=", "nonpositive": "<="}
"""Words that are written for what is assumed."""


def unknown_name(token: Token, names: Collection[str], *, called: bool) -> NoReturn:
    """Refuses a name that is not declared, with the likely ones; a function has its arguments in parentheses."""
    name = token.text
    if name in FUNCTIONS:
        raise fail(token.column, f"'{name}' is a function; write '{name}(...)', or declare a parameter of that name")
    if called:
        hint = nearest(name, FUNCTIONS) or f"; the functions are {', '.join(FUNCTIONS)}"
        raise fail(token.column, f"there is no function '{name}'{hint}")
    if name in _SIGNS:
        raise fail(token.column, f"'{name}' is not declared; write a comparison, as in 'a {_SIGNS[name]} 0'")
    known = nearest(name, names)
    cure = known or ("; declare it under [parameters]" if names else "; no names are declared here")
    raise fail(token.column, f"'{name}' is not declared{cure}")


def missing_operator(text: str, tokens: Sequence[Token], at: int) -> NoReturn:
    """Refuses two operands side by side, of which the second begins at a token: a ``*`` between them is the cure."""
    if tokens[at].text in ("and", "or"):
        raise fail(tokens[at].column, f"'{tokens[at].text}' has no meaning here; comparisons are joined by commas")
    before = tokens[at - 1]
    if before.kind == tokens[at].kind == "number" and before.column + len(before.text) == tokens[at].column:
        raise fail(tokens[at].column, "a number has one decimal point; remove the other")
    start = at - 1
    if tokens[start].text == ")":
        start = _opening(tokens, start)
    end = at
    if tokens[end].text == "(":
        end = _closing(tokens, end)
    left = text[tokens[start].column - 1 : tokens[at].column - 1].strip()
    right = text[tokens[at].column - 1 : tokens[end + 1].column - 1].strip()
    shown = f"{left}*{right}" if len(left) + len(right) <= 60 else "a*b"
    raise fail(tokens[at].column, f"an operator is missing; write '{shown}'")


def _opening(tokens: Sequence[Token], at: int) -> int:
    """Where the operand that ends with a parenthesis begins: at the one that it closes, or at its function."""
    depth = 0
    while at > 0:
        depth += (tokens[at].text == ")") - (tokens[at].text == "(")
        if depth == 0:
            break
        at -= 1
    return at - 1 if at and tokens[at - 1].kind == "name" else at


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Where the parenthesis is closed."""
    depth = 0
    for k in range(at, len(tokens) - 1):
        depth += (tokens[k].text == "(") - (tokens[k].text == ")")
        if depth == 0:
            return k
    return len(tokens) - 2
