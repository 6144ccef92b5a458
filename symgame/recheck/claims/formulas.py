"""Printed formulas: replicator equations, Jacobians, rows of eigenvalues, determinants and traces, sign flips.

A refutation shows if both formulas are worked out at the witness and differ there. A formula that is called
verified shows if both are the same rational function.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from symgame.recheck.claims.arithmetic import FORMULAS, NUMBERS, Arithmetic
from symgame.recheck.claims.asked import Asked
from symgame.recheck.claims.setting import Profile, Setting, eigenvalues, slope, velocity
from symgame.recheck.fields import list_of, object_of, part_of, texts_of
from symgame.recheck.quotients import Quotient, unknown
from symgame.recheck.reading import expression, name_of
from symgame.recheck.refusals import Unreadable, Unsettled
from symgame.recheck.surds import Surd
from symgame.recheck.trees import Tree, Value

SAME = "printed and derived are the same at the witness"
NOT_IDENTICAL = "it is no identity: that it holds under the assumptions is symgame's word"


def replicator_refuted(asked: Asked) -> str:
    """Whether a velocity is another than printed."""
    names = {**asked.values(), **asked.inner_state()}
    one = _single(asked.printed())
    found = velocity(asked.game, name_of(asked.where), NUMBERS, names)
    return _differ([NUMBERS(one, names)], [found]) or _as_derived(asked, [found], names)


def replicator_proved(asked: Asked) -> str:
    """Whether a velocity is the printed one on the simplexes."""
    names = _formula_names(asked.game)
    return _identical([FORMULAS(_single(asked.printed()), names)], [_velocity(asked, names)])


def _velocity(asked: Asked, names: Mapping[str, Quotient]) -> Quotient:
    return velocity(asked.game, name_of(asked.where), FORMULAS, names)


def jacobian_refuted(asked: Asked) -> str:
    """Whether an entry is another than printed; for more strategies, whether its row is in some direction."""
    game = asked.game
    names = {**asked.values(), **asked.inner_state()}
    share, others, place = _entry(asked)
    if len(others) == 1:
        found = slope(game, share, others[0], NUMBERS, names)
        return _differ([NUMBERS(_single(asked.printed()), names)], [found]) or _as_derived(asked, [found], names)
    gaps = _gaps(asked, NUMBERS, names)
    if NUMBERS.is_zero(gaps[place]) and _differ([NUMBERS(_single(asked.derived()), names)], gaps[place : place + 1]):
        return SAME
    if all(NUMBERS.is_zero(gap - gaps[0]) for gap in gaps):
        raise Unsettled("at the witness the row differs only across the simplex")
    return ""


def jacobian_proved(asked: Asked) -> str:
    """Whether an entry is the printed one; for more strategies, whether its row is in all directions."""
    names = _formula_names(asked.game)
    share, others, _ = _entry(asked)
    if len(others) == 1:
        found = _on_simplexes(slope(asked.game, share, others[0], FORMULAS, _plain_names(asked.game)), asked.game)
        return _identical([FORMULAS(_single(asked.printed()), names)], [found])
    gaps = [_on_simplexes(gap, asked.game) for gap in _gaps(asked, FORMULAS, _plain_names(asked.game))]
    return _identical(gaps, [gaps[0]] * len(gaps))


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
                printed[_entry_share(beside)] = _single(beside.printed())
    if not set(others) <= set(printed):
        raise Unreadable("the other entries of its row are missing")
    return [arithmetic(printed[o], names) - slope(asked.game, share, o, arithmetic, names) for o in others]


def _entry_share(asked: Asked) -> str:
    _, own, place = _entry(asked)
    return own[place]


def eigenvalues_refuted(asked: Asked) -> str:
    """Whether the printed row is another multiset than that of the vertex."""
    values = asked.values()
    found = eigenvalues(asked.game, asked.game.vertex(asked.where), NUMBERS, values)
    printed = [NUMBERS(tree, values) for tree in asked.printed()]
    if _same_multiset(printed, found):
        return SAME
    stated = [NUMBERS(tree, values) for tree in asked.derived()]
    return "" if _same_multiset(stated, found) else "'derived' is not what follows from the game at the witness"


def eigenvalues_proved(asked: Asked) -> str:
    """Whether the printed row is that of the vertex."""
    names = _formula_names(asked.game)
    left = eigenvalues(asked.game, asked.game.vertex(asked.where), FORMULAS, names)
    for tree in asked.printed():
        one = FORMULAS(tree, names)
        place = next((k for k, other in enumerate(left) if not (one - other).above), None)
        if place is None:
            raise Unsettled(NOT_IDENTICAL)
        left.pop(place)
    return "eigenvalues are missing" if left else ""


def det_trace_refuted(asked: Asked) -> str:
    """Whether determinant or trace is another than printed."""
    values = asked.values()
    found = _det_trace(asked.game, asked.game.vertex(asked.where), NUMBERS, values)
    return _differ([NUMBERS(tree, values) for tree in asked.printed()], found) or _as_derived(asked, found, values)


def det_trace_proved(asked: Asked) -> str:
    """Whether determinant and trace are the printed ones."""
    names = _formula_names(asked.game)
    found = _det_trace(asked.game, asked.game.vertex(asked.where), FORMULAS, names)
    return _identical([FORMULAS(tree, names) for tree in asked.printed()], found)


def _det_trace(
    game: Setting, profile: Profile, arithmetic: Arithmetic[Value], names: Mapping[str, Value]
) -> list[Value]:
    row = eigenvalues(game, profile, arithmetic, names)
    return [arithmetic.product(row), arithmetic.sum(row)]


def sign_flip_refuted(asked: Asked) -> str:
    """Whether no eigenvalue of one printed row is the opposite of one of the other."""
    values = asked.values()
    first, second = ([NUMBERS(tree, values) for tree in row] for row in _rows(asked))
    if any(NUMBERS.is_zero(one + two) for one in first for two in second):
        return "an eigenvalue of one row is the opposite of one of the other at the witness"
    return ""


def sign_flip_proved(asked: Asked) -> str:
    """Whether some eigenvalue of one printed row is the opposite of one of the other."""
    names = _formula_names(asked.game)
    first, second = ([FORMULAS(tree, names) for tree in row] for row in _rows(asked))
    if any(FORMULAS.is_zero(one + two) for one in first for two in second):
        return ""
    raise Unsettled(NOT_IDENTICAL)


def _rows(asked: Asked) -> tuple[list[Tree], list[Tree]]:
    """The two printed rows of an edge, which differ by one player's strategy."""
    parts = asked.where.split("-")
    half = len(parts) // 2
    keys = "-".join(parts[:half]), "-".join(parts[half:])
    first, second = (asked.game.vertex(key) for key in keys)
    if sum(a != b for a, b in zip(first, second, strict=True)) != 1:
        raise Unreadable(f"'{asked.where[:40]}' are no neighbours")
    rows = printed_rows(asked.record)
    if not set(keys) <= set(rows):
        raise Unreadable(f"the printed eigenvalues of '{asked.where[:40]}' are missing")
    return rows[keys[0]], rows[keys[1]]


