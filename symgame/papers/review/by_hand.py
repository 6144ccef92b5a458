"""What a reader puts in by hand to see a disagreement: the values that matter, and what comes out at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sympy import Expr, Symbol

from symgame.conditions.region import Region
from symgame.gamefile.claims import CaseClaim
from symgame.papers.paper import Paper
from symgame.papers.review.gaps import Gap
from symgame.papers.spectra import spectrum_of
from symgame.papers.verdicts import Finding, Verdict
from symgame.papers.witnesses import is_negative_at
from symgame.players import Profile, profile_of, profiles_in_order

AT_A_VERTEX = ("signs", "stability", "ess")
"""Kinds of claims about the eigenvalues of one vertex."""


@dataclass(frozen=True, slots=True)
class Row:
    """The eigenvalues of a vertex at the witness."""

    vertex: Profile
    values: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class ByHand:
    """What to put in, and what comes out.

    Attributes
    ----------
    values, state : tuple of (Symbol, Expr)
        Of the witness, as far as they bear on the claim.
    rows : tuple of Row
        The eigenvalues at the vertices at which the claim fails.
    """

    values: tuple[tuple[Symbol, Expr], ...]
    state: tuple[tuple[Symbol, Expr], ...]
    rows: tuple[Row, ...] = ()


def by_hand(paper: Paper, finding: Finding, found: Iterable[Gap] = ()) -> ByHand | None:
    """The numbers of a finding; None where it has no witness.

    Examples
    --------
    >>> from symgame.papers.paper import load_paper
    >>> from symgame.papers.verify import verify
    >>> paper = load_paper("s41598-023-36000-y")
    >>> wrong = next(finding for finding in verify(paper) if finding.verdict is Verdict.REFUTED)
    >>> wrong.where, len(by_hand(paper, wrong).rows[0].values)
    ('010', 3)
    """
    witness = finding.witness
    if witness is None:
        return None
    profiles = tuple(_vertices(paper, finding))
    symbols = {s for gap in found for part in (gap.printed, gap.derived) for s in part.atoms(Symbol)}
    for region in (*finding.printed, *finding.derived, finding.needs):
        symbols |= set(region.symbols) if isinstance(region, Region) else set()
    for claim in _claims(paper, finding):
        symbols |= set(Region.where(claim.given).symbols)
    rows = []
    for profile in profiles:
        spectrum = spectrum_of(paper, profile)
        values = [] if spectrum is None else [each.as_expr() for each in spectrum.values]
        symbols |= {symbol for value in values for symbol in value.atoms(Symbol)}
        rows.append(Row(profile, tuple(value.xreplace(dict(witness.values)) for value in values)))
    known = tuple(pair for pair in witness.values if pair[0] in symbols)
    return ByHand(known if symbols else witness.values, witness.state, tuple(row for row in rows if row.values))


def _vertices(paper: Paper, finding: Finding) -> Iterator[Profile]:
    """The vertices whose eigenvalues at the witness show that the claim fails there."""
    if finding.kind in AT_A_VERTEX:
        yield profile_of(finding.where, paper.game.players)
    for claim in _claims(paper, finding):
        for profile in profiles_in_order(paper.game.shape):
            is_listed = profile in claim.ess
            if (is_listed or claim.only) and is_listed is not _is_stable(paper, profile, finding):
                yield profile


def _claims(paper: Paper, finding: Finding) -> Iterator[CaseClaim]:
    """The case that a finding is about."""
    if finding.kind == "case" and finding.verdict is not Verdict.VACUOUS:
        yield from (claim for claim in paper.claims.cases if claim.where == finding.where)


def _is_stable(paper: Paper, profile: Profile, finding: Finding) -> bool:
    spectrum, witness = spectrum_of(paper, profile), finding.witness
    if spectrum is None or witness is None:
        return False
    return all(is_negative_at(value.as_expr(), dict(witness.values)) for value in spectrum.values)
