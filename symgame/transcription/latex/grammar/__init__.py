r"""The grammar of printed formulas: from the words of a LaTeX text to a formula in the syntax of game files.

Sums and products are read in loops, groups by descent that is counted; the result is text in which
every product has its ``*`` and every power its ``**``. ::

    formula   = relations { "," relations }
    relations = sum { relation sum }
    sum       = [ sign ] product { sign product }
    product   = factor { ( \cdot | \times | "*" | "/" | nothing ) factor }
    factor    = atom [ "^" argument ]
    atom      = number | name | brackets | braces | command

Each rule is a function of the :class:`~symgame.transcription.latex.grammar.place.Place` in the words.
"""

from symgame.transcription.latex.grammar.formulas import formula_of as formula_of
