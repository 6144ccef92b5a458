"""A plane of two parameters: which vertices are ESS where, and along which curves that changes."""

from symgame.numeric.parameter_plane.borders import Border as Border
from symgame.numeric.parameter_plane.curves import NODES as NODES
from symgame.numeric.parameter_plane.plane import ParameterPlane as ParameterPlane
from symgame.numeric.parameter_plane.plane import parameter_plane as parameter_plane
