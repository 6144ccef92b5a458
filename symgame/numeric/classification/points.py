"""The signs of all forms point by point, block by block: what is computed of a block stays in the processor's cache.

Only points at which a sign is not certain are looked at closely.
"""

from __future__ import annotations

import numpy as np

from symgame.numeric import sign_machine
from symgame.numeric.classification.compiled import Engine, compiled
from symgame.numeric.classification.grid import Block
from symgame.numeric.classification.sets import Words
from symgame.numeric.classification.signs import Found, Question
from symgame.numeric.sign_program import CLOSE, Flags

BLOCK = 8_192
"""Points at once."""

MANY = 100_000
"""From so many points on code is compiled, where the compiler is installed."""


def by_points(found: Found) -> None:
    """Find the words and sets at all points."""
    question, points = found.question, len(found.index)
    if not question.bits:
        question.settle(found.words)
        found.index[:] = found.sets.numbers(found.words[:1])
        return
    is_worth_it = points >= MANY and question.count <= sign_machine.MAX_FORMS
    is_compiled = is_worth_it and sign_machine.is_available()
    engine = compiled(question, found.grid) if is_compiled else _plain(question)
    for block in found.grid.blocks(BLOCK):
        words = found.words[block.points]
        doubtful = engine(block, words)
        if doubtful is None:
            found.index[block.points] = found.sets.numbers(words)
        else:
            found.index[block.points][~doubtful] = found.sets.numbers(words[~doubtful])
            found.look_closely(block.points.start + np.flatnonzero(doubtful))


def _plain(question: Question) -> Engine:
    """By NumPy: each form against the largest size it can have in the block."""

    def engine(block: Block, words: Words) -> Flags | None:
        with np.errstate(all="ignore"):
            values, bounds = question.program.values(block.inputs), question.program.bounds(block.inputs)
        question.settle(words)
        doubtful: Flags | None = None
        for bit, value, bound in zip(question.bits, values, bounds, strict=True):
            column = words[:, bit // 64].reshape(block.shape)
            column |= np.left_shift((value < 0).astype(words.dtype), words.dtype.type(bit % 64))
            size, limit = np.abs(value, out=value), 2 * CLOSE * bound  # its sign has been read
            if not size.min() > limit:
                known = np.zeros(block.shape, dtype=bool) if doubtful is None else doubtful
                doubtful = known | ~(size > limit)
        return None if doubtful is None else doubtful.reshape(-1)

    return engine
