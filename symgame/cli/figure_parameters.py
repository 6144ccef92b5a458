"""What draws the kinds of figure that vary parameters: planes, panels, strips and bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symgame.cli.asked import Asked
from symgame.errors import FigureError

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from sympy import Rational

    from symgame.players import State
    from symgame.stability.thresholds.parameter_line import ParameterLine


def plane(asked: Asked) -> Figure:
    """The plane of two parameters by its sets of ESS."""
    from symgame.analysis import vertices_of
    from symgame.figures.plane_of_parameters import plane_of_parameters
    from symgame.numeric.parameter_plane import parameter_plane

    if len(asked.parameters) != 2:
        raise FigureError("figure 'plane' needs two parameters: --parameter S1 --parameter C, or with ranges S1=0:4")
    lines = [_line(asked, text) for text in asked.parameters]
    ranges = (_range(asked.parameters[0], lines[0]), _range(asked.parameters[1], lines[1]))
    field = lines[0].field
    names = [str(line.parameter.name) for line in lines]
    found = parameter_plane(field, vertices_of(field), lines[0].scenario, names[0], names[1], ranges)
    return plane_of_parameters(found, lang=asked.lang, width=asked.width)


def panels(asked: Asked) -> Figure:
    """Shares over time for several values of one parameter."""
    from symgame.figures.panels import parameter_panels
    from symgame.numeric.variation import variation

    line = _line(asked, _one(asked))
    return parameter_panels(
        variation(line, _values(_one(asked)), start=_start(asked)), lang=asked.lang, width=asked.width
    )


def strip(asked: Asked) -> Figure:
    """Sets of ESS and long-run shares along one parameter."""
    from symgame.figures.strip import bifurcation_strip
    from symgame.numeric.long_run import long_run

    line = _line(asked, _one(asked))
    low, high = _range(_one(asked), line)
    return bifurcation_strip(long_run(line, low, high, start=_start(asked)), lang=asked.lang, width=asked.width)


def bars(asked: Asked) -> Figure:
    """The room of each parameter before other vertices are ESS."""
    from symgame.figures.bars import sensitivity_bars
    from symgame.figures.room import room_of

    names = asked.parameters or tuple(str(symbol.name) for symbol in asked.game.symbols)
    return sensitivity_bars(
        asked.game, room_of([_line(asked, name) for name in names]), lang=asked.lang, width=asked.width
    )


def _one(asked: Asked) -> str:
    if len(asked.parameters) != 1:
        raise FigureError(f"figure '{asked.kind}' needs one parameter: --parameter F, or F=2,4,6, or F=0:10")
    return asked.parameters[0]


def _line(asked: Asked, text: str) -> ParameterLine:
    from symgame.analysis import vertices_of
    from symgame.stability.thresholds.parameter_line import parameter_line

    field = asked.field()
    return parameter_line(field, vertices_of(field), asked.scenario(), text.partition("=")[0].strip())


def _range(text: str, line: ParameterLine) -> tuple[Rational, Rational]:
    from symgame.figures.ranges import range_around

    given = text.partition("=")[2]
    if not given:
        return range_around(line)
    ends = [_number(part, text) for part in given.split(":")]
    if len(ends) != 2:
        raise FigureError(f"--parameter {text[:40]}: a range is written F=0:10")
    return ends[0], ends[1]


def _values(text: str) -> list[Rational] | None:
    given = text.partition("=")[2]
    if ":" in given:
        raise FigureError(f"--parameter {text[:40]}: this figure takes values, F=2,4,6")
    return [_number(part, text) for part in given.split(",")] if given else None


def _number(part: str, text: str) -> Rational:
    from symgame.errors import InvalidExpressionError
    from symgame.expressions import read_number

    try:
        return read_number(part.strip())
    except InvalidExpressionError as error:
        raise FigureError(f"--parameter {text[:40]}: '{part[:20]}' is no number; write 0.5 or 1/3") from error


def _start(asked: Asked) -> State | None:
    return next(iter(asked.states()), None)
