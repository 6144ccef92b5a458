"""The flow on the edges of the state space at one scenario: a square, a cube, or of four parties a tesseract.

A tesseract is drawn as two cubes, one within the other: outside the fourth party plays its first
strategy, inside its second. Edges of the fourth party join the corners of the two.
"""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import Normal, Stroke

from symgame.dynamics.replicator import replicator
from symgame.errors import FigureError
from symgame.figures.edges import CYCLE, DOUBLE, PLAIN, Place, between, dot, draw_edges, head
from symgame.figures.flow import flow_legend
from symgame.figures.legend import ROW, legend_shape
from symgame.figures.style import box, column, sheet, style
from symgame.figures.words import say, share_label, variable
from symgame.game import Game
from symgame.players import Scenario
from symgame.stability.regimes.flow import Edge, Flow, flow

SHAPES = ((2, 2), (2, 2, 2), (2, 2, 2, 2))

HEIGHT = {"single": {2: 56.0, 3: 60.0, 4: 64.0}, "double": {2: 70.0, 3: 76.0, 4: 104.0}}
"""Of the picture without its legend, in mm, by the number of parties."""

ROOM = 0.72
"""Beside a cube, for the names of vertices with their strategies, in lengths of an edge."""

INNER = 0.46
"""An edge of the inner cube, in lengths of one of the outer."""

AWAY = (0.62, 0.19)
"""Where the axis that leads away from the reader ends; flat, so that it is no diagonal of the picture."""

HALO: Any = [Stroke(linewidth=1.8, foreground="white"), Normal()]


