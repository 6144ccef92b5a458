"""A game: players, strategies, payoffs with symbolic parameters, and what is assumed about them."""

from symgame.game.game import Game as Game
from symgame.game.payoff_forms import PayoffForms as PayoffForms
