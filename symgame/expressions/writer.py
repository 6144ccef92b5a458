"""The writer of formulas, in the syntax that the reader takes.

It keeps the shape of an expression, factored or not. Positive terms come before negative ones, each
group in the author's order of symbols; in a product the number comes first and sums last::

    x*(1 - x)*(R1 + V*a - C*b)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sympy import Abs, Add, Basic, Expr, Heaviside, Max, Min, Mul, Pow, Rational, S, Symbol, exp, log, sign

from symgame.errors import InvalidExpressionError

_SUM, _PRODUCT, _POWER, _ATOM = range(4)
_MAX_DIGITS = 40
_MAX_POWER = 64

_Ranks = Mapping[Symbol, int]


def write(expr: Expr, order: Sequence[Symbol] = ()) -> str:
    """The expression as a formula that reads back as an equal expression.

    Parameters
    ----------
    expr : Expr
        Real and finite.
    order : sequence of Symbol
        The author's order; symbols that are not in it follow by name.

    Raises
    ------
    InvalidExpressionError
        If it contains what no formula can say, for example the imaginary unit.

    Examples
    --------
    >>> from sympy.abc import a, b, x
    >>> write((b/2 - a)*x*(1 - x), [x, a, b])
    'x*(1 - x)*(b/2 - a)'
    """
    return _in_order(expr, tuple(order))


@cache
def _in_order(expr: Expr, order: tuple[Symbol, ...]) -> str:
    """Written once: long coordinates come back in the conditions about them."""
    later = sorted(expr.atoms(Symbol) - set(order), key=str)
    return _text(expr, {symbol: rank for rank, symbol in enumerate([*order, *later])})


def _text(expr: Basic, ranks: _Ranks) -> str:
    return _written(expr, ranks)[0]


def _within(expr: Basic, ranks: _Ranks, binding: int) -> str:
    """The text, in parentheses if it binds less than its surroundings."""
    text, own = _written(expr, ranks)
    return text if own >= binding else f"({text})"


def _written(expr: Basic, ranks: _Ranks) -> tuple[str, int]:
    """The text and how strongly it binds; every part is written once, so that deep ones take no longer."""
    if isinstance(expr, Symbol):
        return str(expr.name), _ATOM
    if isinstance(expr, Add):
        return _sum(expr, ranks), _SUM
    if isinstance(expr, Rational | Mul) or _is_reciprocal(expr):
        number, rest = _coefficient(expr)
        text, own = _product(abs(number), rest, ranks)
        return (f"-{text}", _SUM) if number < 0 else (text, own)
    if isinstance(expr, Pow):
        return _power(expr.base, expr.exp, ranks)
    return _function(expr, ranks)


def _coefficient(expr: Basic) -> tuple[Rational, Expr]:
    """The number in front and the rest."""
    if not isinstance(expr, Expr):
        raise InvalidExpressionError(f"{expr} is not an expression")
    number, rest = expr.as_coeff_Mul()
    return (number, rest) if isinstance(number, Rational) else (Rational(1), expr)


def _sum(expr: Add, ranks: _Ranks) -> str:
    terms: list[tuple[bool, bool, list[int], str]] = []
    for term in Add.make_args(expr):
        number, rest = _coefficient(term)
        text, own = _written(term, ranks) if number == 1 else _product(abs(number), rest, ranks)
        # Numbers come last in their group.
        terms.append((bool(number < 0), rest == 1, _ranked(rest, ranks), text if own >= _PRODUCT else f"({text})"))
    text = ""
    for negative, _, _, shown in sorted(terms):
        if text:
            text += f" - {shown}" if negative else f" + {shown}"
        else:
            text = f"-{shown}" if negative else shown
    return text


def _ranked(expr: Basic, ranks: _Ranks) -> list[int]:
    if isinstance(expr, Symbol):
        return [ranks[expr]]
    return sorted(ranks[symbol] for symbol in expr.atoms(Symbol))


def _is_reciprocal(factor: Basic) -> bool:
    return isinstance(factor, Pow) and isinstance(factor.exp, Rational) and bool(factor.exp < 0)


def _product(size: Rational, rest: Expr, ranks: _Ranks) -> tuple[str, int]:
    """``number*factors/(divisors)``, for a positive number."""
    above: list[str] = [] if size.p == 1 else [_digits(int(size.p))]
    below: list[str] = [] if size.q == 1 else [_digits(int(size.q))]
    factors = [_factor(factor, ranks) for factor in Mul.make_args(rest) if factor != 1]
    for is_divisor, *_, text in sorted(factors):
        (below if is_divisor else above).append(text)
    if not above:
        above.append("1")
    if not below:
        return "*".join(above), _ATOM if above[0].isdigit() and len(above) == 1 else _PRODUCT
    divisor = "*".join(below)
    return f"{'*'.join(above)}/{divisor if len(below) == 1 else f'({divisor})'}", _PRODUCT


def _factor(factor: Basic, ranks: _Ranks) -> tuple[bool, bool, int, list[int], str]:
    """The text after what it is sorted by: divisors last, sums after other factors, short ones first."""
    is_divisor = _is_reciprocal(factor)
    base = factor.base if isinstance(factor, Pow) else factor
    if isinstance(factor, Pow) and is_divisor:
        text, own = _power(factor.base, -factor.exp, ranks)
    else:
        text, own = _written(factor, ranks)
    shown = text if own >= _POWER or (own == _PRODUCT and not is_divisor) else f"({text})"
    return (
        is_divisor,
        isinstance(base, Add),
        len(base.args) if isinstance(base, Add) else 0,
        _ranked(factor, ranks),
        shown,
    )


def _digits(number: int) -> str:
    """An integer; one too long for the reader is written in pieces of forty digits."""
    if number < 10**_MAX_DIGITS:
        return str(number)
    head, tail = divmod(number, 10**_MAX_DIGITS)
    return f"({_digits(head)}*10**{_MAX_DIGITS} + {tail})"


def _power(base: Expr, exponent: Expr, ranks: _Ranks) -> tuple[str, int]:
    if exponent == S.Half:
        return f"sqrt({_text(base, ranks)})", _ATOM
    shown = _within(base, ranks, _ATOM)
    if exponent == 1:
        return shown, _ATOM
    if isinstance(exponent, Rational) and abs(exponent.p) > _MAX_POWER:
        return _long_power(shown, exponent)
    return f"{shown}**{_within(exponent, ranks, _ATOM)}", _POWER


def _long_power(base: str, exponent: Rational) -> tuple[str, int]:
    """A power beyond the reader's limit, as a product of powers within it."""
    times, rest = divmod(int(exponent.p), _MAX_POWER * int(exponent.q))
    whole, part = divmod(rest, int(exponent.q))
    powers = [f"{base}**{_MAX_POWER}"] * times
    if whole:
        powers.append(base if whole == 1 else f"{base}**{whole}")
    if part:
        powers.append(f"{base}**({part}/{exponent.q})")
    return "*".join(powers), _PRODUCT


def _function(expr: Basic, ranks: _Ranks) -> tuple[str, int]:
    if expr == S.Exp1:
        return "exp(1)", _ATOM
    if isinstance(expr, Max | Min):
        parts = sorted((_ranked(part, ranks), _text(part, ranks)) for part in expr.args)
        return _nested(type(expr).__name__, [text for _, text in parts]), _ATOM
    if isinstance(expr, exp | log | Abs) and len(expr.args) == 1:
        return f"{type(expr).__name__}({_text(expr.args[0], ranks)})", _ATOM
    if isinstance(expr, sign | Heaviside):
        # Slopes of Abs, Max and Min, away from their corners.
        side: Expr = Abs(expr.args[0]) * Pow(expr.args[0], -1)
        return _written(side if isinstance(expr, sign) else (1 + side) / 2, ranks)
    raise InvalidExpressionError(f"{expr} cannot be written as a formula; it is not real, finite and elementary")


def _nested(function: str, parts: list[str]) -> str:
    """Min and Max take two arguments, so that more are nested."""
    text = parts[-1]
    for part in reversed(parts[:-1]):
        text = f"{function}({part}, {text})"
    return text
