"""Questions about a paper's parameters, and the exact values that show the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial

from sympy import Expr, Rational, S, Symbol

from symgame.algebra import atoms_of
from symgame.building import as_expression
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import Decision, consistent
from symgame.conditions.minimal import minimal
from symgame.conditions.proofs import Example
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation, difference_ratio
from symgame.conditions.witnesses import DENOMINATOR, points
from symgame.game import Game
from symgame.papers.plain_values import plainest
from symgame.papers.verdicts import Witness

EVERYTHING = Region(((),))
NOTHING = Region(())


def can_hold(region: Region, given: Assumptions, symbols: Iterable[Symbol] = ()) -> Decision:
    """Whether a region has a point under the assumptions at which all its sides have values.

    Where roots or exponentials keep the question open, a few allowed points are tried.

    Examples
    --------
    >>> from symgame import load, read_conditions
    >>> game = load("llm-iar")
    >>> can_hold(read_conditions("C < 0", game.symbols), game.assumptions).answer
    False
    """
    return _can_hold(region, given, tuple(symbols))


@lru_cache(maxsize=4096)
def _can_hold(region: Region, given: Assumptions, symbols: tuple[Symbol, ...]) -> Decision:
    """Claims ask the same things of a vertex, so that answers are kept."""
    asked = given.and_also(where_defined(region, given))
    found = consistent(region, asked)
    if found.answer is None:
        values = _drawn(region, asked, symbols)
        return found if values is None else Decision(True, (values,), (), region.symbols)
    return found


def always_holds(region: Region, given: Assumptions, symbols: Iterable[Symbol] = ()) -> Decision:
    """Whether a region is everything that the assumptions allow; an example shows where it does not hold."""
    return can_hold(~region, given, symbols).opposite


def tidy(region: Region, given: Assumptions) -> Region:
    """The same region without alternatives that contradict the assumptions and lines that follow from others."""
    found = (minimal(alternative, given) for alternative in region.alternatives)
    return Region(tuple(dict.fromkeys(each.relations for each in found if not each.impossible)))


def where_defined(region: Region, given: Assumptions) -> tuple[Relation, ...]:
    """That no denominator of a region's relations vanishes, unless the assumptions say so."""
    found: dict[Relation, None] = {}
    for relation in (relation for alternative in region.alternatives for relation in alternative):
        bottom = difference_ratio(relation).denominator
        if not given.sign(bottom).is_strict:
            found[Relation(as_expression(bottom), "!=", S.Zero)] = None
    return tuple(found)


def _drawn(region: Region, given: Assumptions, symbols: Iterable[Symbol]) -> Example | None:
    """An allowed point at which a region with roots or exponentials holds."""
    every = [relation for alternative in region.alternatives for relation in alternative]
    if not atoms_of([relation.difference for relation in every]):
        return None
    names = tuple(sorted({*symbols, *region.symbols, *Region.where(given.relations).symbols}, key=lambda s: s.name))
    for point in points(given, names):
        values = tuple((name, Rational(value, DENOMINATOR)) for name, value in zip(names, point, strict=True))
        if _fits(Region.where(given.relations) & region, dict(values)):
            return Example(values)
    return None


def _fits(region: Region, values: Mapping[Symbol, Expr]) -> bool:
    try:
        return region.holds(dict(values))
    except TypeError:  # a side is not a real number here
        return False


def witness_of(decision: Decision, game: Game) -> Witness | None:
    """The example of a decision with values for all parameters; None where it has none.

    Parameters that nothing is assumed of and on which the question does not depend are 1.
    """
    for evidence in decision.evidence:
        if isinstance(evidence, Example):
            known = dict(evidence.values)
            return Witness(tuple((symbol, known.get(symbol, S.One)) for symbol in game.symbols))
    return None


def shown_at(region: Region, given: Assumptions, game: Game) -> Witness | None:
    """Plain values of all parameters at which a region holds, inside of it rather than on its border; None without any.

    Examples
    --------
    >>> from symgame import load, read_conditions
    >>> game = load("llm-iar")
    >>> witness = shown_at(read_conditions("C >= 2, 2*b <= 1", game.symbols), game.assumptions, game)
    >>> [value for symbol, value in witness.values if symbol.name in ("C", "b")]
    [3, 1/4]
    """
    for asked in dict.fromkeys((interior(region), region)):
        found = witness_of(can_hold(asked, given, game.symbols), game)
        if found is not None and (asked is region or _fits(region, dict(found.values))):  # "!=" has no interior
            whole = Region.where(given.relations) & asked & region
            values = plainest(dict(found.values), game.symbols, partial(_fits, whole))
            return Witness(tuple(values.items()))
    return None


_STRICT = {"<": "<", "<=": "<", ">": ">", ">=": ">", "==": "=="}
"""The operators of the interior; what must only differ asks nothing of it."""


def interior(region: Region) -> Region:
    """A region with all relations strict; equalities only where there is nothing else."""
    full = [each for each in region.alternatives if all(r.operator != "==" for r in each)]
    return Region(
        tuple(
            tuple(Relation(r.left, _STRICT[r.operator], r.right) for r in alternative if r.operator in _STRICT)
            for alternative in full or region.alternatives
        )
    )
