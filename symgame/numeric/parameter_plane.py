"""A plane of two parameters: which vertices are ESS where, and along which curves that changes.

All other parameters have the values of a scenario. A border is a piece of a curve on which one form is
zero, with different sets of ESS on its two sides. Where a form is of first degree in one of the two
parameters the curve is its graph; other curves are traced on a fine grid and then brought to the zeros.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from contourpy import contour_generator
from sympy import Rational, Symbol

from symgame.conditions.examples import compared
from symgame.conditions.linear.linearisation import ring_for
from symgame.conditions.relation import COMPARE, Relation
from symgame.dynamics.field import VectorField
from symgame.errors import FigureError
from symgame.numeric.sign_program import Flags, SignProgram, columns_of, sign_program
from symgame.numeric.simulation import Numbers
from symgame.players import Scenario
from symgame.stability.scenarios.ess_forms import Asked, EssForms, ess_forms
from symgame.stability.scenarios.placing import checked_values
from symgame.stability.thresholds.thresholds import parameter_of
from symgame.stability.vertex import Vertex

NODES = 401
"""Along each side of the grid."""

SAMPLES = 1201
"""Along a curve that is a graph."""

HALVINGS = 50

Keys = tuple[str, ...]
Range = tuple[Rational, Rational]


@dataclass(frozen=True, slots=True, eq=False)
class Border:
    """Where one form is zero, between different sets of ESS.

    Attributes
    ----------
    place : int
        The form, among those of the plane.
    relation : Relation
        The sign of the form as it is at the scenario's own values.
    pieces : tuple of ndarray, each (points, 2)
    """

    place: int
    relation: Relation
    pieces: tuple[Numbers, ...]


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
    view = _View(symbols, sign_program(forms.forms, fixed), _assumptions(field, symbols, fixed), forms)
    xs, ys = (np.linspace(float(low), float(high), NODES) for low, high in ranges)
    heights = [_scaled(height) for height in view.heights(xs[None, :], ys[:, None])]
    outside = view.outside(xs[None, :], ys[:, None])
    depths = {key: _depth(asked, heights) for key, asked in forms.asked}
    sets = _sets(depths, outside)
    borders = tuple(_borders(view, forms.signs_at(values), ranges))
    regions = tuple(np.broadcast_to(_region(depths, ess), outside.shape) for ess in sets)
    return ParameterPlane(field, scenario, *symbols, ranges, forms, sets, (xs, ys), regions, outside, borders)


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """The forms and assumptions as functions of the two parameters."""

    symbols: tuple[Symbol, Symbol]
    program: SignProgram
    assumed: SignProgram
    forms: EssForms

    def heights(self, x: Numbers, y: Numbers) -> list[Numbers]:
        return _values(self.program, self.symbols, x, y)

    def outside(self, x: Numbers, y: Numbers) -> Numbers:
        """The largest violation of an assumption; negative where all hold."""
        shape = np.broadcast_shapes(x.shape, y.shape)
        found = [_scaled(np.broadcast_to(v, shape)) for v in _values(self.assumed, self.symbols, x, y)]
        return np.max(found, axis=0) if found else np.full(shape, -1.0)

    def is_border(self, x: Numbers, y: Numbers, group: Mapping[int, int]) -> Flags:
        """Whether the assumptions hold and the two sides of a group of forms have different sets of ESS."""
        heights = self.heights(x, y)
        sides = []
        for side in (-1, 1):
            signs = [np.full(x.shape, side * group[k]) if k in group else np.sign(h) for k, h in enumerate(heights)]
            sides.append([_holds(asked, signs, x.shape) for _, asked in self.forms.asked])
        differs = np.any([a != b for a, b in zip(*sides, strict=True)], axis=0)
        violations = _values(self.assumed, self.symbols, x, y)
        allowed = np.all([np.broadcast_to(v <= 0, x.shape) for v in violations] or [np.full(x.shape, True)], axis=0)
        result: Flags = differs & allowed
        return result


def _values(program: SignProgram, symbols: Sequence[Symbol], x: Numbers, y: Numbers) -> list[Numbers]:
    with np.errstate(all="ignore"):
        return program.values(columns_of(program, dict(zip(symbols, (x, y), strict=True))))


def _scaled(values: Numbers) -> Numbers:
    """Divided by the largest, so that forms of all sizes can be compared."""
    largest = float(np.max(np.abs(values), initial=0.0, where=np.isfinite(values)))
    return values / (largest or 1.0)


def _assumptions(field: VectorField, symbols: Sequence[Symbol], fixed: Mapping[Symbol, Rational]) -> SignProgram:
    """Forms that are not positive where the assumptions hold."""
    relations = [r for r in field.game.assumptions.relations if r.symbols & set(symbols)]
    tied = next((relation for relation in relations if relation.operator == "=="), None)
    if tied is not None:
        raise FigureError(f"the assumption '{tied.text()}' leaves no plane; choose parameters that it does not contain")
    ring = ring_for(relations, field.game.symbols)
    forms = [compared(relation, ring) for relation in relations if relation.operator != "!="]
    return sign_program([form if operator[0] == "<" else -form for form, operator in forms], fixed)


def _depth(asked: tuple[Asked, ...] | bool, heights: Sequence[Numbers]) -> Numbers:
    """Negative where a vertex is an ESS."""
    if isinstance(asked, bool):
        return np.array(-1.0 if asked else 1.0)
    each = [_literal(one.operator, heights[one.place]) for one in asked]
    return each[0] if len(each) == 1 else np.max(np.broadcast_arrays(*each), axis=0)


def _literal(operator: str, height: Numbers) -> Numbers:
    if not height.any():  # a tie everywhere in this plane
        return np.array(-1.0 if COMPARE[operator](0, 0) else 1.0)
    if operator in ("==", "!="):
        return np.abs(height) if operator == "==" else -np.abs(height)
    return height if operator[0] == "<" else -height


def _holds(asked: tuple[Asked, ...] | bool, signs: Sequence[Numbers], shape: tuple[int, ...]) -> Flags:
    """Whether it is one where the forms have these signs."""
    if isinstance(asked, bool):
        return np.full(shape, asked)
    each = [np.broadcast_to(COMPARE[one.operator](signs[one.place], 0), shape) for one in asked]
    result: Flags = np.logical_and.reduce(each)
    return result


def _sets(depths: Mapping[str, Numbers], outside: Numbers) -> tuple[Keys, ...]:
    """The sets that occur where the assumptions hold, off the borders."""
    keys = list(depths)
    layers = [np.broadcast_to(depths[key], outside.shape) for key in keys]
    clear = (outside < 0) & np.all([layer != 0 for layer in layers], axis=0)
    rows = np.unique(np.array([layer[clear] < 0 for layer in layers]).T, axis=0)
    sets = [tuple(key for key, is_in in zip(keys, row, strict=True) if is_in) for row in rows]
    return tuple(sorted(sets, key=lambda ess: (-len(ess), [keys.index(key) for key in ess])))


def _region(depths: Mapping[str, Numbers], ess: Keys) -> Numbers:
    """Negative where exactly these vertices are ESS."""
    each = [depth if key in ess else -depth for key, depth in depths.items()]
    result: Numbers = np.max(np.broadcast_arrays(*each), axis=0)
    return result


def _borders(view: _View, now: Sequence[int], ranges: tuple[Range, Range]) -> Iterator[Border]:
    """One border a form; forms that are each other's multiple in this plane share one."""
    done: set[int] = set()
    for k, form in enumerate(view.program.forms):
        if k in done or all(not view.program.monomials[place] for _, place in form):
            continue
        group = {j: turn for j, other in enumerate(view.program.forms) if (turn := _multiple(form, other))}
        done |= set(group)
        pieces = tuple(_pieces(view, k, group, ranges))
        if pieces:
            yield Border(k, view.forms.relation(k, now[k]), pieces)


