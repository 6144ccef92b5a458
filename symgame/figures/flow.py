"""The flow on the edges of the state space, one small cube (of two parties: square) a case."""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from symgame.errors import FigureError
from symgame.figures.edges import CYCLE, DOUBLE, PLAIN, dot, draw_edges, vertex_label
from symgame.figures.legend import legend_shape
from symgame.figures.style import WIDTHS, box, sheet, style
from symgame.figures.words import kind_of_point, say
from symgame.game import Game
from symgame.stability.regimes.flow import Flow

PANELS = 12
"""The most cases in one figure."""

COLUMNS = 4

PANEL = WIDTHS["double"] / COLUMNS
"""The width of a panel, in mm."""

HEIGHT = {2: 40.0, 3: 43.0}
"""Of a panel with its title, in mm, by the number of parties."""

TITLE = 5.0
"""The part of it above the cube."""


def flow_cubes(game: Game, flows: Sequence[Flow], *, first: int = 1, lang: str = "en") -> Figure:
    """The edges of the state space with the direction of the flow, one panel a case.

    ESS are filled. Where no vertex is one, a cycle of edges is highlighted. Edges at rest are double lines.

    Parameters
    ----------
    game : Game
        Of two or three players with two strategies each.
    flows : sequence of Flow
        At the example of each case; twelve at most.
    first : int, optional
        The number of the first case.
    lang : str, optional
        As for every picture, see :mod:`symgame.figures`.

    Returns
    -------
    Figure
        170 mm wide, with fewer than four cases narrower.

    Raises
    ------
    FigureError
        If the game has another shape, or the panels are too many or none.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.stability.regimes.flow import flow
    >>> game = load("llm-iar")
    >>> flows = [flow(replicator(game), dict(scenario.values)) for scenario in game.scenarios]
    >>> [axes.get_title() for axes in flow_cubes(game, flows).axes][:2]
    ['Case 1: $E_{1},E_{8}$', 'Case 2: $E_{1}$']
    """
    if game.shape not in ((2, 2), (2, 2, 2)):
        raise FigureError(
            f"the edges of a cube need two or three players with two strategies each, this game has the strategies "
            f"{'-'.join(map(str, game.shape))}"
        )
    if not 0 < len(flows) <= PANELS:
        raise FigureError(f"a figure has 1 to {PANELS} cases, here are {len(flows)}; draw several figures")
    rows = math.ceil(len(flows) / COLUMNS)
    columns = math.ceil(len(flows) / rows)
    high = HEIGHT[len(game.players)]
    with style(lang, game) as lang:
        handles = flow_legend(flows, lang)
        shape, below = legend_shape([str(h.get_label()) for h in handles], columns * PANEL)
        figure = sheet(columns * PANEL, rows * high + below + 1)
        for k, flow in enumerate(flows):
            left, bottom = k % columns * PANEL, (rows - 1 - k // columns) * high + below + 1
            axes = figure.add_axes(box(figure, left, bottom, PANEL, high - TITLE))
            draw_edges(axes, game, flow, PANEL / (high - TITLE))
            axes.set_title(_title(flow, first + k, lang), fontsize=8, pad=2)
        place = box(figure, 0, 0.5, columns * PANEL, below)
        figure.legend(handles=handles, loc="center", ncols=shape, bbox_to_anchor=place, borderaxespad=0)
    return figure


def _title(flow: Flow, number: int, lang: str) -> str:
    if not flow.sinks:
        return say("case without", lang, k=number, ess=kind_of_point("ess", lang))
    names = ",".join(vertex_label(flow, key) for key in flow.sinks)
    return say("case", lang, k=number, points=f"${names}$")


def flow_legend(flows: Sequence[Flow], lang: str) -> list[Line2D]:
    """What occurs in the panels."""
    edges = [edge for flow in flows for edge in flow.edges]
    entries = [
        (any(flow.sinks for flow in flows), kind_of_point("ess", lang), dot(True)),
        (True, say("other vertex", lang), dot(False)),
        (True, say("direction", lang), PLAIN | {"marker": ">", "markersize": 4}),
        (any(edge.is_at_rest for edge in edges), say("edge at rest", lang), DOUBLE),
        (any(flow.cycle for flow in flows), say("edge cycle", lang), CYCLE),
    ]
    return [Line2D([], [], label=label, **look) for occurs, label, look in entries if occurs]
