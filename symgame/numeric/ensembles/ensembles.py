"""Where the paths from many starts go, at many points of parameter space.

Paths are followed together until the signs of gains prove to which vertex each converges; the few
that signs do not tell (cycles, mixed rest points) are followed one by one, as a simulation is. The
kinds, ends and times are those that :func:`~symgame.numeric.simulate.simulate` finds.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from symgame.dynamics.field import VectorField
from symgame.errors import SimulationError
from symgame.numeric.ensembles.batch import logits_at
from symgame.numeric.ensembles.chunks import CHUNK, Answer, Chunk, worked_out
from symgame.numeric.ensembles.singly import SINGLES, followed, task_at
from symgame.numeric.ensembles.starts import checked_starts
from symgame.numeric.ensembles.workers import answers
from symgame.numeric.gains import Active, Kernel, Mixtures, kernel_on
from symgame.numeric.points import Points, points_of
from symgame.numeric.simulation import Numbers, Outcome
from symgame.players import Profile, Scenario

KINDS = tuple(Outcome)
"""What the numbers of :attr:`Ensemble.kind` stand for."""

NOT_DONE = -1
"""The kind of a path that was not followed because of an interruption."""

WORTH = 2_000
"""From so many paths on the compiled engine is worth its start."""


@dataclass(frozen=True, slots=True, eq=False)
class Ensemble:
    """Paths from ``S`` starts at ``P`` points, and where each of them goes.

    Attributes
    ----------
    field : VectorField
        As it was given, with its parameters.
    points : ndarray, shape (P, parameters)
        In the order of ``game.symbols``.
    starts : ndarray, shape (S, shares)
        In the order of ``game.shares``.
    kind : ndarray of int, shape (P, S)
        The place in :data:`KINDS`, the members of ``Outcome`` in their order; -1 if it was not followed.
    end : ndarray, shape (P, S, shares)
        What the path converges to; NaN where there is none, or it is not known.
    vertex : ndarray of int, shape (P, S)
        The place of the vertex among ``game.profiles``; -1 where it goes to none.
    time : ndarray, shape (P, S)
        When every share is within 0.01 of the end for good; NaN where it has no end, or was not
        followed so far.
    engine : str
        ``numpy`` or ``heyoka``.
    is_complete : bool
        False if it was interrupted.
    """

    field: VectorField
    points: Numbers
    starts: Numbers
    kind: NDArray[np.int8]
    end: Numbers
    vertex: NDArray[np.int32]
    time: Numbers
    engine: str
    is_complete: bool

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The vertices, to which the numbers of ``vertex`` point."""
        return tuple(self.field.game.profiles)


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
    game = field.game
    where, values = points_of(game, points), checked_starts(game, starts)
    if horizon is not None and not horizon >= 0:
        raise SimulationError(f"the horizon must be a time from 0 on, not {horizon}")
    if workers < 1:
        raise SimulationError(f"workers must be 1 or more, not {workers}")
    chosen = chosen_engine(engine, len(where) * len(values))
    result = _empty(field, where, values, chosen)
    progress = _Progress(result.kind.size, on_step)
    try:
        # Answers come in any order; each has its own places to go to.
        jobs = list(_jobs(field, where, values))
        pieces = [(job, part) for job in jobs for part in job.parts()]
        questions = ((k, job.chunk(part, horizon, chosen)) for k, (job, part) in enumerate(pieces))
        for k, answer in answers(worked_out, questions, workers):
            job, part = pieces[k]
            progress.add(_put(result, job, part, answer))
        tasks = _left(result)
        asked = ((k, task_at(field, where, p, values[list(some)], horizon)) for k, (p, some) in enumerate(tasks))
        for k, replies in answers(followed, asked, workers):
            p, some = tasks[k]
            for s, (kind, end, time) in zip(some, replies, strict=True):
                _put_one(result, p, s, kind, end, time)
            progress.add(len(some))
    except KeyboardInterrupt:
        return _finished(result, False)
    return _finished(result, True)


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


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """All paths on one face: every point with the starts that lie inside it."""

    kernel: Kernel
    numbers: Numbers
    logits: Numbers
    starts: NDArray[np.int_]

    def parts(self) -> Iterator[slice]:
        count = len(self.numbers) * len(self.starts)
        for first in range(0, count, CHUNK):
            yield slice(first, min(first + CHUNK, count))

    def places(self, part: slice) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
        return np.divmod(np.arange(part.start, part.stop), len(self.starts))

    def chunk(self, part: slice, horizon: float | None, engine: str) -> Chunk:
        p, s = self.places(part)
        numbers = np.ascontiguousarray(self.numbers[p].T)
        return Chunk(self.kernel, numbers, np.ascontiguousarray(self.logits[:, s]), horizon, engine)


