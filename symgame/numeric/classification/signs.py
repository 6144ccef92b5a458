"""Which signs are asked at every point, and what has been found of them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from symgame.numeric.classification.grid import Grid
from symgame.numeric.classification.sets import Sets, Words
from symgame.numeric.sign_program import CLOSE, SignProgram


@dataclass(frozen=True, slots=True)
class Question:
    """The forms whose signs differ from point to point; those of the others are settled.

    Attributes
    ----------
    program : SignProgram
        Of the forms that differ.
    bits : tuple of int
        The place of each of them among all forms.
    count : int
        Of all forms.
    settled : int
        Bit ``k`` is set where form ``k`` is negative everywhere.
    zero : frozenset of int
        The forms that are zero everywhere.
    """

    program: SignProgram
    bits: tuple[int, ...]
    count: int
    settled: int
    zero: frozenset[int]

    def words(self, count: int) -> Words:
        """Room for that many words."""
        shape = (count, max(1, -(-self.count // 64)))
        return np.empty(shape, dtype=np.uint16) if self.count <= 16 else np.empty(shape, dtype=np.uint64)

    def settle(self, words: Words) -> None:
        """Begin with what is known everywhere."""
        for column in range(words.shape[1]):
            words[:, column] = self.settled >> 64 * column & (1 << 64) - 1


def question_of(program: SignProgram) -> Question:
    """What is left to be asked at every point.

    Examples
    --------
    >>> from sympy import Rational, Symbol
    >>> from sympy.polys.domains import QQ
    >>> from sympy.polys.rings import ring
    >>> from symgame.numeric.sign_program import sign_program
    >>> _, x, y = ring("x,y", QQ)
    >>> question = question_of(sign_program([x - 1, y - 3, y - 2], {Symbol("y"): Rational(2)}))
    >>> question.bits, bin(question.settled), question.zero
    ((0,), '0b10', frozenset({2}))
    """
    count = len(program.forms)
    bits = tuple(k for k, form in enumerate(program.forms) if any(program.monomials[place] for _, place in form))
    zero = frozenset(k for k, form in enumerate(program.forms) if not form)
    constants = [k for k in range(count) if k not in zero and k not in bits]
    settled = sum(1 << k for k in constants if program.forms[k][0][0] < 0)
    return Question(replace(program, forms=tuple(program.forms[k] for k in bits)), bits, count, settled, zero)


class Found:
    """What has been found at the points of a grid: the words of signs, the numbers of the sets, and doubts."""

    def __init__(self, question: Question, grid: Grid, sets: Sets) -> None:
        points = math.prod(grid.shape)
        self.question, self.grid, self.sets = question, grid, sets
        self.words = question.words(points)
        self.index = np.empty(points, dtype=np.int16)
        self.near = np.zeros(points, dtype=bool)

    def look_closely(self, places: NDArray[np.intp]) -> None:
        """Each form at these points against the sizes of its own summands."""
        question, columns = self.question, self.grid.at(places)
        with np.errstate(all="ignore"):
            values, sizes = question.program.values(columns), question.program.sizes(columns)
        words, near, is_broken = question.words(len(places)), *np.zeros((2, len(places)), dtype=bool)
        question.settle(words)
        for bit, value, size in zip(question.bits, values, sizes, strict=True):
            words[:, bit // 64] |= np.left_shift((value < 0).astype(words.dtype), words.dtype.type(bit % 64))
            near |= ~(abs(value) > CLOSE * size)
            is_broken |= ~np.isfinite(value)
        self.words[places] = words
        self.near[places] = near & ~is_broken
        self.index[places] = -1
        self.index[places[~is_broken]] = self.sets.numbers(words[~is_broken])
