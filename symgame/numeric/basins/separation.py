"""Where on a line between two starts the end changes.

A line is looked at in a number of places; wherever two neighbours go to different ends, the change is
enclosed by bisection, all lines at once.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Integral

import numpy as np
from numpy.typing import NDArray

from symgame.dynamics.field import VectorField
from symgame.errors import SimulationError, expect
from symgame.game import Game
from symgame.numeric.basins.basins import points_at
from symgame.numeric.basins.ends import Ends, ends_of
from symgame.numeric.ensembles.ensembles import ensemble
from symgame.numeric.ensembles.starts import checked_starts
from symgame.numeric.simulation import Numbers, Outcome
from symgame.numeric.starts import exact_state
from symgame.players import Scenario, State, profile_key

WIDTH = 1e-6
"""A change is enclosed so narrowly, in every share."""

LOOKS = 33
"""Places on a line between two starts that are looked at first: what changes and changes back between two
of them is not seen."""

CUT = 0.4877
"""Where an interval is cut: not in the middle, which symmetry often puts on the surface itself."""

CHANGING = (Outcome.INTERIOR, Outcome.UNSETTLED)
"""What a start on the surface itself comes to, if it comes to anything."""


@dataclass(frozen=True, slots=True)
class EndName:
    """An end: its kind, the key of its vertex if it is one, and the shares of a rest point that is none."""

    kind: Outcome
    key: str = ""
    shares: tuple[float | None, ...] = ()

    def __str__(self) -> str:
        inside = ", ".join("*" if share is None else f"{share:.4g}" for share in self.shares)
        return self.key or self.kind.value + (f" ({inside})" if inside else "")


@dataclass(frozen=True, slots=True)
class Change:
    """A place on a line at which the end changes.

    Attributes
    ----------
    place : float
        From 0 at the first end of the line to 1 at the other.
    point : tuple of float
        The state there, in the order of ``game.shares``.
    before, after : EndName
        On either side.
    width : float
        No share is farther than this from the change.
    """

    place: float
    point: tuple[float, ...]
    before: EndName
    after: EndName
    width: float

    def __repr__(self) -> str:
        point = ", ".join(f"{share:.6g}" for share in self.point)
        return f"Change from {self.before} to {self.after} at ({point}), within {self.width:.1g}"


def separating_point(field: VectorField, scenario: Scenario | None, a: State, b: State) -> Change:
    """Where on the line between two starts that go to different ends the end changes.

    Parameters
    ----------
    field : VectorField
    scenario : Scenario or None
        None for a field without parameters.
    a, b : State
        One share per player; of a player with three or more strategies the tuple of its shares.

    Returns
    -------
    Change
        The first from ``a`` on; all of them are found by :func:`separating_points`.

    Raises
    ------
    InvalidGameError
        If there are parameters and no scenario, or it lacks a value or contradicts the assumptions.
    SimulationError
        If a start is no state, or no change is seen on the line.

    Examples
    --------
    >>> from sympy import Rational
    >>> from symgame import Game, Player, replicator
    >>> game = Game.from_formulas([Player("A", "x", ("Yes", "No")), Player("B", "y", ("Yes", "No"))],
    ...                           {"x": "3*x*y - x", "y": "3*x*y - 2*y"})
    >>> low, high = (Rational(1, 5), Rational(1, 5)), (Rational(4, 5), Rational(4, 5))
    >>> found = separating_point(replicator(game), None, low, high)
    >>> found.before.key, found.after.key, [round(share, 5) for share in found.point]
    ('00', '11', [0.5, 0.5])
    """
    found = separating_points(field, scenario, a, b)
    if not found:
        raise SimulationError("no change of the end is seen between the two starts; choose starts with different ends")
    return found[0]


def separating_points(
    field: VectorField, scenario: Scenario | None, a: State, b: State, *, looks: int = LOOKS
) -> tuple[Change, ...]:
    """All places on the line between two starts at which the end changes, from the first on.

    Parameters are those of :func:`separating_point`; ``looks`` is the number of places looked at first.
    """
    cure = "write separating_point(replicator(game), scenario, (0.1, 0.1), (0.9, 0.9))"
    expect(field, VectorField, "separating_point takes a field", cure)
    expect(looks, Integral, "looks is a number of places", "write looks=33, for example")
    if looks < 2:
        raise SimulationError(f"a line is looked at in at least 2 places, not {looks}")
    low, high = (np.array([[float(share) for share in exact_state(state, field.game)]]) for state in (a, b))
    return changes_on(Lines(field, scenario, low, high), np.linspace(0, 1, looks))[0]


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Lines between pairs of states, shape (lines, shares) each."""

    field: VectorField
    scenario: Scenario | None
    low: Numbers
    high: Numbers

    def states(self, lines: NDArray[np.int_], places: Numbers) -> Numbers:
        """The states at places, from 0 to 1, on some of the lines."""
        low, high = self.low[lines], self.high[lines]
        return np.clip(low + (high - low) * places[:, None], 0.0, 1.0)

    def ends(self, lines: NDArray[np.int_], places: Numbers) -> list[EndName]:
        """The ends of the paths from there."""
        starts = checked_starts(self.field.game, self.states(lines, places))
        found = ensemble(self.field, points_at(self.field, self.scenario), starts)
        if not found.is_complete:
            raise KeyboardInterrupt  # half a surface is none
        ends = ends_of(found)
        names = [name_of(self.field.game, ends, label) for label in range(len(ends.kinds))]
        return [names[label] for label in ends.labels]


