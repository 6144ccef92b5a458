"""Whether a printed and a derived formula are the same function.

They are if they are equal wherever the assumptions hold and the shares lie on their simplexes. Equality
is proved on polynomial rings; that it fails is shown by a point.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr

from symgame.algebra import same
from symgame.conditions.deciding import possible
from symgame.conditions.relation import Relation
from symgame.errors import InvalidGameError
from symgame.game import Game
from symgame.papers.verdicts import Verdict, Witness
from symgame.papers.witnesses import allowed, distinguished, on_simplexes

NO_POINT = "neither a proof that they are equal nor values at which they differ were found"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether printed and derived are equal on all that is allowed: verified, refuted or undecided."""

    verdict: Verdict
    witness: Witness | None = None
    why: str = ""


def compare(game: Game, printed: Expr, derived: Expr, *, with_state: bool = False) -> Comparison:
    """Whether two expressions are equal wherever the assumptions hold.

    Parameters
    ----------
    game : Game
    printed, derived : Expr
        In the parameters, with ``with_state`` also in the shares.
    with_state : bool, optional
        Whether a witness has a state, inside the simplexes.

    Returns
    -------
    Comparison

    Examples
    --------
    >>> from symgame import load
    >>> game = load("llm-iar")
    >>> b = game.symbols[2]
    >>> compare(game, b * (1 - b), b - b**2).verdict
    <Verdict.VERIFIED: 'verified'>
    """
    left, right = (on_simplexes(game, printed), on_simplexes(game, derived)) if with_state else (printed, derived)
    why = NO_POINT
    try:
        if same(left, right):
            return Comparison(Verdict.VERIFIED)
    except InvalidGameError as error:
        why = str(error)
    witness = distinguished(game, [(left, right)], with_state=with_state)
    if witness is not None:
        return Comparison(Verdict.REFUTED, witness)
    if why == NO_POINT:
        decision = possible([Relation(left, "!=", right)], allowed(game, with_state))
        if decision.answer is False:
            return Comparison(Verdict.VERIFIED, why="equal under the assumptions")
    return Comparison(Verdict.UNDECIDED, why=why)
