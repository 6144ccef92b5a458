"""Pictures for papers: the phase cube, shares over time, initial willingness, the flow in every case.

Each function returns a Matplotlib ``Figure`` of the width of a printed column and draws only what it
is given; :func:`save` writes it. Nothing here touches the state of ``pyplot``.
"""

from symgame.figures.cube import phase_cube
from symgame.figures.flow import PANELS, flow_cubes
from symgame.figures.save import save
from symgame.figures.series import time_series
from symgame.figures.willingness import Panel, initial_willingness, willingness_starts

__all__ = [
    "PANELS",
    "Panel",
    "flow_cubes",
    "initial_willingness",
    "phase_cube",
    "save",
    "time_series",
    "willingness_starts",
]
