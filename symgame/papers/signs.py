"""Printed signs of eigenvalues, and what a vertex is called because of them.

A mark is verified if the assumptions allow no other sign, conditional if they allow others, too, and refuted if they
exclude it; ``x`` is verified if they allow more than one. The worst mark decides a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sympy import S

from symgame.algebra import Ratio
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import Decision
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign
from symgame.game import Game
from symgame.gamefile.claims import SignsClaim, StabilityClaim
from symgame.papers.asking import EVERYTHING, NOTHING, always_holds, can_hold, shown_at, tidy, witness_of
from symgame.papers.paper import Paper
from symgame.papers.spectra import Spectrum, side, with_spectrum, with_values
from symgame.papers.verdicts import Finding, Verdict
from symgame.players import profile_key

OPERATORS = {"+": ">", "-": "<", "0": "=="}
"""How a quantity of a sign compares with 0."""

WORST_FIRST = (Verdict.REFUTED, Verdict.UNDECIDED, Verdict.CONDITIONAL, Verdict.VERIFIED)

NO_VALUE = "an eigenvalue has no value here: its denominator vanishes"

_EXCLUDED = {
    Sign.POSITIVE: "-0",
    Sign.NEGATIVE: "+0",
    Sign.ZERO: "+-",
    Sign.NONNEGATIVE: "-",
    Sign.NONPOSITIVE: "+",
    Sign.UNDECIDED: "",
}


@dataclass(frozen=True, slots=True)
class Signs:
    """For each of the signs ``+ - 0``, whether a quantity can have it under the assumptions."""

    decisions: tuple[tuple[str, Decision], ...]

    @property
    def mark(self) -> str:
        """The only sign, ``x`` for several, ``?`` where that is not known."""
        allowed = [sign for sign, decision in self.decisions if decision.answer is not False]
        sure = [sign for sign, decision in self.decisions if decision.answer]
        return allowed[0] if len(allowed) == 1 else "x" if len(sure) > 1 else "?"

    def verdict(self, mark: str) -> Verdict:
        """Whether a printed mark is right."""
        if self.mark == "?":
            excluded = any(sign == mark and decision.answer is False for sign, decision in self.decisions)
            return Verdict.REFUTED if excluded else Verdict.UNDECIDED
        if mark == self.mark:
            return Verdict.VERIFIED
        if self.mark != "x" or mark == "x":
            return Verdict.REFUTED
        answer = dict(self.decisions)[mark].answer
        return {True: Verdict.CONDITIONAL, False: Verdict.REFUTED, None: Verdict.UNDECIDED}[answer]

    def example(self, given: Assumptions, game: Game) -> Decision:
        """Values at which it has one of its signs; any that are allowed, where the signs are not known one by one."""
        sure = (decision for _, decision in self.decisions if decision.answer)
        return next(sure, None) or can_hold(EVERYTHING, given, game.symbols)


def signs_of(value: Ratio, given: Assumptions, game: Game) -> Signs:
    """Which signs a quantity can have under the assumptions.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> game = load("llm-iar")
    >>> vertices = vertices_of(replicator(game))
    >>> [signs_of(value, game.assumptions, game).mark for value in vertices[0].differences]
    ['x', 'x', '-']
    """
    expression = value.as_expr()
    excluded = _EXCLUDED[given.sign_of(expression)]
    decisions = []
    for sign, operator in OPERATORS.items():
        region = Region.where([Relation(expression, operator, S.Zero)])
        decisions.append((sign, Decision(False) if sign in excluded else can_hold(region, given, game.symbols)))
    return Signs(tuple(decisions))


def sign_claims(paper: Paper) -> tuple[Finding, ...]:
    """The printed rows of signs, where eigenvalues are known."""
    return tuple(_row(claim, found, paper.game) for claim, found in with_spectrum(paper, paper.claims.signs))


def _row(claim: SignsClaim, spectrum: Spectrum, game: Game) -> Finding:
    where, given = profile_key(claim.vertex, game.shape), game.assumptions
    if not spectrum.values:
        return Finding("signs", where, Verdict.UNDECIDED, claim.says, claim.marks, why=NO_VALUE)
    signs = [signs_of(value, given, game) for value in spectrum.values]
    verdicts = [each.verdict(mark) for each, mark in zip(signs, claim.marks, strict=True)]
    worst = min(verdicts, key=WORST_FIRST.index)
    derived = tuple(each.mark for each in signs)
    witness = needs = None
    why = ""
    if worst is Verdict.REFUTED:
        witness = witness_of(signs[verdicts.index(worst)].example(given, game), game)
    elif worst is Verdict.UNDECIDED:
        why = "which signs an eigenvalue can have was neither proved nor shown by an example"
    elif worst is Verdict.CONDITIONAL:
        asked = [mark if verdict is worst else "x" for mark, verdict in zip(claim.marks, verdicts, strict=True)]
        needs = tidy(marked(spectrum.values, asked, given), given)
        witness = shown_at(~needs, given, game)
    return Finding("signs", where, worst, claim.says, claim.marks, derived, witness=witness, needs=needs, why=why)


def marked(values: Sequence[Ratio], marks: Sequence[str], given: Assumptions) -> Region:
    """Where eigenvalues have the signs of their marks; ``x`` asks nothing."""
    region = EVERYTHING
    for value, mark in zip(values, marks, strict=True):
        if mark != "x":
            region = region & side(value, OPERATORS[mark], given)
    return region


def stability_claims(paper: Paper) -> tuple[Finding, ...]:
    """What vertices are called, where eigenvalues are known."""
    return tuple(_label(claim, found, paper.game) for claim, found in with_spectrum(paper, paper.claims.stability))


def _label(claim: StabilityClaim, spectrum: Spectrum, game: Game) -> Finding:
    where, given, printed = profile_key(claim.vertex, game.shape), game.assumptions, (claim.printed,)
    if not spectrum.values:
        return Finding("stability", where, Verdict.UNDECIDED, claim.says, printed, why=NO_VALUE)
    given = with_values(spectrum.values, given)
    surely, possibly = where_called(claim.printed, spectrum, given)
    derived = tuple(signs_of(value, given, game).mark for value in spectrum.values)
    everywhere = always_holds(surely, given, game.symbols)
    if everywhere.answer:
        return Finding("stability", where, Verdict.VERIFIED, claim.says, printed, derived)
    anywhere = can_hold(possibly, given, game.symbols)
    if anywhere.answer is False:
        witness = shown_at(~surely, given, game)
        return Finding("stability", where, Verdict.REFUTED, claim.says, printed, derived, witness=witness)
    here = can_hold(surely, given, game.symbols)
    elsewhere = can_hold(~possibly, given, game.symbols)
    if here.answer and elsewhere.answer:
        witness = shown_at(~possibly, given, game)
        return Finding(
            "stability",
            where,
            Verdict.CONDITIONAL,
            claim.says,
            printed,
            derived,
            witness=witness,
            needs=tidy(surely, given),
        )
    why = "neither proved everywhere nor excluded"
    return Finding("stability", where, Verdict.UNDECIDED, claim.says, printed, derived, why=why)


def where_called(name: str, spectrum: Spectrum, given: Assumptions) -> tuple[Region, Region]:
    """Where a vertex surely is what it is called, and where at most it can be."""
    if name == "ess":
        return spectrum.stable, spectrum.at_most
    if name == "not ess":
        return ~spectrum.at_most, ~spectrum.stable
    positive = NOTHING
    for value in spectrum.values:
        positive = positive | side(value, ">", given)
    if name == "saddle":
        negative = NOTHING
        for value in spectrum.values:
            negative = negative | side(value, "<", given)
        positive = positive & negative
    return positive, positive
