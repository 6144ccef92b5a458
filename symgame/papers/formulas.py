"""Printed formulas beside the derived ones: replicator equations, Jacobians, eigenvalues, determinants.

A printed formula is verified if it is the same function as the derived one, wherever the assumptions
hold; it is refuted by values of the parameters, and a state, at which the two differ. Where payoffs are
not known nothing is found.
"""

from __future__ import annotations

from sympy import Add, Expr, ImmutableDenseMatrix, Mul

from symgame.dynamics.field import VectorField
from symgame.game import Game
from symgame.papers.comparison import Comparison, compare
from symgame.papers.paper import Paper
from symgame.papers.rows import compare_rows, derived_row, matched, row_slip
from symgame.papers.slips import slip_of
from symgame.papers.verdicts import Finding, Slip, Verdict
from symgame.papers.witnesses import is_same, on_simplexes
from symgame.players import profile_key

NO_VALUE = "a payoff has no value at this vertex: its denominator vanishes"
OTHER_EXTENSION = "equal along the simplexes: it continues the field otherwise beyond them"


def replicator_claims(paper: Paper) -> tuple[Finding, ...]:
    """Whether the printed replicator equations are those of the game, on its simplexes.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
    ... payoff_formulas = { A = "-c*x" }
    ... parameters.c.assume = "c > 0"
    ... claims.replicator.x = "c*x*(1 - x)"
    ... ''', ".toml", "gift.toml")
    >>> finding, = replicator_claims(Paper(document.game, document.claims))
    >>> finding.verdict.value, finding.slip.value, finding.derived
    ('refuted', 'sign', (-c*x*(1 - x),))
    """
    field = paper.field
    if field is None:
        return ()
    game = paper.game
    derived = {str(share.name): velocity for share, velocity in zip(game.shares, field.velocity, strict=True)}
    printed = {claim.share: claim.printed for claim in paper.claims.replicator}
    found = []
    for claim in paper.claims.replicator:
        wanted = derived[claim.share]
        result = compare(game, claim.printed, wanted, with_state=True)
        slip = None
        if result.verdict is Verdict.REFUTED:
            slip = _exchanged(game, claim.share, printed, derived) or _slip(game, claim.printed, wanted)
        found.append(_finding("replicator", claim.share, claim.says, (claim.printed,), (wanted,), result, slip))
    return tuple(found)


def _exchanged(game: Game, share: str, printed: dict[str, Expr], derived: dict[str, Expr]) -> Slip | None:
    """Whether two equations stand in each other's place."""
    for other in printed:
        if other != share and _equal(game, printed[share], derived[other]):
            return Slip.SWAPPED_ROWS if _equal(game, printed[other], derived[share]) else None
    return None


def _equal(game: Game, left: Expr, right: Expr) -> bool:
    return is_same(on_simplexes(game, left), on_simplexes(game, right))


def _slip(game: Game, printed: Expr, derived: Expr) -> Slip | None:
    return slip_of(on_simplexes(game, printed), on_simplexes(game, derived))


def jacobian_claims(paper: Paper) -> tuple[Finding, ...]:
    """Whether the entries of the printed Jacobian are those of the game, each for itself."""
    claim, field = paper.claims.jacobian, paper.field
    if claim is None or field is None:
        return ()
    game = paper.game
    derived: ImmutableDenseMatrix = field.jacobian()
    size = range(len(game.shares))
    printed = [list(row) for row in claim.rows]
    wanted = [[derived[i, j] for j in size] for i in size]
    is_right = [[_equal(game, printed[i][j], wanted[i][j]) for j in size] for i in size]
    found = []
    for i in size:
        other = _exchanged_row(game, i, printed, wanted) if not all(is_right[i]) else None
        for j in size:
            one, two = printed[i][j], wanted[i][j]
            slip = None
            result = Comparison(Verdict.VERIFIED)
            if not is_right[i][j]:
                result = compare(game, one, two, with_state=True)
                if _differs_beyond(game, printed[i], wanted[i], j):
                    result = Comparison(Verdict.UNDECIDED, why=OTHER_EXTENSION)
                if result.verdict is Verdict.REFUTED:
                    slip = other or _slip(game, one, two)
            found.append(_finding("jacobian", f"{i + 1},{j + 1}", claim.says, (one,), (two,), result, slip))
    return tuple(found)