def name_of(game: Game, ends: Ends, label: int) -> EndName:
    """What an end is called."""
    vertex = ends.vertices[label]
    key = "" if vertex < 0 else profile_key(list(game.profiles)[vertex], game.shape)
    return EndName(ends.kinds[label], key, ends.shares[label])


@dataclass(slots=True)
class _Bracket:
    """An interval of a line at whose two places paths go to different ends; ``far`` is where it first ended."""

    line: int
    low: float
    high: float
    before: EndName
    after: EndName
    far: tuple[float, EndName]


def changes_on(lines: Lines, looked: Numbers) -> list[tuple[Change, ...]]:
    """The changes on each line, found between the places that are looked at first."""
    count = len(lines.low)
    every = np.repeat(np.arange(count), len(looked))
    names = lines.ends(every, np.tile(looked, count))
    rows = [names[k * len(looked) : (k + 1) * len(looked)] for k in range(count)]
    brackets = [bracket for k, row in enumerate(rows) for bracket in _brackets(k, row, looked)]
    lengths = np.abs(lines.high - lines.low).max(axis=1)
    _narrow(lines, brackets, lengths)
    found: list[list[Change]] = [[] for _ in range(count)]
    for bracket in brackets:
        place = (bracket.low + bracket.high) / 2
        [point] = lines.states(np.array([bracket.line]), np.array([place])).tolist()
        width = (bracket.high - bracket.low) / 2 * float(lengths[bracket.line])
        found[bracket.line].append(Change(place, tuple(point), bracket.before, bracket.after, width))
    return [tuple(changes) for changes in found]


def _brackets(line: int, row: Sequence[EndName], looked: Numbers) -> list[_Bracket]:
    """Neighbours with different ends; a single place on the surface itself stands for the surface."""
    kept = [
        k
        for k, name in enumerate(row)
        if not (name.kind in CHANGING and 0 < k < len(row) - 1 and name not in (row[k - 1], row[k + 1]))
    ]
    pairs = itertools.pairwise(kept)
    return [
        _Bracket(line, float(looked[j]), float(looked[k]), row[j], row[k], (float(looked[k]), row[k]))
        for j, k in pairs
        if row[j] != row[k]
    ]


def _narrow(lines: Lines, brackets: list[_Bracket], lengths: Numbers) -> None:
    """Cut all intervals until they are narrow; a third end in between takes the place of the far one."""
    while brackets:
        wide = [b for b in brackets if (b.high - b.low) * lengths[b.line] > WIDTH]
        if wide:
            places = [b.low + (b.high - b.low) * CUT for b in wide]
            for bracket, place, name in zip(wide, places, _at(lines, wide, places), strict=True):
                if name == bracket.before:
                    bracket.low = place
                else:
                    bracket.high, bracket.after = place, name
        else:
            brackets = _past_the_surface(lines, brackets, lengths)


def _past_the_surface(lines: Lines, brackets: list[_Bracket], lengths: Numbers) -> list[_Bracket]:
    """What a start that happens to lie on the surface hides is looked at a little beyond; intervals to cut again."""
    hidden = [b for b in brackets if b.after.kind in CHANGING and b.after != b.far[1]]
    places = [min(b.high + BEYOND * WIDTH / float(lengths[b.line]), b.far[0]) for b in hidden]
    again = []
    for bracket, place, name in zip(hidden, places, _at(lines, hidden, places), strict=True):
        if name == bracket.before:
            bracket.low, (bracket.high, bracket.after) = place, bracket.far
            again.append(bracket)
        else:
            bracket.after = name
    return again


BEYOND = 20
"""Widths from the surface: so far from it a path no longer comes to a point of the surface."""


def _at(lines: Lines, brackets: list[_Bracket], places: list[float]) -> list[EndName]:
    return lines.ends(np.array([b.line for b in brackets]), np.array(places)) if brackets else []
