"""The safe reader of formulas, and the door for expressions that were built in Python.

A formula is a closed grammar (:mod:`symgame.expressions.parser`): numbers, declared names, ``+ - * / ** ^ ( )``,
and ``sqrt exp log ln Abs Min Max``. Decimals are exact. A comparison joins formulas by ``<  <=  >  >=
=  ==  !=``, in chains, and several by commas.
"""

from symgame.expressions.adoption import adopt as adopt
from symgame.expressions.exact_numbers import Number as Number
from symgame.expressions.exact_numbers import exact_number as exact_number
from symgame.expressions.exact_numbers import read_number as read_number
from symgame.expressions.reading import read_comparisons as read_comparisons
from symgame.expressions.reading import read_expression as read_expression
from symgame.expressions.writer import write as write