def _multiple(form: Sequence[tuple[Fraction, int]], other: Sequence[tuple[Fraction, int]]) -> int:
    """1 or -1 where one form is a positive or negative multiple of another, else 0."""
    first, second = dict((place, c) for c, place in form), dict((place, c) for c, place in other)
    if first.keys() != second.keys():
        return 0
    ratios = {second[place] / first[place] for place in first}
    return 0 if len(ratios) > 1 else 1 if ratios.pop() > 0 else -1


def _pieces(view: _View, k: int, group: Mapping[int, int], ranges: tuple[Range, Range]) -> Iterator[Numbers]:
    for curve in _curves(view, k, ranges):
        yield from curve.pieces(lambda x, y: view.is_border(x, y, group) & _inside(x, y, ranges))


def _inside(x: Numbers, y: Numbers, ranges: tuple[Range, Range]) -> Flags:
    (left, right), (bottom, top) = ((float(low), float(high)) for low, high in ranges)
    result: Flags = (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    return result


@dataclass(frozen=True, slots=True, eq=False)
class _Curve:
    """Points as a function of a number, and the numbers at which to look."""

    at: Callable[[Numbers], tuple[Numbers, Numbers]]
    numbers: Numbers

    def pieces(self, belongs: Callable[[Numbers, Numbers], Flags]) -> Iterator[Numbers]:
        """The connected parts that belong, their ends found by halving."""
        numbers = self.numbers
        flags = belongs(*self.at(numbers))
        ends = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(int)))
        for first, last in zip(ends[::2], ends[1::2] - 1, strict=True):
            low = self._end(numbers[first], numbers[first - 1], belongs) if first else numbers[first]
            high = self._end(numbers[last], numbers[last + 1], belongs) if last + 1 < len(numbers) else numbers[last]
            inner = numbers[first : last + 1]
            found = np.column_stack(self.at(np.concatenate([[low], inner, [high]])))
            if np.ptp(found, axis=0).any():
                yield found

    def _end(self, inside: float, beyond: float, belongs: Callable[[Numbers, Numbers], Flags]) -> float:
        for _ in range(HALVINGS):
            middle = (inside + beyond) / 2
            inside, beyond = (middle, beyond) if belongs(*self.at(np.array([middle])))[0] else (inside, middle)
        return inside


