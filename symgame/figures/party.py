r"""The phase diagram of each party: the surface on which it is indifferent, and which way it moves on both sides.

The surface :math:`D_i = 0` (in papers: :math:`F' = 0`, inside the cube) cuts the cube into the volume
:math:`V_1` of the states in which the share of the party's first strategy rises and the volume
:math:`V_2` of those in which it falls. Papers read the two as the probabilities of its strategies.
This is the stability of a party for given strategies of the others, not that of the system.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.patheffects import Normal, Stroke

from symgame.dynamics.replicator import replicator
from symgame.errors import FigureError
from symgame.figures.edges import DEPTH
from symgame.figures.legend import ROW, legend_shape
from symgame.figures.style import BLACK, COLOURS, GREY, MM, PALE, box, column, sheet, style
from symgame.figures.surface import PartyPhase, Region, party_phase
from symgame.figures.words import caption, say, share_label, short_party, strategy, variable
from symgame.game import Game
from symgame.numeric.simulation import Numbers
from symgame.numeric.volumes import Volumes
from symgame.players import Scenario
from symgame.symbols import nearest

COLUMNS = {"single": 2, "double": 3}
"""Panels side by side, at most."""

SIDE = {"single": 47.0, "double": 62.0}
"""An edge of the cube where there is one panel, in mm."""

LEFT, ABOVE, BELOW = 8.0, 3.0, 6.0
"""Room around a cube for ticks and variables, in mm."""

SHEET, RULING = "#DCDCDC", "#B4B4B4"
"""The surface: light enough for everything that is drawn on it."""

SAMPLES = 48
"""Along an arrow, of which every piece is in front of the surface or behind it."""

HALO: Any = [Stroke(linewidth=2.0, foreground="white"), Normal()]


def party_phases(
    game: Game, scenario: Scenario, parties: Sequence[str] = (), *, lang: str = "en", width: str = "single"
) -> Figure:
    """The phase diagram of every party, or of some, at the values of a scenario.

    Parameters
    ----------
    game : Game
        Of two or three players with two strategies each.
    scenario : Scenario
        With a value for every parameter.
    parties : sequence of str, optional
        The variables of those to draw; all without it.
    lang : str, optional
        ``"en"`` or ``"zh"``, of the labels.
    width : str, optional
        ``"single"`` (85 mm) or ``"double"`` (170 mm).

    Returns
    -------
    Figure

    Raises
    ------
    FigureError
        If the game has another shape, or a party is not known.
    SimulationError
        If a parameter has no value.

    See Also
    --------
    party_volumes : The two volumes as numbers.

    Examples
    --------
    >>> from symgame import load
    >>> game = load("llm-iar")
    >>> len(party_phases(game, game.scenarios[0]).axes)
    3
    """
    phases = _phases(game, scenario, parties)
    across = column(width)
    with style(lang, game) as lang:
        names = [share_label(player, 0, lang) for player in game.players]
        columns = min(len(phases), COLUMNS[width])
        rows = math.ceil(len(phases) / columns)
        side = SIDE[width] if len(phases) == 1 else (across / columns - LEFT - 4) / _extent(game)[0]
        lines = [_legend(phase, game, lang, alone=len(phases) == 1) for phase in phases]
        has_key = len(phases) < len(game.players) or any(
            name not in text[0] for name, text in zip(names, lines, strict=True)
        )
        text_high = [ROW * sum(line.count("\n") + 1 for line in text) for text in lines]
        high = ABOVE + side * _extent(game)[1] + BELOW + max(text_high)
        shape, key = legend_shape(names, across) if has_key else (1, 0.0)
        figure = sheet(across, rows * high + key + 1.5)
        panel = across / columns
        for k, (phase, text) in enumerate(zip(phases, lines, strict=True)):
            left, bottom = k % columns * panel, (rows - 1 - k // columns) * high + key + 1.5 + max(text_high)
            axes = _panel(figure, game, left + (panel - side * _extent(game)[0] - LEFT) / 2, bottom, side)
            _draw(axes, game, phase)
            _write(figure, text, left + panel / 2, bottom)
        if has_key:
            _key(figure, names, shape, key)
    return figure


def _write(figure: Figure, lines: Sequence[str], middle: float, top: float) -> None:
    """Lines of text one below the other, in mm."""
    for line in lines:
        high = ROW * (line.count("\n") + 1)
        x, y, _, _ = box(figure, middle, top - high / 2, 0, 0)
        figure.text(x, y, line, ha="center", va="center", fontsize=7)
        top -= high


def party_volumes(game: Game, scenario: Scenario, parties: Sequence[str] = ()) -> tuple[Volumes, ...]:
    """The volumes that the phase diagrams name, one pair a party; parameters and errors as there.

    Examples
    --------
    >>> from symgame import load
    >>> game = load("data-compute-supply")
    >>> [round(each.first, 4) for each in party_volumes(game, game.scenarios[0])]
    [0.1111, 0.375, 0.9337]
    """
    return tuple(phase.volumes for phase in _phases(game, scenario, parties))


def _phases(game: Game, scenario: Scenario, parties: Sequence[str]) -> list[PartyPhase]:
    if game.shape not in ((2, 2), (2, 2, 2)):
        raise FigureError(
            f"a party's phase diagram needs two or three players with two strategies each, this game has the "
            f"strategies {'-'.join(map(str, game.shape))}; draw its simplex or its series instead"
        )
    known = [player.var for player in game.players]
    for party in parties:
        if party not in known:
            raise FigureError(f"no party '{party[:40]}'{nearest(party, known)} known: {', '.join(known)}")
    field = replicator(game.at(scenario))
    return [party_phase(field, i) for i, var in enumerate(known) if not parties or var in parties]


def _extent(game: Game) -> tuple[float, float]:
    """Of the cube in the picture, in lengths of an edge; of two parties the square."""
    return (1 + DEPTH[0], 1 + DEPTH[1]) if len(game.players) == 3 else (1.0, 1.0)


def _legend(phase: PartyPhase, game: Game, lang: str, *, alone: bool) -> list[str]:
    """The lines below a panel: whose it is, and the volumes with where they lead."""
    player = game.players[phase.player]
    name = short_party(player, lang)
    whose = name if name == variable(player.shares[0], lang) else share_label(player, 0, lang)
    lines = [] if alone else [caption(phase.player, whose)]
    sizes = (phase.volumes.first, phase.volumes.second)
    if not any(sizes):
        return [*lines, say("indifferent", lang)]
    share = variable(player.shares[0], "en").strip("$")
    for k, size in enumerate(sizes):
        goal = (
            rf"{share} \to {1 - k}"
            if phase.is_straight
            else rf"{share} {(chr(92) + 'uparrow', chr(92) + 'downarrow')[k]}"
        )
        line = rf"$V_{k + 1} = {size:.3f}$: ${goal}$" if lang == "en" else rf"$V_{k + 1} = {size:.3f}$：${goal}$"
        lines.append(say("volume", lang, line=line, strategy=strategy(player, k, lang)) if alone else line)
    return lines


def _panel(figure: Figure, game: Game, left: float, bottom: float, side: float) -> Axes:
    """Axes in which an edge of the cube has the length 1, as large as the cube and what stands around it."""
    right, up = _extent(game)
    room = (LEFT + side * right + 4, ABOVE + side * up + BELOW)
    axes = figure.add_axes(box(figure, left - 2, bottom, *room))
    axes.set_axis_off()
    axes.set(xlim=(-LEFT / side, right + 4 / side), ylim=(-BELOW / side, up + ABOVE / side))
    return axes


def _draw(axes: Axes, game: Game, phase: PartyPhase) -> None:
    if len(game.players) == 3:
        _cube(axes, behind=True)
        _surface(axes, phase)
    else:
        axes.plot([0, 1, 1, 0, 0], [0, 0, 1, 1, 0], color=BLACK, linewidth=0.7, zorder=2)
        for piece in phase.patches:
            axes.plot(*piece.T, color=BLACK, linewidth=1.2, linestyle=(0, (4, 1.5)), zorder=3)
    for region in phase.regions:
        _arrow(axes, phase, region)
    if len(game.players) == 3:
        _cube(axes, behind=False)
    _name_axes(axes, game)


def _seen(states: Numbers) -> Numbers:
    """Where states lie in the picture: the first share to the right, the last upwards, of three the second away."""
    if states.shape[-1] == 2:
        return states
    x, y, z = np.moveaxis(states, -1, 0)
    return np.stack([x + DEPTH[0] * y, z + DEPTH[1] * y], axis=-1)


def _spot(state: Numbers) -> tuple[float, float]:
    x, y = _seen(state)
    return float(x), float(y)


def _cube(axes: Axes, *, behind: bool) -> None:
    """The edges that meet in the hidden corner, or all others."""
    corners = [np.array(c, dtype=float) for c in np.ndindex(2, 2, 2)]
    for a in corners:
        for b in corners:
            if (b - a).sum() == 1 and (b >= a).all():
                is_hidden = any((c == (0, 1, 0)).all() for c in (a, b))
                if is_hidden == behind:
                    look: dict[str, Any] = (
                        {"color": PALE, "linewidth": 0.6, "linestyle": "--", "zorder": 1}
                        if behind
                        else {"color": BLACK, "linewidth": 0.7, "zorder": 6}
                    )
                    axes.plot(*_seen(np.array([a, b])).T, solid_capstyle="round", **look)


def _surface(axes: Axes, phase: PartyPhase) -> None:
    """Its pieces from the farthest to the nearest; curves where it meets the faces of the cube."""
    if phase.patches:
        far_first = sorted(phase.patches, key=lambda patch: -float(patch[:, 1].mean()))
        shapes = [_seen(patch) for patch in far_first]
        axes.add_collection(PolyCollection(shapes, facecolors=SHEET, edgecolors=SHEET, linewidths=0.3, zorder=2))
    if not phase.is_straight:
        axes.add_collection(LineCollection([_seen(rim) for rim in phase.rims], colors=GREY, linewidths=0.7, zorder=3))
        return
    for rim in phase.rims:
        opposite = rim.copy()
        opposite[:, phase.player] = 0.0
        ends = [np.array([opposite[k], rim[k]]) for k in (0, -1)]
        for line in (opposite, *ends):
            axes.plot(*_seen(line).T, color=GREY, linewidth=0.6, zorder=3)
        axes.plot(*_seen(rim).T, color=BLACK, linewidth=1.2, zorder=3)


def _arrow(axes: Axes, phase: PartyPhase, region: Region) -> None:
    """Along the own axis through the region; broken where the surface hides it."""
    start, end = region.centre.copy(), region.centre.copy()
    reach = (0.0, 1.0) if phase.is_straight else _reach(phase, region)
    start[phase.player], end[phase.player] = reach if region.is_first else reach[::-1]
    colour = COLOURS[0] if region.is_first else COLOURS[1]
    parts = np.linspace(0, 1, SAMPLES + 1)[:, None]
    states = start + parts * (end - start)
    hidden = [_is_hidden(phase, state) for state in (states[1:] + states[:-1]) / 2]
    for first, last in _runs(hidden):
        line = "-" if not hidden[first] else (0, (2.5, 2))
        axes.plot(*_seen(states[first : last + 1]).T, color=colour, linewidth=1.1, linestyle=line, zorder=4)
    free = [k for k in range(SAMPLES // 3, SAMPLES - 5) if not hidden[k]] or [SAMPLES // 2]
    middle = min(free, key=lambda k: abs(k - 0.62 * SAMPLES))
    back, tip = _spot(states[max(middle - 2, 0)]), _spot(states[middle + 2])
    head = {"arrowstyle": "-|>,head_length=0.5,head_width=0.24", "color": colour, "linewidth": 0}
    axes.annotate("", tip, xytext=back, arrowprops=head | {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 9}, zorder=5)
    for state in (start, end):
        axes.plot(*_seen(state), marker="o", markersize=2.0, color=colour, zorder=5)
    label = _spot(states[SAMPLES // 3])
    dx, dy = (0, 3) if phase.player == 0 else (-5, 3) if phase.player == 1 and len(start) == 3 else (8, 0)
    axes.annotate(
        f"$V_{1 if region.is_first else 2}$", label, xytext=(dx, dy), textcoords="offset points", ha="center",
        va="bottom" if dy else "center", fontsize=8, color=colour, path_effects=HALO, zorder=7,
    )  # fmt: skip


def _runs(marks: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where marks stay the same: the place of the first and the place after the last."""
    start = 0
    for _, group in itertools.groupby(marks):
        end = start + len(list(group))
        yield start, end
        start = end


