"""The equations of a saved derivation: eigenvalues at vertices, and where the velocities vanish.

At a vertex the eigenvalue of an unused strategy is the derivative of its share's velocity by this share;
with two strategies there is one share, whether it is 1 or 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from symgame.recheck.fields import list_of, object_of, text_of, texts_of
from symgame.recheck.polynomials import Polynomial, number
from symgame.recheck.quotients import Quotient, rational_function
from symgame.recheck.reading import expression
from symgame.recheck.refusals import Unreadable, Unsettled
from symgame.recheck.trees import Tree


@dataclass(frozen=True, slots=True)
class Equations:
    """The velocities of all shares, by player.

    Attributes
    ----------
    shares : tuple of tuple of str
        The shares of each player: one for two strategies, else one a strategy.
    velocities : mapping of str to Tree
    """

    shares: tuple[tuple[str, ...], ...]
    velocities: Mapping[str, Tree]

    @property
    def names(self) -> tuple[str, ...]:
        """All shares in order."""
        return tuple(share for own in self.shares for share in own)


def equations_of(record: Mapping[str, Any]) -> Equations:
    """The equations of a derivation.

    Examples
    --------
    >>> found = equations_of({"players": ["x"], "replicator": {"x": "x*(1 - x)*(a - b*x)"}})
    >>> [eigenvalue.above for eigenvalue in eigenvalues(found, "1")] == [rational_function(expression("b - a")).above]
    True
    """
    velocities = {
        share: expression(text_of(object_of(record, "replicator", "the file"), share, "replicator"))
        for share in object_of(record, "replicator", "the file")
    }
    shares = []
    for var in texts_of(record, "players", "the file"):
        own = (var,) if var in velocities else tuple(s for s in velocities if s.rpartition("_")[0] == var)
        if not own:
            raise Unreadable(f"'replicator' has no equation of player {var}")
        shares.append(own)
    return Equations(tuple(shares), velocities)


def eigenvalues(equations: Equations, key: str) -> list[Quotient]:
    """The eigenvalues at a vertex, by player, then by unused strategy."""
    state, unused = _vertex(equations, key)
    found = []
    for share in unused:
        others = {name: value for name, value in state.items() if name != share}
        velocity = rational_function(equations.velocities[share], others)
        found.append(_derivative(velocity, share, state[share]))
    return found


def _vertex(equations: Equations, key: str) -> tuple[dict[str, Fraction], list[str]]:
    """The shares at a vertex, and those whose derivatives are its eigenvalues."""
    digits = key.split("-") if "-" in key else [key] if len(equations.shares) == 1 else list(key)
    if len(digits) != len(equations.shares) or not all(d.isascii() and d.isdigit() and len(d) < 5 for d in digits):
        raise Unreadable(f"'{key[:40]}' is no vertex of these players")
    state: dict[str, Fraction] = {}
    unused: list[str] = []
    for own, digit in zip(equations.shares, map(int, digits), strict=True):
        if len(own) == 1 and digit <= 1:
            state[own[0]] = Fraction(digit)
            unused.append(own[0])
        elif 1 <= digit <= len(own) != 1:
            state |= {share: Fraction(k == digit) for k, share in enumerate(own, 1)}
            unused += [share for k, share in enumerate(own, 1) if k != digit]
        else:
            raise Unreadable(f"'{key[:40]}' is no vertex of these players")
    return state, unused


def _derivative(velocity: Quotient, share: str, at: Fraction) -> Quotient:
    """The derivative of a quotient where it is zero: that of its numerator, over its denominator."""
    if _value(velocity.above, share, at):
        raise Unreadable(f"the velocity of {share} is not 0 at the vertex")
    below = _value(velocity.below, share, at)
    if not below:
        raise Unsettled("a denominator vanishes at the vertex")
    slope = number(0)
    for power, part in velocity.above.by_powers(share).items():
        slope = slope + part.times(power * at ** (power - 1) if power else Fraction(0))
    return Quotient(slope, number(1)) / Quotient(below, number(1))


def _value(form: Polynomial, share: str, at: Fraction) -> Polynomial:
    total = number(0)
    for power, part in form.by_powers(share).items():
        total = total + part.times(at**power)
    return total


def flat(point: list[Any], equations: Equations) -> list[str]:
    """The coordinates of a rest point in the order of the shares."""
    found = list(_flat(point))
    if len(found) != len(equations.names) or not all(isinstance(value, str) for value in found):
        raise Unreadable("the point has other coordinates than the game has shares")
    return found


def _flat(point: list[Any]) -> Iterator[Any]:
    for entry in point:
        if isinstance(entry, list):
            yield from entry
        else:
            yield entry


def point_of(record: object, equations: Equations) -> list[Tree]:
    """The coordinates of a saved rest point as trees."""
    return [expression(text) for text in flat(list_of(record, "point", "the rest point"), equations)]
