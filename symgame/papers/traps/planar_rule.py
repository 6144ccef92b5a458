"""The rule "determinant > 0 and trace < 0: stable" where a vertex has three eigenvalues or more.

It holds for two eigenvalues only. With three it even selects the wrong vertices: a positive determinant needs an even
number of negative eigenvalues, so that one is positive.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from sympy import Add, Expr, Mul, S

from symgame.algebra import Ratio
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.papers.asking import shown_at
from symgame.papers.inside import value_at
from symgame.papers.paper import Paper
from symgame.papers.spectra import side, spectrum_of, with_values
from symgame.papers.traps.proving import together
from symgame.papers.traps.stable_vertices import called_stable
from symgame.papers.traps.trap import Exhibit, Place, Trap, TrapKind
from symgame.papers.verdicts import Witness
from symgame.players import Profile, profile_key

WHY = "determinant > 0 and trace < 0 mean stability for two eigenvalues only; here there are more"

PLANE = 2
"""So many eigenvalues have the signs that determinant and trace tell."""


def planar_rule(paper: Paper) -> tuple[Trap, ...]:
    """Determinants and traces printed for vertices that have three eigenvalues or more.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [
    ...   { name = "A", var = "x", strategies = ["Give", "Keep"] },
    ...   { name = "B", var = "y", strategies = ["Go", "Stay"] },
    ...   { name = "C", var = "z", strategies = ["Join", "Leave"] },
    ... ]
    ... payoff_formulas = { A = "x", B = "y", C = "-5*z" }
    ... claims.det_trace = { 000 = ["-5", "-3"] }
    ... ''', ".toml", "three.toml")
    >>> found, = planar_rule(Paper(document.game, document.claims))
    >>> found.where
    'det-trace 000'
    """
    game, claims = paper.game, paper.claims.det_trace
    if not claims or sum(m - 1 for m in game.shape) <= PLANE:
        return ()
    vertices = tuple(claim.vertex for claim in claims)
    places = tuple(Place("det-trace", profile_key(vertex, game.shape)) for vertex in vertices)
    vertex, witness = next(_misleading(paper, vertices), (None, None))
    if vertex is None or witness is None:
        return (Trap(TrapKind.PLANAR_RULE, places, WHY),)
    row = _row(paper, vertex, witness)
    shown = (
        Exhibit("vertex", (profile_key(vertex, game.shape),)),
        Exhibit("eigenvalues there", row),
        Exhibit("determinant and trace", (Mul(*row), Add(*row))),
    )
    return (Trap(TrapKind.PLANAR_RULE, places, WHY, shown, witness),)


def _misleading(paper: Paper, vertices: tuple[Profile, ...]) -> Iterator[tuple[Profile, Witness]]:
    """Vertices at which the rule says stable and an eigenvalue is positive, with values; those called ESS first."""
    stable = {called.vertex for called in called_stable(paper)}
    given = together((), paper)
    for vertex in sorted(vertices, key=lambda vertex: vertex not in stable):
        spectrum = spectrum_of(paper, vertex)
        if spectrum is None or given is None:
            continue
        allowed = with_values(spectrum.values, given)
        for asked in _signs(spectrum.values):
            region = Region.where([Relation(Add(*(v.as_expr() for v in spectrum.values)), "<", S.Zero)])
            for value, operator in zip(spectrum.values, asked, strict=True):
                region = region & side(value, operator, allowed)
            witness = shown_at(region, allowed, paper.game)
            if witness is not None and _is_so(_row(paper, vertex, witness), len(spectrum.values)):
                yield vertex, witness


def _signs(values: tuple[Ratio, ...]) -> Iterator[tuple[str, ...]]:
    """Signs with a positive product and as few positive ones as that allows, but one at least."""
    count = len(values)
    positive = 1 if count % 2 else 2
    for places in itertools.combinations(range(count), positive):
        yield tuple(">" if k in places else "<" for k in range(count))


def _row(paper: Paper, vertex: Profile, witness: Witness) -> tuple[Expr, ...]:
    """The eigenvalues at exact values; those that have none are left out."""
    spectrum = spectrum_of(paper, vertex)
    found = (value_at(value.as_expr(), witness.values) for value in (() if spectrum is None else spectrum.values))
    return tuple(value for value in found if value is not None)


def _is_so(row: tuple[Expr, ...], count: int) -> bool:
    """Whether the example shows it: evaluated again."""
    return len(row) == count and bool(Mul(*row) > 0 and Add(*row) < 0 and max(row) > 0)
