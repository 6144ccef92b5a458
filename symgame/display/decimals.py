"""Exact numbers as they are usually written."""

from __future__ import annotations

from sympy import Rational

MAX_PLACES = 9
"""Decimals with more places are written as fractions."""


def decimal(value: Rational) -> str:
    """A value as it is usually written: a finite decimal, else a fraction; exact in either form.

    Examples
    --------
    >>> decimal(Rational(39, 5)), decimal(Rational(1, 1000)), decimal(Rational(1, 3)), decimal(Rational(-3))
    ('7.8', '0.001', '1/3', '-3')
    """
    places = next((k for k in range(MAX_PLACES) if 10**k % value.q == 0), None)
    if not places:
        return str(value)
    digits = f"{abs(value.p) * 10**places // value.q:0{places + 1}d}"
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"
