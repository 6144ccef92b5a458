"""One state space of two or three parties in a picture: its edges with the direction of the flow.

A cube is seen from the front, the right and above; the three edges that meet in its hidden corner are
interrupted where others pass in front of them.
"""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.patheffects import Normal, Stroke

from symgame.figures.style import BLACK, COLOURS, GREY
from symgame.figures.words import variable
from symgame.game import Game
from symgame.stability.regimes.flow import Edge, Flow

DEPTH = (0.44, 0.33)
"""Where the axis that leads away from the reader ends in the picture."""

HIDDEN = "010"
"""The corner that is behind all others."""

CROSSINGS = {
    ("010", "110"): 1 - DEPTH[0],
    ("010", "011"): 1 - DEPTH[1],
    ("001", "101"): DEPTH[0],
    ("100", "101"): DEPTH[1],
}
"""After which part of an edge of the cube another one crosses it in the picture."""

HEAD = 0.06
"""Half of the part of an edge that an arrowhead takes."""

PLAIN: dict[str, Any] = {"color": BLACK, "linewidth": 0.6}
CYCLE: dict[str, Any] = {"color": COLOURS[1], "linewidth": 2.2}
DOUBLE: dict[str, Any] = {
    "color": "white",
    "linewidth": 1.2,
    "path_effects": [Stroke(linewidth=2.6, foreground=GREY), Normal()],
}

LABELS = 0.36
"""Room for the names of vertices and variables, in lengths of an edge."""

Place = tuple[float, float]


def draw_edges(axes: Axes, game: Game, flow: Flow, ratio: float, *, labels: float = LABELS) -> None:
    """The cube or square of a flow in axes that are ``ratio`` times as wide as high.

    Vertices have their names, ``E_1``; where there is more than the usual room for ``labels`` (in lengths
    of an edge), with the strategies in use, ``E_1(0,0,0)``.
    Hidden edges come first, so that the others can pass in front of them, vertices last.
    """
    axes.set_axis_off()
    is_cube = len(game.players) == 3
    right, up = (1 + DEPTH[0], 1 + DEPTH[1]) if is_cube else (1.0, 1.0)
    high = max((right + labels) / ratio, up + min(labels, LABELS))  # one scale for both axes
    spare_x, spare_y = (ratio * high - right) / 2, (high - up) / 2
    axes.set(xlim=(-spare_x, right + spare_x), ylim=(-spare_y, up + spare_y))
    cycle = flow.cycle
    around = set(zip(cycle, (*cycle[1:], *cycle[:1]), strict=True))
    for edge in sorted(flow.edges, key=lambda edge: not _is_hidden(edge)):
        _draw_edge(axes, edge, edge.arrow in around)
    for key in flow.vertices:
        is_ess = key in flow.sinks
        axes.plot(*_place(key), **dot(is_ess), zorder=5)
        dx, dy = _aside(key)
        look: dict[str, Any] = {
            "ha": "right" if dx < 0 else "left",
            "va": "top" if dy < 0 else "bottom",
            "fontsize": 7,
            "zorder": 6,
        }
        name = vertex_label(flow, key) + (f"({','.join(key)})" if labels > LABELS else "")
        axes.annotate(f"${name}$", _place(key), xytext=(dx, dy), textcoords="offset points", **look)
    _name_axes(axes, game)


def vertex_label(flow: Flow, key: str) -> str:
    """``E_1``, as a formula without its dollar signs."""
    return f"E_{{{flow.vertices.index(key) + 1}}}"


def _place(key: str) -> Place:
    """Where a vertex is drawn: the first share to the right, the last upwards, of three the second away."""
    x, *middle, z = (int(digit) for digit in key)
    depth = middle[0] if middle else 0
    return x + DEPTH[0] * depth, z + DEPTH[1] * depth


def _aside(key: str) -> Place:
    """Names stand outside the outline; those of the two corners within it where no edge is."""
    if key == "101":
        return -3.5, -2.5
    x, *middle, z = (int(digit) for digit in key)
    return (3.5 if x else -3.5), (2.5 if z or middle == [1] else -2.5)


def _is_hidden(edge: Edge) -> bool:
    return HIDDEN in edge.ends


def _draw_edge(axes: Axes, edge: Edge, is_in_cycle: bool) -> None:
    start, end = (_place(key) for key in edge.ends)
    look: dict[str, Any] = {"solid_capstyle": "butt", "zorder": 2 if _is_hidden(edge) else 3}
    if not _is_hidden(edge):
        around = (between(start, end, 0.15), between(start, end, 0.85))
        axes.plot(*zip(*around, strict=True), color="white", linewidth=4.0, **look)
    xs, ys = zip(start, end, strict=True)
    if edge.is_at_rest:
        axes.plot(xs, ys, **DOUBLE, **look)
        return
    axes.plot(xs, ys, **(CYCLE if is_in_cycle else PLAIN), **look)
    if edge.arrow is not None:
        middle = _free_part(edge)
        head(axes, start, end, middle if edge.arrow == edge.ends else middle - 1)
        return
    for part, sign in zip((0.25, 0.75), edge.signs, strict=True):  # both ends alike: own shares in payoffs
        if sign:
            head(axes, start, end, part if (part < 0.5) == (sign > 0) else part - 1)


def _free_part(edge: Edge) -> float:
    """Where an arrow is clear of the edge that passes in front or behind."""
    crossing = CROSSINGS.get(edge.ends)
    if crossing is None:
        return 0.5
    return crossing / 2 if crossing > 0.5 else (1 + crossing) / 2


def head(axes: Axes, start: Place, end: Place, part: float) -> None:
    """An arrowhead about a part of an edge; towards the start if the part is counted from the end, negative."""
    if part < 0:
        start, end, part = end, start, -part
    back, tip = between(start, end, part - HEAD), between(start, end, part + HEAD)
    arrow = {"arrowstyle": "-|>,head_length=0.5,head_width=0.22", "color": BLACK, "linewidth": 0}
    axes.annotate("", tip, xytext=back, arrowprops=arrow | {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 9}, zorder=4)


def between(start: Place, end: Place, part: float) -> Place:
    """A place on the line from one to another."""
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])


def dot(is_ess: bool) -> dict[str, Any]:
    """The look of a vertex."""
    return {
        "linestyle": "",
        "marker": "o",
        "markersize": 6.0 if is_ess else 3.2,
        "markerfacecolor": BLACK if is_ess else "white",
        "markeredgecolor": BLACK,
        "markeredgewidth": 0.6,
    }


def _name_axes(axes: Axes, game: Game) -> None:
    """The variables, beside the edges along which they grow."""
    names = [variable(player.shares[0], "en") for player in game.players]
    axes.text(0.5, -0.06, names[0], ha="center", va="top", fontsize=8)
    axes.text(-0.06, 0.5, names[-1], ha="right", va="center", fontsize=8)
    if len(names) == 3:
        axes.text(1 + DEPTH[0] / 2 + 0.06, DEPTH[1] / 2 - 0.02, names[1], ha="left", va="top", fontsize=8)