def edge_flow(game: Game, scenario: Scenario, *, lang: str = "en", width: str = "single") -> Figure:
    """The edges of the state space with the direction of the flow at a scenario, ESS filled.

    Parameters
    ----------
    game : Game
        Of two, three or four players with two strategies each.
    scenario : Scenario
        With a value for every parameter.
    lang, width : str, optional
        As for every picture, see :mod:`symgame.figures`.

    Returns
    -------
    Figure

    Raises
    ------
    FigureError
        If the game has another shape.
    InvalidGameError
        If a parameter has no value, or the values contradict the assumptions.

    Examples
    --------
    >>> from symgame import load
    >>> game = load("llm-iar")
    >>> figure = edge_flow(game, game.scenarios[0])
    >>> [text.get_text() for text in figure.axes[0].texts if "E_" in text.get_text()][:2]
    ['$E_{1}(0,0,0)$', '$E_{2}(1,0,0)$']
    """
    if game.shape not in SHAPES:
        raise FigureError(
            f"the edges of a cube need two to four players with two strategies each, this game has the strategies "
            f"{'-'.join(map(str, game.shape))}; draw its simplex or its series instead"
        )
    game.at(scenario)  # refuses values that contradict the assumptions
    found = flow(replicator(game), dict(scenario.values))
    across, high = column(width), HEIGHT[width][len(game.players)]
    with style(lang, game) as lang:
        handles = flow_legend([found], lang)
        columns, below = legend_shape([str(handle.get_label()) for handle in handles], across)
        names = [share_label(player, 0, lang) for player in game.players]
        key_columns, key = legend_shape(names, across)
        notes = [(across * (k % key_columns + 0.5) / key_columns, k // key_columns, n) for k, n in enumerate(names)]
        rows = len({row for _, row, _ in notes})
        inside = ROW if len(game.players) == 4 else 0.0
        foot = below + key + inside + 1.5
        figure = sheet(across, high + foot)
        axes = figure.add_axes(box(figure, 0, foot, across, high))
        if len(game.players) == 4:
            _draw_tesseract(axes, game, found, across / high)
            last = variable(game.players[3].shares[0], "en").strip("$")
            text = say("tesseract", lang, outer=f"${last} = 1$", inner=f"${last} = 0$")
            x, y, _, _ = box(figure, across / 2, foot - inside / 2, 0, 0)
            figure.text(x, y, text, ha="center", va="center", size=7)
        else:
            draw_edges(axes, game, found, across / high, labels=ROOM)
        for left, row, name in notes:
            x, y, _, _ = box(figure, left, below + 1 + key * (rows - row - 0.5) / rows, 0, 0)
            figure.text(x, y, name, ha="center", va="center", size=7)
        spot = box(figure, 0, 0.5, across, below)
        figure.legend(handles=handles, loc="center", ncols=columns, bbox_to_anchor=spot, borderaxespad=0)
    return figure


def _draw_tesseract(axes: Axes, game: Game, found: Flow, ratio: float) -> None:
    axes.set_axis_off()
    right, up = 1 + AWAY[0], 1 + AWAY[1]
    high = max((right + 0.34) / ratio, up + 0.3)
    axes.set(
        xlim=(right / 2 - ratio * high / 2, right / 2 + ratio * high / 2), ylim=(up / 2 - high / 2, up / 2 + high / 2)
    )
    cycle = found.cycle
    around = set(zip(cycle, (*cycle[1:], *cycle[:1]), strict=True))
    for edge in sorted(found.edges, key=_depth, reverse=True):
        _draw_edge(axes, edge, edge.arrow in around)
    for key in found.vertices:
        axes.plot(*_place(key), **dot(key in found.sinks), zorder=6)
        dx, dy = _aside(key)
        axes.annotate(
            f"${key}$", _place(key), xytext=(dx, dy), textcoords="offset points", fontsize=6,
            ha="right" if dx < 0 else "left", va="top" if dy < 0 else "bottom", path_effects=HALO, zorder=7,
        )  # fmt: skip
    names = [variable(player.shares[0], "en") for player in game.players]
    look: dict[str, Any] = {"fontsize": 8, "zorder": 7}
    axes.text(0.5, -0.05, names[0], ha="center", va="top", **look)
    axes.text(1 + AWAY[0] / 2 + 0.05, AWAY[1] / 2 - 0.02, names[1], ha="left", va="top", **look)
    axes.text(-0.05, 0.5, names[2], ha="right", va="center", **look)
    link = between(_place("0000"), _place("0001"), 0.5)
    axes.annotate(names[3], link, xytext=(-3, 3), textcoords="offset points", ha="right", va="bottom", **look)


def _place(key: str) -> Place:
    """Where a vertex is drawn: its corner of the outer cube, or drawn in towards the middle."""
    x, y, z, w = map(int, key)
    scale = 1.0 if w else INNER
    inner = [0.5 + scale * (share - 0.5) for share in (x, y, z)]
    return inner[0] + AWAY[0] * inner[1], inner[2] + AWAY[1] * inner[1]


def _depth(edge: Edge) -> float:
    """How far away from the reader the middle of an edge is."""
    return sum(0.5 + (1.0 if int(key[3]) else INNER) * (int(key[1]) - 0.5) for key in edge.ends) / 2


def _draw_edge(axes: Axes, edge: Edge, is_in_cycle: bool) -> None:
    start, end = (_place(key) for key in edge.ends)
    look: dict[str, Any] = {"solid_capstyle": "butt", "zorder": 3}
    bare = zip(between(start, end, 0.06), between(start, end, 0.94), strict=True)
    axes.plot(*bare, color="white", linewidth=3.0, **look)  # what is behind is interrupted
    xs, ys = zip(start, end, strict=True)
    if edge.is_at_rest:
        axes.plot(xs, ys, **DOUBLE, **look)
        return
    axes.plot(xs, ys, **(CYCLE if is_in_cycle else PLAIN), **look)
    if edge.arrow is not None:
        head(axes, start, end, 0.5 if edge.arrow == edge.ends else -0.5)
        return
    for part, sign in zip((0.25, 0.75), edge.signs, strict=True):
        if sign:
            head(axes, start, end, part if (part < 0.5) == (sign > 0) else part - 1)


def _aside(key: str) -> Place:
    """Names stand outside the outline of the outer cube, and of the inner one where no edge is."""
    x, y, z, w = map(int, key)
    if w:
        return (3.5 if x else -3.5), (2.5 if z else -2.5)
    if y:
        return (3.0 if x else -2.0), (-1.5 if z else 1.5)
    return (3.0 if x else -3.0), (-2.0 if z else 2.0)
