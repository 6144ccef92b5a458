r"""The cheapest values of chosen parameters that make a vertex an ESS, or the only one.

.. math:: \min c^\top s \quad\text{with}\quad g_i(v) \le -m \ \forall i, \qquad
          \forall w: \ \exists i: \ g_i(w) \ge m,

where the eigenvalues :math:`g_i` are of first degree in the instruments :math:`s` at the numbers of a
scenario, and :math:`w` runs through the vertices that differ from the target :math:`v` in two players or
more (its neighbours fall by themselves where payoffs are multilinear). A union of linear programs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from sympy import Symbol

from symgame.conditions.normal import negative
from symgame.conditions.region import holds
from symgame.conditions.relation import Relation
from symgame.dynamics.replicator import replicator
from symgame.errors import expect
from symgame.expressions import Number
from symgame.game import Game
from symgame.players import Scenario, profile_of
from symgame.stability.design.answer import Design, Obstacle
from symgame.stability.design.demands import Clause, Demand, clauses_of
from symgame.stability.design.levers import levers_to_end, levers_to_make, terms_at
from symgame.stability.design.proof import conflict, prove
from symgame.stability.design.question import Question, Require, ask
from symgame.stability.design.remaining import remaining, stable_vertices
from symgame.stability.design.search import Optimum, cheapest
from symgame.stability.vertex import Vertex, vertex


def design(
    game: Game,
    target: str,
    instruments: Sequence[str | Symbol],
    *,
    require: str | Require = Require.STABLE,
    scenario: str | Scenario | None = None,
    margin: Number = 0,
    costs: Mapping[str, Number] | None = None,
) -> Design:
    """The cheapest values that make a vertex an ESS, exactly, or the proof that there are none.

    Parameters
    ----------
    game : Game
    target : str
        The vertex that is to be an ESS: ``"111"``.
    instruments : sequence of str or Symbol
        The parameters whose values may be chosen.
    require : str or Require, optional
        ``"stable"``: the target is an ESS; ``"only"``: and no other vertex is.
    scenario : str or Scenario, optional
        Values of all other parameters; the first scenario of the game without it.
    margin : number, optional
        By how much eigenvalues are to lie on their side of 0.
    costs : mapping of str to number, optional
        The cost of one unit of an instrument; 1 where it is not named.

    Returns
    -------
    Design

    Raises
    ------
    InvalidGameError, InvalidExpressionError
        If a name is unknown, or an eigenvalue is not of first degree in the instruments.
    SymgameError
        If the cost has no lower limit.

    Examples
    --------
    >>> from symgame import load
    >>> design(load("llm-iar"), "111", ["S1", "S2"], require="only")
    Design of 'llm-iar' for 111 (only) by S1, S2: proved impossible
    >>> found = design(load("llm-iar"), "111", ["S1", "S2", "P"], require="only")
    >>> found.infimum, found.remaining.ess
    (2, ('111',))
    """
    expect(game, Game, "design takes a game", "read one by load or read_game")
    expect(instruments, (list, tuple), "instruments is a list of names", "write ['S1', 'P']")
    asked = ask(game, target, instruments, require=require, scenario=scenario, margin=margin, costs=costs)
    clauses = clauses_of(asked)
    weights = tuple(Fraction(weight.p, weight.q) for weight in asked.weights)
    now = _now(asked)
    found = cheapest(clauses, weights)
    if found is None:
        branches = prove(clauses, None, len(weights))
        obstacles = _standing(asked, clauses)
        together = () if obstacles else conflict(clauses, len(weights))
        own = [clause for clause in clauses if clause.vertex in ("", asked.target)]
        beside = cheapest(own, weights) if asked.require is Require.ONLY else None
        return Design(asked, now, None, branches, beside=beside, obstacles=obstacles, conflict=together)
    cheaper = Demand(found.cost, tuple(-weight for weight in weights), is_strict=True)
    branches = prove(clauses, cheaper, len(weights))
    answer = Design(asked, now, found, branches)
    blocking = dict.fromkeys(key for branch in branches for key, _ in branch.fallen)
    obstacles = tuple(_rival(asked, key, asked.instruments) for key in blocking if key)
    needs = _needs(asked, clauses, found)
    return replace(answer, needs=needs, obstacles=obstacles, remaining=remaining(asked.with_values(answer.values)))


def _now(asked: Question) -> tuple[str, ...] | None:
    if len(asked.now) < len(asked.instruments):
        return None
    return stable_vertices(asked.with_values(asked.now))


def _standing(asked: Question, clauses: Sequence[Clause]) -> tuple[Obstacle, ...]:
    """What stands whatever the instruments: conditions without any of them, the target's first."""
    values = dict(asked.rest.values)
    target = _vertex(asked, asked.target)
    failing = [r for r in target.ess_conditions.relations if r.symbols <= values.keys() and not holds(r, values)]
    if failing:
        levers = levers_to_make(failing, _in(failing, asked), values, asked.game.assumptions)
        enough = tuple(lever for lever in levers if len(lever.bounds) == len(failing))
        return (Obstacle(target, terms_at(target, failing, values, asked.game.assumptions), enough),)
    found = []
    for key in dict.fromkeys(clause.vertex for clause in clauses if clause.vertex not in ("", asked.target)):
        conditions = _vertex(asked, key).ess_conditions
        is_closed = conditions.symbols <= values.keys() and not conditions.is_impossible
        if is_closed and all(holds(relation, values) for relation in conditions.relations):
            found.append(_rival(asked, key, _in(conditions.relations, asked)))
    return tuple(found)


def _needs(asked: Question, clauses: Sequence[Clause], found: Optimum) -> Obstacle | None:
    """The target's own conditions that the lowest cost just meets."""
    own = [clause for clause in clauses if clause.vertex == asked.target]
    target, given = _vertex(asked, asked.target), asked.game.assumptions
    binding = dict.fromkeys(
        relation
        for clause, difference in zip(own, target.differences, strict=True)
        if clause.demands[0].at(found.point) == 0
        for relation in negative(difference, given).relations
    )
    if not binding:
        return None
    values = dict(asked.rest.values)
    levers = levers_to_make(binding, asked.instruments, {**asked.now, **values}, given)
    return Obstacle(target, terms_at(target, binding, values, given), levers)


def _rival(asked: Question, key: str, symbols: Sequence[Symbol]) -> Obstacle:
    rival = _vertex(asked, key)
    relations = rival.ess_conditions.relations
    values = dict(asked.rest.values)
    known = {**asked.now, **values}
    levers = levers_to_end(relations, symbols, known, asked.game.assumptions)
    return Obstacle(rival, terms_at(rival, relations, values, asked.game.assumptions), levers)


def _vertex(asked: Question, key: str) -> Vertex:
    return vertex(replicator(asked.game), profile_of(key, asked.game.players))


def _in(relations: Sequence[Relation], asked: Question) -> list[Symbol]:
    """The parameters of conditions in the author's order."""
    mentioned = {symbol for relation in relations for symbol in relation.symbols}
    return [symbol for symbol in asked.game.symbols if symbol in mentioned]
