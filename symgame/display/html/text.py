"""Text of users in HTML: the one place where it is made inert."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape as escape_markup


def escape(label: str) -> str:
    """Text that a browser shows as it is, in an element as in an attribute.

    Examples
    --------
    >>> escape("<b>R&D</b>")
    '&lt;b&gt;R&amp;D&lt;/b&gt;'
    """
    return escape_markup("".join(c if c.isprintable() else " " for c in label))


def html_caption(said: Sequence[str]) -> str:
    """The lines of a caption."""
    return "<br>".join(map(escape, said))
