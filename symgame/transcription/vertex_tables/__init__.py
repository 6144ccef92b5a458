"""Tables whose rows begin with a vertex: eigenvalues, signs, words of stability, conditions."""

from symgame.transcription.vertex_tables.table import vertex_table as vertex_table
