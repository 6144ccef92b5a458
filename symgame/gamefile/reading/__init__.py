"""From the tables of a file to a game.

Every part is read even if another has a mistake; the game is built only when there is none.
"""
