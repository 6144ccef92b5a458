"""Values of parameters, as exact numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from symgame.recheck.reading import name_of
from symgame.recheck.refusals import Unreadable
from symgame.recheck.surds import Surd, surd_of

Values = Mapping[str, Surd]


def values_of(record: Mapping[str, Any]) -> Values:
    """The values in a record, by name.

    Examples
    --------
    >>> values_of({"C": "3/2"})
    {'C': Surd(parts={1: Fraction(3, 2)})}
    """
    wrong = next((name for name, text in record.items() if not isinstance(text, str)), None)
    if wrong is not None:
        raise Unreadable(f"the value of {wrong[:40]} is not a text")
    return {name_of(name): surd_of(text) for name, text in record.items()}