def printed_rows(record: Mapping[str, object]) -> dict[str, list[Tree]]:
    """The printed eigenvalues of a record, by vertex."""
    rows = object_of(part_of(record, "printed", "the file"), "eigenvalues", "'printed'")
    return {key: [expression(text) for text in texts_of(rows, key, "'eigenvalues'")] for key in rows}


def _single(trees: list[Tree]) -> Tree:
    if len(trees) != 1:
        raise Unreadable(f"one expression is expected, not {len(trees)}")
    return trees[0]


def _differ(printed: Sequence[Surd], derived: Sequence[Surd]) -> str:
    if len(printed) != len(derived):
        return "there are other expressions than the game has"
    return SAME if all(NUMBERS.is_zero(a - b) for a, b in zip(printed, derived, strict=True)) else ""


def _as_derived(asked: Asked, found: Sequence[Surd], names: Mapping[str, Surd]) -> str:
    """Whether what is called derived has the values that follow from the game."""
    stated = [NUMBERS(tree, names) for tree in asked.derived()]
    return "" if _differ(stated, found) == SAME else "'derived' is not what follows from the game at the witness"


def _same_multiset(one: Sequence[Surd], two: Sequence[Surd]) -> bool:
    left = list(two)
    for value in one:
        place = next((k for k, other in enumerate(left) if NUMBERS.is_zero(value - other)), None)
        if place is None:
            return False
        left.pop(place)
    return not left


def _identical(printed: Sequence[Quotient], derived: Sequence[Quotient]) -> str:
    if len(printed) != len(derived):
        return "there are other expressions than the game has"
    if any((a - b).above for a, b in zip(printed, derived, strict=True)):
        raise Unsettled(NOT_IDENTICAL)
    return ""


def _plain_names(game: Setting) -> dict[str, Quotient]:
    return {name: unknown(name) for name in (*game.parameters, *game.names)}


def _formula_names(game: Setting) -> dict[str, Quotient]:
    """All names as themselves, the last share of a player of more strategies as 1 less the others."""
    names = _plain_names(game)
    for own in game.shares:
        if len(own) > 1:
            names[own[-1]] = FORMULAS.number(Fraction(1)) - FORMULAS.sum([unknown(share) for share in own[:-1]])
    return names


def _on_simplexes(form: Quotient, game: Setting) -> Quotient:
    """A rational function of all shares, on the simplexes."""
    names = _formula_names(game)
    above, below = (_put_in(part.terms, names) for part in (form.above, form.below))
    return above / below


def _put_in(terms: Mapping[tuple[tuple[str, int], ...], Fraction], names: Mapping[str, Quotient]) -> Quotient:
    parts = []
    for monomial, number in terms.items():
        factors = [names.get(name, unknown(name)) for name, power in monomial for _ in range(power)]
        parts.append(FORMULAS.product([FORMULAS.number(number), *factors]))
    return FORMULAS.sum(parts)
