"""What two plans differ in, for the message that refuses to mix them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def differences(there: Mapping[str, Any], here: Mapping[str, Any]) -> list[str]:
    """What two plans differ in, as one text each.

    Examples
    --------
    >>> differences({"engine": "numpy", "base": {"C": "1"}}, {"engine": "numpy", "base": {"C": "2"}})
    ['base C: 1 there, 2 here']
    """
    result: list[str] = []
    for key in dict.fromkeys((*there, *here)):
        one, other = there.get(key), here.get(key)
        if one == other:
            if isinstance(one, Mapping) and isinstance(other, Mapping) and list(one) != list(other):
                result.append(f"the order of {key}")
        elif isinstance(one, Mapping) and isinstance(other, Mapping):
            result += [f"{key} {each}" for each in differences(one, other)]
        else:
            result.append(key if key == "game" else f"{key}: {_brief(one)} there, {_brief(other)} here")
    return result


def _brief(value: Any) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str) and len(value) > 4:
        return f"{len(value)} values from {value[0]} to {value[-1]}"
    return "none" if value is None else str(value)[:80]
