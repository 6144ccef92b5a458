"""Traps on random games: for correct claims none, for others only true ones, and planted ones always."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from sympy import Expr, Symbol, expand

import symgame as sg
from symgame.game import Game
from symgame.gamefile.claims import CaseClaim, Claims, EssClaim, SignsClaim, StabilityClaim
from symgame.papers.paper import Paper
from symgame.papers.traps.trap import Trap, TrapKind
from symgame.players import Profile, profile_of
from symgame.stability.verdict import EssVerdict
from tests import naive
from tests.strategies import symbolic_games

PLANTED = (TrapKind.POSITIVE_EIGENVALUE, TrapKind.ZERO_EIGENVALUE, TrapKind.AGAINST_ASSUMPTIONS)

Point = dict[Symbol, Fraction]


def points(game: Game) -> Iterator[Point]:
    """A grid of parameters that the assumptions allow: a, b > 0, c of any sign."""
    grid = [Fraction(k, 4) for k in (-12, -8, -4, -2, 0, 1, 2, 3, 4, 6, 8, 12, 20)]
    for row in itertools.product(grid, repeat=len(game.symbols)):
        point = dict(zip(game.symbols, row, strict=True))
        if all(naive.holds(relation, point) for relation in game.assumptions.relations):
            yield point


def vertices(trap: Trap, paper: Paper) -> list[Profile]:
    """The vertices of a trap about eigenvalues."""
    return [profile_of(part, paper.game.players) for e in trap.shown if e.name == "vertex" for part in e.parts]


def is_true(trap: Trap, paper: Paper) -> bool:
    """Whether a grid of allowed parameters, and algebra by hand, contradict nothing that a trap says."""
    game = paper.game
    if trap.kind is TrapKind.AGAINST_ASSUMPTIONS:
        (region,) = (part for e in trap.shown if e.name == "conditions" for part in e.parts)
        return not any(all(naive.holds(r, p) for r in region.alternatives[0]) for p in points(game))
    (profile,) = vertices(trap, paper)
    eigenvalues = naive.payoff_differences(game, profile)
    if trap.kind is TrapKind.POSITIVE_EIGENVALUE:
        return any(all(naive.at(value, p) > 0 for p in points(game)) for value in eigenvalues)
    regions = [part for e in trap.shown if e.name == "under" for part in e.parts]
    if not regions:
        return any(expand(value) == 0 for value in eigenvalues)
    inside = [p for p in points(game) if all(naive.holds(r, p) for r in regions[0].alternatives[0])]
    return any(all(naive.at(value, p) == 0 for p in inside) for value in eigenvalues)


def planted(paper: Paper) -> list[Trap]:
    return [trap for trap in sg.traps(paper) if trap.kind in PLANTED]


def correct(game: Game) -> Claims:
    """The derived conditions, printed: of every vertex that can be an ESS, as conditions, as cases, and in words."""
    found = sg.analyse(sg.replicator(game)).vertices
    possible = [v for v in found if v.verdict in (EssVerdict.ESS, EssVerdict.IF_CONDITIONS)]
    return Claims(
        stability=tuple(
            StabilityClaim(v.profile, "ess" if v.verdict is EssVerdict.ESS else "not ess")
            for v in found
            if v.verdict in (EssVerdict.ESS, EssVerdict.NEVER)
        ),
        ess=tuple(EssClaim(v.profile, v.ess_conditions.relations) for v in possible),
        cases=tuple(CaseClaim(v.key, v.ess_conditions.relations, (v.profile,)) for v in possible),
    )


@given(symbolic_games(players=(1, 3)))
def test_correct_claims_walk_into_no_trap_about_eigenvalues_or_contradictions(game: Game) -> None:
    paper = Paper(game, correct(game))
    assert all(finding.verdict is sg.Verdict.VERIFIED for finding in sg.verify(paper))
    assert planted(paper) == []


@given(symbolic_games(players=(1, 3)), st.data())
def test_what_is_planted_is_found_and_what_is_found_is_there(game: Game, data: st.DataObject) -> None:
    profile = data.draw(st.sampled_from(list(game.profiles)))
    eigenvalues = naive.payoff_differences(game, profile)
    paper = Paper(game, Claims(ess=(EssClaim(profile, ()),)))
    traps = planted(paper)
    assert all(is_true(trap, paper) for trap in traps)
    kinds = {trap.kind for trap in traps}
    if any(_is_plainly_positive(value) for value in eigenvalues):
        assert TrapKind.POSITIVE_EIGENVALUE in kinds
    if any(expand(value) == 0 for value in eigenvalues):
        assert TrapKind.ZERO_EIGENVALUE in kinds
    if all(any(naive.at(value, p) < 0 for p in points(game)) for value in eigenvalues):
        assert not kinds


@given(symbolic_games(players=(1, 2)), st.data())
def test_any_claims_walk_into_true_traps_only(game: Game, data: st.DataObject) -> None:
    found = sg.analyse(sg.replicator(game)).vertices
    asked = [relation for vertex in found for relation in vertex.ess_conditions.relations]
    claims = []
    for profile in data.draw(st.lists(st.sampled_from(list(game.profiles)), max_size=2, unique=True)):
        size = 2 if asked else 0
        claims.append(EssClaim(profile, tuple(data.draw(st.lists(st.sampled_from(asked or [None]), max_size=size)))))
    marks = st.sampled_from("+-0x")
    signs = tuple(
        SignsClaim(vertex.profile, tuple(data.draw(marks) for _ in vertex.differences))
        for vertex in found
        if data.draw(st.booleans())
    )
    paper = Paper(game, Claims(signs=signs, ess=tuple(claims)))
    assert all(is_true(trap, paper) for trap in planted(paper))


def _is_plainly_positive(value: Expr) -> bool:
    """Whether all coefficients are positive and only a and b occur, which are assumed positive."""
    polynomial = expand(value)
    names = {symbol.name for symbol in polynomial.free_symbols}
    terms = polynomial.as_ordered_terms()
    return polynomial != 0 and names <= {"a", "b"} and all(term.as_coeff_Mul()[0] > 0 for term in terms)
