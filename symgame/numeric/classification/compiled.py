"""The signs of all forms by compiled code, which wants the inputs as rows of one array.

The inputs of a cloud are most often arrays of their own. Then each block of points is copied first, which
takes longer than the work itself. Where they are rows of one array already, all are read where they lie.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from symgame.numeric import sign_machine
from symgame.numeric.classification.grid import Block, Grid
from symgame.numeric.classification.sets import Words
from symgame.numeric.classification.signs import Question
from symgame.numeric.sign_program import Flags
from symgame.numeric.simulation import Numbers

Engine = Callable[[Block, Words], Flags | None]
"""Writes the words at the points of a block; where they are not certain, if that is anywhere."""


def compiled(question: Question, grid: Grid) -> Engine:
    """The engine for the points of a grid."""
    lying = _lying_together(grid)
    return _by_blocks(question) if lying is None else _all_at_once(question, lying)


@dataclass(frozen=True, slots=True, eq=False)
class _Lying:
    """An array some rows of which are the inputs: which of them each row is, -1 for none."""

    array: Numbers
    inputs: tuple[int, ...]


def _lying_together(grid: Grid) -> _Lying | None:
    array = grid.inputs[0].base
    if (
        not isinstance(array, np.ndarray)
        or array.ndim != 2
        or array.dtype != np.float64
        or not array.flags.c_contiguous
    ):
        return None
    rows = [-1] * len(array)
    for k, column in enumerate(grid.inputs):
        row, beside = divmod(_address(column) - _address(array), array.strides[0] or 1)
        if column.base is not array or column.shape != grid.shape or column.shape != array.shape[1:]:
            return None
        if beside or not column.flags.c_contiguous or rows[row] >= 0:
            return None
        rows[row] = k
    return _Lying(array, tuple(rows))


def _address(array: Numbers) -> int:
    return int(array.__array_interface__["data"][0])


def _all_at_once(question: Question, lying: _Lying) -> Engine:
    packed = np.empty((1, lying.array.shape[1]))
    sign_machine.kernel(question.program, question.bits, question.settled, question.count, lying.inputs)(
        lying.array, packed
    )
    return lambda block, words: _unpacked(question, packed[0, block.points], words)


def _by_blocks(question: Question) -> Engine:
    count = len(question.program.inputs)
    run = sign_machine.kernel(question.program, question.bits, question.settled, question.count, tuple(range(count)))
    rows, packed = np.empty((0, 0, 0)), np.empty((1, 0))

    def engine(block: Block, words: Words) -> Flags | None:
        nonlocal rows, packed
        if rows.shape[1:] != block.shape:
            rows, packed = np.empty((count, *block.shape)), np.empty((1, len(words)))
        for row, part in zip(rows, block.inputs, strict=True):
            row[...] = part
        run(rows.reshape(count, -1), packed)
        return _unpacked(question, packed[0], words)

    return engine


def _unpacked(question: Question, packed: Numbers, words: Words) -> Flags | None:
    """The last bits of the numbers are the words; one more tells whether one is not certain."""
    bits, limit = packed.view(np.int64), sign_machine.BASE + 2.0**question.count
    words[:, 0] = bits if words.dtype == np.uint16 else bits & (1 << question.count) - 1
    return packed >= limit if packed.max() >= limit else None
