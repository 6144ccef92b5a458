"""A printed rest point, from the table of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sympy import Expr, Symbol

from symgame.errors import InvalidExpressionError, counted
from symgame.expressions import read_expression
from symgame.gamefile.claims import RestPointClaim
from symgame.gamefile.context import Context
from symgame.gamefile.model import RestPointTable
from symgame.symbols import check_name, real_symbol


def rest_point_claim(context: Context, place: str, table: RestPointTable) -> RestPointClaim:
    """The claim of a table; mistakes go to the context."""
    free: dict[str, Symbol] = {}
    texts_of: dict[str, Sequence[str]] = {}
    for key, texts in table.free.items():
        name = context.attempt(f"{place}.free.{key}", check_name, key)
        if name in context.parameters:
            context.complain(f"{place}.free.{key}", f"'{name}' is a parameter of the game; choose another name")
        elif name is not None:
            free[name] = real_symbol(name)
            texts_of[name] = texts
    names = context.parameters | free
    bounds = tuple(
        (symbol, context.relations(f"{place}.free.{name}", texts_of[name], names)) for name, symbol in free.items()
    )
    point = tuple(
        entry
        for player, texts in zip(context.players, table.point, strict=False)
        if (entry := _entry(context, f"{place}.point, {player.name}", texts, names, len(player.shares))) is not None
    )
    if len(table.point) != len(context.players):
        given, needed = counted(len(table.point), "entry", "entries"), counted(len(context.players), "player")
        context.complain(f"{place}.point", f"{given} for {needed}; give one a player")
    values = context.values(f"{place}.values", table.values)
    return RestPointClaim(point, bounds, values, table.says, table.stability or "")


def _entry(
    context: Context, place: str, texts: Sequence[str], names: Mapping[str, Symbol], size: int
) -> Expr | tuple[Expr, ...] | None:
    if len(texts) != size:
        context.complain(place, f"{counted(size, 'share is', 'shares are')} expected, not {len(texts)}")
        return None
    found: list[Expr] = []
    for text in texts:
        try:
            found.append(read_expression(text, names, is_positive=context.is_positive))
        except InvalidExpressionError as error:
            context.complain(place, str(error))
            return None
    return found[0] if size == 1 else tuple(found)
