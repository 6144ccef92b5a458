"""Basins and sensitivity, as they were sampled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympy import Rational

from paper.making.facts import derived, measured
from paper.making.tex import in_thousands, percent
from symgame.display.decimals import decimal

Macros = Iterator[tuple[str, str]]


def sampled_numbers() -> Macros:
    """The basin of collaboration, Sobol's indices of it, and what the subsidy does to it."""
    basins = measured("basins")["results"]
    everyone = next(basin for basin in basins["basins"] if basin["vertex"] == "111")
    low, high = everyone["interval"]
    yield "LlmBasin", percent(everyone["volume"])
    yield "LlmBasinLow", percent(low)
    yield "LlmBasinHigh", percent(high)
    yield "LlmBasinStarts", in_thousands(basins["starts"])
    sobol = measured("sobol")["results"]
    yield "SobolRuns", in_thousands(sobol["runs"])
    yield "SobolStarts", str(sobol["quantity"]["starts"])
    for name, macro in (("C", "Cost"), ("V", "Return"), ("S1", "Subsidy"), ("S2", "Second")):
        total = sobol["indices"][name]["total"]
        yield f"Sobol{macro}", f"{total['value']:.2f}"
        yield f"Sobol{macro}Low", f"{total['interval'][0]:.2f}"
        yield f"Sobol{macro}High", f"{total['interval'][1]:.2f}"
        span = sobol["ranges"][name]
        yield f"Sobol{macro}Range", f"${span[0]}$--${span[1]}$"
    yield "SobolSpan", _span(sobol)
    level = basins["interval"].split()
    yield "ConfidenceLevel", rf"{level[-2]}\,\%"
    levels: dict[str, Any] = {
        level["value"]: next((b["volume"] for b in level["basins"]["basins"] if b["vertex"] == "111"), 0.0)
        for level in measured("levels-S1")["results"]["values"]
    }
    inside = [volume for volume in levels.values() if volume]
    yield "LlmSubsidyLeast", percent(min(inside))
    yield "LlmSubsidyMost", percent(max(inside))
    yield "LevelStarts", in_thousands(measured("levels-S1")["results"]["values"][0]["basins"]["starts"])


def _span(sobol: dict[str, Any]) -> str:
    """By how much all parameters vary to both sides of the scenario's values."""
    game = derived("llm-iar").game
    now = {symbol.name: value for symbol, value in game.scenarios[0].values}
    spans = {
        Rational(end) / now[name] - 1 if k else 1 - Rational(end) / now[name]
        for name, ends in sobol["ranges"].items()
        for k, end in enumerate(ends)
    }
    if len(spans) != 1:
        raise SystemExit(f"the ranges of Sobol's indices differ: {spans}")
    return rf"{decimal(100 * spans.pop())}\,\%"
