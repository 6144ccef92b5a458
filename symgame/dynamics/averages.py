r"""Expected payoffs against populations, as share polynomials.

.. math:: U_{ik} = \sum_{w} f_i(k, w) \prod_{j \ne i} x_{j w_j}

With two strategies an opponent contributes :math:`u_2 + y (u_1 - u_2)`, with more :math:`\sum_l y_l u_l`:
the coefficients of the shares are differences of forms, and no product of polynomials is ever taken.
"""

from __future__ import annotations

from sympy.polys.rings import PolyElement, PolyRing

from symgame.game import Game

Forms = tuple[tuple[PolyElement, ...], ...]
"""``forms[k][w]``: the payoff of strategy ``k`` at the profile ``w`` of the others."""


def expected_payoffs(game: Game, player: int, forms: Forms, ring: PolyRing) -> tuple[PolyElement, ...]:
    """The expected payoff of each strategy as a share polynomial, from the forms of a table."""
    return tuple(_average(game, player, list(row), ring) for row in forms)


def comparable_payoffs(game: Game, player: int, forms: Forms, ring: PolyRing) -> tuple[PolyElement, ...]:
    """The same up to a common summand: of two strategies only the difference matters, so it is that, and 0."""
    if len(forms) > 2:
        return expected_payoffs(game, player, forms, ring)
    first, second = forms
    return _average(game, player, [a - b for a, b in zip(first, second, strict=True)], ring), ring.zero


def _average(game: Game, player: int, row: list[PolyElement], ring: PolyRing) -> PolyElement:
    """One opponent after the other, the first one's strategy changing slowest in the row."""
    parts: list[tuple[tuple[int, ...], list[PolyElement]]] = [((), row)]
    for j, other in enumerate(game.players):
        m = len(other.strategies)
        if j == player:
            parts = [((*monomial, *(0,) * len(other.shares)), forms) for monomial, forms in parts]
        elif m == 2:
            parts = [step for monomial, forms in parts for step in _by_share(monomial, forms)]
        else:
            units = [tuple(int(k == place) for k in range(m)) for place in range(m)]
            parts = [
                ((*monomial, *unit), forms[k * len(forms) // m : (k + 1) * len(forms) // m])
                for monomial, forms in parts
                for k, unit in enumerate(units)
            ]
    result: PolyElement = ring.zero
    for monomial, (form,) in parts:
        if form:
            result[monomial] = form
    return result


def _by_share(monomial: tuple[int, ...], forms: list[PolyElement]) -> list[tuple[tuple[int, ...], list[PolyElement]]]:
    """``u_2 + y (u_1 - u_2)``: what the share multiplies, and the rest."""
    half = len(forms) // 2
    second = forms[half:]
    return [((*monomial, 1), [a - b for a, b in zip(forms[:half], second, strict=True)]), ((*monomial, 0), second)]