def _exchanged_row(game: Game, row: int, printed: list[list[Expr]], derived: list[list[Expr]]) -> Slip | None:
    def is_row(i: int, k: int) -> bool:
        return all(_equal(game, a, b) for a, b in zip(printed[i], derived[k], strict=True))

    others = (k for k in range(len(printed)) if k != row)
    return Slip.SWAPPED_ROWS if any(is_row(row, k) and is_row(k, row) for k in others) else None


def _differs_beyond(game: Game, printed: list[Expr], derived: list[Expr], column: int) -> bool:
    """Whether a row differs by one summand for all shares of a player: then it maps every direction alike."""
    player = next(p for p in game.players if game.shares[column] in p.shares)
    if len(player.shares) == 1:
        return False
    places = [game.shares.index(share) for share in player.shares]
    gaps = [printed[k] - derived[k] for k in places]
    return all(_equal(game, gap, gaps[0]) for gap in gaps[1:])


def eigenvalue_claims(paper: Paper) -> tuple[Finding, ...]:
    """Whether the printed eigenvalues of each vertex are those of the game, in any order.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
    ... payoff_formulas = { A = "-c*x" }
    ... parameters.c.assume = "c > 0"
    ... claims.eigenvalues = { 0 = ["-c"], 1 = ["c"] }
    ... ''', ".toml", "gift.toml")
    >>> [finding.verdict.value for finding in eigenvalue_claims(Paper(document.game, document.claims))]
    ['verified', 'verified']
    """
    field = paper.field
    if field is None:
        return ()
    found = []
    for claim in paper.claims.eigenvalues:
        where = profile_key(claim.vertex, paper.game.shape)
        derived = derived_row(field, claim.vertex)
        if derived is None:
            found.append(_undecided("eigenvalues", where, claim.says, claim.printed))
            continue
        matching = matched(claim.printed, derived)
        result = compare_rows(paper.game, matching)
        slip = None
        if result.verdict is Verdict.REFUTED:
            slip = row_slip(claim.vertex, matching, paper.printed_eigenvalues, field)
        found.append(_finding("eigenvalues", where, claim.says, claim.printed, matching.derived, result, slip))
    return tuple(found)


def det_trace_claims(paper: Paper) -> tuple[Finding, ...]:
    """Whether determinant and trace at each vertex are the product and the sum of its eigenvalues."""
    field = paper.field
    if field is None:
        return ()
    printed = {claim.vertex: (claim.determinant, claim.trace) for claim in paper.claims.det_trace}
    derived = {vertex: _det_trace(field, vertex) for vertex in paper.game.profiles} if printed else {}
    found = []
    for claim in paper.claims.det_trace:
        where, pair = profile_key(claim.vertex, paper.game.shape), printed[claim.vertex]
        wanted = derived[claim.vertex]
        if wanted is None:
            found.append(_undecided("det-trace", where, claim.says, pair))
            continue
        parts = [compare(paper.game, a, b) for a, b in zip(pair, wanted, strict=True)]
        verdicts = [part.verdict for part in parts]
        worst = min(range(2), key=lambda k: _ORDER.index(verdicts[k]))
        slip = None
        if verdicts[worst] is Verdict.REFUTED:
            others = [w for w, row in derived.items() if row is not None and w != claim.vertex and _alike(pair, row)]
            back = [w for w in others if w in printed and _alike(printed[w], wanted)]
            slip = Slip.SWAPPED_ROWS if back else Slip.WRONG_VERTEX if others else slip_of(pair[worst], wanted[worst])
        found.append(_finding("det-trace", where, claim.says, pair, wanted, parts[worst], slip))
    return tuple(found)


_ORDER = (Verdict.REFUTED, Verdict.UNDECIDED, Verdict.VERIFIED)


def _det_trace(field: VectorField, vertex: tuple[int, ...]) -> tuple[Expr, Expr] | None:
    row = derived_row(field, vertex)
    return None if row is None else (Mul(*row), Add(*row))


def _alike(first: tuple[Expr, Expr], second: tuple[Expr, Expr]) -> bool:
    return all(is_same(a, b) for a, b in zip(first, second, strict=True))


def _undecided(kind: str, where: str, says: str, printed: tuple[Expr, ...]) -> Finding:
    return Finding(kind, where, Verdict.UNDECIDED, says, printed, why=NO_VALUE)


def _finding(
    kind: str,
    where: str,
    says: str,
    printed: tuple[Expr, ...],
    derived: tuple[Expr, ...],
    result: Comparison,
    slip: Slip | None,
) -> Finding:
    return Finding(
        kind, where, result.verdict, says, printed, derived, witness=result.witness, why=result.why, slip=slip
    )
