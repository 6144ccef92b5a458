"""Where the paths from many starts go, at many points of parameter space.

Paths are followed together until the signs of gains prove to which vertex each converges, or turning
points show on which cycle it runs; the few that neither tells (mixed rest points, what does not settle)
are followed one by one, as a simulation is. The kinds, ends and times are those that
:func:`~symgame.numeric.simulate.simulate` finds.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from numbers import Integral, Real
from types import NoneType

import numpy as np
from numpy.typing import ArrayLike

from symgame.dynamics.field import VectorField
from symgame.errors import SimulationError, expect
from symgame.numeric.ensembles.chunks import worked_out
from symgame.numeric.ensembles.jobs import jobs_of
from symgame.numeric.ensembles.result import NOT_DONE, Ensemble, empty_ensemble
from symgame.numeric.ensembles.singly import SINGLES, followed, task_at
from symgame.numeric.ensembles.starts import checked_starts
from symgame.numeric.ensembles.workers import answers
from symgame.numeric.ensembles.writing import put_chunk, put_single
from symgame.numeric.points import points_of
from symgame.players import Scenario

WORTH = 2_000
"""From so many paths on the compiled engine is worth its start."""


def ensemble(
    field: VectorField,
    points: Sequence[Scenario] | ArrayLike | None,
    starts: ArrayLike,
    *,
    horizon: float | None = None,
    engine: str = "auto",
    workers: int = 1,
    on_step: Callable[[int, int], None] | None = None,
) -> Ensemble:
    """Follow all starts at all points until it is told where each path goes.

    Parameters
    ----------
    field : VectorField
    points : sequence of Scenario, array of shape (P, parameters), or None
        The columns in the order of ``field.game.symbols``. Scenarios must satisfy the assumptions; an
        array is taken as it is. None for a field without open parameters.
    starts : array, shape (S, shares)
        In the order of ``field.game.shares``; see
        :func:`~symgame.numeric.ensembles.starts.grid_of_starts` and
        :func:`~symgame.numeric.ensembles.starts.sampled_starts`.
    horizon : float, optional
        Stop at this time even if nothing is told.
    engine : str, optional
        ``numpy``; ``heyoka``, which is compiled and needs the extra ``fast``; ``auto`` takes it where
        it is installed and there are paths enough.
    workers : int, optional
        Processes. The numbers are the same for any number of them.
    on_step : callable, optional
        Called with the number of paths done and that of all.

    Returns
    -------
    Ensemble
        After Ctrl-C with what is done so far.

    Raises
    ------
    InvalidGameError
        If a parameter has no value, or a scenario contradicts the assumptions.
    SimulationError
        If a start is no state, a payoff has no finite value, or the engine is not there.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.numeric.ensembles.starts import grid_of_starts
    >>> game = load("llm-iar")
    >>> found = ensemble(replicator(game), [game.scenario("reluctant partners")], grid_of_starts(game, 3))
    >>> {"".join(str(1 - k) for k in found.profiles[v]) for v in found.vertex[0]} == {"000", "111"}
    True
    """
    expect(field, VectorField, "ensemble takes a field", "write ensemble(replicator(game), [scenario], starts)")
    expect(horizon, (Real, NoneType), "the horizon is a time", "write horizon=100, for example")
    expect(workers, Integral, "workers is a number of processes", "write workers=2, for example")
    game = field.game
    where, values = points_of(game, points), checked_starts(game, starts)
    if horizon is not None and not horizon >= 0:
        raise SimulationError(f"the horizon must be a time from 0 on, not {horizon}")
    if workers < 1:
        raise SimulationError(f"workers must be 1 or more, not {workers}")
    chosen = chosen_engine(engine, len(where) * len(values))
    result = empty_ensemble(field, where, values, chosen)
    progress = _Progress(result.kind.size, on_step)
    try:
        # Answers come in any order; each has its own places to go to.
        jobs = list(jobs_of(field, where, values))
        pieces = [(job, part) for job in jobs for part in job.parts()]
        questions = ((k, job.chunk(part, horizon, chosen)) for k, (job, part) in enumerate(pieces))
        for k, answer in answers(worked_out, questions, workers):
            job, part = pieces[k]
            progress.add(put_chunk(result, job, part, answer))
        tasks = _left(result)
        asked = ((k, task_at(field, where, p, values[list(some)], horizon)) for k, (p, some) in enumerate(tasks))
        for k, replies in answers(followed, asked, workers):
            p, some = tasks[k]
            for s, found in zip(some, replies, strict=True):
                put_single(result, p, s, found)
            progress.add(len(some))
    except KeyboardInterrupt:
        return result
    return replace(result, is_complete=True)


def chosen_engine(engine: str, count: int) -> str:
    """The engine for so many paths.

    Raises
    ------
    SimulationError
        If there is none of that name, or it is not installed.
    """
    is_there = importlib.util.find_spec("heyoka") is not None
    if engine == "auto":
        return "heyoka" if is_there and count >= WORTH else "numpy"
    if engine not in ("numpy", "heyoka"):
        raise SimulationError(f"no engine '{engine}'; there are auto, numpy and heyoka")
    if engine == "heyoka" and not is_there:
        raise SimulationError("the engine heyoka needs the extra 'fast': pip install 'symgame[fast]'")
    return engine


@dataclass(slots=True)
class _Progress:
    total: int
    on_step: Callable[[int, int], None] | None
    done: int = 0

    def add(self, count: int) -> None:
        self.done += count
        if self.on_step is not None and count:
            self.on_step(self.done, self.total)


def _left(result: Ensemble) -> list[tuple[int, tuple[int, ...]]]:
    """The paths that are not told, some starts of a point at a time."""
    tasks = []
    for p, row in enumerate(result.kind):
        left = np.flatnonzero(row == NOT_DONE).tolist()
        tasks += [(p, tuple(left[k : k + SINGLES])) for k in range(0, len(left), SINGLES)]
    return tasks
