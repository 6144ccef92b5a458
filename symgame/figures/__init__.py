"""Pictures for papers: who pays whom, each party's phase diagram, the flow, paths, what parameters do.

Each function returns a Matplotlib ``Figure`` of the width of a printed column and draws only what it
is given; :func:`save` writes it. Nothing here touches the state of ``pyplot``.

Every picture has the same two settings: ``lang``, the language of its labels, ``"en"`` or ``"zh"``; and
``width``, one column or two of a journal, ``"single"`` (85 mm) or ``"double"`` (170 mm).
"""

from symgame.figures.bars import sensitivity_bars
from symgame.figures.cube import phase_cube
from symgame.figures.edge_flow import edge_flow
from symgame.figures.flow import PANELS, flow_cubes
from symgame.figures.measures import Measure, Sensitivity
from symgame.figures.panels import parameter_panels
from symgame.figures.party import party_phases, party_volumes
from symgame.figures.payments import payment_diagram
from symgame.figures.plane_of_parameters import Mark, plane_of_parameters
from symgame.figures.sampled_plane import sampled_plane
from symgame.figures.save import save
from symgame.figures.series import time_series
from symgame.figures.simplex import simplex_portrait
from symgame.figures.strip import bifurcation_strip
from symgame.figures.willingness import Panel, initial_willingness, willingness_starts

__all__ = [
    "PANELS",
    "Mark",
    "Measure",
    "Panel",
    "Sensitivity",
    "bifurcation_strip",
    "edge_flow",
    "flow_cubes",
    "initial_willingness",
    "parameter_panels",
    "party_phases",
    "party_volumes",
    "payment_diagram",
    "phase_cube",
    "plane_of_parameters",
    "sampled_plane",
    "save",
    "sensitivity_bars",
    "simplex_portrait",
    "time_series",
    "willingness_starts",
]
