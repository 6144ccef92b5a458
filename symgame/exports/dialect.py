"""Formulas in other languages: the toolkit's own writer, word by word in their spelling."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from sympy import Expr, Symbol

from symgame.expressions import write
from symgame.symbols import real_symbol

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*|\*\*")
_LEADING_MINUS = re.compile(r"(^|[(,]\s*)-")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a language spells powers and functions, and how it goes on in the next line.

    Attributes
    ----------
    power : str
    sqrt, exp, log, absolute, least, largest : str
        Its functions.
    goes_on : str
        What ends a line that goes on.
    has_signs : bool
        Whether ``-a^2`` surely means ``-(a^2)``; else it is written ``0 - a^2``.
    """

    power: str
    sqrt: str
    exp: str
    log: str
    absolute: str
    least: str
    largest: str
    goes_on: str = ""
    has_signs: bool = True

    @property
    def words(self) -> dict[str, str]:
        """Its words for those of the writer."""
        return {
            "**": self.power,
            "sqrt": self.sqrt,
            "exp": self.exp,
            "log": self.log,
            "Abs": self.absolute,
            "Min": self.least,
            "Max": self.largest,
        }


def formula(expr: Expr, names: Mapping[Symbol, str], dialect: Dialect) -> str:
    """An expression as a formula of the language.

    Parameters
    ----------
    expr : Expr
    names : mapping of Symbol to str
        The name of every symbol that occurs.
    dialect : Dialect

    Examples
    --------
    >>> from sympy import log
    >>> from sympy.abc import a, x
    >>> formula(x**2 * (log(a) - a / 3), {a: "p_a", x: "s_x"}, MATLAB)
    's_x^2*(log(p_a) - p_a/3)'
    """
    # The writer sees names of ours only, so that none can be one of its own words.
    internal = {symbol: real_symbol(f"s{k}") for k, symbol in enumerate(names)}
    words = dialect.words | {str(internal[symbol].name): name for symbol, name in names.items()}
    text = _WORD.sub(lambda found: words[found[0]], write(expr.xreplace(internal), list(internal.values())))
    return text if dialect.has_signs else _LEADING_MINUS.sub(r"\g<1>0 - ", text)


def lines(text: str, dialect: Dialect, *, first: int = 0, indent: str = "    ", width: int = 100) -> str:
    """A formula over several lines; ``first`` characters stand before it in the first one."""
    pieces = textwrap.wrap(
        text,
        width,
        initial_indent=" " * first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    pieces[0] = pieces[0][first:]
    return f"{dialect.goes_on}\n".join(pieces)


MATLAB = Dialect("^", "sqrt", "exp", "log", "abs", "min", "max", " ...")
PYTHON = Dialect("**", "np.sqrt", "np.exp", "np.log", "abs", "min", "max")
VENSIM = Dialect("^", "SQRT", "EXP", "LN", "ABS", "MIN", "MAX", "\\", has_signs=False)
