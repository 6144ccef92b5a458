"""A formula that is being written, and how strongly it binds.

A sum binds less than a product, a product less than a power, and a power less than a name, a number or
what stands in parentheses: what binds less than its surroundings is put into parentheses.
"""

from __future__ import annotations

from dataclasses import dataclass

SUM, PRODUCT, POWER, ATOM = range(4)


@dataclass(frozen=True, slots=True)
class Written:
    """A part of a formula; ``is_enclosed`` where it stood in brackets already.

    Examples
    --------
    >>> part = Written("a + b", SUM)
    >>> part.within(PRODUCT), part.within(SUM)
    ('(a + b)', 'a + b')
    """

    text: str
    binding: int = ATOM
    is_enclosed: bool = False

    def within(self, binding: int) -> str:
        """The text, in parentheses where its surroundings bind more strongly."""
        return self.text if self.binding >= binding else f"({self.text})"
