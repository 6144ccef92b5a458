"""Declared parameters that move nothing: in no payoff, or in payoffs from whose differences they cancel.

The dynamics contain differences of payoffs only. What cancels from all of them changes no equation, no condition and no
picture, whatever is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympy import Expr, Symbol
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio
from symgame.dynamics.field import VectorField, advantage, difference_at
from symgame.gamefile.claims import Claims
from symgame.papers.paper import Paper
from symgame.papers.traps.trap import Place, Trap, TrapKind
from symgame.players import shares_of
from symgame.stability.effects import slope

CANCELS = "in payoffs, but cancelled from all of their differences: in no equation and in no condition"
IN_NO_PAYOFF = "declared, but in no payoff"
IN_NOTHING = "declared, but in no formula and in no condition"


def idle_parameters(paper: Paper) -> tuple[Trap, ...]:
    """The parameters that cancel from the dynamics, and those that occur nowhere.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
    ... payoff_formulas = { A = "W - c*x" }
    ... parameters = { W = {}, c = {}, d = {} }
    ... ''', ".toml", "gift.toml")
    >>> [(found.kind.value, found.where) for found in idle_parameters(Paper(document.game, document.claims))]
    [('parameter vanishes', 'parameter W'), ('parameter unused', 'parameter d')]
    """
    symbols, field = paper.game.symbols, paper.field
    if field is None:
        used = _printed(paper.claims) | _symbols(r.difference for r in paper.game.assumptions.relations)
        return _trap(TrapKind.UNUSED, [s for s in symbols if s not in used], IN_NOTHING)
    in_payoffs = _symbols(paper.game.expressions)
    cancelled = _cancelled(field, [symbol for symbol in symbols if symbol in in_payoffs])
    unused = [symbol for symbol in symbols if symbol not in in_payoffs]
    return (*_trap(TrapKind.VANISHES, cancelled, CANCELS), *_trap(TrapKind.UNUSED, unused, IN_NO_PAYOFF))


def _trap(kind: TrapKind, symbols: list[Symbol], why: str) -> tuple[Trap, ...]:
    places = tuple(Place("parameter", symbol.name) for symbol in symbols)
    return (Trap(kind, places, why),) if places else ()


def _symbols(expressions: Any) -> frozenset[Symbol]:
    return frozenset(symbol for expression in expressions for symbol in expression.free_symbols)


def _cancelled(field: VectorField, symbols: list[Symbol]) -> list[Symbol]:
    """The parameters on which no difference of payoffs depends."""
    left = list(symbols)
    for difference in _differences(field):
        if not left:
            break
        left = [symbol for symbol in left if not _may_depend(difference, symbol)]
    return left


def _may_depend(difference: Ratio, symbol: Symbol) -> bool:
    generators: set[Any] = set().union(*(g.free_symbols for g in difference.numerator.ring.symbols))
    return symbol in generators and bool(slope(symbol, difference))


def _differences(field: VectorField) -> Iterator[Ratio]:
    """What each player gains by each strategy: one form for each profile of the others or power of the shares."""
    shape = field.game.shape
    for i, m in enumerate(shape):
        for k in range(m - 1):
            if field.advantages[i].forms is not None:
                others = (w for w in field.game.profiles if w[i] == m - 1)
                yield from (difference_at(field, i, k, profile) for profile in others)
            else:
                yield from _coefficients(*advantage(field, i, k, m - 1))


def _coefficients(top: PolyElement, bottom: PolyElement) -> Iterator[Ratio]:
    """Quotients that determine a quotient of share polynomials: if none depends on a parameter, it does not."""
    whole = [form for _, form in bottom.terms()]
    for _, form in (*top.terms(), *bottom.terms()):
        yield Ratio(form, whole[0])


def _printed(claims: Claims) -> frozenset[Symbol]:
    """All symbols of printed formulas, conditions and values."""
    expressions: list[Expr] = [claim.printed for claim in claims.replicator]
    expressions += [entry for row in (claims.jacobian.rows if claims.jacobian else ()) for entry in row]
    expressions += [value for claim in claims.eigenvalues for value in claim.printed]
    expressions += [value for pair in claims.det_trace for value in (pair.determinant, pair.trace)]
    relations = [r for ess in claims.ess for r in ess.conditions] + [r for case in claims.cases for r in case.given]
    expressions += [relation.difference for relation in relations]
    for point in claims.rest_points:
        expressions += shares_of(point.point)
    named = {effect.parameter for effect in claims.effects}
    return _symbols(expressions) | named
