r"""How large a part of the state space makes a party turn to each of its strategies.

The surface :math:`D_i = 0`, where party i is indifferent, cuts the cube into the states in which the
share of its first strategy rises, :math:`D_i > 0`, and those in which it falls. If the others' shares
are thought of as uniformly spread, the two volumes are the probabilities with which the party turns to
its first and its second strategy.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Poly, S

from symgame.building import expression_of
from symgame.dynamics.field import VectorField, advantage
from symgame.errors import SimulationError
from symgame.numeric.volumes.exact import exact_volume
from symgame.numeric.volumes.integration import integrated_volume


@dataclass(frozen=True, slots=True)
class Volumes:
    """The two volumes of one party; what is missing to 1 are states in which it is indifferent.

    Attributes
    ----------
    player : int
    first : float
        Of the states in which the share of its first strategy rises.
    second : float
        Of those in which it falls.
    exact : tuple of Expr, or None
        Both, where they are known exactly: rational numbers, with logarithms of such where the surface
        is curved.
    error : float
        An estimate of the error of the two numbers; 0 where they are exact, up to rounding.
    """

    player: int
    first: float
    second: float
    exact: tuple[Expr, Expr] | None
    error: float


def volumes(field: VectorField, player: int) -> Volumes:
    """The volumes of the two sides of the surface on which a party is indifferent.

    Parameters
    ----------
    field : VectorField
        Without open parameters; of two or three players with two strategies each.
    player : int

    Returns
    -------
    Volumes

    Raises
    ------
    SimulationError
        If the game has another shape, or a parameter has no value.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> government = volumes(replicator(game.at(game.scenarios[0])), 2)
    >>> government.exact[0], round(government.first, 6)
    (17/12 - 73*log(11/5)/72, 0.617259)
    """
    top, bottom = advantage_polynomials(field, player)
    if top.is_zero:
        return Volumes(player, 0.0, 0.0, (S.Zero, S.Zero), 0.0)
    exact = exact_volume(top, bottom, player)
    if exact is not None:
        return Volumes(player, float(exact), float(1 - exact), (exact, 1 - exact), 0.0)
    first, error = integrated_volume(top, bottom)
    return Volumes(player, first, 1 - first, None, error)


def advantage_polynomials(field: VectorField, player: int) -> tuple[Poly, Poly]:
    """Numerator and denominator of the advantage of a party's first strategy, as polynomials in all shares.

    Raises
    ------
    SimulationError
        If the game is not of two or three players of two strategies, or a parameter has no value.
    """
    shape = field.game.shape
    if shape not in ((2, 2), (2, 2, 2)):
        raise SimulationError(
            f"volumes need two or three players with two strategies each, this game has the strategies "
            f"{'-'.join(map(str, shape))}"
        )
    top, bottom = (Poly(expression_of(part), *field.game.shares) for part in advantage(field, player, 0, 1))
    open_symbols = {symbol.name for part in (top, bottom) for value in part.coeffs() for symbol in value.free_symbols}
    if open_symbols:
        names = ", ".join(sorted(open_symbols))
        raise SimulationError(f"no value for {names}; a volume needs all of them: add them to the scenario")
    return top, bottom