def _jobs(field: VectorField, points: Points, starts: Numbers) -> Iterator[_Job]:
    shape = field.game.shape
    mixtures = mixtures_of(shape, starts)
    faces, face_of = _faces(np.concatenate([x > 0 for x in mixtures]))
    ends = np.cumsum(shape)[:-1]
    for k, face in enumerate(faces.T):
        active: Active = tuple(tuple(np.flatnonzero(part).tolist()) for part in np.split(face, ends))
        members = np.flatnonzero(face_of == k)
        kernel, numbers = kernel_on(field, active, points)
        inside: Mixtures = [x[list(own)][:, members] for x, own in zip(mixtures, active, strict=True)]
        yield _Job(kernel, numbers, logits_at(inside), members)


def _faces(used: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.int_]]:
    """The distinct columns, and which of them each column is."""
    if used.all():
        return used[:, :1], np.zeros(used.shape[1], dtype=int)
    faces, face_of = np.unique(used, axis=1, return_inverse=True)
    return faces, face_of


def mixtures_of(shape: Sequence[int], states: Numbers) -> list[Numbers]:
    """The shares of all strategies, one array (strategies, states) a player."""
    result, place = [], 0
    for m in shape:
        if m == 2:
            result.append(np.array([states[:, place], 1 - states[:, place]]))
        else:
            result.append(states[:, place : place + m].T)
        place += 1 if m == 2 else m
    return result


def _empty(field: VectorField, points: Points, starts: Numbers, engine: str) -> Ensemble:
    both = (len(points), len(starts))
    return Ensemble(
        field,
        points.values,
        starts,
        np.full(both, NOT_DONE, dtype=np.int8),
        np.full((*both, starts.shape[1]), np.nan),
        np.full(both, -1, dtype=np.int32),
        np.full(both, np.nan),
        engine,
        False,
    )


def _put(result: Ensemble, job: _Job, part: slice, answer: Answer) -> int:
    """Write down what is told; how many paths that are."""
    shape, active = result.field.game.shape, job.kernel.active
    is_told = answer.to_vertex | answer.at_rest
    p, s = (places[is_told] for places in job.places(part))
    s = job.starts[s]
    result.kind[p, s] = np.where(answer.to_vertex[is_told], KINDS.index(Outcome.VERTEX), KINDS.index(Outcome.REST_SET))
    strategies = [np.array(own)[v[is_told]] for own, v in zip(active, answer.vertices, strict=True)]
    index = np.ravel_multi_index(tuple(strategies), shape)
    result.vertex[p, s] = np.where(answer.to_vertex[is_told], index, -1)
    result.time[p, s] = answer.times[is_told]
    column = row = 0
    for own, m in zip(active, shape, strict=True):
        size = 1 if m == 2 else m
        whole = np.zeros((len(p), m))
        whole[:, list(own)] = answer.ends[row : row + len(own), is_told].T
        result.end[p, s, column : column + size] = whole[:, :size]
        column, row = column + size, row + len(own)
    return len(p)


def _left(result: Ensemble) -> list[tuple[int, tuple[int, ...]]]:
    """The paths that are not told, some starts of a point at a time."""
    tasks = []
    for p, row in enumerate(result.kind):
        left = np.flatnonzero(row == NOT_DONE).tolist()
        tasks += [(p, tuple(left[k : k + SINGLES])) for k in range(0, len(left), SINGLES)]
    return tasks


def _put_one(result: Ensemble, p: int, s: int, kind: Outcome, end: Numbers | None, time: float) -> None:
    result.kind[p, s] = KINDS.index(kind)
    result.time[p, s] = time
    if end is not None:
        result.end[p, s] = end
    if kind is Outcome.VERTEX and end is not None:
        shape = result.field.game.shape
        profile = tuple(int(np.argmax(x[:, 0])) for x in mixtures_of(shape, end[None]))
        result.vertex[p, s] = np.ravel_multi_index(profile, shape)


def _finished(result: Ensemble, is_complete: bool) -> Ensemble:
    return replace(result, is_complete=is_complete)
