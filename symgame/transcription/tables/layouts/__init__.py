"""The layouts of payoff tables: nested, in blocks, or a row a profile."""

from symgame.transcription.tables.layouts.layouts import layout_of as layout_of
