"""All traps of a paper, in the order in which a paper is written."""

from __future__ import annotations

from symgame.papers.paper import Paper, check_paper
from symgame.papers.traps.contradictions import contradictory_conditions
from symgame.papers.traps.illustrations import values_outside
from symgame.papers.traps.mixed_points import mixed_points
from symgame.papers.traps.on_the_way import outcomes_on_the_way
from symgame.papers.traps.parameters import idle_parameters
from symgame.papers.traps.planar_rule import planar_rule
from symgame.papers.traps.positive_eigenvalues import positive_eigenvalues
from symgame.papers.traps.same_conditions import same_conditions
from symgame.papers.traps.short_runs import short_runs
from symgame.papers.traps.superfluous import superfluous_conditions
from symgame.papers.traps.trap import Look, Trap
from symgame.papers.traps.zero_eigenvalues import zero_eigenvalues

LOOKS: tuple[Look, ...] = (
    idle_parameters,
    positive_eigenvalues,
    zero_eigenvalues,
    planar_rule,
    contradictory_conditions,
    superfluous_conditions,
    same_conditions,
    mixed_points,
    values_outside,
    short_runs,
    outcomes_on_the_way,
)


def traps(paper: Paper) -> tuple[Trap, ...]:
    """What deserves a second look in a paper, even where no claim is refuted.

    Parameters
    ----------
    paper : Paper

    Returns
    -------
    tuple of Trap
        Each proved; silence says nothing.

    Examples
    --------
    >>> from symgame.library import shipped
    >>> document = shipped("makui_laborstrike")
    >>> for trap in traps(Paper(document.game, document.claims)):
    ...     print(trap.kind.value, "|", trap.where)
    parameter vanishes | parameter Bl; parameter Ce
    ess against a positive eigenvalue | ess 10
    """
    check_paper(paper, "traps")
    return tuple(trap for look in LOOKS for trap in look(paper))
