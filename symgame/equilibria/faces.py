"""The faces of the state space and the equations of rest on each.

A face is the set of states in which every player mixes over a given set of strategies, its *support*.
On the open face the replicator equation rests exactly where all strategies in a support earn the
same. A game of n two-strategy players has 3**n faces: 2**n of them are the vertices.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio
from symgame.algebra.substitution import Values, substitute
from symgame.dynamics.field import VectorField, starts_of
from symgame.players import Player

Support = tuple[tuple[int, ...], ...]
"""The strategies that each player uses, counted from zero, in order."""


def supports(shape: tuple[int, ...]) -> Iterator[Support]:
    """All supports: vertices first, then by the number of mixing players."""
    choices = [[s for size in range(1, m + 1) for s in itertools.combinations(range(m), size)] for m in shape]
    return iter(sorted(itertools.product(*choices), key=lambda support: sum(len(s) - 1 for s in support)))


def mixing_players(support: Support) -> tuple[int, ...]:
    """The players who use more than one strategy."""
    return tuple(i for i, used in enumerate(support) if len(used) > 1)


def is_within(support: Support, larger: Support) -> bool:
    """Whether every strategy of one support is in another one, too."""
    return all(set(used) <= set(more) for used, more in zip(support, larger, strict=True))


def unknowns_of(field: VectorField, support: Support) -> tuple[int, ...]:
    """The places of the shares to solve for: of every mixing player all but its last one."""
    places: list[int] = []
    for start, player, used in _with_starts(field, support):
        if len(player.strategies) == 2 and len(used) == 2:
            places.append(start)
        elif len(player.strategies) > 2:
            places.extend(start + k for k in used[:-1])
    return tuple(places)


def shares_on(field: VectorField, support: Support) -> dict[int, Ratio]:
    """Every share of the game on a face, in terms of the unknowns."""
    ring = field.share_ring
    shares: dict[int, Ratio] = {}
    for start, player, used in _with_starts(field, support):
        if len(player.strategies) == 2:
            fixed = ring.one if used == (0,) else ring.zero
            shares[start] = Ratio(ring.gens[start] if len(used) == 2 else fixed, ring.one)
            continue
        for k in range(len(player.strategies)):
            share = ring.gens[start + k] if k in used else ring.zero
            if k == used[-1]:
                share = ring.one - ring.add(*(ring.gens[start + other] for other in used[:-1]))
            shares[start + k] = Ratio(share, ring.one)
    return shares


def equations_on(field: VectorField, support: Support) -> list[PolyElement]:
    """What must vanish on an open face: the differences of payoffs within each support."""
    return [restricted_advantage(field, i, k, used[-1], support) for i, used in enumerate(support) for k in used[:-1]]


def restricted_advantage(
    field: VectorField, player: int, strategy: int, reference: int, support: Support
) -> PolyElement:
    """The numerator of one strategy's advantage over another, for others on a face."""
    part = field.advantages[player]
    if part.forms is None:
        assert part.polynomials is not None
        polynomial = part.polynomials[strategy] - part.polynomials[reference]
        return substitute(polynomial, _changed(field, support))
    starts = starts_of(field)

    def expected(fixed: tuple[int, ...]) -> PolyElement:
        """Averaged over the opponents not yet fixed, those before them playing ``fixed``."""
        j = len(fixed)
        if j == len(support):
            index = 0
            for other, k in enumerate(fixed):
                if other != player:
                    index = index * field.game.shape[other] + k
            assert part.forms is not None
            result: PolyElement = field.share_ring.ground_new(
                part.forms[strategy][index] - part.forms[reference][index]
            )
            return result
        if j == player:
            return expected((*fixed, 0))
        *first, last = support[j]
        base = expected((*fixed, last))
        total = base
        for k in first:
            total = total + field.share_ring.gens[starts[j] + k] * (expected((*fixed, k)) - base)
        return total

    return expected(())


def _changed(field: VectorField, support: Support) -> Values:
    """Only the shares that are not unknowns themselves."""
    unknowns = unknowns_of(field, support)
    return {place: share for place, share in shares_on(field, support).items() if place not in unknowns}


def _with_starts(field: VectorField, support: Support) -> Iterator[tuple[int, Player, tuple[int, ...]]]:
    return zip(starts_of(field), field.game.players, support, strict=True)
