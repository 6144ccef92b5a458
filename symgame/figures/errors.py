"""What the wing of pictures raises."""

from __future__ import annotations

from symgame.errors import SymgameError


class FigureError(SymgameError, ValueError):
    """A picture that cannot be drawn of what was given; the message says what to draw instead."""
