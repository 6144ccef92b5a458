"""How fast points of parameter space are classified: ``python benchmarks/classification.py``.

All parameters of a game differ from point to point; its 12 payoff differences tell which vertices are ESS.
Against it, in the same process and interleaved: SymPy's ``lambdify`` of the same forms, called block by
block, whose signs are packed and looked up in the same way. What both find is compared first, at every
point. The share of memory bandwidth is that of a sum over the same bytes. CPU seconds, medians. Without
heyoka the toolkit uses NumPy alone, which is measured, too.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from sympy import lambdify  # noqa: E402

import symgame as sg  # noqa: E402
from symgame.numeric import classification, sign_machine  # noqa: E402
from symgame.numeric.classification import classified  # noqa: E402

POINTS = 2_000_000
REPETITIONS = 5
BLOCK = 4_096


def by_lambdify(forms, symbols, values) -> np.ndarray:
    """One word of signs a point."""
    code = lambdify(symbols, [form.as_expr() for form in forms], modules="numpy")
    words = np.empty(POINTS, dtype=np.uint16)
    for start in range(0, POINTS, BLOCK):
        word = np.zeros(min(BLOCK, POINTS - start), dtype=np.uint16)
        for k, value in enumerate(code(*(values[symbol][start : start + BLOCK] for symbol in symbols))):
            word |= (value < 0).astype(np.uint16) << np.uint16(k)
        words[start : start + BLOCK] = word
    return words


def seconds(question: Callable[[], object]) -> float:
    start = time.process_time()
    question()
    return time.process_time() - start


def measured(**sides: Callable[[], object]) -> dict[str, float]:
    """The median CPU seconds of each side, interleaved."""
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(REPETITIONS):
        for name, question in sides.items():
            times[name].append(seconds(question))
    return {name: statistics.median(values) for name, values in times.items()}


def numpy_alone(field, values) -> object:
    many, classification.MANY = classification.MANY, 10**18
    try:
        return classified(field, values)
    finally:
        classification.MANY = many


def cloud(slug: str) -> None:
    """All parameters vary."""
    game = sg.load(slug)
    field = sg.replicator(game)
    source = np.random.default_rng(0)
    values = {symbol: source.uniform(0, 10, POINTS) for symbol in game.symbols}
    found = classified(field, values)
    rows = [symbol for symbol in game.symbols if any(symbol in form.as_expr().free_symbols for form in found.forms)]
    same = by_lambdify(found.forms, rows, values) == found.signs
    assert same[~found.near].all(), "the signs differ"
    assert (numpy_alone(field, values).index == found.index).all(), "the sets differ"
    whole = np.stack([values[symbol] for symbol in rows])
    times = measured(
        ours=lambda: classified(field, values),
        numpy=lambda: numpy_alone(field, values),
        lambdify=lambda: by_lambdify(found.forms, rows, values),
        read=whole.sum,
    )
    engine = "heyoka" if sign_machine.is_available() else "NumPy"
    print(
        f"{slug}, {len(rows)} parameters vary, {len(found.forms)} forms, {POINTS:,} points, equal at all but "
        f"{int(found.near.sum())} marked points ({int((~same).sum())} signs differ there): {engine} "
        f"{POINTS / times['ours'] / 1e6:.1f} million/s, "
        f"NumPy alone {POINTS / times['numpy'] / 1e6:.1f}, lambdify in blocks (signs only) "
        f"{POINTS / times['lambdify'] / 1e6:.1f}: "
        f"{times['lambdify'] / times['ours']:.1f} times; {times['read'] / times['ours']:.0%} of the rate of "
        f"numpy.sum over the same bytes ({whole.nbytes / times['read'] / 1e9:.1f} GB/s)"
    )


def plane(slug: str, across: str, up: str, side: int = 3_200) -> None:
    """Two parameters vary on a grid of about ten million points."""
    game = sg.load(slug)
    field, scenario = sg.replicator(game), game.scenarios[0]
    values = dict(scenario.values)
    symbols = {str(symbol): symbol for symbol in game.symbols}
    first = np.linspace(0.01, 0.99, side) * 2 * float(values[symbols[across]])
    second = np.linspace(0.01, 0.99, side) * 2 * float(values[symbols[up]])
    values |= {symbols[across]: first[None, :], symbols[up]: second[:, None]}
    found = classified(field, values)
    code = lambdify(game.symbols, [form.as_expr() for form in found.forms], modules="numpy")
    numbers = {symbol: float(v) if np.ndim(v) == 0 else v for symbol, v in values.items()}

    def other() -> np.ndarray:
        words = np.zeros((side, side), dtype=np.uint16)
        for r in range(side):
            numbers[symbols[up]] = second[r]
            for k, value in enumerate(code(*(numbers[symbol] for symbol in game.symbols))):
                words[r] |= np.asarray(value < 0).astype(np.uint16) << np.uint16(k)
            numbers[symbols[across]] = first
        return words

    numbers[symbols[across]] = first
    same = other() == found.signs
    assert same[~found.near].all(), "the signs differ"
    times = measured(ours=lambda: classified(field, values), lambdify=other)
    points = side * side
    print(
        f"{slug}, plane of {across} and {up}, {points:,} points: {points / times['ours'] / 1e6:.0f} million/s, "
        f"lambdify row by row (signs only) {points / times['lambdify'] / 1e6:.0f}: "
        f"{times['lambdify'] / times['ours']:.1f} times"
    )


if __name__ == "__main__":
    cloud("llm-iar")
    cloud("vertical-models")
    plane("llm-iar", "S1", "C")
