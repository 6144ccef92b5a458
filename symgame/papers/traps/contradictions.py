"""Printed conditions, of an ESS or of a case, that contradict what the paper assumes: nothing ever satisfies them."""

from __future__ import annotations

from collections.abc import Iterator

from symgame.conditions.minimal import refuted
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.papers.asking import can_hold, where_defined
from symgame.papers.paper import Paper
from symgame.papers.traps.proving import printed_conditions, sum_of, together
from symgame.papers.traps.trap import Exhibit, Place, Trap, TrapKind

WHY = "the conditions contradict the assumptions, or each other: no parameters satisfy them"


def contradictory_conditions(paper: Paper) -> tuple[Trap, ...]:
    """The conditions that cannot hold, without the lines that are not needed to see it.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
    ... parameters = { c = { assume = "c > 1" }, d = {} }
    ... claims.ess = { 1 = ["c < d", "d < 1"] }
    ... ''', ".toml", "gift.toml")
    >>> found, = contradictory_conditions(Paper(document.game, document.claims))
    >>> found.shown[1].parts
    ('1*(c < d) + 1*(c > 1) + 1*(d < 1) gives 0 > 0',)
    """
    if together((), paper) is None:
        return ()
    return tuple(found for place, conditions in printed_conditions(paper) for found in _trap(paper, place, conditions))


def _trap(paper: Paper, place: Place, conditions: tuple[Relation, ...]) -> Iterator[Trap]:
    game = paper.game
    given = game.assumptions.and_also(where_defined(Region.where(conditions), game.assumptions))
    found = can_hold(Region.where(conditions), given, game.symbols)
    if not conditions or found.answer is not False:
        return
    needed = list(conditions)
    for relation in conditions:
        others = [other for other in needed if other is not relation]
        if others and refuted(others, given):
            needed = others
    shortest = can_hold(Region.where(needed), given, game.symbols)
    shown = (Exhibit("conditions", (Region.where(needed),)), *sum_of(shortest, (*game.shares, *game.symbols)))
    yield Trap(TrapKind.AGAINST_ASSUMPTIONS, (place,), WHY, shown)
