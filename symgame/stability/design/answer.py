"""The answer to a question of design, with its proof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from sympy import Rational, Symbol

from symgame.errors import InvalidGameError
from symgame.players import Scenario, profile_key, profiles_in_order
from symgame.shown import Shown
from symgame.stability.design.demands import Clause, rational
from symgame.stability.design.levers import Lever, Term
from symgame.stability.design.proof import Branch
from symgame.stability.design.question import Question
from symgame.stability.design.remaining import Remaining
from symgame.stability.design.search import Optimum
from symgame.stability.vertex import Vertex


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A vertex that must change, its conditions with numbers, and what would change it.

    Attributes
    ----------
    vertex : Vertex
        A rival that is to be no ESS, or the target.
    terms : tuple of Term
        Conditions of the vertex: of a rival all, of the target those that fail whatever the instruments.
    levers : tuple of Lever
        By parameter, what ends a rival or what the target needs.
    """

    vertex: Vertex
    terms: tuple[Term, ...]
    levers: tuple[Lever, ...]


@dataclass(frozen=True, slots=True)
class Design(Shown):
    """The answer to a question of design.

    Attributes
    ----------
    question : Question
    now : tuple of str, or None
        The ESS at the scenario's own values of the instruments; None where it does not give all of them.
    optimum : Optimum or None
        The cheapest values; None where it is proved that no values fulfil what is required.
    branches : tuple of Branch
        The proof: every branch with multipliers that refute it, or anything cheaper in it.
    beside : Optimum or None
        Where the target cannot be the only ESS: the cheapest values at which it is one beside others.
    obstacles : tuple of Obstacle
        Without an optimum: the vertices that stand in the way whatever the instruments. With one: the rivals
        that the cheapest values must end.
    needs : Obstacle or None
        With an optimum: the target's own conditions that fix the lowest cost.
    conflict : tuple of Clause
        Without an optimum and obstacles: what cannot be had together.
    remaining : Remaining or None
        What attracts at the values with something to spare.
    """

    question: Question
    now: tuple[str, ...] | None
    optimum: Optimum | None
    branches: tuple[Branch, ...]
    beside: Optimum | None = None
    obstacles: tuple[Obstacle, ...] = ()
    needs: Obstacle | None = None
    conflict: tuple[Clause, ...] = ()
    remaining: Remaining | None = None

    def __repr__(self) -> str:
        asked = self.question
        names = ", ".join(symbol.name for symbol in asked.instruments)
        found = "proved impossible" if self.optimum is None else f"infimum {self.optimum.cost}"
        return f"Design of {asked.game.slug!r} for {asked.target} ({asked.require.value}) by {names}: {found}"

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all vertices in the order in which documents number them."""
        shape = self.question.game.shape
        return tuple(profile_key(profile, shape) for profile in profiles_in_order(shape))

    @property
    def is_possible(self) -> bool:
        """Whether there are values that fulfil what is required."""
        return self.optimum is not None

    @property
    def infimum(self) -> Rational | None:
        """The lowest cost."""
        return None if self.optimum is None else rational(self.optimum.cost)

    @property
    def values(self) -> dict[Symbol, Rational]:
        """Values of the instruments that fulfil what is required with something to spare."""
        return {} if self.optimum is None else self.named(self.optimum.safe)

    def named(self, point: tuple[Fraction, ...]) -> dict[Symbol, Rational]:
        """Values by instrument."""
        pairs = zip(self.question.instruments, point, strict=True)
        return {symbol: rational(value) for symbol, value in pairs}

    @property
    def scenario(self) -> Scenario:
        """The scenario of the question with those values, ready to be simulated.

        Raises
        ------
        InvalidGameError
            If there are none.
        """
        if self.optimum is None:
            raise InvalidGameError("no values fulfil what is required, so that there is no scenario of them")
        asked = self.question
        every = {**dict(asked.rest.values), **self.values}
        ordered = tuple((symbol, every[symbol]) for symbol in asked.game.symbols if symbol in every)
        return replace(asked.scenario, name="design", values=ordered, outcome=None, sources=())
