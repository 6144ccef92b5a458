"""The triangle of one party of three strategies: its corners, and what of a whole game is seen in it."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from symgame.analysis import Analysis
from symgame.dynamics.field import starts_of
from symgame.equilibria.rest_point import Kind
from symgame.figures.edges import dot
from symgame.figures.style import BLACK
from symgame.figures.words import kind_of_point, variable, wrapped_strategy
from symgame.numeric.simulation import Numbers, Run, Simulation
from symgame.players import Player
from symgame.stability.verdict import EssVerdict

SIDE = 52.0
"""Of a triangle, in mm."""

HEIGHT = SIDE * math.sqrt(3) / 2

CORNERS = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, math.sqrt(3) / 2]])
"""Where the strategies are: below on the left and the right, and above."""

NAME = 17
"""Latin characters in a line of a strategy's name."""


def draw_triangle(axes: Axes, player: Player, lang: str) -> None:
    """Its sides, and the names of the strategies at its corners."""
    axes.set_axis_off()
    axes.plot(*CORNERS[[0, 1, 2, 0]].T, color=BLACK, linewidth=0.8, zorder=2, label="_nolegend_")
    offsets = ((0, -5, "top"), (0, -5, "top"), (0, 5, "bottom"))
    for k, (corner, (dx, dy, va)) in enumerate(zip(CORNERS, offsets, strict=True)):
        name, share = wrapped_strategy(player, k, lang, NAME), variable(player.shares[k], "en")
        axes.annotate(
            f"{name}\n{share}", corner, xytext=(dx, dy), textcoords="offset points", ha="center", va=va, fontsize=7,
            linespacing=1.1, zorder=12,
        )  # fmt: skip


def projected(simulation: Simulation, player: int) -> tuple[Run, ...]:
    """The runs with the places of one player's shares for states; ends are that player's shares."""
    start = starts_of(simulation.field)[player]
    own = slice(start, start + 3)
    return tuple(
        dataclasses.replace(
            run,
            initial=_places(run.initial[own]),
            states=_places(run.states[:, own]),
            end=None if run.end is None else run.end[own],
        )
        for run in simulation.runs
    )


def _places(shares: Numbers) -> Numbers:
    """Where shares of three strategies are in the picture."""
    result: Numbers = np.asarray(shares, dtype=float) @ CORNERS
    return result


def draw_arrows(axes: Axes, runs: Sequence[Run]) -> None:
    """One arrowhead on every path, in the middle of its length."""
    for run in runs:
        lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(run.states, axis=0).T))])
        if lengths[-1] < 0.05:
            continue
        back, tip = (
            (float(np.interp(part, lengths, run.states[:, 0])), float(np.interp(part, lengths, run.states[:, 1])))
            for part in (0.45 * lengths[-1], 0.45 * lengths[-1] + 0.025)
        )
        head: dict[str, Any] = {"arrowstyle": "-|>,head_length=0.4,head_width=0.2", "color": BLACK, "linewidth": 0}
        axes.annotate(
            "", tip, xytext=back, arrowprops=head | {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 8}, zorder=6
        )


def draw_rest_points(axes: Axes, analysis: Analysis, player: int, lang: str) -> None:
    """Where rest points with known coordinates lie in the triangle: filled if one of them is an ESS."""
    start = starts_of(analysis.field)[player]
    ess = {vertex.profile[player] for vertex in analysis.vertices if vertex.verdict is EssVerdict.ESS}
    places = {
        tuple(round(float(c), 9) for c in classified.point.coordinates[start : start + 3])
        for classified in analysis.rest_points
        if classified.point.kind is not Kind.CONTINUUM and not any(c.free_symbols for c in classified.point.coordinates)
    }
    stable = [tuple(float(k == j) for j in range(3)) for k in sorted(ess)]
    for is_ess, shown in ((False, sorted(places - set(stable))), (True, stable)):
        if shown:
            label = kind_of_point("ess", lang) if is_ess else kind_of_point("other vertex", lang)
            axes.plot(*_places(np.array(shown)).T, **dot(is_ess), label=label, zorder=10, clip_on=False)