def _reach(phase: PartyPhase, region: Region) -> tuple[float, float]:
    """From where to where the own share stays in the region."""
    shares = np.linspace(0, 1, 101)
    states = np.tile(region.centre, (len(shares), 1))
    states[:, phase.player] = shares
    inside = phase.advantage(states) * (1 if region.is_first else -1) > 0
    place = round(float(region.centre[phase.player]) * 100)
    low = high = place
    while low > 0 and inside[low - 1]:
        low -= 1
    while high < 100 and inside[high + 1]:
        high += 1
    return float(shares[low]), float(shares[high])


def _is_hidden(phase: PartyPhase, state: Numbers) -> bool:
    """Whether the surface is between a state and the reader, who looks along the second axis, from the right above."""
    if len(state) == 2:
        return False
    towards = np.array([DEPTH[0], -1.0, DEPTH[1]])
    lengths = np.linspace(0, float(state[1]), 60)
    way = state + lengths[:, None] * towards
    way = way[(way <= 1).all(axis=1)]
    signs = np.sign(phase.advantage(way))
    return bool((signs != signs[0]).any())


def _name_axes(axes: Axes, game: Game) -> None:
    """The variables and 0 and 1 beside the edges along which they grow."""
    names = [variable(player.shares[0], "en") for player in game.players]
    right, up = DEPTH
    notes: list[tuple[tuple[float, float], str, tuple[float, float], str, str]] = [
        ((0, 0), "$0$", (-3, -2), "right", "top"),
        ((1, 0), "$1$", (0, -3), "center", "top"),
        ((0, 1), "$1$", (-3, 0), "right", "center"),
        ((0.5, 0), names[0], (0, -3), "center", "top"),
        ((0, 0.5), names[-1], (-3, 0), "right", "center"),
    ]
    if len(names) == 3:
        notes.append(((1 + right / 2, up / 2), names[1], (4, -2), "left", "top"))
        notes.append(((1 + right, up), "$1$", (3, -1), "left", "center"))
    for place, text, offset, across, upwards in notes:
        size = 8 if text in names else 7
        axes.annotate(
            text, place, xytext=offset, textcoords="offset points", ha=across, va=upwards, fontsize=size, zorder=8
        )


def _key(figure: Figure, names: Sequence[str], columns: int, high: float) -> None:
    """Which variable is whose, below all panels."""
    across = float(figure.get_size_inches()[0]) / MM
    rows = math.ceil(len(names) / columns)
    for k, name in enumerate(names):
        row = names[k // columns * columns : (k // columns + 1) * columns]
        left, up = across * (k % columns + 0.5) / len(row), 0.5 + high * (rows - k // columns - 0.5) / rows
        x, y, _, _ = box(figure, left, up, 0, 0)
        figure.text(x, y, name, ha="center", va="center", fontsize=7)
