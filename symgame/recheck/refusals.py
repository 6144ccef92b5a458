"""What a recheck cannot do with a text, and what follows from it.

A text without meaning shows nothing, so that its place is wrong; what is beyond exact arithmetic here, or
rests on an engine, is on trust. What is too large to be read at all is an error of the file.
"""

from __future__ import annotations

from symgame.errors import RecheckError


class Unreadable(RecheckError):
    """A text without meaning, or a part that is missing: what rests on it is wrong."""


class NoValue(Unreadable):
    """A parameter of which the values say nothing."""


class Unsettled(RecheckError):
    """Beyond a recheck, or said by an engine: what rests on it is on trust."""


class Undefined(RecheckError):
    """A value that does not exist: a division by zero, the root of a negative number."""


class TooLarge(RecheckError):
    """A text beyond the limits of the reader, which ends the recheck."""
