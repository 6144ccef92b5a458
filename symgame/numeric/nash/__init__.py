"""All Nash equilibria of games of three parties with two strategies each: many at once, or one exactly."""

from symgame.numeric.nash.equilibria import NashEquilibria as NashEquilibria
from symgame.numeric.nash.equilibria import nash_equilibria as nash_equilibria
from symgame.numeric.nash.exact import exact_equilibria as exact_equilibria
