"""What a figure shows, apart from how it looks: its texts, and its lines, areas and points in data coordinates.

Two machines place and break texts differently, and an integrator takes other steps; so positions of texts are
left out, and a line is given by a few points at equal distances along it. What a result decides stays: which
texts, which sets in the legend, where borders and paths run and end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from mpl_toolkits.mplot3d import Axes3D
from mpl_toolkits.mplot3d.art3d import Line3D
from numpy.typing import NDArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

POINTS = 7
"""Along a line."""

CLOSE = 0.01
"""How far, in widths of the axes, a point may be from where it was."""

Drawn = dict[str, Any]


def drawn(figure: Figure) -> Drawn:
    """The texts of a figure and what its axes show."""
    legends = [*figure.legends, *(axes.get_legend() for axes in figure.axes)]
    texts = [text.get_text() for axes in figure.axes for text in _texts_of(axes)]
    texts += [text.get_text() for legend in legends if legend is not None for text in legend.get_texts()]
    texts += [text.get_text() for text in figure.texts]
    return {"texts": sorted(_spaced(text) for text in texts if text.strip()), "axes": [_axes(a) for a in figure.axes]}


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _texts_of(axes: Axes) -> Iterator[Any]:
    yield from (axes.xaxis.label, axes.yaxis.label, axes.title, *axes.texts)


def _axes(axes: Axes) -> Drawn:
    ranges = [axes.get_xlim(), axes.get_ylim(), *([axes.get_zlim()] if isinstance(axes, Axes3D) else [])]
    return {
        "limits": [_short(limits[end]) for end in (0, 1) for limits in ranges],
        "lines": [_along(_data(line)) for line in axes.lines],
        "areas": [_extent(path.vertices) for shown in axes.collections for path in shown.get_paths()],
        "points": [_rounded(np.asarray(shown.get_offsets())) for shown in axes.collections],
        "patches": [
            _extent(patch.get_patch_transform().transform(patch.get_path().vertices)) for patch in axes.patches
        ],
    }


def _data(line: Line2D) -> NDArray[np.float64]:
    """In space, not as it was projected when it was last drawn."""
    return np.column_stack(line.get_data_3d() if isinstance(line, Line3D) else line.get_data())


def _along(data: NDArray[np.float64]) -> list[list[float]]:
    """Points at equal distances along a line; where it is interrupted, as if it went straight on."""
    rows = data[np.isfinite(data).all(axis=1)]
    if len(rows) < 2:
        return _rounded(rows)
    lengths = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(rows, axis=0), axis=1))])
    at = np.linspace(0, lengths[-1], POINTS)
    return _rounded(np.column_stack([np.interp(at, lengths, column) for column in rows.T]))


def _extent(vertices: NDArray[np.float64]) -> list[float]:
    rows = np.asarray(vertices, dtype=float)
    rows = rows[np.isfinite(rows).all(axis=1)]
    return [] if not len(rows) else [_short(value) for value in (*rows.min(axis=0), *rows.max(axis=0))]


def _rounded(rows: NDArray[np.float64]) -> list[list[float]]:
    return [[_short(value) for value in row] for row in rows.tolist()]


def _short(value: float) -> float:
    return float(f"{value:.4g}")


def differences(kept: Drawn, found: Drawn) -> Iterator[str]:
    """Where two figures show different things."""
    if kept["texts"] != found["texts"]:
        gone = [text for text in kept["texts"] if text not in found["texts"]]
        new = [text for text in found["texts"] if text not in kept["texts"]]
        yield f"other texts: {gone[:3]} before, {new[:3]} now"
    if len(kept["axes"]) != len(found["axes"]):
        yield f"{len(kept['axes'])} axes before, {len(found['axes'])} now"
        return
    for k, (one, other) in enumerate(zip(kept["axes"], found["axes"], strict=True), 1):
        low, high = np.reshape(one["limits"], (2, -1))
        sizes = np.abs(high - low)
        for name in ("limits", "lines", "areas", "points", "patches"):
            if not _are_close(one[name], other[name], sizes):
                yield f"other {name} in axes {k}"


def _are_close(kept: Any, found: Any, sizes: NDArray[np.float64]) -> bool:
    """Whether nested lists of pairs (or of extents) have the same shape and numbers near each other."""
    if isinstance(kept, list) != isinstance(found, list):
        return False
    if kept and isinstance(kept[0], list):
        return len(kept) == len(found) and all(
            _are_close(one, other, sizes) for one, other in zip(kept, found, strict=True)
        )
    if len(kept) != len(found):
        return False
    scale = np.resize(sizes, len(kept))
    return bool((np.abs(np.subtract(kept, found)) <= CLOSE * scale).all())
