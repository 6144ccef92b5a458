r"""The sign-flip audit: printed eigenvalues of neighbouring vertices, checked without payoffs.

Where payoffs do not contain the own share, the eigenvalue of a player at a vertex is the opposite of
that at the other end of its edge: :math:`\lambda_j(v) = -\lambda_j(v + j)`. So of two printed rows that
are neighbours one holds some :math:`\lambda` and the other :math:`-\lambda`. Rows do not say which
eigenvalue belongs to whom; which does is told by the assignment that breaks the fewest edges of all.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sympy import Expr

from symgame.dynamics.field import Scope
from symgame.papers.assignment import Directed, Edge, assignment
from symgame.papers.comparison import compare
from symgame.papers.paper import Paper
from symgame.papers.slips import slip_of
from symgame.papers.verdicts import Finding, Slip, Verdict
from symgame.papers.witnesses import Pair, distinguished, is_same
from symgame.players import Profile, profile_key

OWN_SHARES = "shares enter the payoffs, so that eigenvalues need not change sign along an edge"
ACROSS = "only between eigenvalues that belong to different players by the other rows"


@dataclass(frozen=True, slots=True)
class _Edge:
    """Two printed rows that are neighbours, and the eigenvalues along their edge."""

    edge: Edge
    pair: Pair
    rows: tuple[tuple[Expr, ...], tuple[Expr, ...]]

    @property
    def repeats(self) -> bool:
        """Whether the eigenvalue along the edge is the same at both ends, and not zero."""
        return is_same(*self.pair)


def sign_flips(paper: Paper) -> tuple[Finding, ...]:
    """Whether printed eigenvalues change sign between neighbours; verified means consistent, not correct.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
    ... parameters.c.assume = "c > 0"
    ... claims.eigenvalues = { 0 = ["-c"], 1 = ["-c"] }
    ... ''', ".toml", "gift.toml")
    >>> finding, = sign_flips(Paper(document.game, document.claims))
    >>> finding.where, finding.verdict.value, finding.slip.value
    ('0-1', 'refuted', 'sign')
    """
    rows, shape = paper.printed_eigenvalues, paper.game.shape
    edges = tuple(_neighbours(tuple(rows)))
    if not edges:
        return ()
    field = paper.field
    says = {claim.vertex: claim.says for claim in paper.claims.eigenvalues}
    names = {edge: _where(edge, shape) for edge in edges}
    if paper.game.state_dependent or (field is not None and field.scope is Scope.GENERAL):
        return tuple(
            Finding("sign-flip", names[e], Verdict.UNDECIDED, says[e.start], why=OWN_SHARES)
            for e in sorted(edges, key=lambda e: names[e])
        )
    directed = assignment(rows, edges, shape)
    along = [_along(edge, rows, directed) for edge in sorted(edges, key=lambda e: names[e])]
    return tuple(_finding(paper, each, along, names[each.edge], says[each.edge.start]) for each in along)


def _neighbours(vertices: Sequence[Profile]) -> Iterator[Edge]:
    for first, second in itertools.combinations(sorted(vertices, reverse=True), 2):
        changed = [j for j, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        if len(changed) == 1:
            yield Edge(first, second, changed[0])


def _where(edge: Edge, shape: tuple[int, ...]) -> str:
    return "-".join(sorted(profile_key(vertex, shape) for vertex in (edge.start, edge.end)))


def _along(edge: Edge, rows: Mapping[Profile, tuple[Expr, ...]], directed: Directed | None) -> _Edge:
    """The eigenvalues along an edge: as assigned, else the pair of the rows that is closest to flipping."""
    both = rows[edge.start], rows[edge.end]
    if directed is not None:
        return _Edge(edge, directed.along(edge), both)
    pairs = list(itertools.product(*both))
    flipped = [pair for pair in pairs if is_same(pair[0], -pair[1])]
    repeated = [pair for pair in pairs if is_same(*pair)]
    return _Edge(edge, (flipped or repeated or pairs)[0], both)


def _finding(paper: Paper, found: _Edge, along: Sequence[_Edge], where: str, says: str) -> Finding:
    kind, (first, second) = "sign-flip", found.pair
    if is_same(first, -second):
        return Finding(kind, where, Verdict.VERIFIED, says, found.pair)
    for pair in itertools.product(*found.rows):
        if is_same(pair[0], -pair[1]):
            return Finding(kind, where, Verdict.VERIFIED, says, pair, why=ACROSS)
    opposite = [(one, -two) for one, two in itertools.product(*found.rows)]
    witness = distinguished(paper.game, opposite)
    if witness is None:
        return _under_assumptions(paper, found, opposite, where, says)
    return Finding(kind, where, Verdict.REFUTED, says, found.pair, witness=witness, slip=_slip(found, along))


def _under_assumptions(paper: Paper, found: _Edge, opposite: Sequence[Pair], where: str, says: str) -> Finding:
    """An edge whose rows differ nowhere that was looked: some pair may be equal under the assumptions."""
    results = [compare(paper.game, *pair) for pair in opposite]
    if any(result.verdict is Verdict.VERIFIED for result in results):
        return Finding("sign-flip", where, Verdict.VERIFIED, says, found.pair, why="equal under the assumptions")
    why = next((result.why for result in results if result.why), "no values were found at which every pair differs")
    return Finding("sign-flip", where, Verdict.UNDECIDED, says, found.pair, why=why)


def _slip(found: _Edge, along: Sequence[_Edge]) -> Slip | None:
    """The same eigenvalue at both ends: a sign; throughout a paper: the factor ``1 - 2x`` is missing."""
    if found.repeats:
        beside = [other for other in along if other.edge.player == found.edge.player]
        is_throughout = len(beside) > 1 and all(other.repeats for other in beside)
        return Slip.MISSING_FACTOR if is_throughout else Slip.SIGN
    return slip_of(found.pair[0], -found.pair[1])
