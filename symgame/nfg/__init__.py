"""Gambit's ``.nfg`` format, payoff version: games of numbers, read and written exactly.

::

    NFG 1 R "title" { "player" ... } { sizes or { "strategy" ... } ... } ["comment"]
    payoffs of all players, profile after profile, the first player's strategy changing fastest

References
----------
.. [1] The Gambit Project, "Game representation formats", section on strategic games.
"""

from symgame.nfg.reading import read_nfg as read_nfg
from symgame.nfg.reading import slug_of as slug_of
from symgame.nfg.reading import variable as variable
from symgame.nfg.writing import write_nfg as write_nfg
