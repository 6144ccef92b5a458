r"""Formulas in pictures: names, numbers and inequalities as Matplotlib's own typesetter can set them.

It knows a part of LaTeX. The author's notation for a name is used where it can be set, else the name
by the common rule, so that no notation stops a picture.
"""

from __future__ import annotations

from functools import cache

from matplotlib.mathtext import MathTextParser
from sympy import Expr, Rational, Symbol

from symgame.conditions.relation import Relation
from symgame.display.breaking import broken
from symgame.display.decimals import decimal
from symgame.display.formula import formula
from symgame.display.names import is_harmless, latex_name
from symgame.display.table import Lettering, math
from symgame.game import Game
from symgame.stability.thresholds.parameter_line import Turn

LONGEST_NUMBER = 8
"""Characters; numbers that are longer are rounded, and say so."""


def lettering(game: Game) -> Lettering:
    """The author's order of symbols, and the author's notation as far as it can be set."""
    own = ((p.name, p.latex) for p in game.parameters if p.latex and is_harmless(p.latex))
    return Lettering(game.symbols, tuple((name, latex) for name, latex in own if _can_be_set(latex)))


@cache
def _can_be_set(latex: str) -> bool:
    try:
        MathTextParser("path").parse(f"${latex}$")
    except ValueError:
        return False
    return True


def symbol_latex(symbol: Symbol, game: Game) -> str:
    """A parameter without its dollar signs."""
    return latex_name(str(symbol.name), dict(lettering(game).notation))


def relation_lines(relation: Relation, game: Game, letters: float) -> tuple[str, ...]:
    """An inequality, in lines of at most so many letters where it can be broken."""
    whole = formula(math(relation), lettering(game), is_flat=True)
    lines = broken(whole, letters)
    set_lines = [line.replace(r"\tfrac", r"\frac").replace(r"\ ", " ") for line in lines]
    return tuple(f"${'' if k == 0 else '{} '}{line}$" for k, line in enumerate(set_lines))


def number_latex(value: Expr, game: Game) -> tuple[str, str]:
    r"""``("=", "3.4")``: a number as it is written, ``("\approx", "1.414")`` where it is long."""
    if isinstance(value, Rational):
        exact = decimal(value)
        if len(exact) <= LONGEST_NUMBER:
            return "=", rf"{value.p}/{value.q}" if "/" in exact else exact
    rounded = f"{float(value):.4g}"
    if "e" in rounded:
        mantissa, exponent = rounded.split("e")
        rounded = rf"{mantissa} \cdot 10^{{{int(exponent)}}}"
    return r"\approx", rounded


def threshold_names(turns: tuple[Turn, ...], parameter: str, game: Game) -> list[str]:
    """The thresholds of a parameter, ``$F^{*}=3.4$``; several are numbered."""
    [symbol] = [s for s in game.symbols if s.name == parameter]
    latex = symbol_latex(symbol, game)
    base = f"{{{latex}}}" if "^" in latex else latex
    several = len(turns) > 1
    return [
        f"${base}^{{*{k if several else ''}}}{''.join(number_latex(turn.value, game))}$"
        for k, turn in enumerate(turns, start=1)
    ]
