"""How values show themselves: in notebooks, in a terminal, and as text to be pasted into a manuscript.

A game is defined below the layer that lays out documents, and yet ``game.latex()`` is where a reader looks
for its LaTeX. :class:`Shown` is the one place where a lower layer calls a higher one: it looks the layout up
by name when it is asked for, so that no module imports upwards.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from rich.console import Console, ConsoleOptions
from rich.text import Text


class Shown:
    """What every part of a derivation offers to readers, in English (``"en"``) or Chinese (``"zh"``).

    Examples
    --------
    >>> from symgame import load
    >>> load("llm-iar").latex("zh").splitlines()[0]
    '% packages: amsmath, array, booktabs; graphicx for figures, longtable for long tables'
    """

    __slots__ = ()

    def text(self, lang: str = "en", *, width: int = 100) -> str:
        """Plain text for a terminal of so many columns."""
        shown: str = _parts().text_of(self, lang, width=width)
        return shown

    def latex(self, lang: str = "en") -> str:
        """A LaTeX fragment for a manuscript; its first line names the packages that it needs."""
        shown: str = _parts().latex_of(self, lang)
        return shown

    def markdown(self, lang: str = "en") -> str:
        """Markdown with formulas between dollar signs."""
        shown: str = _parts().markdown_of(self, lang)
        return shown

    def html(self, lang: str = "en") -> str:
        """An HTML fragment with its style, complete in itself: formulas are MathML, and there are no scripts."""
        shown: str = _parts().html_of(self, lang)
        return shown

    def _repr_html_(self) -> str:
        return self.html()

    def _repr_markdown_(self) -> str:
        return self.markdown()

    def _repr_latex_(self) -> str | None:
        """Equations alone: MathJax shows no tables, and a value that has some is left to HTML."""
        shown: str | None = _parts().mathjax_of(self)
        return shown

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """``rich.print`` shows the text, as wide as the terminal."""
        yield Text(self.text(width=options.max_width), no_wrap=True, end="")


MAX_LINE = 160
"""The longest line in which a value shows itself, in characters."""


def shortened(text: str) -> str:
    """A line that is not too long.

    Examples
    --------
    >>> shortened("a" * 1000) == "a" * 156 + " ..."
    True
    """
    return text if len(text) <= MAX_LINE else f"{text[: MAX_LINE - 4]} ..."


def _parts() -> Any:  # the module is looked up at run time, so that nothing is known of its types
    return importlib.import_module("symgame.presentation.parts")
