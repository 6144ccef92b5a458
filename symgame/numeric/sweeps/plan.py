"""The plan of a sweep: everything that decides its numbers, as one value with one text.

The text is JSON and holds the game, too, in the syntax of game files, so that any process can build
the game again; nothing is ever unpickled from a file. Its SHA-256 is the identity of the sweep. How
the points are cut into chunks is part of the plan and not of who works on them: the numbers are the
same for one worker or eight.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from sympy import Rational

from symgame.display.decimals import decimal
from symgame.errors import SimulationError, counted
from symgame.expressions import read_number
from symgame.numeric.sweeps.axes import Grid, Range
from symgame.numeric.sweeps.sample import Sample

SAMPLE = "sample"
"""The dimension along which the points of a sample lie."""

Place = tuple[slice, ...]
"""Where a chunk lies: one slice a dimension."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """The plan.

    Attributes
    ----------
    game_text : str
        The game in the syntax of game files.
    scenario : str
        Whose values the parameters have that do not vary.
    base : tuple of (str, Rational)
        All its values, by name; those of what varies only say where the scenario itself lies.
    grids : tuple of Grid
        One dimension each, in this order.
    sample : Sample or None
        One dimension before those of the grids.
    starts : tuple of tuple of Rational
        The starts of paths, in the order of ``game.shares``; without any, no path is followed.
    horizon : Rational or None
    engine : str
        ``numpy`` or ``heyoka``.
    chunk : tuple of int
        The size of a chunk along every dimension.
    version : str
        Of symgame.
    """

    game_text: str
    scenario: str
    base: tuple[tuple[str, Rational], ...]
    grids: tuple[Grid, ...]
    sample: Sample | None
    starts: tuple[tuple[Rational, ...], ...]
    horizon: Rational | None
    engine: str
    chunk: tuple[int, ...]
    version: str

    def __repr__(self) -> str:
        size = " x ".join(map(str, self.shape))
        paths = f", {counted(len(self.starts), 'start')}" if self.starts else ""
        return f"Sweep over {', '.join(self.parameters)}: {size} points{paths}, {counted(self.chunks, 'chunk')}"

    @property
    def parameters(self) -> tuple[str, ...]:
        """What varies: first what is sampled, then what lies on grids."""
        sampled = tuple(each.parameter for each in self.sample.ranges) if self.sample else ()
        return (*sampled, *(grid.parameter for grid in self.grids))

    @property
    def shape(self) -> tuple[int, ...]:
        """The number of points along every dimension."""
        return (*((self.sample.count,) if self.sample else ()), *(len(grid.values) for grid in self.grids))

    @property
    def points(self) -> int:
        """The number of all points."""
        return math.prod(self.shape)

    @property
    def chunks(self) -> int:
        """The number of chunks."""
        return math.prod(self._divisions)

    @property
    def _divisions(self) -> tuple[int, ...]:
        return tuple(-(-size // part) for size, part in zip(self.shape, self.chunk, strict=True))

    def corner(self, number: int) -> tuple[int, ...]:
        """The place of a chunk among the chunks, the last dimension changing fastest."""
        return tuple(int(k) for k in np.unravel_index(number, self._divisions))

    def place(self, number: int) -> Place:
        """The points of a chunk."""
        return tuple(
            slice(k * part, min((k + 1) * part, size))
            for k, part, size in zip(self.corner(number), self.chunk, self.shape, strict=True)
        )

    def values(self, parameter: str, place: Place) -> list[Rational]:
        """The exact values of what varies, along its own dimension."""
        for k, grid in enumerate(reversed(self.grids), 1):
            if grid.parameter == parameter:
                return list(grid.values[place[-k]])
        assert self.sample is not None
        names = [each.parameter for each in self.sample.ranges]
        return self.sample.values(names.index(parameter), place[0])

    def dimension(self, parameter: str) -> int:
        """Along which dimension a parameter varies."""
        sampled = self.sample is not None
        for k, grid in enumerate(self.grids):
            if grid.parameter == parameter:
                return k + sampled
        return 0

    @property
    def record(self) -> dict[str, Any]:
        """The plan as JSON keeps it; numbers as exact texts."""
        return {
            "game": self.game_text,
            "scenario": self.scenario,
            "base": {name: decimal(value) for name, value in self.base},
            "grids": {grid.parameter: [decimal(value) for value in grid.values] for grid in self.grids},
            "sample": None if self.sample is None else _sample_record(self.sample),
            "starts": [[decimal(share) for share in start] for start in self.starts],
            "horizon": None if self.horizon is None else decimal(self.horizon),
            "engine": self.engine,
            "chunk": list(self.chunk),
            "symgame": self.version,
        }

    @property
    def text(self) -> str:
        """The same as text."""
        return json.dumps(self.record, ensure_ascii=False, separators=(",", ":"))

    @property
    def identity(self) -> str:
        """SHA-256 of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def _sample_record(sample: Sample) -> dict[str, Any]:
    return {
        "ranges": {each.parameter: [decimal(each.low), decimal(each.high)] for each in sample.ranges},
        "count": sample.count,
        "method": sample.method,
        "seed": sample.seed,
        "sha256": sample.digest,
    }


def plan_from(text: str) -> Sweep:
    """The plan that a text stands for.

    Raises
    ------
    SimulationError
        If it is no such text.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.numeric.sweeps.planning import planned
    >>> game = load("llm-iar")
    >>> plan = planned(replicator(game), game.scenarios[0], {"S1": "0:4"}, sample=100, starts=[])
    >>> plan_from(plan.text) == plan
    True
    """
    try:
        record = json.loads(text)
        drawing = record["sample"]
        plan = Sweep(
            record["game"],
            record["scenario"],
            tuple((name, read_number(value)) for name, value in record["base"].items()),
            tuple(Grid(name, tuple(map(read_number, values))) for name, values in record["grids"].items()),
            None if drawing is None else _sample_from(drawing),
            tuple(tuple(map(read_number, start)) for start in record["starts"]),
            None if record["horizon"] is None else read_number(record["horizon"]),
            record["engine"],
            tuple(record["chunk"]),
            record["symgame"],
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise SimulationError(f"this is no plan of a sweep ({error}); start the sweep anew at another place") from error
    if drawing is not None and plan.sample is not None and plan.sample.digest != drawing["sha256"]:
        raise SimulationError(
            "this SciPy draws another sample than the sweep's; use the version that it was begun with"
        )
    return plan


def _sample_from(record: Mapping[str, Any]) -> Sample:
    ranges = tuple(Range(name, *map(read_number, ends)) for name, ends in record["ranges"].items())
    return Sample(ranges, record["count"], record["method"], record["seed"])
