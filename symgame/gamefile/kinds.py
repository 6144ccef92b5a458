"""The kinds of values in a game file: formulas, texts, shares, states, marks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema


def _as_text(value: object) -> object:
    """Plain integers count as formulas; decimals arrive as text already."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**50 else "9" * 50
    return value


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_share(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _as_mark(value: object) -> object:
    return value.strip().translate(_PLAIN_MARKS) if isinstance(value, str) else "0" if value == 0 else value


_PLAIN_MARKS = str.maketrans("＋−－–—×X", "+----xx")


_FORMULA = {"type": ["string", "number"]}
Formula = Annotated[str, BeforeValidator(_as_text), WithJsonSchema(_FORMULA)]
"""An expression, in quotes, or a plain number."""

Texts = Annotated[
    list[str],
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""One text or a list of texts."""

Share = Annotated[
    list[Formula],
    BeforeValidator(_as_share),
    WithJsonSchema({"anyOf": [_FORMULA, {"type": "array", "items": _FORMULA}]}),
]
"""A share, or the list of shares of a player of three or more strategies."""

State = list[Share]
Mark = Annotated[Literal["+", "-", "0", "x"], BeforeValidator(_as_mark)]
"""A printed sign; typographic ones are read as their plain forms."""
PointStability = Literal["ess", "asymptotically stable", "Lyapunov stable", "centre", "saddle", "unstable", "not ess"]
Name = Annotated[str, Field(min_length=1)]
