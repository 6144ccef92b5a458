"""Lines and surfaces of rest points: described by their free shares and the limits of the others."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import S, Symbol

from symgame.algebra import Ratio
from symgame.algebra.share_polynomials import flat
from symgame.conditions.normal import Conditions, all_positive, conjunction
from symgame.conditions.relation import Relation
from symgame.dynamics.field import VectorField
from symgame.equilibria.faces import Support
from symgame.equilibria.open_face import mixed_places, unless_contradictory
from symgame.equilibria.rest_point import Kind, RestPoint, coordinates_of
from symgame.equilibria.solving import Solution, Unsolved
from symgame.symbols import real_symbol


def continuum(
    field: VectorField, support: Support, shares: dict[int, Ratio], solution: Solution
) -> Iterator[RestPoint]:
    """A family with free shares: described by them and by where all shares lie between 0 and 1."""
    if solution.root is not None:
        raise Unsolved
    symbols = field.game.shares
    inside = [Relation(S.Zero, "<", symbols[place]) for place in solution.free]
    inside += [Relation(symbols[place], "<", S.One) for place in solution.free]
    given = field.game.assumptions.and_also(inside)
    parts = []
    for place in mixed_places(field, support):
        top, bottom = flat(shares[place].numerator), flat(shares[place].denominator)
        parts.append(all_positive((top, bottom - top), bottom, given))
    within = unless_contradictory(conjunction(parts), given)
    if within.is_impossible:
        return
    names = _free_names(field, len(solution.free))
    renamed = {symbols[place]: name for place, name in zip(solution.free, names, strict=True)}
    free_symbols = set(renamed)
    exists = Conditions(tuple(r for r in within.relations if not r.symbols & free_symbols))
    limits = tuple(_closed(r, renamed) for r in within.relations if r.symbols & free_symbols)
    coordinates = tuple(c.xreplace(renamed) for c in coordinates_of(shares))
    free = tuple(zip(names, solution.free, strict=True))
    yield RestPoint(support, Kind.CONTINUUM, shares, coordinates, exists, free, limits)


def _closed(relation: Relation, renamed: dict[Symbol, Symbol]) -> Relation:
    """The closure of a strict relation, in the names of the free shares."""
    operator = {"<": "<=", ">": ">="}.get(relation.operator, relation.operator)
    return Relation(relation.left.xreplace(renamed), operator, relation.right.xreplace(renamed))


def _free_names(field: VectorField, count: int) -> list[Symbol]:
    """Names for free shares that mean nothing else in the game."""
    taken = {symbol.name for symbol in (*field.game.shares, *field.game.symbols)}
    letters = [name for name in ("t", "s", "u", "v", "w", *(f"t{k}" for k in range(1, 99))) if name not in taken]
    return [real_symbol(name) for name in letters[:count]]