def _curves(view: _View, k: int, ranges: tuple[Range, Range]) -> Iterator[_Curve]:
    """The zeros of one form in the plane."""
    program = view.program
    spans = [(float(low), float(high)) for low, high in ranges]
    order = list(program.inputs)
    if set(order) <= set(view.symbols):
        for own, other in ((1, 0), (0, 1)):
            degrees = [
                dict(program.monomials[place]).get(order.index(view.symbols[own]), 0)
                if view.symbols[own] in order
                else 0
                for _, place in program.forms[k]
            ]
            if max(degrees, default=0) == 1:
                yield _graph(view, k, own, spans[other])
                return
    yield from _traced(view, k, spans)


def _graph(view: _View, k: int, own: int, span: tuple[float, float]) -> _Curve:
    """A form of first degree in a parameter: that parameter as a function of the other."""

    def at(numbers: Numbers) -> tuple[Numbers, Numbers]:
        points = [
            (numbers, np.full_like(numbers, c)) if own else (np.full_like(numbers, c), numbers) for c in (0.0, 1.0)
        ]
        base, one = (np.broadcast_to(view.heights(*point)[k], numbers.shape) for point in points)
        with np.errstate(all="ignore"):
            graph = -base / (one - base)
        return (numbers, graph) if own else (graph, numbers)

    return _Curve(at, np.linspace(*span, SAMPLES))


def _traced(view: _View, k: int, spans: Sequence[tuple[float, float]]) -> Iterator[_Curve]:
    """Curves of any other kind: contour lines of a fine grid, each point moved along the gradient to the zero."""
    xs, ys = (np.linspace(*span, NODES) for span in spans)
    heights = np.broadcast_to(view.heights(xs[None, :], ys[:, None])[k], (NODES, NODES))
    for line in contour_generator(xs, ys, np.ma.masked_invalid(heights)).lines(0.0):
        points = np.asarray(line, dtype=float)
        numbers = np.arange(len(points), dtype=float)
        steps = np.array([spans[0][1] - spans[0][0], spans[1][1] - spans[1][0]]) * 1e-6

        def at(
            t: Numbers, points: Numbers = points, numbers: Numbers = numbers, steps: Numbers = steps
        ) -> tuple[Numbers, Numbers]:
            x, y = np.interp(t, numbers, points[:, 0]), np.interp(t, numbers, points[:, 1])
            for _ in range(3):
                value = view.heights(x, y)[k]
                dx = (view.heights(x + steps[0], y)[k] - view.heights(x - steps[0], y)[k]) / 2
                dy = (view.heights(x, y + steps[1])[k] - view.heights(x, y - steps[1])[k]) / 2
                size = dx**2 + dy**2
                with np.errstate(all="ignore"):
                    x = np.where(size > 0, x - value * dx / size * steps[0], x)
                    y = np.where(size > 0, y - value * dy / size * steps[1], y)
            return x, y

        yield _Curve(at, numbers)
