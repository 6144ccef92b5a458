"""What is exactly so along the axes of a sweep: thresholds, and the borders in a plane of two parameters.

Sampled results are drawn between these: no threshold is read off a grid.
"""

from __future__ import annotations

from symgame.analysis import vertices_of
from symgame.errors import InvalidGameError, SimulationError
from symgame.numeric.parameter_plane import ParameterPlane, parameter_plane
from symgame.numeric.sweeps.plan import Sweep
from symgame.numeric.sweeps.setting import setting_of
from symgame.stability.thresholds.parameter_line import ParameterLine, parameter_line


def exact_lines(plan: Sweep) -> tuple[ParameterLine, ...]:
    """The line of each parameter that varies, the others at the values of the scenario.

    Parameters that the scenario cannot tell are left out: where it has no value for another one that
    varies, too, or values that the assumptions forbid.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.numeric.sweeps.planning import planned
    >>> game = load("llm-iar")
    >>> [line] = exact_lines(planned(replicator(game), game.scenarios[0], {"S1": "0:4:101"}))
    >>> [turn.value for turn in line.turns]
    [11/100, 17/5]
    """
    setting, result = setting_of(plan), []
    vertices = vertices_of(setting.field)
    for symbol in setting.symbols:
        try:
            result.append(parameter_line(setting.field, vertices, setting.scenario, symbol))
        except InvalidGameError:
            continue
    return tuple(result)


def exact_plane(plan: Sweep) -> ParameterPlane:
    """The regions and borders in the plane of a sweep over two parameters, the first one across.

    Raises
    ------
    SimulationError
        If not exactly two parameters vary.
    FigureError, InvalidGameError
        As for :func:`~symgame.numeric.parameter_plane.parameter_plane`.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.numeric.sweeps.planning import planned
    >>> game = load("llm-iar")
    >>> plan = planned(replicator(game), game.scenarios[0], {"S1": "0.1:4:40", "C": "1:10:10"})
    >>> len(exact_plane(plan).borders)
    6
    """
    setting = setting_of(plan)
    if len(setting.symbols) != 2:
        raise SimulationError(f"a plane needs two parameters that vary, here are {len(setting.symbols)}")
    sampled = plan.sample.ranges if plan.sample else ()
    ends = {each.parameter: (each.low, each.high) for each in sampled}
    ends |= {grid.parameter: (min(grid.values), max(grid.values)) for grid in plan.grids}
    one, other = setting.symbols
    ranges = (ends[one.name], ends[other.name])
    return parameter_plane(setting.field, vertices_of(setting.field), setting.scenario, one, other, ranges)
