"""Formulas as plain text, in the syntax of game files except for ``^``, ``≤``, ``≥`` and ``≠``.

Where a line may end is marked: an ordinary space may, a no-break space may not. Lines end before the
outermost ``+``, ``-`` and relation signs.
"""

from __future__ import annotations

from sympy import Abs, Expr, Max, Min, S, exp, log
from sympy.polys.rootoftools import ComplexRootOf

from symgame.conditions.relation import Relation
from symgame.display.ordering import Node, Product, Ranks, ranks_of, terms_of
from symgame.display.table import Lettering, Math, Sign
from symgame.expressions import write

NO_BREAK = "\N{NO-BREAK SPACE}"
_LONG = 60
_OPERATORS = {"<=": "≤", ">=": "≥", "!=": "≠", "==": "="}


def plain(formula: Math, lettering: Lettering) -> str:
    """A formula on one line; no-break spaces where a line should not end."""
    return "".join(_part(part, lettering) for part in formula.parts)


def _part(part: Sign | Expr | Relation, lettering: Lettering) -> str:
    if isinstance(part, Sign):
        may_break = part.text in (" + ", " - ") or part.text.startswith(" = ")
        return part.text if may_break else part.text.replace(" ", NO_BREAK)
    if isinstance(part, Relation):
        operator = _OPERATORS.get(part.operator, part.operator)
        return f"{plain_expression(part.left, lettering)} {operator}{NO_BREAK}{plain_expression(part.right, lettering)}"
    return plain_expression(part, lettering)


def plain_expression(expr: Node, lettering: Lettering) -> str:
    """An expression as text."""
    return _sum(expr, ranks_of(expr, lettering.order))


def _sum(expr: Node, ranks: Ranks) -> str:
    text = ""
    for product in terms_of(expr, ranks):
        shown = _product(product, ranks)
        if text:
            text += f" {'-' if product.is_negative else '+'}{NO_BREAK}{shown}"
        else:
            text = f"-{shown}" if product.is_negative else shown
    return text


def _inner(expr: Node, ranks: Ranks) -> str:
    return _sum(expr, ranks).replace(" ", NO_BREAK)


def _product(product: Product, ranks: Ranks) -> str:
    above = [_factor(factor, ranks) for factor in product.above]
    below = [_factor(factor, ranks) for factor in product.below]
    if product.number.p != 1 or not above:
        above.insert(0, str(product.number.p))
    if product.number.q != 1:
        below.insert(0, str(product.number.q))
    if not below:
        return "*".join(above)
    return f"{'*'.join(above)}/{below[0] if len(below) == 1 else '(' + '*'.join(below) + ')'}"


def _factor(factor: Node, ranks: Ranks) -> str:
    if factor.is_Symbol:
        return str(factor.name)
    if factor.is_Add or factor.is_Mul or (factor.is_Rational and factor < 0):
        inner = _sum(factor, ranks)
        # A line may end inside long parentheses.
        return f"({inner if len(inner) > _LONG else inner.replace(' ', NO_BREAK)})"
    if factor.is_Rational:
        return str(factor)
    if factor.is_Pow and factor.exp == S.Half:
        return f"sqrt({_inner(factor.base, ranks)})"
    if factor.is_Pow and factor.base != S.Exp1:
        return f"{_atom(factor.base, ranks)}^{_atom(factor.exp, ranks)}"
    if isinstance(factor, ComplexRootOf):
        return str(factor.evalf(6))
    if isinstance(factor, exp | log | Abs | Max | Min) and factor.args:
        parts = sorted(_inner(part, ranks) for part in factor.args)
        return f"{type(factor).__name__}({f',{NO_BREAK}'.join(parts)})"
    return f"({write(factor, list(ranks))})".replace("**", "^").replace(" ", NO_BREAK)


def _atom(expr: Node, ranks: Ranks) -> str:
    """A base or an exponent, in parentheses unless it is a name or a number."""
    if expr.is_Symbol or (expr.is_Integer and expr >= 0):
        return _factor(expr, ranks)
    return f"({_inner(expr, ranks)})"
