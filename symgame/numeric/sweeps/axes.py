"""The axes of a sweep: the exact values that a parameter takes, or the range from which it is sampled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sympy import Rational

from symgame.errors import InvalidExpressionError, SimulationError, expect
from symgame.expressions import Number, exact_number
from symgame.symbols import check_name

MAX_VALUES = 1_000_000
"""The most values of one axis."""

AXIS = "write NAME=LOW:HIGH:COUNT or NAME=1,2,3, or NAME=LOW:HIGH for a sample"


@dataclass(frozen=True, slots=True)
class Grid:
    """A parameter and the values it takes, in the order given.

    Attributes
    ----------
    parameter : str
    values : tuple of Rational
    """

    parameter: str
    values: tuple[Rational, ...]

    def __post_init__(self) -> None:
        if not self.values:
            raise SimulationError(f"axis {self.parameter} has no values; {AXIS}")
        if len(self.values) > MAX_VALUES:
            raise SimulationError(f"axis {self.parameter} has more than {MAX_VALUES} values; give fewer")
        if len(set(self.values)) < len(self.values):
            raise SimulationError(f"axis {self.parameter} has a value twice; leave one out")


@dataclass(frozen=True, slots=True)
class Range:
    """A parameter and the two ends between which it is sampled."""

    parameter: str
    low: Rational
    high: Rational

    def __post_init__(self) -> None:
        _check_order(self.parameter, self.low, self.high)


def read_axis(text: str) -> Grid | Range:
    """An axis as it is typed: ``S1=0:4:101``, ``C=1,2,3``, or ``F=0:4``, which is sampled.

    Raises
    ------
    SimulationError
        If it is none of these.

    Examples
    --------
    >>> read_axis("a=0:1:4").values, read_axis("C=1,0.5").values
    ((0, 1/3, 2/3, 1), (1, 1/2))
    """
    name, equals, values = text.partition("=")
    if not equals or not name.strip():
        raise SimulationError(f"axis '{text[:60]}': {AXIS}")
    return axis_of(name.strip(), values)


def axis_of(name: str, values: str | Sequence[Number]) -> Grid | Range:
    """The axis of a parameter from a text such as ``0:4:101``, or from its values one by one.

    Errors are those of :func:`read_axis`.
    """
    cure = "write {'C': '0:4:101'} or {'C': [1, 2, 3]}"
    expect(name, str, "an axis is that of a parameter", cure)
    expect(values, Iterable, f"the values of axis {name[:60]} are a text or a list", cure)
    try:
        name = check_name(name)
        if not isinstance(values, str):
            return Grid(name, tuple(exact_number(value) for value in values))
        parts = values.split(":")
        if len(parts) == 1:
            return Grid(name, tuple(exact_number(part.strip()) for part in values.split(",")))
        low, high = (exact_number(part.strip()) for part in parts[:2])
    except (InvalidExpressionError, ValueError) as error:
        raise SimulationError(f"axis {name[:60]}: {error}; {AXIS}") from error
    if len(parts) == 2:
        return Range(name, low, high)
    if len(parts) > 3 or not parts[2].strip().isascii() or not parts[2].strip().isdigit():
        raise SimulationError(f"axis {name}: '{values[:60]}' is no axis; {AXIS}")
    return Grid(name, _between(name, low, high, int(parts[2])))


def _between(name: str, low: Rational, high: Rational, count: int) -> tuple[Rational, ...]:
    """So many values, as far from each other, both ends among them."""
    _check_order(name, low, high)
    if not 2 <= count <= MAX_VALUES:
        raise SimulationError(f"axis {name}: the number of values must be from 2 to {MAX_VALUES}, not {count}")
    # (low (n - k) + high k) / n over one denominator, in whole numbers
    n, a, b = count - 1, int(low.p * high.q), int(high.p * low.q)
    return tuple(Rational(a * (n - k) + b * k, int(low.q * high.q) * n) for k in range(count))


def _check_order(name: str, low: Rational, high: Rational) -> None:
    if not low < high:
        raise SimulationError(f"axis {name}: {low} is not below {high}; write the lower end first")
