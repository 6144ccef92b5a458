"""How large a part of the state space makes a party turn to each of its strategies."""

from symgame.numeric.volumes.sides import Volumes as Volumes
from symgame.numeric.volumes.sides import advantage_polynomials as advantage_polynomials
from symgame.numeric.volumes.sides import volumes as volumes
