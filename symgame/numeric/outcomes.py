"""Where a path goes: looked at while it grows, until the evidence decides.

Order: a proof of convergence to a vertex; a proof of convergence to a set of rest points; nearness to
a mixed rest point; the turning points of a cycle. A path that shows none of them is unsettled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from symgame.numeric.attraction import attracts, nearest_vertex
from symgame.numeric.coordinates import Logits
from symgame.numeric.cycles import Cycle, cycle_of
from symgame.numeric.path import MAX_STEPS, Path
from symgame.numeric.simulation import Numbers, Outcome
from symgame.players import Profile

NEAR = 1e-7
"""A path so near a mixed rest point, and so slow, has come to it."""

SETTLED = 1e-3
"""A path is shown until all shares are so near the end."""

FIRST = 20.0
"""The first look, in units of the fastest rate."""

MAX_LOOKS = 40


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What the exact analysis says about the field, as numbers.

    Attributes
    ----------
    stable : frozenset of profile
        The asymptotically stable vertices.
    mixed : tuple of (state, str)
        Isolated rest points off the vertices, each with its stability.
    """

    stable: frozenset[Profile]
    mixed: tuple[tuple[Numbers, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Ending:
    """The kind, the end state where there is one, and the evidence."""

    kind: Outcome
    end: Numbers | None
    why: str


def follow(coordinates: Logits, start: Numbers, known: Known, horizon: float | None) -> tuple[Path, Ending]:
    """Integrate until it is told where the path goes; with a horizon, no further than that."""
    path = Path(coordinates, start)
    until = FIRST / _fastest(coordinates)
    for _ in range(MAX_LOOKS):
        path.extend(until if horizon is None else min(until, horizon))
        ending = _told(path, known)
        if ending is not None:
            _settle(path, ending, horizon)
            return path, ending
        if path.steps > MAX_STEPS or (horizon is not None and until >= horizon):
            break
        until *= 2
    return path, Ending(Outcome.UNSETTLED, None, f"no criterion decides up to time {path.time:.6g}")


def _fastest(coordinates: Logits) -> float:
    """The largest rate at the corners of the face."""
    rates = [abs(coordinates.rates(np.array(corner))).max() for corner in _corners(coordinates.count)]
    return max(float(max(rates)), 1e-12)


def _corners(count: int) -> Sequence[tuple[float, ...]]:
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
    elif is_weak and abs(state - end).max() < SETTLED and vertex in known.stable:
        return Ending(Outcome.VERTEX, end, "it has come close to a vertex that is asymptotically stable")
    return None


def _mixed(path: Path, known: Known) -> Ending | None:
    field = path.coordinates.field
    state = field.state(path.coordinates.mixture(path.last))
    for point, stability in known.mixed:
        if abs(state - point).max() < NEAR and abs(field.velocity(state)).max() < NEAR:
            special = "" if stability.endswith(" stable") else "; the start lies on its stable set"
            return Ending(Outcome.INTERIOR, point, f"it has come to a mixed rest point ({stability}){special}")
    return None


def _cycle(path: Path) -> Ending | None:
    cycle = cycle_of(path)
    if cycle is None:
        return None
    if cycle.is_heteroclinic:
        why = f"it visits the same vertices again and again; each round takes {cycle.growth:.4g} times as long"
        return Ending(Outcome.CYCLE, None, why)
    if _survives(path, cycle):
        return Ending(Outcome.CYCLE, None, f"it returns to the same states; period {cycle.period:.6g}")
    return None


def _survives(path: Path, cycle: Cycle) -> bool:
    """Whether a smaller tolerance shows the same cycle: else it was an error of the integration."""
    again = Path(path.coordinates, path.start, tolerance=path.tolerance / 100)
    again.extend(path.time)
    finer = cycle_of(again)
    return finer is not None and not finer.is_heteroclinic and abs(finer.period / cycle.period - 1) < 1e-6


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
