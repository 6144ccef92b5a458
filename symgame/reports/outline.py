"""Numbered headings: ``4.1. Replicator equations`` in English, ``2.1 复制动态方程`` in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from symgame.display.table import Block, Heading

FIRST = {"en": 3, "zh": 1}
"""Papers have an introduction before, and English ones a review of the literature, too."""


@dataclass(slots=True)
class Outline:
    """The numbers of headings, counted as they are asked for.

    Attributes
    ----------
    lang : str
    first : int
        The number of the first section; 0 for what is usual in papers of the language.
    numbers : list of int
        The section, subsection and sub-subsection last asked for.
    """

    lang: str
    first: int = 0
    numbers: list[int] = field(default_factory=list)

    def heading(self, text: str, depth: int) -> Heading:
        """The next heading of a depth: 1 is a section."""
        if depth > len(self.numbers):
            self.numbers.append((self.first or FIRST[self.lang]) if depth == 1 else 1)
        else:
            self.numbers[depth - 1] += 1
            del self.numbers[depth:]
        number = ".".join(map(str, self.numbers))
        stop = "." if self.lang == "en" else ""
        return Heading(f"{number}{stop} {text}", depth + 1)

    def under(self, blocks: Iterable[Block], depth: int) -> Iterator[Block]:
        """The blocks of a part of the derivation, without its own first heading, the others numbered."""
        is_first = True
        for block in blocks:
            if isinstance(block, Heading) and is_first:
                is_first = False
            elif isinstance(block, Heading):
                yield self.heading(block.text, depth)
            else:
                yield block
