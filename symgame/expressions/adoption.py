"""The door for expressions that were built with SymPy instead of written as text."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from sympy import Abs, Add, Basic, Expr, Float, Max, Min, Mul, Pow, Rational, S, Symbol, exp, log, preorder_traversal

from symgame.errors import InvalidExpressionError
from symgame.expressions.limits import check_whole
from symgame.expressions.powers import IsPositive, check_power
from symgame.symbols import check_name, nearest, real_symbol

MAX_NODES = 20_000
"""How many parts, counted with repetition, an expression may have."""

_ALLOWED = (Add, Mul, Pow, exp, log, Abs, Min, Max)


def adopt(expr: Expr | int | Fraction, names: Mapping[str, Symbol], *, is_positive: IsPositive = None) -> Expr:
    """An expression built in Python, in the symbols of a game and within the limits of formulas.

    Parameters
    ----------
    expr : Expr, int or Fraction
        Sums, products, powers, exp, log, Abs, Min and Max over exact numbers and symbols.
    names : mapping of str to Symbol
        The names that may occur, and the symbols that stand for them.
    is_positive : callable, optional
        Tells whether a base may carry an exponent that is not a number.

    Raises
    ------
    InvalidExpressionError
        With the cure.

    Examples
    --------
    >>> from symgame.symbols import real_symbol
    >>> adopt(2*Symbol("C"), {"C": real_symbol("C")}).free_symbols == {real_symbol("C")}
    True
    """
    if isinstance(expr, bool) or not isinstance(expr, Expr | int | Fraction):
        cure = (
            "write the number as text, as in '0.5', or as a Rational"
            if isinstance(expr, float)
            else "hand in an expression"
        )
        raise InvalidExpressionError(f"{type(expr).__name__} is not an exact expression; {cure}")
    if not isinstance(expr, Expr):
        ratio = Fraction(expr)
        return check_whole(Rational(ratio.numerator, ratio.denominator))
    for count, node in enumerate(preorder_traversal(expr)):
        if count == MAX_NODES:
            raise InvalidExpressionError(f"an expression has at most {MAX_NODES:,} parts; write a simpler one")
        _check_node(node)
    result = expr.xreplace(_own_symbols(expr, names))
    for node in preorder_traversal(result):
        if isinstance(node, Pow):
            check_power(node.base, node.exp, is_positive)
    return check_whole(result)


def _check_node(node: Basic) -> None:
    if isinstance(node, Symbol | Rational) or node == S.Exp1:
        return
    if isinstance(node, Float):
        raise InvalidExpressionError(
            f"{node} is a float; write Rational('{node.round(15)}') or text, so that it is exact"
        )
    if node in (S.NaN, S.Infinity, S.NegativeInfinity, S.ComplexInfinity):
        raise InvalidExpressionError(f"{node} is not a finite number; remove it")
    if node == S.ImaginaryUnit:
        raise InvalidExpressionError("I is the imaginary unit here, not a parameter; use Symbol('I') for a parameter")
    if node == S.Pi:
        raise InvalidExpressionError("pi is a constant here, not a parameter; use Symbol('pi') for a parameter")
    if not isinstance(node, _ALLOWED):
        raise InvalidExpressionError(
            f"{type(node).__name__} is not read in a formula; use sums, products, powers, exp, log, Abs, Min and Max"
        )


def _own_symbols(expr: Expr, names: Mapping[str, Symbol]) -> dict[Symbol, Symbol]:
    own: dict[Symbol, Symbol] = {}
    taken: dict[str, Symbol] = {}
    for symbol in sorted(expr.atoms(Symbol), key=str):
        name = check_name(str(symbol.name))
        if name in taken:
            raise InvalidExpressionError(
                f"there are two different symbols named '{name}': {_shown(taken[name])} and {_shown(symbol)}; "
                f"use one of them throughout"
            )
        taken[name] = symbol
    for name, symbol in taken.items():
        if name not in names:
            raise InvalidExpressionError(
                f"'{name}' is not declared{nearest(name, names) or '; declare it as a parameter'}"
            )
        if type(symbol) is not Symbol or not symbol.assumptions0.items() <= real_symbol(name).assumptions0.items():
            raise InvalidExpressionError(
                f"{_shown(symbol)} carries assumptions of its own; write Symbol('{name}') "
                f'and put them into the game, as in assume=["{name} > 0"]'
            )
        own[symbol] = names[name]
    return own


def _shown(symbol: Symbol) -> str:
    plain = Symbol("plain").assumptions0
    facts = [f"{name}={value}" for name, value in sorted(symbol.assumptions0.items()) if name not in plain]
    kind = type(symbol).__name__
    return f"{kind}({', '.join([repr(str(symbol.name)), *facts[:3]])}{', ...' if len(facts) > 3 else ''})"
