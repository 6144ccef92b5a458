"""One party's phase at values: its surface of indifference, its two volumes and its regions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sympy import Poly

from symgame.dynamics.field import VectorField
from symgame.figures.party.regions import Region, regions_of
from symgame.figures.party.surface import Pieces, Values, bent_surface, straight_surface
from symgame.numeric.simulation import Numbers
from symgame.numeric.volumes import Volumes, advantage_polynomials, volumes


@dataclass(frozen=True, slots=True, eq=False)
class PartyPhase:
    """One party's surface of indifference at values, its two volumes and its regions.

    Attributes
    ----------
    player : int
    volumes : Volumes
    is_straight : bool
        Whether the advantage does not depend on the own share: then arrows reach from face to face.
    patches : tuple of ndarray, each (corners, players)
        Of three parties: the polygons of the surface. Of two: its line pieces.
    rims : tuple of ndarray, each (points, players)
        Of three parties: where the surface meets the face on which the own share is 1; if the
        advantage depends on the own share, the pieces of its edge on all faces.
    regions : tuple of Region
    advantage : callable
        From states, one a row, to numbers with the sign of the advantage there.
    """

    player: int
    volumes: Volumes
    is_straight: bool
    patches: Pieces
    rims: Pieces
    regions: tuple[Region, ...]
    advantage: Values


def party_phase(field: VectorField, player: int) -> PartyPhase:
    """The surface of indifference of a party, its volumes and regions.

    Parameters
    ----------
    field : VectorField
        Without open parameters; of two or three players with two strategies each.
    player : int

    Returns
    -------
    PartyPhase

    Raises
    ------
    SimulationError
        If the game has another shape, or a parameter has no value.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("data-compute-supply")
    >>> found = party_phase(replicator(game.at(game.scenarios[0])), 0)
    >>> found.volumes.exact, [region.is_first for region in found.regions]
    ((1/9, 8/9), [True, False])
    """
    top, bottom = advantage_polynomials(field, player)
    count = len(top.gens)
    is_straight = max(top.degree(top.gens[player]), bottom.degree(top.gens[player])) <= 0
    numerator, denominator = _function(top), _function(bottom)

    def advantage(states: Numbers) -> Numbers:
        return numerator(states) * np.sign(denominator(states))

    patches: Pieces = ()
    rims: Pieces = ()
    if top.is_zero:
        pass  # indifferent everywhere: there is no surface
    elif is_straight:
        patches, rims = straight_surface(numerator, player, count)
    else:
        patches, rims = bent_surface(numerator, count)
    regions = tuple(regions_of(advantage, player, count, is_straight))
    return PartyPhase(player, volumes(field, player), is_straight, patches, rims, regions, advantage)


def _function(polynomial: Poly) -> Values:
    terms = [(np.array(monomial), float(value)) for monomial, value in polynomial.terms()]

    def value(states: Numbers) -> Numbers:
        total = np.zeros(len(states))
        for powers, number in terms:
            total += number * np.prod(states**powers, axis=1)
        return total

    return value
