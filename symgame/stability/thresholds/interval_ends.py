"""The ends of an interval in which a vertex is an ESS: what binds there, and which vertex gains beyond.

On an edge the eigenvalues of its two ends are opposite numbers where payoffs do not contain the own
share. Where an eigenvalue of the vertex becomes positive, that of its neighbour becomes negative, and the
neighbour is an ESS just beyond if its other eigenvalues are negative there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sympy import Expr, S, Symbol, expand

from symgame.building import as_expression
from symgame.conditions.relation import Relation
from symgame.dynamics.field import VectorField, difference_at
from symgame.players import Profile
from symgame.stability.thresholds.ess_conditions import EssCondition
from symgame.stability.thresholds.solution_set import Piece, Pieces, Values, intersection, order_of


@dataclass(frozen=True, slots=True)
class End:
    """Where an interval ends, and what binds there first.

    Attributes
    ----------
    value : Expr or None
        None where it does not end.
    is_closed : bool
    conditions : tuple of EssCondition
        Those that cease to hold there.
    assumed : tuple of Relation
        The assumptions that end there.
    neighbours : tuple of str
        The vertices that gain beyond it: the eigenvalue of the edge to them changes its sign.
    successors : tuple of str
        Those of them that are an ESS just beyond it.
    """

    value: Expr | None
    is_closed: bool
    conditions: tuple[EssCondition, ...] = ()
    assumed: tuple[Relation, ...] = ()
    neighbours: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """An interval in which a vertex is an ESS: ``low`` binds first as the parameter falls, ``high`` as it rises."""

    low: End
    high: End

    @property
    def piece(self) -> Piece:
        """The interval alone."""
        return Piece(self.low.value, self.high.value, self.low.is_closed, self.high.is_closed)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the ends of an interval depend on.

    Attributes
    ----------
    field : VectorField
    profile : tuple of int
        The vertex.
    parameter : Symbol
    values : mapping of Symbol to Expr
        Of all other parameters.
    solved : sequence of (EssCondition, tuple of Piece)
        Where each condition holds on the line of the parameter.
    assumed : sequence of (Relation, tuple of Piece)
        Likewise for the assumptions.
    """

    field: VectorField
    profile: Profile
    parameter: Symbol
    values: Values
    solved: Sequence[tuple[EssCondition, Pieces]]
    assumed: Sequence[tuple[Relation, Pieces]]


def stretch_of(piece: Piece, setting: Setting) -> Stretch:
    """An interval with what binds at its ends."""
    return Stretch(_end(piece, setting, is_high=False), _end(piece, setting, is_high=True))


def _end(piece: Piece, setting: Setting, *, is_high: bool) -> End:
    value, is_closed = (piece.high, piece.high_closed) if is_high else (piece.low, piece.low_closed)
    if value is None:
        return End(None, False)
    binding = [(c, pieces) for c, pieces in setting.solved if _ends_there(pieces, piece, value, is_high=is_high)]
    assumed = [r for r, pieces in setting.assumed if _ends_there(pieces, piece, value, is_high=is_high)]
    crossed = [c for c, pieces in binding if not assumed and not _goes_on(pieces, value, is_high=is_high)]
    neighbours = tuple(key for condition in crossed for key in condition.neighbours)
    is_one = len(binding) == len(crossed) == len(neighbours) == 1
    successors = neighbours if is_one and _is_ess_beyond(setting, crossed[0].eigenvalues[0], value) else ()
    return End(value, is_closed, tuple(c for c, _ in binding), tuple(assumed), neighbours, successors)


def _ends_there(pieces: Pieces, piece: Piece, value: Expr, *, is_high: bool) -> bool:
    """Whether the one of these that contains a piece ends where the piece ends."""
    around = next(own for own in pieces if intersection((own,), (piece,)))
    end = around.high if is_high else around.low
    return end is not None and order_of(end, value) == 0


def _goes_on(pieces: Pieces, value: Expr, *, is_high: bool) -> bool:
    """Whether another piece begins at an end: there an eigenvalue becomes zero and does not change its sign."""
    ends = [own.low if is_high else own.high for own in pieces]
    return any(end is not None and order_of(end, value) == 0 for end in ends)


def _is_ess_beyond(setting: Setting, number: int, value: Expr) -> bool:
    """Whether the neighbour across the edge of an eigenvalue has negative eigenvalues otherwise."""
    shape, profile = setting.field.game.shape, setting.profile
    i, k = [(i, k) for i, m in enumerate(shape) for k in range(m) if k != profile[i]][number - 1]
    there = (*profile[:i], k, *profile[i + 1 :])
    unused = [(j, s) for j, m in enumerate(shape) for s in range(m) if s != there[j] and (j, s) != (i, profile[i])]
    values = {**setting.values, setting.parameter: value}
    return all(_sign_at(setting.field, j, s, there, values) < 0 for j, s in unused)


def _sign_at(field: VectorField, player: int, strategy: int, profile: Profile, values: Values) -> int:
    """The sign of an eigenvalue at values; 0, too, where a value is missing."""
    ratio = difference_at(field, player, strategy, profile)
    sides = [expand(as_expression(form).xreplace(dict(values))) for form in (ratio.numerator, ratio.denominator)]
    if any(side.free_symbols for side in sides):
        return 0
    return order_of(sides[0], S.Zero) * order_of(sides[1], S.Zero)
