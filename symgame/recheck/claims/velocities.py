"""Printed replicator equations and Jacobians.

A refutation shows if both formulas are worked out at the witness and differ there. A formula that is called
verified shows if both are the same rational function.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from symgame.recheck.claims.arithmetic import FORMULAS, NUMBERS, Arithmetic
from symgame.recheck.claims.asked import Asked
from symgame.recheck.claims.comparing import SAME, as_derived, differ, formula_names, identical, plain_names, single
from symgame.recheck.claims.motion import slope, velocity
from symgame.recheck.claims.setting import Setting
from symgame.recheck.fields import list_of
from symgame.recheck.quotients import Quotient, unknown
from symgame.recheck.reading import name_of
from symgame.recheck.refusals import Unreadable, Unsettled
from symgame.recheck.trees import Tree, Value


def replicator_refuted(asked: Asked) -> str:
    """Whether a velocity is another than printed."""
    names = {**asked.values(), **asked.inner_state()}
    one = single(asked.printed())
    found = velocity(asked.game, name_of(asked.where), NUMBERS, names)
    return differ([NUMBERS(one, names)], [found]) or as_derived(asked, [found], names)


def replicator_proved(asked: Asked) -> str:
    """Whether a velocity is the printed one on the simplexes."""
    names = formula_names(asked.game)
    return identical([FORMULAS(single(asked.printed()), names)], [_velocity(asked, names)])


def _velocity(asked: Asked, names: Mapping[str, Quotient]) -> Quotient:
    return velocity(asked.game, name_of(asked.where), FORMULAS, names)


def jacobian_refuted(asked: Asked) -> str:
    """Whether an entry is another than printed; for more strategies, whether its row is in some direction."""
    game = asked.game
    names = {**asked.values(), **asked.inner_state()}
    share, others, place = _entry(asked)
    if len(others) == 1:
        found = slope(game, share, others[0], NUMBERS, names)
        return differ([NUMBERS(single(asked.printed()), names)], [found]) or as_derived(asked, [found], names)
    gaps = _gaps(asked, NUMBERS, names)
    if NUMBERS.is_zero(gaps[place]) and differ([NUMBERS(single(asked.derived()), names)], gaps[place : place + 1]):
        return SAME
    if all(NUMBERS.is_zero(gap - gaps[0]) for gap in gaps):
        raise Unsettled("at the witness the row differs only across the simplex")
    return ""


def jacobian_proved(asked: Asked) -> str:
    """Whether an entry is the printed one; for more strategies, whether its row is in all directions."""
    names = formula_names(asked.game)
    share, others, _ = _entry(asked)
    if len(others) == 1:
        found = _on_simplexes(slope(asked.game, share, others[0], FORMULAS, plain_names(asked.game)), asked.game)
        return identical([FORMULAS(single(asked.printed()), names)], [found])
    gaps = [_on_simplexes(gap, asked.game) for gap in _gaps(asked, FORMULAS, plain_names(asked.game))]
    return identical(gaps, [gaps[0]] * len(gaps))


def _entry(asked: Asked) -> tuple[str, tuple[str, ...], int]:
    """The share of the row, and those of the player of the column, with the place of the column among them."""
    parts = asked.where.split(",")
    names = asked.game.names
    if len(parts) != 2 or not all(p.isascii() and p.isdigit() and 1 <= int(p[:9]) <= len(names) for p in parts):
        raise Unreadable(f"'{asked.where[:40]}' is no entry of the Jacobian")
    row, column = (names[int(part) - 1] for part in parts)
    own = asked.game.shares[asked.game.owner(column)]
    return row, own, own.index(column)


def _gaps(asked: Asked, arithmetic: Arithmetic[Value], names: Mapping[str, Value]) -> list[Value]:
    """Printed less derived, for all shares of the player of a column."""
    share, others, _ = _entry(asked)
    row = asked.where.split(",")[0]
    printed: dict[str, Tree] = {}
    for claim in list_of(asked.record, "claims", "the file"):
        if isinstance(claim, Mapping) and claim.get("kind") == "jacobian":
            beside = Asked(asked.game, asked.record, claim, asked.place)
            if beside.where.split(",")[0] == row:
                printed[_entry_share(beside)] = single(beside.printed())
    if not set(others) <= set(printed):
        raise Unreadable("the other entries of its row are missing")
    return [arithmetic(printed[o], names) - slope(asked.game, share, o, arithmetic, names) for o in others]


def _entry_share(asked: Asked) -> str:
    _, own, place = _entry(asked)
    return own[place]


def _on_simplexes(form: Quotient, game: Setting) -> Quotient:
    """A rational function of all shares, on the simplexes."""
    names = formula_names(game)
    above, below = (_put_in(part.terms, names) for part in (form.above, form.below))
    return above / below


def _put_in(terms: Mapping[tuple[tuple[str, int], ...], Fraction], names: Mapping[str, Quotient]) -> Quotient:
    parts = []
    for monomial, number in terms.items():
        factors = [names.get(name, unknown(name)) for name, power in monomial for _ in range(power)]
        parts.append(FORMULAS.product([FORMULAS.number(number), *factors]))
    return FORMULAS.sum(parts)
