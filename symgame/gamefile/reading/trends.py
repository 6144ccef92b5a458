"""Printed trends: from ``[[claims.trend]]`` to claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Rational, Symbol

from symgame.expressions import read_number
from symgame.gamefile.claims import TrendClaim
from symgame.gamefile.context import Context
from symgame.gamefile.model import TrendTable
from symgame.symbols import nearest


def trend_claims(context: Context, tables: Sequence[TrendTable]) -> Iterator[TrendClaim]:
    """The printed trends; mistakes go to the context."""
    for k, table in enumerate(tables, 1):
        place = f"claims.trend {k}"
        parameter = context.parameter(f"{place}.parameter", table.parameter)
        base = context.values(f"{place}.base", table.base)
        initial = context.states(f"{place}.initial", table.initial)
        share, at = _watched(context, place, table)
        values = _rising(context, f"{place}.values", table.values)
        if parameter is not None and parameter in dict(base):
            context.complain(f"{place}.base", f"'{parameter.name}' is the parameter that varies; remove it")
        if parameter is not None:
            yield TrendClaim(
                table.where, parameter, values, table.quantity, table.direction, base, initial, share, at, table.says
            )


def _rising(context: Context, place: str, texts: Sequence[str]) -> tuple[Rational, ...]:
    """The printed values of the parameter, the smallest first."""
    values = [context.attempt(place, read_number, text) for text in texts]
    known = sorted(value for value in values if value is not None)
    if len(set(known)) < len(known):
        context.complain(place, "a value is given twice; remove one of them")
    return tuple(known)


def _watched(context: Context, place: str, table: TrendTable) -> tuple[Symbol | None, Rational | None]:
    """The share that is looked at, and when; of a time neither."""
    if table.quantity == "time":
        for key, given in (("share", table.share), ("at", table.at)):
            if given is not None:
                context.complain(f"{place}.{key}", 'belongs to quantity = "share"; remove it')
        return None, None
    if table.share is None or table.at is None:
        missing = "share" if table.share is None else "at"
        context.complain(f"{place}.{missing}", 'is missing; quantity = "share" needs share = "x" and the time at = 10')
        return None, None
    if table.share not in context.shares:
        known = ", ".join(context.shares)
        hint = nearest(table.share, context.shares)
        context.complain(f"{place}.share", f"there is no share '{table.share[:60]}'{hint}; the shares are {known}")
    at = context.attempt(f"{place}.at", read_number, table.at)
    if at is not None and at <= 0:
        context.complain(f"{place}.at", "the time at which a share is read is positive; correct it")
    return context.shares.get(table.share), at
