"""Printed trends, checked: how a time or a share changes as a parameter rises through the printed values.

The paths from all printed starts are followed at each value. A trend *falls* or *rises* if the quantity
does so from each value to the next, for every start; it is *unchanged* if no two values differ by more
than a printed picture shows. A time is compared only where the paths from a start have the same end at all
values.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from sympy import Expr, Rational

from symgame.dynamics.field import VectorField
from symgame.errors import SymgameError
from symgame.gamefile.claims import TrendClaim, Values
from symgame.numeric.ensembles.ensembles import ensemble
from symgame.numeric.ensembles.result import KINDS, NOT_DONE, Ensemble
from symgame.numeric.points import points_of
from symgame.numeric.sensitivity.quantities import ShareAt, values_of
from symgame.numeric.simulation import Numbers, Outcome
from symgame.numeric.starts import exact_state
from symgame.papers.paper import Paper
from symgame.papers.simulations import as_printed
from symgame.papers.verdicts import Finding, Verdict, Witness
from symgame.players import Scenario, State
from symgame.presentation.simulated import NEAR

ERROR = 1e-6
"""Of an integrated time, relative to it, and of a share: smaller differences say nothing."""

DIGITS = 6

NO_END = "the path has no end, and hence no time"
SEVERAL_ENDS = "the paths go to different ends"
TOO_CLOSE = "the values differ by less than the error of the integration"
FAILS = "the printed trend fails from the start"


def trend_claims(paper: Paper) -> tuple[Finding, ...]:
    """What is found about every printed trend, where the field is known.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
    ... parameters.c.assume = "c > 0"
    ... payoff_formulas = { A = "-c*x" }
    ... [[claims.trend]]
    ... where = "Fig. 2"
    ... parameter = "c"
    ... values = ["1", "2", "4"]
    ... quantity = "time"
    ... direction = "rises"
    ... initial = [["0.5"]]
    ... ''', ".toml", "gift.toml")
    >>> found, = trend_claims(Paper(document.game, document.claims))
    >>> found.verdict.value, found.why.split(": ")[1]
    ('refuted', 'the time is 4.59512 at c = 1, 2.29756 at c = 2')
    """
    field = paper.field
    return () if field is None else tuple(_finding(field, claim) for claim in paper.claims.trends)


def _finding(field: VectorField, claim: TrendClaim) -> Finding:
    plain = Finding("trend", claim.where, Verdict.VERIFIED, claim.says, (claim.direction,))
    try:
        courses = list(_courses(field, claim))
    except SymgameError as error:
        return replace(plain, verdict=Verdict.UNDECIDED, why=str(error))
    for course in courses:
        failing = None if course.why else _failing(field, claim, course.values)
        if failing is not None:
            return _refuted(plain, field, claim, course, failing)
    why = next((course.why for course in courses if course.why), "")
    why = why or next((TOO_CLOSE for course in courses if _is_close(field, claim, course.values)), "")
    return replace(plain, verdict=Verdict.UNDECIDED if why else Verdict.VERIFIED, why=why)


@dataclass(frozen=True, slots=True, eq=False)
class _Course:
    """The quantity from one start at each value of the parameter, or why it cannot be compared."""

    start: State
    values: Numbers
    why: str = ""


def _courses(field: VectorField, claim: TrendClaim) -> Iterator[_Course]:
    places = [_at(field, claim, value) for value in claim.values]
    allowed = field
    for place in places:
        allowed = as_printed(allowed, place.values)
    if claim.share is not None and claim.at is not None:
        points = points_of(allowed.game, places).values
        for start in claim.initial:
            yield _Course(start, values_of(allowed, ShareAt(claim.share, float(claim.at), start), points))
        return
    starts = [[float(share) for share in exact_state(start, field.game)] for start in claim.initial]
    found = ensemble(allowed, places, starts)
    for s, start in enumerate(claim.initial):
        yield _Course(start, found.time[:, s], _incomparable(found, s))


def _at(field: VectorField, claim: TrendClaim, value: Rational) -> Scenario:
    values: Values = tuple(
        (symbol, known[symbol])
        for known in [dict(claim.base) | {claim.parameter: value}]
        for symbol in field.game.symbols
        if symbol in known
    )
    return Scenario(f"{claim.where}, {claim.parameter.name} = {value}", values)


def _incomparable(found: Ensemble, s: int) -> str:
    """Why the times from a start do not belong to one outcome."""
    kinds = [Outcome.UNSETTLED if kind == NOT_DONE else KINDS[kind] for kind in found.kind[:, s]]
    if Outcome.UNSETTLED in kinds:
        return "no criterion decides up to time where the path goes"
    if not np.isfinite(found.time[:, s]).all():
        return NO_END
    ends = found.end[:, s]
    is_one_vertex = found.vertex[0, s] >= 0 and (found.vertex[:, s] == found.vertex[0, s]).all()
    is_near = len(set(kinds)) == 1 and bool(np.ptp(ends, axis=0).max() <= NEAR)  # mixed points move with the parameter
    return "" if is_one_vertex or is_near else SEVERAL_ENDS


def _failing(field: VectorField, claim: TrendClaim, values: Numbers) -> tuple[int, int] | None:
    """The places of two values that contradict the trend: the first step against it, or the largest change."""
    if claim.direction == "unchanged":
        j, k = sorted((int(np.argmin(values)), int(np.argmax(values))))
        size = float(np.abs(values).max()) if claim.quantity == "time" else 1.0
        return (j, k) if np.ptp(values) > NEAR * size else None
    for k, (before, after) in enumerate(itertools.pairwise(values.tolist())):
        size = max(abs(before), abs(after)) if claim.quantity == "time" else 1.0
        along = after - before if claim.direction == "rises" else before - after
        if along < -ERROR * size or (along == 0 and _is_same_field(field, claim, k)):
            return k, k + 1
    return None


def _is_close(field: VectorField, claim: TrendClaim, values: Numbers) -> bool:
    """Whether a step is too small to tell its direction."""
    if claim.direction == "unchanged":
        return False
    sizes = np.maximum(np.abs(values[1:]), np.abs(values[:-1])) if claim.quantity == "time" else 1.0
    return bool((np.abs(np.diff(values)) <= ERROR * sizes).any())


def _is_same_field(field: VectorField, claim: TrendClaim, k: int) -> bool:
    """Whether the parameter makes no difference at all between two of its values."""
    one, other = (dict(_at(field, claim, value).values) for value in claim.values[k : k + 2])
    return all(a.xreplace(one) == a.xreplace(other) for a in field.velocity)


def _refuted(plain: Finding, field: VectorField, claim: TrendClaim, course: _Course, pair: tuple[int, int]) -> Finding:
    name = "the time" if claim.quantity == "time" else f"{claim.share} at time {claim.at}"
    shown = ", ".join(f"{course.values[j]:.6g} at {claim.parameter.name} = {claim.values[j]}" for j in pair)
    start = exact_state(course.start, field.game)
    why = f"{FAILS} ({', '.join(str(share) for share in start)}): {name} is {shown}"
    values = _at(field, claim, claim.values[pair[1]]).values
    witness = Witness(values, tuple(zip(field.game.shares, start, strict=True)))
    derived: tuple[Expr, ...] = tuple(Rational(f"{value:.{DIGITS}g}") for value in course.values)
    return replace(plain, verdict=Verdict.REFUTED, derived=derived, witness=witness, why=why)
