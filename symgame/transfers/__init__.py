"""Who pays whom, read from the payoffs of a game."""

from symgame.transfers.transfers import Transfer as Transfer
from symgame.transfers.transfers import transfers as transfers
