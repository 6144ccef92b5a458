"""Where a path goes: looked at while it grows, until the evidence decides.

Order: a proof of convergence to a vertex; a proof of convergence to a set of rest points; nearness to
a mixed rest point; the turning points of a cycle. What is told must be told at a smaller tolerance, too. A
path that shows none of them is unsettled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from symgame.numeric.attraction import ROUNDING, attracts, nearest_vertex
from symgame.numeric.coordinates import Logits
from symgame.numeric.cycles import Cycles, cycles_of
from symgame.numeric.known import Known
from symgame.numeric.path import MAX_STEPS, IntegrationStopped, Path
from symgame.numeric.resting import attracting_state, state_among_rest_points
from symgame.numeric.simulation import Cycle, Numbers, Outcome
from symgame.players import Profile

NEAR = 1e-7
"""A path so near a mixed rest point, and so slow, has come to it."""

SETTLED = 1e-3
"""A path is shown until all shares are so near the end."""

FIRST = 20.0
"""The first look, in units of the fastest rate."""

MAX_LOOKS = 40

CLOSER = 100
"""By so much a second tolerance is smaller, which must show the same."""

SAME_END = 1e-5
"""The most by which the ends at both tolerances may differ."""


@dataclass(frozen=True, slots=True, eq=False)
class Ending:
    """The kind, the end state where there is one, and the evidence.

    ``is_separatrix`` says that the end repels: the start lies on its stable set. ``cycle`` is what it runs on where
    the kind is that.
    """

    kind: Outcome
    end: Numbers | None
    why: str
    is_separatrix: bool = False
    cycle: Cycle | None = None


def follow(coordinates: Logits, start: Numbers, known: Known, horizon: float | None) -> tuple[Path, Ending]:
    """Integrate until it is told where the path goes; with a horizon, no further than that.

    What is returned is the path that confirms it, at the smaller tolerance, if there is one.
    """
    path = Path(coordinates, start)
    until = FIRST / _fastest(coordinates)
    for _ in range(MAX_LOOKS):
        try:
            path.extend(until if horizon is None else min(until, horizon))
            told = _told(path, known)
            confirmed = None if told is None else _confirmed(path, told, known)
        except IntegrationStopped as error:
            if not path.times:
                raise
            return path, Ending(Outcome.UNSETTLED, None, f"no criterion decides up to time {path.time:.6g}: {error}")
        if confirmed is not None:
            finer, ending = confirmed
            shown = path if horizon is not None and finer.time > horizon else finer
            _settle(shown, ending, horizon)
            return shown, ending
        if path.steps > MAX_STEPS or (horizon is not None and until >= horizon):
            break
        until *= 2
    return path, Ending(Outcome.UNSETTLED, None, f"no criterion decides up to time {path.time:.6g}")


def _fastest(coordinates: Logits) -> float:
    """The largest rate at the corners of the face."""
    rates = [abs(coordinates.rates(np.array(corner))).max() for corner in corners(coordinates.count)]
    return max(float(max(rates)), 1e-12)


def corners(count: int) -> Sequence[tuple[float, ...]]:
    """The logits of the corners of a face with so many coordinates; of a large face some of them."""
    far = 40.0  # logits whose shares are 0 and 1 in double precision
    indices = range(2 ** min(count, 10))
    return [tuple(far if k >> j & 1 else -far for j in range(count)) for k in indices]


def _told(path: Path, known: Known) -> Ending | None:
    return _vertex(path, known) or _mixed(path, known) or _cycle(path)


def _vertex(path: Path, known: Known) -> Ending | None:
    coordinates, logits = path.coordinates, path.last
    vertex = nearest_vertex(coordinates, logits)
    is_strict, is_weak = attracts(coordinates, logits, vertex)
    field = coordinates.field
    end = field.state(tuple(np.eye(m)[k] for m, k in zip(field.shape, vertex, strict=True)))
    state = field.state(coordinates.mixture(logits))
    if field.is_multilinear:
        if is_strict:
            why = "at every corner of the box between the state and the vertex all gains point to the vertex"
            return Ending(Outcome.VERTEX, end, why)
        if is_weak and abs(field.velocity(state)).max() < NEAR:
            limit = np.where(state < NEAR, 0.0, np.where(state > 1 - NEAR, 1.0, state))
            return Ending(Outcome.REST_SET, limit, "all gains point one way at least weakly, and it has come to rest")
    elif is_weak and abs(state - end).max() < SETTLED and (vertex in known.stable or _holds(coordinates, vertex)):
        return Ending(Outcome.VERTEX, end, "it has come close to a vertex that is asymptotically stable")
    return None


def _holds(coordinates: Logits, vertex: Profile) -> bool:
    """Whether all eigenvalues of the face that the start uses are negative at the vertex."""
    corner = tuple(np.eye(m)[k] for m, k in zip(coordinates.field.shape, vertex, strict=True))
    every = zip(coordinates.field.gains(corner), coordinates.active, vertex, strict=True)
    return all(u[k] < u[v] - ROUNDING * (1 + abs(u[v])) for u, used, v in every for k in used if k != v)


def _mixed(path: Path, known: Known) -> Ending | None:
    field = path.coordinates.field
    state = field.state(path.coordinates.mixture(path.last))
    for point in known.mixed:
        if abs(state - point.state).max() < NEAR and abs(field.velocity(state)).max() < NEAR:
            special = "; the start lies on its stable set" if point.is_repelling else ""
            why = f"it has come to a mixed rest point ({point.stability}){special}"
            return Ending(Outcome.INTERIOR, point.state, why, is_separatrix=point.is_repelling)
    if abs(field.velocity(state)).max() < NEAR:
        end = attracting_state(path.coordinates, path.last)
        if end is not None:
            return Ending(Outcome.INTERIOR, end, "it has come to a mixed rest point that attracts, found numerically")
        limit = state_among_rest_points(path.coordinates, path.last)
        if limit is not None:
            return Ending(Outcome.REST_SET, limit, "it has come to a face of rest points that attracts")
    return None


def _cycle(path: Path) -> Ending | None:
    cycle = _cycles(path).one(0)
    return None if cycle is None else Ending(Outcome.CYCLE, None, cycle.why, cycle=cycle)


def _cycles(path: Path) -> Cycles:
    seen = cycles_of(path.turning_points)
    return seen if seen.are_seen[0] else cycles_of(path.ratio_points)


def _confirmed(path: Path, ending: Ending, known: Known) -> tuple[Path, Ending] | None:
    """The finer path and the ending, if it shows it, too; None for a cycle that it does not show (yet)."""
    again = Path(path.coordinates, path.start, tolerance=path.tolerance / CLOSER, is_stiff=path.is_stiff)
    again.extend(path.time)
    finer = _told(again, known)
    if ending.kind is Outcome.CYCLE:
        is_same = _cycles(path).same(_cycles(again))[0]
        return (again, ending) if finer is not None and finer.kind is Outcome.CYCLE and is_same else None
    if finer is None:  # it needs a little longer
        again.extend(path.time * 1.5)
        finer = _told(again, known)
    if finer is not None and _is_same(ending, finer):
        return again, ending
    shown = "nothing" if finer is None else f"the kind '{finer.kind.value}'"
    if finer is not None and finer.kind is ending.kind:
        shown = "another end"
    why = f"the error of integration decides: a tolerance {CLOSER} times smaller shows {shown}"
    return path, Ending(Outcome.UNSETTLED, None, f"{why} instead of '{ending.kind.value}'")


def _is_same(ending: Ending, finer: Ending) -> bool:
    if ending.end is None or finer.end is None:
        return False
    return ending.kind is finer.kind and bool(abs(ending.end - finer.end).max() < SAME_END)


def _settle(path: Path, ending: Ending, horizon: float | None) -> None:
    """Go on until the end is reached as far as a picture shows it."""
    if ending.end is None or horizon is not None:
        return
    field = path.coordinates.field
    for _ in range(MAX_LOOKS):
        state = field.state(path.coordinates.mixture(path.last))
        if abs(state - ending.end).max() < SETTLED or path.steps > MAX_STEPS:
            return
        path.extend(path.time * 1.5)
