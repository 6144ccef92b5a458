"""What fragments are made of: a game at a scenario, what its source prints, and all that follows from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from symgame.analysis import Analysis, analyse, vertices_of
from symgame.dynamics.field import VectorField
from symgame.dynamics.replicator import replicator
from symgame.game import Game
from symgame.papers.paper import Paper
from symgame.papers.verdicts import Finding
from symgame.papers.verify import verify
from symgame.players import Scenario
from symgame.presentation.edition import Edition
from symgame.presentation.thresholds.thresholds import edition_of
from symgame.stability.regimes.regimes import Regimes, regimes
from symgame.stability.regimes.untied import without_ties


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A game, its claims, and the scenario whose values hold if one is asked for.

    Attributes
    ----------
    paper : Paper
        The game with letters for its parameters.
    scenario : Scenario or None
    lang : str
    known : Analysis or None
        Of the game with letters, if it has been worked out.
    """

    paper: Paper
    scenario: Scenario | None
    lang: str
    known: Analysis | None = None

    @property
    def game(self) -> Game:
        """The game; at the scenario, with numbers for the parameters."""
        return self.paper.game if self.scenario is None else self.paper.game.at(self.scenario)

    @property
    def lettered(self) -> Subject:
        """The same with letters for its parameters, the scenario before the others."""
        game, chosen = self.paper.game, self.scenario
        if chosen is None:
            return self
        ordered = (chosen, *(each for each in game.scenarios if each is not chosen))
        return Subject(Paper(replace(game, scenarios=ordered), self.paper.claims), None, self.lang)

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenario, or all of the file."""
        return self.paper.game.scenarios if self.scenario is None else (self.scenario,)

    @property
    def is_derivable(self) -> bool:
        """Whether payoffs or equations are known."""
        return self.paper.game.payoffs is not None or self.paper.game.field is not None

    @property
    def field(self) -> VectorField:
        """The replicator field."""
        return replicator(self.game)

    @property
    def analysis(self) -> Analysis:
        """The whole derivation."""
        return self.known if self.known is not None and self.scenario is None else _analysis(self.game)

    @property
    def regimes(self) -> Regimes:
        """The sets of vertices that can be ESS together."""
        return _regimes(self.game)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The verdicts on what the source prints."""
        return _findings(self.paper)

    @property
    def edition(self) -> Edition:
        """Names for a part that needs no derivation."""
        return edition_of(self.game, self.lang)

    @property
    def derived(self) -> Edition:
        """Names for a part that needs one."""
        return Edition.of(self.analysis, self.lang)


KEPT = 8
"""So many games have their derivations kept, since one manuscript reads many parts of each."""


@lru_cache(KEPT)
def _analysis(game: Game) -> Analysis:
    return analyse(replicator(game))


@lru_cache(KEPT)
def _regimes(game: Game) -> Regimes:
    field = replicator(game)
    vertices = vertices_of(field)
    return without_ties(field, vertices, regimes(game, vertices, with_conditions=False))


@lru_cache(KEPT)
def _findings(paper: Paper) -> tuple[Finding, ...]:
    return tuple(verify(paper))
