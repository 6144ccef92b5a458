"""The equations and tables of a paper, read as claims of a game file."""

from symgame.transcription.equations.equations import read_equations as read_equations
