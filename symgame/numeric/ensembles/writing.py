"""Answers written down in an ensemble: those about chunks, and those about single paths."""

from __future__ import annotations

import numpy as np

from symgame.numeric.ensembles.chunks import Answer
from symgame.numeric.ensembles.jobs import Job, mixtures_of
from symgame.numeric.ensembles.result import KINDS, Ensemble
from symgame.numeric.ensembles.singly import Single
from symgame.numeric.simulation import Outcome
from symgame.numeric.turning_points import Indices


def put_chunk(result: Ensemble, job: Job, part: slice, answer: Answer) -> int:
    """Write down what is told of a chunk; of how many paths that is."""
    points, places = job.places(part)
    starts = job.starts[places]
    has_end, runs = answer.to_vertex | answer.at_rest, answer.cycles.are_seen
    _put_ends(result, job, points[has_end], starts[has_end], answer)
    p, s = points[runs], starts[runs]
    result.kind[p, s] = KINDS.index(Outcome.CYCLE)
    result.period[p, s], result.growth[p, s] = answer.cycles.periods[runs], answer.cycles.growths[runs]
    return int(has_end.sum() + runs.sum())


def _put_ends(result: Ensemble, job: Job, p: Indices, s: Indices, answer: Answer) -> None:
    shape, active = result.field.game.shape, job.kernel.active
    has_end = answer.to_vertex | answer.at_rest
    to_vertex = answer.to_vertex[has_end]
    result.kind[p, s] = np.where(to_vertex, KINDS.index(Outcome.VERTEX), KINDS.index(Outcome.REST_SET))
    strategies = [np.array(own)[v[has_end]] for own, v in zip(active, answer.vertices, strict=True)]
    result.vertex[p, s] = np.where(to_vertex, np.ravel_multi_index(tuple(strategies), shape), -1)
    result.time[p, s] = answer.times[has_end]
    column = row = 0
    for own, m in zip(active, shape, strict=True):
        size = 1 if m == 2 else m
        whole = np.zeros((len(p), m))
        whole[:, list(own)] = answer.ends[row : row + len(own), has_end].T
        result.end[p, s, column : column + size] = whole[:, :size]
        column, row = column + size, row + len(own)


def put_single(result: Ensemble, point: int, start: int, found: Single) -> None:
    """Write down what is told of one path."""
    place = point, start
    result.kind[place] = KINDS.index(found.kind)
    result.time[place] = found.time
    if found.cycle is not None:
        result.period[place], result.growth[place] = found.cycle.period, found.cycle.growth
    if found.end is not None:
        result.end[place] = found.end
    if found.kind is Outcome.VERTEX and found.end is not None:
        shape = result.field.game.shape
        profile = tuple(int(np.argmax(x[:, 0])) for x in mixtures_of(shape, found.end[None]))
        result.vertex[place] = np.ravel_multi_index(profile, shape)
