"""Values in the cells of a case: an exact solution with room to spare, rounded to short numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sympy import Expr, Rational, S, Symbol

from symgame.conditions.examples import example
from symgame.conditions.interval import Interval
from symgame.game import Game
from symgame.stability.regimes.regimes import StableSet
from symgame.stability.scenarios.case_cells import Relations, with_room
from symgame.stability.scenarios.ess_forms import EssForms
from symgame.stability.scenarios.rounding import rounded

ROOMS = (Rational(1, 2), Rational(1, 4), Rational(1, 10), Rational(1, 50), S.Zero)
"""The room that the inequalities are to have before numbers are rounded, the widest first."""

MAX_CELLS = 12
"""In so many cells of a case values are sought."""


def case_values(
    game: Game,
    forms: EssForms,
    cells: Sequence[Relations],
    stable: StableSet,
    *,
    margin: Rational,
    like: Mapping[Symbol, Rational] | None = None,
) -> Iterator[dict[Symbol, Expr]]:
    """Rounded values, those with much room first; at last the case's own example, rounded, and as it is.

    Parameters
    ----------
    game : Game
    forms : EssForms
    cells : sequence of tuple of Relation
        The case.
    stable : StableSet
        The same, with its example.
    margin : Rational
        The room that rounding has to leave, twice, where there is so much.
    like : mapping of Symbol to Rational, optional
        Values to which to come back where the inequalities allow it; without it the middle of a range, and 1.
    """
    given, usual = game.assumptions.relations, like or _usual(game)
    for room in ROOMS:
        kept = min(2 * margin, room / 2)
        for cell in cells[:MAX_CELLS]:
            found = example(with_room(cell, room), game.assumptions, game.symbols)
            if found is not None:
                needed = (*with_room(cell, kept), *given)
                yield rounded(dict(found), game.symbols, needed, forms, towards=usual)
    values = dict(stable.witness)
    signs = forms.signs_at(values)
    around = (forms.relation(number, sign) for number, sign in enumerate(signs) if sign != 0)
    yield rounded(values, game.symbols, (*around, *given), forms)
    yield values  # a case that is only a border has no values off it


def _usual(game: Game) -> dict[Symbol, Rational]:
    """What a value is to be like where nothing else is asked: the middle of its range, or 1."""
    found: dict[Symbol, Rational] = {}
    for symbol in game.symbols:
        bounds = game.assumptions.intervals.get(symbol, Interval())
        if bounds.low is not None and bounds.high is not None:
            found[symbol] = (bounds.low + bounds.high) / 2
        else:
            found[symbol] = Rational(1) + (bounds.low or 0) if bounds.high is None else bounds.high - 1
    return found
