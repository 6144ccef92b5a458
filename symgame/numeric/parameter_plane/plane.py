"""A plane of two parameters: which vertices are ESS where, and along which curves that changes.

All other parameters have the values of a scenario.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sympy import Symbol

from symgame.dynamics.field import VectorField
from symgame.errors import FigureError
from symgame.numeric.parameter_plane.borders import Border, borders_of
from symgame.numeric.parameter_plane.curves import NODES, Range
from symgame.numeric.parameter_plane.regions import Keys, depth_of, region_of, sets_of
from symgame.numeric.parameter_plane.view import scaled, view_of
from symgame.numeric.simulation import Numbers
from symgame.players import Scenario
from symgame.stability.scenarios.ess_forms import EssForms, ess_forms
from symgame.stability.scenarios.placing import checked_values
from symgame.stability.thresholds.thresholds import parameter_of
from symgame.stability.vertex import Vertex


@dataclass(frozen=True, slots=True, eq=False)
class ParameterPlane:
    """A plane of two parameters, the others at the values of a scenario.

    Attributes
    ----------
    field : VectorField
    scenario : Scenario
    across, up : Symbol
    ranges : tuple of two Range
    forms : EssForms
    sets : tuple of tuple of str
        The sets of ESS that occur where the assumptions hold; larger sets first.
    grid : tuple of two ndarray
        The values of the two parameters along the sides.
    depths : tuple of ndarray, each (up, across)
        Negative inside the region of each set, zero on its border.
    outside : ndarray, (up, across)
        Positive where an assumption fails.
    borders : tuple of Border
    """

    field: VectorField
    scenario: Scenario
    across: Symbol
    up: Symbol
    ranges: tuple[Range, Range]
    forms: EssForms
    sets: tuple[Keys, ...]
    grid: tuple[Numbers, Numbers]
    depths: tuple[Numbers, ...]
    outside: Numbers
    borders: tuple[Border, ...]

    @property
    def point(self) -> tuple[float, float]:
        """The scenario's own values."""
        values = dict(self.scenario.values)
        return float(values[self.across]), float(values[self.up])


def parameter_plane(
    field: VectorField,
    vertices: Sequence[Vertex],
    scenario: Scenario,
    across: Symbol | str,
    up: Symbol | str,
    ranges: tuple[Range, Range],
) -> ParameterPlane:
    """The regions and borders of a plane of two parameters.

    Parameters
    ----------
    field : VectorField
    vertices : sequence of Vertex
        All of them.
    scenario : Scenario
        With values of all parameters.
    across, up : Symbol or str
        The parameters along the two axes.
    ranges : tuple of two pairs of Rational

    Raises
    ------
    FigureError
        If the parameters are one, a range is empty, or an assumption ties one to the other by an equation.
    InvalidGameError
        If there is no such parameter, or the scenario lacks a value or contradicts the assumptions.

    Examples
    --------
    >>> from sympy import Rational
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> game = load("llm-iar")
    >>> field = replicator(game)
    >>> ranges = ((Rational(0), Rational(4)), (Rational(0), Rational(10)))
    >>> plane = parameter_plane(field, vertices_of(field), game.scenarios[0], "S1", "C", ranges)
    >>> plane.sets
    (('000', '110'), ('000', '011'), ('000', '111'), ('000',), ('110',), ('111',))
    >>> [border.relation.text() for border in plane.borders][0]
    'C*b + P < C'
    """
    game = field.game
    symbols = parameter_of(game, across), parameter_of(game, up)
    if symbols[0] == symbols[1]:
        raise FigureError(f"a plane needs two parameters, here is {symbols[0].name} twice; name another one")
    for symbol, (low, high) in zip(symbols, ranges, strict=True):
        if not low < high:
            raise FigureError(f"the range of {symbol.name} is empty: from {low} to {high}; its end must be larger")
    forms = ess_forms(game, vertices)
    values = checked_values(game, forms, scenario)
    fixed = {symbol: value for symbol, value in values.items() if symbol not in symbols}
    view = view_of(field, forms, symbols, fixed)
    xs, ys = (np.linspace(float(low), float(high), NODES) for low, high in ranges)
    heights = [scaled(height) for height in view.heights(xs[None, :], ys[:, None])]
    outside = view.outside(xs[None, :], ys[:, None])
    depths = {key: depth_of(asked, heights) for key, asked in forms.asked}
    sets = sets_of(depths, outside)
    borders = tuple(borders_of(view, forms.signs_at(values), ranges))
    regions = tuple(np.broadcast_to(region_of(depths, ess), outside.shape) for ess in sets)
    return ParameterPlane(field, scenario, *symbols, ranges, forms, sets, (xs, ys), regions, outside, borders)
