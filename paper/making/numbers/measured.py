"""Planted faults and speed, as the benchmarks measured them."""

from __future__ import annotations

from collections.abc import Iterator

import symgame as sg
from paper.making.facts import measured
from paper.making.tex import in_thousands, seconds

Macros = Iterator[tuple[str, str]]


def planted_numbers() -> Macros:
    """What was said of planted claims."""
    found = measured("planted")["results"]
    for name, key in (
        ("PlantedClaims", "claims"),
        ("PlantedGames", "games"),
        ("PlantedFaults", "faults"),
        ("PlantedWrong", "right_not_verified"),
        ("PlantedPassed", "faults_passed"),
        ("PlantedUndecided", "undecided"),
        ("PlantedRefuted", "refuted"),
        ("PlantedFoundAgain", "found_again"),
        ("PlantedRecheckWrong", "recheck_wrong"),
    ):
        yield name, in_thousands(found[key])
    slips = found["slips"]
    yield "PlantedRight", in_thousands(found["claims"] - found["faults"])
    yield "PlantedSlips", in_thousands(sum(slips.values()))
    yield "PlantedSlipsSame", in_thousands(slips["same"])
    yield "PlantedSlipsOther", in_thousands(slips["other"])
    yield "PlantedSlipsNone", in_thousands(slips["none"])
    yield "PlantedMinutes", f"{found['seconds'] / 60:.0f}"


def benchmark_numbers() -> Macros:
    """Ratios and rates, and where they were measured."""
    rows = {row["game"]: row for row in measured("derivation")["results"]["rows"]}
    yield "SpeedLinear", f"{rows['r15']['ratio']:.0f}"
    yield "SpeedFour", f"{rows['4 parties, all symbols']['ratio']:.0f}"
    yield "SpeedEight", seconds(rows["8 parties, all symbols"]["symgame_s"])
    sides = {(row["game"], row["what"]): row for row in measured("regimes")["results"]["rows"]}
    patterns = sides["r15", "patterns"]
    yield "SpeedPatterns", f"{patterns['z3_s'] / patterns['symgame_s']:.1f}"
    yield "SpeedHighs", f"{patterns['highs_s'] / patterns['symgame_s']:.0f}"
    ensembles = measured("ensembles")["results"]
    for engine, name in (("heyoka", "Compiled"), ("numpy", "Numpy")):
        yield f"Paths{name}", in_thousands(round(ensembles["sides"][f"ensemble, {engine}"]["paths_per_s"]))
        yield f"PathsRatio{name}", in_thousands(round(ensembles["ratios"][engine]["ratio"]))
        yield f"PathsFastest{name}", in_thousands(round(ensembles["ratios"][engine]["ratio_to_fastest"]))
        yield f"Basin{name}", seconds(ensembles["basins"][engine]["s"])
    yield "BasinStarts", in_thousands(ensembles["starts"])
    nash = measured("nash")
    found = nash["results"]
    yield "NashGames", in_thousands(found["games"])
    for engine, name in (("numba", "Compiled"), ("numpy", "Numpy")):
        yield f"NashRate{name}", f"{found[f'{engine}_per_s'] / 1e6:.1f}"
        yield f"NashRatio{name}", in_thousands(round(found[f"{engine}_ratio"]))
    yield "NashCompared", str(found["compared"])
    yield "NashSame", str(found["same"])
    yield "NashDifferent", str(found["compared"] - found["same"])
    yield "NashRecounted", str(found["recounted"])
    yield "GambitVersion", nash["packages"]["pygambit"]
    sweep = measured("sweep")["results"]
    yield "SweepPoints", in_thousands(sweep["points"])
    yield "SweepFiles", in_thousands(sweep["files"])
    yield "SweepKilled", str(len(sweep["killed"]))
    yield from _machine()


def _machine() -> Macros:
    """Where and when; one kind of machine made all of them."""
    records = [measured(name) for name in ("derivation", "regimes", "ensembles", "nash", "sweep", "planted")]
    machines = {record["machine"] for record in records}
    if len(machines) != 1:
        raise SystemExit(f"measured on different machines: {', '.join(sorted(machines))}; say so in the text")
    cores, _, python = machines.pop().partition(", ")
    yield "MeasuredCores", cores.split()[0]
    yield "MeasuredPython", python
    dates = sorted({record["date"] for record in records})
    yield "MeasuredWhen", dates[0] if len(dates) == 1 else f"{dates[0]}--{dates[-1]}"
    yield "SymgameVersion", sg.__version__
