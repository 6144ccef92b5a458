"""The symbols of printed formulas: letters with their scripts, and the names of a game file that they stand for."""
