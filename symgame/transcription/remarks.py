"""What was a choice when a formula was read, in English and Chinese."""

from __future__ import annotations

from dataclasses import dataclass

from symgame.display.words import say


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the table of words, and what fills it.

    Attributes
    ----------
    key : str
    parts : tuple of (str, str)
    """

    key: str
    parts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, key: str, **parts: str) -> Remark:
        """The remark of a key."""
        return cls(key, tuple(parts.items()))

    def text(self, lang: str = "en") -> str:
        """The remark in a language."""
        return say(self.key, lang, **dict(self.parts))
