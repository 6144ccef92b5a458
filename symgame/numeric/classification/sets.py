"""Which set of ESS belongs to each word of signs, numbered as they are met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from symgame.numeric.classification.forms import Eigenvalue, VertexForms
from symgame.numeric.sign_program import Flags

Places = NDArray[np.int16]

Words = NDArray[np.uint16] | NDArray[np.uint64]
"""One row a point or a run of points; bit ``k % 64`` of number ``k // 64`` is set where form ``k`` is negative."""

AT_ONCE = 8_192

NOT_MET = -1


class Sets:
    """The sets of ESS met so far.

    Words of few signs have a table, in which all words of a set are entered when the first of them is met; of
    longer words those that occur are remembered.
    """

    def __init__(self, vertices: Sequence[VertexForms], zero: frozenset[int], count: int) -> None:
        self._vertices = vertices
        self._zero = zero
        self._met: dict[tuple[str, ...], int] = {}
        self._known: dict[bytes, int] = {}
        size = 1 << count if count <= 16 and len(vertices) <= 64 else 0
        self._table = np.full(size, NOT_MET, dtype=np.int16)
        self._codes = self._coded(np.arange(size, dtype=np.uint16)[:, None]) if size else None

    def numbers(self, words: Words) -> Places:
        """The number of the set of each word; all of them have to occur."""
        if self._codes is None:
            return self._remembered(words)
        column = words[:, 0]
        found = np.take(self._table, column, mode="clip")
        if found.min(initial=0) == NOT_MET:
            new = np.unique(self._codes[column[found == NOT_MET]])
            for code, number in zip(new, self._numbered([self._named(int(code)) for code in new]), strict=True):
                self._table[self._codes == code] = number
            found = np.take(self._table, column, mode="clip")
        return found

    def _coded(self, words: Words) -> NDArray[np.uint64]:
        """The set of each word, bit ``k`` for vertex ``k``."""
        codes = np.zeros(len(words), dtype=np.uint64)
        for k, vertex in enumerate(self._vertices):
            codes |= np.left_shift(_stable(words, vertex.eigenvalues, self._zero), np.uint64(k), dtype=np.uint64)
        return codes

    def _named(self, code: int) -> tuple[str, ...]:
        return tuple(vertex.key for k, vertex in enumerate(self._vertices) if code >> k & 1)

    def _remembered(self, words: Words) -> Places:
        if words.shape[1] == 1:
            short, places = np.unique(words[:, 0], return_inverse=True)
            own = short[:, None]
        else:
            own, places = np.unique(words, axis=0, return_inverse=True)
        keys = [row.tobytes() for row in own]
        new: Words = own[np.array([key not in self._known for key in keys], dtype=bool)]
        stable = np.array([_stable(new, vertex.eigenvalues, self._zero) for vertex in self._vertices]).T
        sets = [tuple(self._vertices[int(k)].key for k in np.flatnonzero(row)) for row in stable]
        self._known |= {row.tobytes(): number for row, number in zip(new, self._numbered(sets), strict=True)}
        return np.array([self._known[key] for key in keys], dtype=np.int16)[places.reshape(-1)]

    def _numbered(self, sets: Sequence[tuple[str, ...]]) -> list[int]:
        """The numbers of these sets; new ones are numbered in their order."""
        for ess in in_order([ess for ess in sets if ess not in self._met], [v.key for v in self._vertices]):
            self._met[ess] = len(self._met)
        return [self._met[ess] for ess in sets]

    def in_order(self, index: Places) -> tuple[tuple[tuple[str, ...], ...], Places]:
        """All sets met, larger ones first, and an array of their numbers likewise."""
        ordered = in_order(self._met, [vertex.key for vertex in self._vertices])
        if ordered == tuple(self._met):
            return ordered, index
        places = {ess: k for k, ess in enumerate(ordered)}
        numbers = np.array([*(places[ess] for ess in self._met), -1], dtype=np.int16)  # the last one is that of -1
        for k in range(0, len(index), AT_ONCE):
            index[k : k + AT_ONCE] = np.take(numbers, index[k : k + AT_ONCE], mode="wrap")
        return ordered, index


def _stable(words: Words, eigenvalues: Sequence[Eigenvalue], zero: frozenset[int]) -> Flags:
    """Whether all eigenvalues of a vertex are negative, for every word of signs."""
    result = np.ones(len(words), dtype=bool)
    for eigenvalue in eigenvalues:
        if not eigenvalue.forms or zero & set(eigenvalue.forms):
            return np.zeros(len(words), dtype=bool)
        negative = np.full(len(words), eigenvalue.is_opposite)
        for k in eigenvalue.forms:
            negative ^= (words[:, k // 64] >> words.dtype.type(k % 64) & words.dtype.type(1)).astype(bool)
        result &= negative
    return result


def in_order(sets: Iterable[tuple[str, ...]], keys: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Larger sets first, then by their first vertices."""
    return tuple(sorted(set(sets), key=lambda ess: (-len(ess), [keys.index(key) for key in ess])))
