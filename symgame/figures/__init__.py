"""Pictures for papers: the phase cube, shares over time, the influence of initial willingness.

Each function returns a Matplotlib ``Figure`` of the width of a printed column and draws only what it
is given; :func:`save` writes it. Nothing here touches the state of ``pyplot``.
"""

from symgame.figures.cube import phase_cube
from symgame.figures.save import save
from symgame.figures.series import time_series
from symgame.figures.willingness import Panel, initial_willingness, willingness_starts

__all__ = ["Panel", "initial_willingness", "phase_cube", "save", "time_series", "willingness_starts"]
