"""What draws each kind of figure of `symgame figure`: a game's pictures of its parties, flow and paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symgame.cli.asked import Asked

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def cube(asked: Asked) -> Figure:
    """Paths in the unit cube, of two parties in the square, from a grid of starts."""
    from symgame.figures.cube import phase_cube

    return phase_cube(asked.grid(), lang=asked.lang, width=asked.width)


def series(asked: Asked) -> Figure:
    """Shares over time, from the first start."""
    from symgame.figures.series import time_series

    found = asked.simulation()
    return time_series(found.runs[0], found.field, lang=asked.lang, width=asked.width)


def willingness(asked: Asked) -> Figure:
    """The influence of the initial willingness."""
    from symgame.figures.willingness import initial_willingness, willingness_starts
    from symgame.numeric.simulate import simulate

    panels, field, scenario = willingness_starts(asked.game), asked.field(), asked.scenario()
    runs = [simulate(field, scenario, initial=panel.starts) for panel in panels]
    return initial_willingness(panels, runs, lang=asked.lang, width=asked.width)


def flow(asked: Asked) -> Figure:
    """The flow on the edges of the state space."""
    from symgame.figures.edge_flow import edge_flow

    return edge_flow(asked.game, asked.scenario(), lang=asked.lang, width=asked.width)


def party(asked: Asked) -> Figure:
    """Where each party changes its mind."""
    from symgame.figures.party import party_phases

    return party_phases(asked.game, asked.scenario(), asked.parties, lang=asked.lang, width=asked.width)


def payments(asked: Asked) -> Figure:
    """Who pays whom."""
    from symgame.figures.payments import payment_diagram

    return payment_diagram(asked.game, lang=asked.lang, width=asked.width)


def simplex(asked: Asked) -> Figure:
    """Paths in the simplex of a player of three strategies."""
    from symgame.figures.simplex import simplex_portrait

    return simplex_portrait(
        asked.game, asked.scenario(), asked.parties, starts=asked.states(), lang=asked.lang, width=asked.width
    )
