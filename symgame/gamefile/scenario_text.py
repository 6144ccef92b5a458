"""A scenario as a `[[scenario]]` block, ready to be pasted into a game file."""

from __future__ import annotations

from collections.abc import Iterable

from sympy import Rational

from symgame.display.decimals import decimal
from symgame.players import Scenario, State


def scenario_text(scenario: Scenario) -> str:
    """The block in TOML; it reads back as the same scenario.

    Examples
    --------
    >>> from sympy import Rational
    >>> from symgame.symbols import real_symbol
    >>> values = ((real_symbol("V"), Rational(39, 5)), (real_symbol("a"), Rational(1, 3)))
    >>> print(scenario_text(Scenario("dear", values, ((Rational(1, 2), Rational(1, 2)),))))
    [[scenario]]
    name = "dear"
    values = { V = "7.8", a = "1/3" }
    initial = [["0.5", "0.5"]]
    """
    values = ", ".join(f"{symbol.name} = {_quoted(decimal(value))}" for symbol, value in scenario.values)
    lines = [
        "[[scenario]]",
        f"name = {_quoted(scenario.name)}",
        f"values = {{ {values} }}" if values else "values = {}",
    ]
    if scenario.initial:
        lines.append(f"initial = [{', '.join(_state(state) for state in scenario.initial)}]")
    return "\n".join(lines)


def _state(state: State) -> str:
    return f"[{', '.join(_list(part) if isinstance(part, tuple) else _quoted(decimal(part)) for part in state)}]"


def _list(shares: Iterable[Rational]) -> str:
    return f"[{', '.join(_quoted(decimal(share)) for share in shares)}]"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
