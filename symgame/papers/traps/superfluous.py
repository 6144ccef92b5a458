"""Printed conditions with a line that the assumptions say already: it asks nothing, or replaces one that is missing."""

from __future__ import annotations

from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.papers.asking import always_holds, where_defined
from symgame.papers.paper import Paper
from symgame.papers.traps.proving import printed_conditions, together
from symgame.papers.traps.trap import Exhibit, Trap, TrapKind

WHY = "the assumptions say this already: the line asks nothing"


def superfluous_conditions(paper: Paper) -> tuple[Trap, ...]:
    """The conditions of ESS and cases that follow from the assumptions alone.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
    ... parameters = { c = { assume = "c > 1" }, d = {} }
    ... claims.ess = { 1 = ["c < d", "c > 0"] }
    ... ''', ".toml", "gift.toml")
    >>> found, = superfluous_conditions(Paper(document.game, document.claims))
    >>> found.shown[0].parts[0].record()
    [['c > 0']]
    """
    if together((), paper) is None:
        return ()
    traps = []
    for place, conditions in printed_conditions(paper):
        lines = tuple(relation for relation in dict.fromkeys(conditions) if _is_known(paper, relation))
        if lines and together(conditions, paper) is not None:
            traps.append(Trap(TrapKind.SUPERFLUOUS, (place,), WHY, (Exhibit("lines", (Region.where(lines),)),)))
    return tuple(traps)


def _is_known(paper: Paper, relation: Relation) -> bool:
    asked, given = Region.where([relation]), paper.game.assumptions
    if where_defined(asked, given):
        return False  # the line says at least that its sides have values
    return always_holds(asked, given, paper.game.symbols).answer is True
