r"""Formulas in LaTeX, without any package but amsmath.

Sums use ``" + "`` and ``" - "`` with spaces around, and nothing else does, so that long formulas can be
broken there (:mod:`symgame.display.breaking`); parentheses are plain, not ``\left``, for the same end.
"""

from __future__ import annotations

from sympy import Abs, Expr, Max, Min, S, exp, log
from sympy.polys.rootoftools import ComplexRootOf

from symgame.conditions.relation import Relation
from symgame.display.breaking import width_of
from symgame.display.names import latex_name
from symgame.display.ordering import Node, Product, Ranks, ranks_of, terms_of
from symgame.display.table import Lettering, Math, Sign

MAX_TOGETHER = 14.0
"""Sums in parentheses up to this width, in letters, are not broken over lines."""

_OPERATORS = {"<=": r"\le", ">=": r"\ge", "!=": r"\ne", "==": "="}
_FUNCTIONS = {Max: r"\max", Min: r"\min", log: r"\ln", exp: r"\exp"}


def formula(math: Math, lettering: Lettering, *, is_flat: bool = False) -> str:
    """A formula without its dollar signs; ``is_flat`` writes quotients with a slash, which can be broken."""
    return "".join(_part(part, _Writer(lettering, is_flat)) for part in math.parts)


def _part(part: Sign | Expr | Relation, writer: _Writer) -> str:
    if isinstance(part, Sign):
        return part.latex
    if isinstance(part, Relation):
        operator = _OPERATORS.get(part.operator, part.operator)
        return f"{writer.written(part.left)} {operator} {writer.written(part.right)}"
    return writer.written(part)


class _Writer:
    """The rules of one formula: names, order, and how quotients look."""

    def __init__(self, lettering: Lettering, is_flat: bool) -> None:
        self._order = lettering.order
        self._notation = dict(lettering.notation)
        self._is_flat = is_flat

    def written(self, expr: Node) -> str:
        return self._sum(expr, ranks_of(expr, self._order))

    def _sum(self, expr: Node, ranks: Ranks) -> str:
        text = ""
        for product in terms_of(expr, ranks):
            shown = self._product(product, ranks)
            if text:
                text += f" {'-' if product.is_negative else '+'} {shown}"
            else:
                text = f"-{shown}" if product.is_negative else shown
        return text

    def _product(self, product: Product, ranks: Ranks) -> str:
        """Factors side by side; a quotient as a fraction, a mere number before a sum as a factor."""
        p, q = product.number.p, product.number.q
        has_sum = any(factor.is_Add for factor in product.above)
        if not product.below and q != 1 and has_sum:
            return rf"\tfrac{{{p}}}{{{q}}} " + self._factors(product.above, 1, ranks)
        if not product.below and q == 1:
            return self._factors(product.above, p, ranks)
        if self._is_flat and has_sum:
            top = self._factors(product.above, p, ranks)
            bottom = self._factors(product.below, q, ranks)
            is_one = len(product.below) + (q != 1) == 1
            return f"{top} / {bottom if is_one else f'({bottom})'}"
        return rf"\frac{{{self._alone(product.above, p, ranks)}}}{{{self._alone(product.below, q, ranks)}}}"

    def _alone(self, factors: tuple[Node, ...], number: int, ranks: Ranks) -> str:
        """Factors that are set off already, so that a single sum needs no parentheses."""
        if len(factors) == 1 and number == 1 and factors[0].is_Add:
            return self._sum(factors[0], ranks)
        return self._factors(factors, number, ranks)

    def _factors(self, factors: tuple[Node, ...], number: int, ranks: Ranks) -> str:
        shown = [self._factor(factor, ranks) for factor in factors]
        if number != 1 or not shown:
            is_digit_next = bool(
                factors and (factors[0].is_Rational or (factors[0].is_Pow and factors[0].base.is_Rational))
            )
            shown.insert(0, rf"{number} \cdot" if is_digit_next else str(number))
        return " ".join(shown)

    def _base(self, base: Node, ranks: Ranks) -> str:
        if base.is_Symbol:
            name = self._factor(base, ranks)
            return f"{{{name}}}" if "^" in name else name
        return str(base) if base.is_Integer and base >= 0 else f"({self._sum(base, ranks)})"

    def _factor(self, factor: Node, ranks: Ranks) -> str:
        if factor.is_Symbol:
            return latex_name(str(factor.name), self._notation)
        if factor.is_Rational and factor >= 0:
            return str(factor.p) if factor.q == 1 else rf"\frac{{{factor.p}}}{{{factor.q}}}"
        if factor.is_Pow and factor.exp == S.Half:
            return rf"\sqrt{{{self._sum(factor.base, ranks)}}}"
        if factor.is_Pow and factor.base != S.Exp1:
            base = self._base(factor.base, ranks)
            return f"{base}^{{{self._sum(factor.exp, ranks)}}}"
        if factor == S.Exp1:
            return r"\mathrm{e}"
        if isinstance(factor, ComplexRootOf):
            return str(factor.evalf(6))
        if isinstance(factor, Abs):
            return rf"\lvert {self._sum(factor.args[0], ranks)} \rvert"
        for kind, command in _FUNCTIONS.items():
            if isinstance(factor, kind) or (kind is exp and factor.is_Pow):
                parts = sorted(self._sum(part, ranks) for part in factor.args)
                return rf"{command}({', '.join(parts if kind is not exp else [self._sum(factor.exp, ranks)])})"
        if factor.is_Add or factor.is_Mul or factor.is_Rational:
            inner = f"({self._sum(factor, ranks)})"
            # Braces keep a short sum on one line.
            return f"{{{inner}}}" if width_of(inner) <= MAX_TOGETHER else inner
        inner = ", ".join(self._sum(part, ranks) for part in factor.args)
        return rf"\operatorname{{{type(factor).__name__}}}({inner})"
