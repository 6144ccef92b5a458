"""Grids whose rows are not computed point by point, but cut where a form changes its sign.

That needs an axis along which one input changes and all others do not, its values sorted, and forms
linear in it. Each row then consists of a few runs of points with one word of signs each
(:mod:`~symgame.numeric.classification.cuts`), written at the speed at which memory is filled; single
points in doubt are looked at closely, as everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from symgame.numeric.classification.cuts import Indices, Lines
from symgame.numeric.classification.grid import Block, Grid
from symgame.numeric.classification.runs import runs_of
from symgame.numeric.classification.signs import Found, Question
from symgame.numeric.sign_program import Monomial, SignProgram
from symgame.numeric.simulation import Numbers

SHORTEST = 32
"""Rows with fewer points are not worth it."""

LONG = 512
"""Rows with more points are hardly faster."""

AT_ONCE = 4_096
"""Rows at once: what is computed about them stays in the processor's cache."""

POINTS = 8_192
"""Points looked at closely at once."""

MAX_FORMS = 64
"""Their signs are one number."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """A grid as rows.

    Attributes
    ----------
    axis : int
        Along which the rows lie.
    grid : Grid
        With that axis as the last one.
    values : ndarray
        Of the input that changes along a row.
    others : Grid
        All other inputs, at the rows.
    level, slope : SignProgram
        In the other inputs: the forms are ``level + slope * value``.
    """

    axis: int
    grid: Grid
    values: Numbers
    others: Grid
    level: SignProgram
    slope: SignProgram


def rows_of(question: Question, grid: Grid) -> Rows | None:
    """The rows along the longest axis that allows it; of those that are long enough, along the last one."""
    if not question.bits or question.count > MAX_FORMS or 0 in grid.shape:
        return None
    for axis in sorted(range(len(grid.shape)), key=lambda axis: (-min(grid.shape[axis], LONG), -axis)):
        changing = [k for k, array in enumerate(grid.inputs) if array.shape[axis] > 1]
        if grid.shape[axis] < SHORTEST or len(changing) != 1:
            continue
        place = changing[0]
        values = grid.inputs[place].reshape(-1)
        is_along = len(values) == grid.shape[axis]
        if is_along and _is_sorted(values) and _degree(question.program, place) == 1:
            turned = grid.with_last(axis)
            others = Grid(turned.shape[:-1], tuple(a[..., 0] for k, a in enumerate(turned.inputs) if k != place))
            level, slope = (_part(question.program, place, power) for power in (0, 1))
            return Rows(axis, turned, values, others, level, slope)
    return None


def _is_sorted(values: Numbers) -> bool:
    with np.errstate(all="ignore"):
        steps = np.diff(values)
    return bool(np.isfinite(values).all() and ((steps >= 0).all() or (steps <= 0).all()))


def _degree(program: SignProgram, place: int) -> int:
    return max(dict(monomial).get(place, 0) for monomial in program.monomials)


def _part(program: SignProgram, place: int, power: int) -> SignProgram:
    """The coefficients of one power of an input, in the other inputs."""

    def without(monomial: Monomial) -> Monomial:
        return tuple((k - (k > place), own) for k, own in monomial if k != place)

    return replace(
        program,
        inputs=tuple(expression for k, expression in enumerate(program.inputs) if k != place),
        monomials=tuple(without(monomial) for monomial in program.monomials),
        forms=tuple(
            tuple((c, at) for c, at in form if dict(program.monomials[at]).get(place, 0) == power)
            for form in program.forms
        ),
    )


def by_rows(found: Found, rows: Rows) -> None:
    """Find the words and sets at all points."""
    across = len(rows.values)
    runs, doubtful, unknown = [], [], []
    for block in rows.others.blocks(AT_ONCE):
        own = runs_of(found.question, _lines(rows, block), rows.values)
        runs.append(own)
        doubtful.append(own.doubtful + block.points.start * across)
        unknown.append(own.unknown + block.points.start)
    words, lengths, is_certain = (
        np.concatenate(arrays)
        for arrays in zip(*((own.words, own.lengths, own.is_certain) for own in runs), strict=True)
    )
    numbers = np.zeros(len(words), dtype=np.int16)
    numbers[is_certain] = found.sets.numbers(words[is_certain, None])
    found.words = np.repeat(words, lengths)[:, None]
    found.index = np.repeat(numbers, lengths)
    _look_closely(found, np.concatenate(doubtful), np.concatenate(unknown), across)


def _lines(rows: Rows, block: Block) -> Lines:
    """The forms in the rows of a block, as level and slope."""

    def numbers(columns: Sequence[Numbers]) -> Numbers:
        result = np.empty((len(columns), *block.shape))
        for row, column in zip(result, columns, strict=True):
            row[...] = column
        return result.reshape(len(columns), -1)

    with np.errstate(all="ignore"):
        programs = (rows.level, rows.slope)
        values = [numbers(program.values(block.inputs)) for program in programs]
        sizes = [numbers(program.sizes(block.inputs)) for program in programs]
    return Lines(*values, *sizes)


def _look_closely(found: Found, doubtful: Indices, unknown: Indices, across: int) -> None:
    """At single points, and at all points of some rows."""
    for k in range(0, len(doubtful), POINTS):
        found.look_closely(doubtful[k : k + POINTS])
    high = max(1, POINTS // across)
    for k in range(0, len(unknown), high):
        found.look_closely((unknown[k : k + high, None] * across + np.arange(across)).reshape(-1))
