"""Payoff tables of spreadsheets: the cells, the layouts of the literature, the formulas in them."""

from symgame.transcription.tables.table import read_table as read_table
