"""Positive weights of the players that balance their slopes against each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from symgame.algebra import Ratio
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.sign import Sign, product


def balanced_weights(
    players: Sequence[int], factor: Callable[[int, int], Ratio | None], given: Assumptions, one: Ratio
) -> dict[int, Ratio] | None:
    """Weights ``c > 0`` with ``c_j = c_i * factor(i, j)`` for all pairs that are bound to each other.

    Parameters
    ----------
    players : sequence of int
    factor : callable
        What a pair demands; None where it demands nothing, 0 where nothing positive fulfils it.
    given : Assumptions
        Under them every weight must be proved positive.
    one : Ratio
        The weight of the first player of every connected group.

    Returns
    -------
    dict of int to Ratio, or None
        None where there are no such weights, or where they are not proved positive.
    """
    weights: dict[int, Ratio] = {}
    for first in players:
        if first in weights:
            continue
        weights[first] = one
        reached = [first]
        while reached:
            i = reached.pop()
            for j in players:
                demanded = factor(i, j) if i != j else None
                if demanded is None:
                    continue
                weight = weights[i] * demanded
                if j not in weights:
                    weights[j] = weight
                    reached.append(j)
                elif (weights[j] - weight).numerator:
                    return None
    signs = [product(given.sign(w.numerator), given.sign(w.denominator)) for w in weights.values()]
    return weights if all(sign is Sign.POSITIVE for sign in signs) else None
