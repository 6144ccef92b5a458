"""Why no values make exactly some vertices ESS: a case that the assumptions leave empty, with the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sympy import S

from symgame.algebra import Ratio
from symgame.conditions.deciding import possible
from symgame.conditions.proofs import Evidence
from symgame.conditions.relation import Relation
from symgame.game import Game
from symgame.stability.regimes.regimes import Regimes
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex

SECONDS = 10.0
"""For the question whether conditions can hold together."""


class Reason(Enum):
    """Why a case is empty."""

    NEVER = "never"
    """A vertex that is asked for is never an ESS."""

    ALWAYS = "always"
    """A vertex that is not asked for always is one."""

    TOGETHER = "together"
    """The conditions of the vertices contradict each other."""

    LISTED = "listed"
    """The complete list of cases does not contain it: wherever these vertices are ESS, another one is, too."""


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why a case is empty.

    Attributes
    ----------
    reason : Reason
    vertices : tuple of str
        Those of which it says so; of several that are never, or always, an ESS the first.
    evidence : tuple of Evidence
        Where conditions contradict each other: the sum that shows it, or the solver that says so.
    regimes : Regimes
        The cases that are possible, with the proof that there are no others.
    """

    reason: Reason
    vertices: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    regimes: Regimes

    @property
    def possible(self) -> tuple[tuple[str, ...], ...]:
        """The sets of ESS that are possible."""
        return tuple(stable.ess for stable in self.regimes.stable_sets)


def emptiness(game: Game, vertices: Sequence[Vertex], ess: Sequence[str], found: Regimes) -> Emptiness:
    """Why a set of vertices is not in the complete list of cases.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> from symgame.stability.regimes.regimes import regimes
    >>> game = load("llm-iar")
    >>> vertices = vertices_of(replicator(game))
    >>> found = regimes(game, vertices, with_conditions=False)
    >>> empty = emptiness(game, vertices, ("000", "100"), found)
    >>> empty.reason.value, empty.evidence[0].line(game.symbols)
    ('together', '1*(C*b < P) + 1*(P < C*b) gives 0 > 0')
    """
    asked = [vertex for vertex in vertices if vertex.key in ess]
    never = tuple(vertex.key for vertex in asked if vertex.verdict is EssVerdict.NEVER)
    if never:
        [first, *_] = [vertex for vertex in asked if vertex.key in never]
        stable = possible([_sided(d, "<") for d in first.differences], game.assumptions, seconds=SECONDS)
        return Emptiness(Reason.NEVER, (first.key,), stable.evidence if stable.answer is False else (), found)
    always = tuple(v.key for v in vertices if v.verdict is EssVerdict.ESS and v.key not in ess)
    if always:
        [first, *_] = [vertex for vertex in vertices if vertex.key in always]
        ended = [possible([_sided(d, ">=")], game.assumptions, seconds=SECONDS) for d in first.differences]
        proofs = tuple(evidence for one in ended if one.answer is False for evidence in one.evidence)
        return Emptiness(Reason.ALWAYS, (first.key,), proofs, found)
    conditions = dict.fromkeys(r for vertex in asked for r in vertex.ess_conditions.relations)
    decision = possible(conditions, game.assumptions, seconds=SECONDS)
    if decision.answer is False:
        return Emptiness(Reason.TOGETHER, tuple(ess), decision.evidence, found)
    return Emptiness(Reason.LISTED, tuple(ess), (), found)


def _sided(eigenvalue: Ratio, operator: str) -> Relation:
    return Relation(eigenvalue.as_expr(), operator, S.Zero)
