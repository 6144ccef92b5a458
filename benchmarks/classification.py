"""How fast points of parameter space are classified: ``python benchmarks/classification.py``.

A cloud: all parameters of a game differ from point to point; its payoff differences tell which vertices are
ESS. The inputs are arrays of their own, or rows of one array. Grids: two or three parameters differ, each along
an axis. Against both, in the same process and interleaved: SymPy's ``lambdify`` of the same forms, called block
by block, whose signs are packed in the same way; it finds no sets and does not ask whether a sign is certain.
What both find is compared first, at every point. The share of memory bandwidth is, for a cloud, that of a sum
over the bytes that are read, and for a grid that of arrays filled with one number as many bytes as are written. CPU
seconds, medians. Without heyoka the toolkit uses NumPy alone, which is measured for clouds, too; rows of
grids are cut by NumPy in any case.
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
from symgame.numeric import sign_machine  # noqa: E402
from symgame.numeric.classification import points as at_points  # noqa: E402
from symgame.numeric.classification.classification import classified  # noqa: E402

POINTS = 2_000_000
REPETITIONS = 9
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
    many, at_points.MANY = at_points.MANY, 10**18
    try:
        return classified(field, values)
    finally:
        at_points.MANY = many


def cloud(slug: str) -> None:
    """All parameters vary."""
    game = sg.load(slug)
    field = sg.replicator(game)
    source = np.random.default_rng(0)
    values = {symbol: source.uniform(0, 10, POINTS) for symbol in game.symbols}
    found = classified(field, values)
    used = [symbol for symbol in game.symbols if any(symbol in form.as_expr().free_symbols for form in found.forms)]
    whole = np.stack([values[symbol] for symbol in used])
    lying = dict(zip(used, whole, strict=True))
    same = by_lambdify(found.forms, used, values) == found.signs
    assert same[~found.near].all(), "the signs differ"
    for other in (numpy_alone(field, values), classified(field, lying)):
        assert found.sets == other.sets, "the sets differ"
        assert (found.index == other.index).all(), "the sets differ"
    times = measured(
        ours=lambda: classified(field, values),
        lying=lambda: classified(field, lying),
        numpy=lambda: numpy_alone(field, values),
        lambdify=lambda: by_lambdify(found.forms, used, values),
        read=whole.sum,
    )
    engine = "heyoka" if sign_machine.is_available() else "NumPy"
    print(
        f"{slug}, {len(used)} parameters vary, {len(found.forms)} forms, {POINTS:,} points, equal at all but "
        f"{int(found.near.sum())} marked points ({int((~same).sum())} signs differ there); lambdify in blocks (signs "
        f"only) {rate(POINTS, times['lambdify'])}, numpy.sum reads {whole.nbytes / times['read'] / 1e9:.1f} GB/s"
    )
    sides = {"ours": f"{engine}, arrays of their own", "lying": f"{engine}, rows of one array", "numpy": "NumPy alone"}
    for name, words in sides.items():
        print(
            f"  {words}: {rate(POINTS, times[name])}, {times['lambdify'] / times[name]:.1f} times lambdify, "
            f"{times['read'] / times[name]:.0%} of the rate of numpy.sum over the same bytes"
        )


def grid(slug: str, side: int, *names: str) -> None:
    """Some parameters vary, each along an axis of a grid."""
    game = sg.load(slug)
    field, values = sg.replicator(game), dict(game.scenarios[0].values)
    symbols = {str(symbol): symbol for symbol in game.symbols}
    shape = (side,) * len(names)
    for axis, name in enumerate(names):
        numbers = np.linspace(0.01, 0.99, side) * 2 * float(values[symbols[name]])
        values[symbols[name]] = numbers.reshape([side if k == axis else 1 for k in range(len(names))])
    found = classified(field, values)
    same = grid_by_lambdify(found.forms, game.symbols, values, shape) == found.signs
    assert same[~found.near].all(), "the signs differ"
    points, written = side ** len(names), found.signs.nbytes + found.index.nbytes
    times = measured(
        ours=lambda: classified(field, values),
        lambdify=lambda: grid_by_lambdify(found.forms, game.symbols, values, shape),
        fill=lambda: (np.full(shape, 3, dtype=found.signs.dtype), np.full(shape, 3, dtype=found.index.dtype)),
    )
    print(
        f"{slug}, grid of {', '.join(names)}, {points:,} points, equal at all but {int(found.near.sum())} marked "
        f"points ({int((~same).sum())} signs differ there): {rate(points, times['ours'])}, lambdify in blocks (signs "
        f"only) {rate(points, times['lambdify'])}: {times['lambdify'] / times['ours']:.1f} times; "
        f"{written / times['ours'] / 1e9:.1f} GB/s written, {times['fill'] / times['ours']:.0%} of the rate of "
        f"numpy.full of the same bytes"
    )


def grid_by_lambdify(forms, symbols, values, shape) -> np.ndarray:
    """One word of signs a point; as many rows at once as make a block."""
    code = lambdify(symbols, [form.as_expr() for form in forms], modules="numpy")
    *leading, rows, across = shape
    high = max(1, BLOCK // across)
    arrays = {symbol: np.asarray(value, dtype=float) for symbol, value in values.items()}
    arrays = {
        symbol: a.reshape((1,) * (len(shape) - a.ndim) + a.shape) if a.ndim else a for symbol, a in arrays.items()
    }
    words = np.zeros(shape, dtype=np.uint16)
    for place in np.ndindex(*leading):
        for r in range(0, rows, high):
            parts = []
            for symbol in symbols:
                a = arrays[symbol]
                if a.ndim:
                    a = a[tuple(0 if n == 1 else k for k, n in zip(place, a.shape, strict=False))]
                    a = a if len(a) == 1 else a[r : r + high]
                parts.append(a if a.size > 1 else a.item())
            block = words[(*place, slice(r, r + high))]
            for k, value in enumerate(code(*parts)):
                block |= np.asarray(value < 0).astype(np.uint16) << np.uint16(k)
    return words


def rate(points: int, duration: float) -> str:
    return f"{points / duration / 1e6:.1f} million/s"


if __name__ == "__main__":
    for game in ("llm-iar", "vertical-models"):
        cloud(game)
    grid("llm-iar", 3_200, "C", "S1")
    grid("vertical-models", 3_200, "Kv", "Kg")
    grid("llm-iar", 216, "P", "C", "S1")
