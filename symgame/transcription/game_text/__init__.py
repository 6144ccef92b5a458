"""The text of a game file, written from what was read elsewhere, and how its formulas were read."""

from symgame.transcription.game_text.readings import CellReading as CellReading
from symgame.transcription.game_text.readings import GameText as GameText
from symgame.transcription.game_text.writing import write_game as write_game
