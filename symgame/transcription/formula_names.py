"""The names in a formula, and what the formula stands for where nothing but its names is known."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from functools import lru_cache

from sympy import Expr, Pow, Symbol

from symgame.expressions import read_expression, write
from symgame.expressions.tokens import FUNCTIONS, tokens
from symgame.symbols import real_symbol


@lru_cache(maxsize=1 << 14)
def names_in(formula: str) -> tuple[str, ...]:
    """The names in a formula of the file's syntax, in English spelling; functions that are called are none.

    Examples
    --------
    >>> names_in("α*Max(0, R1 - C) - α")
    ('alpha', 'R1', 'C', 'alpha')
    """
    return tuple(
        word.text
        for word, following in itertools.pairwise(tokens(formula))
        if word.kind == "name" and not (word.text in FUNCTIONS and following.text == "(")
    )


def expression_of(formula: str) -> Expr:
    """The expression that a formula stands for, every name in it free; powers may have any base.

    Raises
    ------
    InvalidExpressionError
        If it is no formula of the file's syntax.

    Examples
    --------
    >>> expression_of("R1*x - C")
    -C + R1*x
    """
    return read_expression(formula, symbols_of(names_in(formula)), is_positive=lambda _: True)


def symbols_of(names: Iterable[str]) -> dict[str, Symbol]:
    """The symbols of names of which nothing is assumed."""
    return {name: real_symbol(name) for name in names}


def positive_bases(formulas: Iterable[str], shares: Sequence[str] = ()) -> tuple[str, ...]:
    """The relations that a file must assume, since its formulas have powers whose exponents are no numbers.

    Powers of expressions with shares are left out: no assumption bears on shares.

    Examples
    --------
    >>> positive_bases(["R1**g - C", "(a + b)**g"])
    ('R1 > 0', 'a + b > 0')
    """
    found: dict[str, None] = {}
    for formula in dict.fromkeys(formulas):
        if "^" not in formula and "**" not in formula:
            continue
        for power in sorted(expression_of(formula).atoms(Pow), key=str):
            is_known = power.base.is_number or not power.free_symbols.isdisjoint(map(real_symbol, shares))
            if not power.exp.is_number and not is_known:
                found[f"{write(power.base)} > 0"] = None
    return tuple(found)
