"""Tables of what was measured: planted faults, sensitivity, seconds. All numbers are those of ``paper/measured``."""

from __future__ import annotations

from collections import Counter
from typing import Any

from paper.making.facts import derived, measured
from paper.making.tables.corpus import ORDER
from paper.making.tex import Row, code, formula, in_thousands, percent, seconds, tabular, text, two_places
from paper.making.words import say
from symgame.display.words import say as toolkit_says

LABELS = {
    "3 parties, all symbols": "three parties, symbols",
    "4 parties, all symbols": "four parties, symbols",
    "8 parties, all symbols": "eight parties, symbols",
    "four parties, 20 parameters": "four parties, sums",
}
"""The games of the benchmarks that have no name of their own."""


def planted(lang: str) -> str:
    """What was said of claims that are right, and of claims with one fault each."""
    counts: Counter[tuple[str, bool, str]] = Counter()
    for row in measured("planted")["results"]["verdicts"]:
        counts[row["kind"], row["is_fault"], row["verdict"]] += row["count"]
    columns = [(False, "verified"), (True, "refuted"), (True, "conditional"), (True, "vacuous"), (True, "verified")]
    rows = []
    for kind in ORDER:
        right = sum(n for (k, is_fault, _), n in counts.items() if k == kind and not is_fault)
        faults = sum(n for (k, is_fault, _), n in counts.items() if k == kind and is_fault)
        if right or faults:
            found = [in_thousands(counts[kind, *column]) for column in columns]
            own = [in_thousands(right), found[0], in_thousands(faults), *found[1:]]
            rows.append([text((toolkit_says(f"kind {kind}", lang),)), *own])
    verdicts = [toolkit_says(f"verdict {verdict}", lang) for _, verdict in columns]
    heads = [say("kind", lang), say("claims", lang), verdicts[0], say("claims", lang), *verdicts[1:]]
    sums = [sum(int(row[k].replace("{,}", "")) for row in rows) for k in range(1, 8)]
    over = (("", 1), (say("right", lang), 2), (say("fault", lang), 5))
    return tabular("l" + "r" * 7, heads, rows, last=[say("all", lang), *map(in_thousands, sums)], over=over)


def sobol(lang: str) -> str:
    """Sobol's indices with their intervals."""
    found, one = measured("sobol")["results"], derived("llm-iar")
    symbols = {symbol.name: symbol for symbol in one.game.symbols}
    rows = []
    for name, index in found["indices"].items():
        low, high = found["ranges"][name]
        shown = formula(symbols[name], lettering=one.edition().lettering)
        rows.append([shown, f"${low}$--${high}$", _estimate(index["first"]), _estimate(index["total"])])
    heads = [say(key, lang) for key in ("parameter", "range", "first", "total")]
    return tabular("lcll", heads, rows)


def _estimate(found: dict[str, Any]) -> str:
    low, high = found["interval"]
    return f"${two_places(found['value'])}$ [${two_places(low)}$, ${two_places(high)}$]"


def levels(lang: str) -> str:
    """The basin of the point where all take part, one parameter changed at a time, around exact thresholds."""
    one = derived("llm-iar")
    edition = one.edition(lang)
    symbols = {symbol.name: symbol for symbol in one.game.symbols}
    rows: list[Row] = []
    for name in ("C", "S1", "P"):
        found = measured(f"levels-{name}")["results"]
        for k, level in enumerate(found["values"]):
            shown = "" if k else formula(symbols[name], lettering=edition.lettering)
            points = [text((edition.vertex_name(key),)) for key in level["ess"]]
            rows.append([shown, f"${level['value']}$", say("list comma", lang).join(points), _basin(level["basins"])])
    heads = [say(key, lang) for key in ("parameter", "value", "ess", "basin")]
    return tabular("lrll", heads, rows)


def _basin(found: dict[str, Any]) -> str:
    """The share of all starts that go to the point, with its interval."""
    for basin in found["basins"]:
        if basin["vertex"] == "111":
            low, high = basin["interval"]
            return f"{percent(basin['volume'])} [{percent(low)}, {percent(high)}]"
    return percent(0.0)


def derivation(lang: str) -> str:
    """Seconds of a derivation, and of the script that people write."""
    rows = []
    for row in measured("derivation")["results"]["rows"]:
        has_script = "script_s" in row
        script = seconds(row["script_s"]) if has_script else say("not run", lang)
        rows.append(
            [_label(row["game"], lang), seconds(row["symgame_s"]), script, f"{row['ratio']:.0f}" if has_script else ""]
        )
    heads = [say("game", lang), code("symgame"), say("script", lang), say("ratio", lang)]
    return tabular("lrrr", heads, rows)


def regimes(lang: str) -> str:
    """Seconds to divide the parameter space, and of two solvers at the same forms."""
    rows = []
    for row in measured("regimes")["results"]["rows"]:
        what = say("sets of vertices" if row["what"] == "sets" else "sign patterns", lang)
        others = [seconds(row[key]) if key in row else "" for key in ("z3_s", "highs_s")]
        rows.append([_label(row["game"], lang), what, str(row["found"]), seconds(row["symgame_s"]), *others])
    heads = [say("game", lang), say("what", lang), say("found", lang), code("symgame"), "z3", "HiGHS"]
    return tabular("llrrrr", heads, rows)


def _label(name: str, lang: str) -> str:
    return text((say(LABELS[name], lang),)) if name in LABELS else code(name)
