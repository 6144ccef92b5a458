"""The curves in a plane of two parameters on which a form is zero.

Where a form is of first degree in one of the two parameters the curve is its graph; other curves are
traced on a fine grid and then brought to the zeros.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from contourpy import contour_generator
from sympy import Rational

from symgame.numeric.parameter_plane.view import View
from symgame.numeric.sign_program import Flags
from symgame.numeric.simulation import Numbers

NODES = 401
"""Along each side of the grid."""

SAMPLES = 1201
"""Along a curve that is a graph."""

HALVINGS = 50

Range = tuple[Rational, Rational]


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
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


def curves_of(view: View, k: int, ranges: tuple[Range, Range]) -> Iterator[Curve]:
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


def _graph(view: View, k: int, own: int, span: tuple[float, float]) -> Curve:
    """A form of first degree in a parameter: that parameter as a function of the other."""

    def at(numbers: Numbers) -> tuple[Numbers, Numbers]:
        points = [
            (numbers, np.full_like(numbers, c)) if own else (np.full_like(numbers, c), numbers) for c in (0.0, 1.0)
        ]
        base, one = (np.broadcast_to(view.heights(*point)[k], numbers.shape) for point in points)
        with np.errstate(all="ignore"):
            graph = -base / (one - base)
        return (numbers, graph) if own else (graph, numbers)

    return Curve(at, np.linspace(*span, SAMPLES))


def _traced(view: View, k: int, spans: Sequence[tuple[float, float]]) -> Iterator[Curve]:
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

        yield Curve(at, numbers)
