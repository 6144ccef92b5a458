"""Payoffs that change with the shares beside the same payoffs held as they are at the start of a scenario.

The second is the static version of a dynamic reward or penalty: its amount is fixed at what it is when the
path begins. It is a game like any other, so that all theorems on such games hold for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sympy import Expr, ImmutableDenseNDimArray

from symgame.analysis import Analysis
from symgame.dynamics.replicator import replicator
from symgame.errors import SymgameError
from symgame.game import Game
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Simulation
from symgame.numeric.starts import centre, exact_state
from symgame.players import State


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Two simulations from one start.

    Attributes
    ----------
    dynamic : Simulation
        Payoffs change with the shares.
    static : Simulation
        They are held as they are at the start.
    """

    dynamic: Simulation
    static: Simulation


def held(analysis: Analysis, simulation: Simulation) -> Held | None:
    """The comparison at a simulated scenario, from its first start; None where payoffs contain no shares.

    Examples
    --------
    >>> from symgame import Player, analyse, replicator, simulate
    >>> from symgame.game import Game
    >>> pair = [Player("A", "x", ("Act", "Wait")), Player("B", "y", ("Act", "Wait"))]
    >>> rows = {"11": ["1/3 - x", "1"], "10": ["1/3 - x", "0"], "01": ["0", "1"], "00": ["0", "0"]}
    >>> game = Game.from_table(pair, rows, state_dependent=True)
    >>> scenario = game.scenario_from({}, initial=[("1/2", "1/2")])
    >>> field = replicator(game)
    >>> found = held(analyse(field), simulate(field, scenario))
    >>> found.dynamic.runs[0].end.round(3).tolist(), found.static.runs[0].end.tolist()
    ([0.333, 1.0], [0.0, 1.0])
    """
    game = analysis.game
    if not shares_in_payoffs(game):
        return None
    start = next(iter(simulation.scenario.initial), None) or centre(game)
    scenario = replace(simulation.scenario, initial=(start,), outcome=None)
    try:
        fixed = simulate(replicator(held_game(game, start)), scenario)
        return Held(simulate(analysis.field, scenario), fixed)
    except SymgameError:  # a payoff has no value at the start, or the path cannot be followed
        return None


def held_game(game: Game, start: State) -> Game:
    """The game with the shares in its payoffs held at a state.

    Examples
    --------
    >>> from sympy import Rational
    >>> from symgame import Player
    >>> pair = [Player("A", "x", ("Act", "Wait")), Player("B", "y", ("Act", "Wait"))]
    >>> rows = {"11": ["c*x", "0"], "10": ["c*y", "0"], "01": ["0", "0"], "00": ["0", "0"]}
    >>> game = Game.from_table(pair, rows, parameters=["c"], state_dependent=True)
    >>> held_game(game, (Rational(1, 2), Rational(1, 3))).payoffs[0, 1, 0]
    c/3
    """
    shares = dict(zip(game.shares, exact_state(start, game), strict=True))
    payoffs = [payoff.xreplace(shares) for payoff in game.expressions]
    shape = (*game.shape, len(game.players))
    return replace(game, payoffs=ImmutableDenseNDimArray(payoffs, shape), state_dependent=False, scenarios=())


def shares_in_payoffs(game: Game) -> tuple[Expr, ...]:
    """The payoffs that contain shares."""
    if game.payoffs is None:
        return ()
    return tuple(payoff for payoff in game.expressions if payoff.free_symbols.intersection(game.shares))
