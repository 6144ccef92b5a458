"""Numbered headings: ``4.1. Replicator equations``, ``2.1 复制动态方程`` or ``（一）复制动态方程``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from symgame.display.table import Block, Heading

FIRST = {"en": 3, "zh": 1}
"""Papers have an introduction before, and English ones a review of the literature, too."""

_DIGITS = "零一二三四五六七八九"


@dataclass(slots=True)
class Outline:
    """The numbers of headings, counted as they are asked for.

    Attributes
    ----------
    lang : str
    first : int
        The number of the first section; 0 for what is usual in papers of the language.
    numbering : str
        ``"arabic"``, or ``"hanzi"``: ``一、``, ``（一）``, ``1.``, ``（1）``.
    numbers : list of int
        The section, subsection and sub-subsection last asked for.
    """

    lang: str
    first: int = 0
    numbering: str = "arabic"
    numbers: list[int] = field(default_factory=list)

    def heading(self, text: str, depth: int) -> Heading:
        """The next heading of a depth: 1 is a section."""
        if depth > len(self.numbers):
            self.numbers.append((self.first or FIRST[self.lang]) if depth == 1 else 1)
        else:
            self.numbers[depth - 1] += 1
            del self.numbers[depth:]
        return Heading(f"{self._number()}{text}", depth + 1)

    def _number(self) -> str:
        if self.numbering == "hanzi":
            depth, last = len(self.numbers), self.numbers[-1]
            return [f"{in_hanzi(last)}、", f"（{in_hanzi(last)}）", f"{last}. ", f"（{last}）"][depth - 1]
        return ".".join(map(str, self.numbers)) + (". " if self.lang == "en" else " ")

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


def in_hanzi(number: int) -> str:
    """A number below 100 in Chinese.

    Examples
    --------
    >>> [in_hanzi(number) for number in (1, 10, 12, 20, 34)]
    ['一', '十', '十二', '二十', '三十四']
    """
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return before + (_DIGITS[ones] if ones or not tens else "")
