"""All rest points of a field under delay."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from symgame.conditions.sign import Sign
from symgame.dynamics.field import VectorField, difference_at
from symgame.equilibria.rest_point import Kind, RestPoints
from symgame.equilibria.rest_points import rest_points
from symgame.errors import counted, expect
from symgame.players import Profile, profile_key, profiles_in_order
from symgame.shown import Shown
from symgame.stability.delay.points import DelayedPoint, DelayVerdict, delayed_point


@dataclass(frozen=True, slots=True, eq=False)
class Delayed(Shown):
    """A field whose payoffs depend on old shares.

    Attributes
    ----------
    field : VectorField
    rest : RestPoints
        All of them, in the order in which they are numbered.
    zero : tuple of str
        The keys of vertices with an eigenvalue that is always 0, or none at all: undecided. At the others
        the delay changes nothing wherever no eigenvalue is 0.
    points : tuple of DelayedPoint
        The isolated mixed points; continua, whose points have an eigenvalue 0, are left out.
    """

    field: VectorField
    rest: RestPoints
    zero: tuple[str, ...]
    points: tuple[DelayedPoint, ...]

    def __repr__(self) -> str:
        words = ", ".join(f"{number} {word}" for word, number in Counter(p.verdict.value for p in self.points).items())
        return f"Delayed {self.field.game.slug!r}: {counted(len(self.points), 'mixed point')}{words and ', '}{words}"

    @property
    def is_decided(self) -> bool:
        """Whether nothing was left open."""
        is_open = any(point.verdict is DelayVerdict.UNDECIDED for point in self.points)
        return not (self.zero or self.rest.unsolved or is_open)


def under_delay(field: VectorField) -> Delayed:
    """What a delay in all shares that payoffs depend on does to the rest points of a field.

    Parameters
    ----------
    field : VectorField

    Returns
    -------
    Delayed

    Examples
    --------
    >>> from symgame import Game, Player, replicator
    >>> pair = [Player("A", "x", ("Give", "Keep")), Player("B", "y", ("Give", "Keep"))]
    >>> game = Game.from_formulas(pair, {"x": "x*(2*y - 1)", "y": "-y*(2*x - 1)"})
    >>> under_delay(replicator(game)).points
    (DelayedPoint (1/2, 1/2): unstable for every delay,)
    """
    expect(field, VectorField, "under_delay takes a field", "write under_delay(replicator(game))")
    found = rest_points(field)
    mixed = (point for point in found.points if point.kind in (Kind.FACE, Kind.INTERIOR))
    shape = field.game.shape
    zero = tuple(profile_key(p, shape) for p in profiles_in_order(shape) if _has_zero(field, p))
    return Delayed(field, found, zero, tuple(delayed_point(field, point) for point in mixed))


def _has_zero(field: VectorField, profile: Profile) -> bool:
    given = field.game.assumptions
    unused = [(i, k) for i, m in enumerate(field.game.shape) for k in range(m) if k != profile[i]]
    values = [difference_at(field, i, k, profile) for i, k in unused]
    return any(not value.denominator or given.sign(value.numerator) is Sign.ZERO for value in values)
