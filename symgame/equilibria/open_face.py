"""The conditions under which a point lies in its open face: every strategy in use has a positive share."""

from __future__ import annotations

from collections.abc import Iterator

from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio, over_one_denominator
from symgame.algebra.share_polynomials import constant_ratio
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.normal import Conditions, all_positive, are_contradictory, conjunction
from symgame.conditions.region import Region
from symgame.dynamics.field import VectorField, starts_of
from symgame.equilibria.existence import TooLong, same_sign, together
from symgame.equilibria.faces import Support


def in_open_face(shares: dict[int, Ratio], support: Support, field: VectorField, where: Region | None) -> Conditions:
    """The conditions as they are read: a single alternative as it is, else quotients between 0 and 1."""
    given = field.game.assumptions
    if where is not None and len(where.alternatives) == 1:
        return Conditions(where.alternatives[0])
    parts = [all_positive(tops, bottom, given) for tops, bottom in _shares_in_use(shares, support, field)]
    return unless_contradictory(conjunction(parts), given)


def alternatives_for(shares: dict[int, Ratio], support: Support, field: VectorField) -> Region | None:
    """The conditions as alternatives; None where they would be too long to read."""
    given = field.game.assumptions
    try:
        return together((same_sign(tops, given) for tops, _ in _shares_in_use(shares, support, field)), given)
    except TooLong:
        return None


def _shares_in_use(
    shares: dict[int, Ratio], support: Support, field: VectorField
) -> Iterator[tuple[tuple[PolyElement, ...], PolyElement]]:
    """Of every player who mixes the shares of the strategies in use, over their sum."""
    for start, used in _mixing_starts(field, support):
        if field.game.shape[_player_at(field, start)] == 2:
            share = constant_ratio(shares[start])
            yield (share.numerator, share.denominator - share.numerator), share.denominator
        else:
            yield over_one_denominator([constant_ratio(shares[start + k]) for k in used])


def mixed_places(field: VectorField, support: Support) -> list[int]:
    """The places of the shares that lie strictly between 0 and 1, of the players who mix."""
    places: list[int] = []
    for start, used in _mixing_starts(field, support):
        is_pair = field.game.shape[_player_at(field, start)] == 2
        places.extend([start] if is_pair else [start + k for k in used])
    return places


def _mixing_starts(field: VectorField, support: Support) -> Iterator[tuple[int, tuple[int, ...]]]:
    starts = starts_of(field)
    return ((starts[i], used) for i, used in enumerate(support) if len(used) > 1)


def _player_at(field: VectorField, start: int) -> int:
    return starts_of(field).index(start)


def unless_contradictory(conditions: Conditions, given: Assumptions) -> Conditions:
    """The conditions, marked impossible where they contradict each other."""
    if not conditions.is_impossible and conditions.relations and are_contradictory(conditions.relations, given):
        return Conditions(conditions.relations, is_impossible=True)
    return conditions
