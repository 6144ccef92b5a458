"""How many paths a second an ensemble follows, against the usual loop: ``python benchmarks/ensembles.py``.

The usual loop calls SciPy's `solve_ivp` once a start, in shares, on a right-hand side made by
`lambdify`. All sides answer the same question: to which vertex a start goes, and since when all shares
are within 0.01 of it. The vertices are compared first; nothing is printed if one differs. The error is
that of the time of arrival, against a run with a tolerance of 1e-13. CPU seconds of this process,
medians of interleaved repetitions; sides with fewer paths are scaled. ``--json FILE`` writes the
numbers, too.
"""

from __future__ import annotations

import importlib.util
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from scipy.integrate import solve_ivp  # noqa: E402
from sympy import lambdify  # noqa: E402

import symgame as sg  # noqa: E402
from benchmarks.record import record_of  # noqa: E402
from symgame.numeric.ensembles.ensembles import ensemble  # noqa: E402
from symgame.numeric.ensembles.starts import sampled_starts  # noqa: E402

Numbers = NDArray[np.float64]

REPETITIONS = 5
MANY = 20_000
FEW = 24
BASIN = 100_000
NEAR = 0.01
LATEST = 400.0
TIGHT = 1e-13


def usual(velocity: Callable[..., list[float]], starts: Numbers, rtol: float) -> tuple[Numbers, Numbers]:
    """Ends and times of arrival by one call of `solve_ivp` a start."""
    ends, times = [], []

    def right_hand_side(_: float, state: Numbers) -> list[float]:
        return velocity(*state)

    def distance(_: float, state: Numbers) -> float:
        return float(np.abs(state - np.round(state)).max() - NEAR)

    for start in starts:
        found = solve_ivp(
            right_hand_side, (0, LATEST), start, rtol=rtol, atol=rtol * 1e-3, events=[distance, settled_event]
        )
        ends.append(np.round(found.y[:, -1]))
        times.append(found.t_events[0][-1] if len(found.t_events[0]) else 0.0)
    return np.array(ends), np.array(times)


def settled_event(_: float, state: Numbers) -> float:
    """So near a vertex nothing changes any more in this game: the usual script stops there."""
    return float(np.abs(state - np.round(state)).max() - NEAR / 10)


settled_event.terminal = True  # type: ignore[attr-defined]  # how SciPy is told


def reference(field: object, scenario: object, starts: Numbers) -> tuple[Numbers, Numbers]:
    """The ensemble itself with a far smaller tolerance."""
    from symgame.numeric.ensembles import arrival, settling

    modules = (arrival, settling)
    kept = [module.TOLERANCE for module in modules]
    for module in modules:
        module.TOLERANCE = TIGHT
    try:
        found = ensemble(field, [scenario], starts, engine="numpy")
    finally:
        for module, tolerance in zip(modules, kept, strict=True):
            module.TOLERANCE = tolerance
    return found.end[0], found.time[0]


def main() -> None:
    record = record_of(sys.argv[1:])
    game = sg.load("llm-iar")
    scenario, field = game.scenario("reluctant partners"), sg.replicator(game)
    starts = sampled_starts(game, MANY, 1)
    at_values = sg.replicator(game.at(scenario))
    velocity = lambdify(game.shares, list(at_values.velocity), "math")
    exact = reference(field, scenario, starts)
    engines = ["numpy", *(["heyoka"] if importlib.util.find_spec("heyoka") else [])]
    sides: dict[str, tuple[int, Callable[[], tuple[Numbers, Numbers]]]] = {}
    for rtol in (1e-6, 1e-8, 1e-10, 1e-12):
        sides[f"solve_ivp + lambdify, rtol {rtol:g}"] = (FEW, lambda r=rtol: usual(velocity, starts[:FEW], r))
    for engine in engines:
        sides[f"ensemble, {engine}"] = (MANY, lambda e=engine: ends_of(field, scenario, starts, e))
    errors = {}
    for name, (count, question) in sides.items():  # also compiles what is compiled once
        ends, times = question()
        assert np.array_equal(ends, exact[0][:count]), name
        errors[name] = np.median(np.abs(times - exact[1][:count]))
    speeds = measured(sides)
    print(f"llm-iar, '{scenario.name}': all ends equal")
    print(f"{'':36}{'paths a CPU second':>20}{'median error of arrival':>26}")
    for name, speed in speeds.items():
        print(f"{name:36}{speed:>20,.0f}{errors[name]:>26.1e}")
    loops = [name for name in sides if name.startswith("solve_ivp")]
    compared = {}
    for engine in engines:
        ours = f"ensemble, {engine}"
        matched = min(loops, key=lambda name: abs(np.log(errors[name] / errors[ours])))
        ratio, least = speeds[ours] / speeds[matched], speeds[ours] / max(speeds[name] for name in loops)
        print(f"{engine}: {ratio:,.0f} times {matched} (nearest error), {least:,.0f} times the fastest loop")
        compared[engine] = {"against": matched, "ratio": ratio, "ratio_to_fastest": least}
    basins = basin(field, scenario, game, engines)
    sides_found = {name: {"paths_per_s": speed, "error": float(errors[name])} for name, speed in speeds.items()}
    record.write(
        f"paths a CPU second followed to their end, of llm-iar, medians of {REPETITIONS}; the error is of the time "
        f"of arrival; seconds for the basins of {BASIN:,} starts",
        {"paths": MANY, "starts": BASIN, "sides": sides_found, "ratios": compared, "basins": basins},
        packages=("numpy", "scipy", "sympy", "heyoka"),
    )


def ends_of(field: object, scenario: object, starts: Numbers, engine: str) -> tuple[Numbers, Numbers]:
    found = ensemble(field, [scenario], starts, engine=engine)
    return found.end[0], found.time[0]


def measured(sides: dict[str, tuple[int, Callable[[], object]]]) -> dict[str, float]:
    """Paths a CPU second of each side, the median of interleaved repetitions."""
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(REPETITIONS):
        for name, (_, question) in sides.items():
            start = time.process_time()
            question()
            seconds[name].append(time.process_time() - start)
    return {name: sides[name][0] / statistics.median(values) for name, values in seconds.items()}


def basin(field: object, scenario: object, game: object, engines: list[str]) -> dict[str, dict[str, float]]:
    """The share of many random starts that each vertex attracts."""
    starts = sampled_starts(game, BASIN, 2)
    shares, found_by = {}, {}
    for engine in engines:
        start = time.process_time()
        found = ensemble(field, [scenario], starts, engine=engine)
        seconds = time.process_time() - start
        shares[engine] = np.bincount(found.vertex[0]) / len(starts)
        found_by[engine] = {"s": seconds, "largest": float(shares[engine].max())}
        print(f"basins from {BASIN:,} starts, {engine}: {seconds:.1f} CPU s; {shares[engine].max():.4f} to the largest")
    assert all(np.abs(share - shares["numpy"]).max() <= 2e-5 for share in shares.values())
    return found_by


if __name__ == "__main__":
    main()
