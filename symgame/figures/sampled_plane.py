"""The results of a sweep in the plane of its two parameters, between the exact borders.

The regions are those in which vertices are ESS, exactly; a marker at every point of the sweep tells where
the path from one start goes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.figure import Figure

from symgame.errors import FigureError
from symgame.figures.looks import set_name
from symgame.figures.plane_of_parameters import Mark, plane_of_parameters
from symgame.figures.style import COLOURS
from symgame.figures.words import say
from symgame.game import Game
from symgame.numeric.simulation import Numbers, Outcome
from symgame.numeric.sweeps.exact import exact_plane
from symgame.numeric.sweeps.reading import plan_of

MARKERS = "os^Dv<>P"
"""One for each end, besides its colour."""

WORDS = {
    Outcome.REST_SET: "to set",
    Outcome.INTERIOR: "to mixed",
    Outcome.CYCLE: "cycle",
    Outcome.UNSETTLED: "unsettled",
}

NEAR = 1e-6
"""An end so near a vertex is that vertex."""


def sampled_plane(found: Any, *, start: int = 0, lang: str = "en", width: str = "single") -> Figure:
    """Where the paths of a sweep over two parameters go, over the exact regions of ESS.

    Parameters
    ----------
    found : xarray.Dataset
        From :func:`symgame.read_sweep`, of a sweep over two parameters that followed paths.
    start : int, optional
        Which of its starts.
    lang, width : str, optional
        As for every picture, see :mod:`symgame.figures`.

    Raises
    ------
    FigureError
        If no paths were followed, or the start is not one of the sweep.
    SimulationError
        If not exactly two parameters vary.
    """
    if "outcome" not in found:
        raise FigureError("this sweep followed no paths; run it again without --no-paths, into another folder")
    if not 0 <= start < found.sizes["start"]:
        raise FigureError(f"there is no start {start}; the sweep has {found.sizes['start']}, counted from 0")
    plane = exact_plane(plan_of(found))
    across, up = str(plane.across.name), str(plane.up.name)
    one = found.isel(start=start)
    flat = one.stack(place=[across, up]) if across in one.dims else one
    points = np.column_stack([flat[across].values, flat[up].values])
    kinds, ends = flat["outcome"].values, flat["end"].transpose(..., "share").values
    marks: list[Mark] = []
    for label, chosen in _groups(plane.field.game, kinds, ends, lang):
        k = len(marks)
        marks.append(Mark(label, points[chosen], MARKERS[k % len(MARKERS)], COLOURS[k % len(COLOURS)]))
    return plane_of_parameters(plane, marks=marks, lang=lang, width=width)


def _groups(game: Game, kinds: Numbers, ends: Numbers, lang: str) -> list[tuple[str, Numbers]]:
    """The points whose paths have one end: a vertex each, then the other kinds of outcome."""
    groups: list[tuple[str, Numbers]] = []
    is_vertex = kinds == list(Outcome).index(Outcome.VERTEX)
    for corner in np.unique(np.round(ends[is_vertex]), axis=0):
        here = is_vertex & (np.abs(ends - corner).max(axis=1) < NEAR)
        groups.append((say("to point", lang, point=set_name(game, (_key(game, corner),), lang)), here))
    for number, outcome in enumerate(Outcome):
        if outcome in WORDS and (kinds == number).any():
            groups.append((say(WORDS[outcome], lang), kinds == number))
    return groups


def _key(game: Game, corner: Numbers) -> str:
    """The key of a vertex from its shares."""
    digits, place = [], 0
    for m in game.shape:
        if m == 2:
            digits.append(str(int(corner[place])))
            place += 1
        else:
            digits.append(str(int(np.argmax(corner[place : place + m])) + 1))
            place += m
    return ("" if max(game.shape) == 2 else "-").join(digits)
