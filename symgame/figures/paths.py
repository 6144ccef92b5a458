"""Runs in a picture of the state space: coloured by the end they reach, with a dot at the start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from symgame.figures.style import COLOURS, GREY
from symgame.figures.words import point, say
from symgame.numeric.simulation import Outcome, Run

ENDS = (COLOURS[0], COLOURS[4], COLOURS[2], COLOURS[3], COLOURS[1], COLOURS[5])
"""The first two, blue and orange, are dark and light in grey print: most bistable games need no more."""

DOT: dict[str, Any] = {"linestyle": "", "marker": "o", "markeredgewidth": 0}


@dataclass(frozen=True, slots=True)
class Fate:
    """What the picture tells apart of where runs go: points, and other ends by their kind."""

    kind: Outcome
    end: tuple[float, ...] = ()

    def said(self, lang: str) -> str:
        """Its entry in the legend."""
        if self.end:
            return say("to point", lang, point=point(self.end))
        words = {Outcome.REST_SET: "to set", Outcome.CYCLE: "cycle"}
        return say(words.get(self.kind, "unsettled"), lang)


def fate(run: Run) -> Fate:
    """The fate of a run; ends that agree to two decimals are one."""
    if run.end is None or run.kind not in (Outcome.VERTEX, Outcome.INTERIOR):
        return Fate(run.kind)
    return Fate(run.kind, tuple(round(float(c), 2) + 0.0 for c in run.end))


def draw_paths(axes: Axes, runs: tuple[Run, ...], lang: str) -> None:
    """Draw all runs, fate by fate; the first path of each carries its entry of the legend."""
    fates = sorted({fate(run) for run in runs}, key=lambda f: (not f.end, [-c for c in f.end], f.kind.value))
    settled = [f for f in fates if f.kind is not Outcome.UNSETTLED]
    many = len(runs) > 12
    for own in fates:
        colour = ENDS[settled.index(own) % len(ENDS)] if own in settled else GREY
        label = own.said(lang)
        for run in runs:
            if fate(run) == own:
                axes.plot(*run.states.T, color=colour, linewidth=0.7 if many else 1.1, label=label, zorder=4)
                axes.plot(*run.initial[:, None], color=colour, markersize=2.2 if many else 3.0, zorder=5, **DOT)
                label = "_nolegend_"
    if runs:
        nowhere: list[list[float]] = [[] for _ in runs[0].initial]
        axes.plot(*nowhere, color=GREY, markersize=3.0, label=say("start", lang), **DOT)
