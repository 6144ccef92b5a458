"""The grammar of formulas, read by precedence climbing.

Sums and products are read in loops, so that long ones need no stack, and depth is counted here, not
left to the interpreter. Text never reaches an evaluator. ::

    sum        = product { ("+" | "-") product }
    product    = signed { ("*" | "/") signed }
    signed     = { "+" | "-" } power
    power      = atom [ ("**" | "^") signed ]
    atom       = number | name | function "(" sum [ "," sum ] ")" | "(" sum ")"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import ParamSpec

from sympy import Expr, Integer, Rational, Symbol

from symgame.errors import InvalidExpressionError
from symgame.expressions.arithmetic import call, product, reciprocal, total
from symgame.expressions.misread import missing_operator, unknown_name
from symgame.expressions.powers import IsPositive, power
from symgame.expressions.tokens import FUNCTIONS, Token, fail, tokens

_P = ParamSpec("_P")

MAX_DEPTH = 64
"""How deep parentheses, calls, signs and powers may nest."""

MAX_NESTED_CALLS = 32
"""How deep functions may nest in each other."""

MAX_COMPARISONS = 64
"""How many calls of Min and Max a formula may have: each is decided by comparing its arguments."""


class Parser:
    """One pass over the tokens of a formula; it builds as it reads, and checks before it builds."""

    def __init__(self, text: str, names: Mapping[str, Symbol], is_positive: IsPositive) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._at = 0
        self._depth = 0
        self._calls = 0
        self._names = names
        self._is_positive = is_positive
        if len(self._tokens) == 1:
            raise InvalidExpressionError("a formula is missing; write 0 for nothing")
        if sum(token.text in ("Min", "Max") for token in self._tokens) > MAX_COMPARISONS:
            raise InvalidExpressionError(f"a formula has at most {MAX_COMPARISONS} calls of Min and Max; split it")

    @property
    def token(self) -> Token:
        """The token that comes next."""
        return self._tokens[self._at]

    def advance(self) -> Token:
        """The token that came next; the one after it is next now."""
        token = self._tokens[self._at]
        self._at += 1
        return token

    def expect_end(self) -> None:
        """Nothing may be left; a sum ends only at a comparison, a comma, or a parenthesis too many."""
        if self.token.kind != "end":
            raise fail(self.token.column, "this parenthesis closes nothing; remove it or open one before")

    def sum(self) -> Expr:
        """A sum, read in a loop so that long ones need no stack."""
        column = self.token.column
        terms = [self._product()]
        while self.token.text in ("+", "-"):
            sign = self.advance().text
            term = self._product()
            terms.append(term if sign == "+" else self._build(column, product, (Integer(-1), term)))
        return terms[0] if len(terms) == 1 else self._build(column, total, terms)

    def _product(self) -> Expr:
        column = self.token.column
        factors = [self._signed()]
        while self.token.text in ("*", "/"):
            operator = self.advance()
            if self.token.text == operator.text:
                raise fail(self.token.column, f"'{operator.text}{operator.text}' has no meaning here; write one '/'")
            factor = self._signed()
            factors.append(factor if operator.text == "*" else self._build(operator.column, reciprocal, factor))
        return factors[0] if len(factors) == 1 else self._build(column, product, factors)

    def _signed(self) -> Expr:
        before = self._depth
        negative = False
        column = self.token.column
        while self.token.text in ("+", "-"):
            self._deeper()
            negative ^= self.advance().text == "-"
        value = self._power()
        self._depth = before
        return self._build(column, product, (Integer(-1), value)) if negative else value

    def _power(self) -> Expr:
        base = self._atom()
        if self.token.text not in ("**", "^"):
            return base
        column = self.token.column
        self._deeper()
        self.advance()
        exponent = self._signed()
        self._depth -= 1
        return self._build(column, power, base, exponent, self._is_positive)

    def _atom(self) -> Expr:
        token = self.token
        if token.text == "(":
            return self._parenthesis()
        if token.kind == "number":
            return self._number()
        if token.kind == "name":
            return self._name()
        if token.kind == "end":
            raise fail(token.column, "the formula ends too early; something is missing at its end")
        raise fail(token.column, f"a number, a name or '(' is expected, not '{token.text}'")

    def _parenthesis(self) -> Expr:
        self._deeper()
        opened = self.advance()
        value = self.sum()
        self._close(opened)
        if self.token.text == "(" or self.token.kind in ("name", "number"):
            missing_operator(self._text, self._tokens, self._at)
        return value

    def _close(self, opened: Token) -> None:
        if self.token.text != ")":
            if self.token.kind == "end":
                raise fail(opened.column, "this parenthesis is never closed; add ')'")
            raise fail(self.token.column, f"'{self.token.text}' does not belong inside these parentheses")
        self.advance()
        self._depth -= 1

    def _number(self) -> Expr:
        token = self.advance()
        if token.text[-1].isdigit() and not token.text.isdigit():
            # 3E1 is thirty; where E1 is a parameter it was meant as a product.
            for mark in ("e", "E"):
                head, found, tail = token.text.partition(mark)
                if found and mark + tail in self._names:
                    raise fail(token.column, f"'{token.text}' is read as a decimal; write '{head}*{mark}{tail}'")
        if self.token.text == "(" or self.token.kind in ("name", "number"):
            missing_operator(self._text, self._tokens, self._at)
        numerator, denominator = Decimal(token.text).as_integer_ratio()
        number: Expr = Rational(numerator, denominator)
        return number

    def _name(self) -> Expr:
        token = self.advance()
        called = self.token.text == "("
        if called and token.text in FUNCTIONS:
            return self._call(token)
        if token.text in self._names:
            if called or self.token.kind in ("name", "number"):
                missing_operator(self._text, self._tokens, self._at)
            return self._names[token.text]
        unknown_name(token, self._names, called=called)

    def _call(self, token: Token) -> Expr:
        self._deeper()
        self._calls += 1
        if self._calls > MAX_NESTED_CALLS:
            raise fail(token.column, f"functions nest at most {MAX_NESTED_CALLS} deep; simplify")
        opened = self.advance()
        if self.token.text == ")":
            raise fail(self.token.column, f"{token.text} needs an argument, as in '{token.text}(a)'")
        arguments = [self.sum()]
        while self.token.text == ",":
            self.advance()
            arguments.append(self.sum())
        self._close(opened)
        self._calls -= 1
        if self.token.text == "(" or self.token.kind in ("name", "number"):
            missing_operator(self._text, self._tokens, self._at)
        return self._build(token.column, call, token.text, arguments)

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise fail(self.token.column, f"parentheses, signs and powers nest at most {MAX_DEPTH} deep; simplify")

    def _build(self, column: int, operation: Callable[_P, Expr], *args: _P.args, **kwargs: _P.kwargs) -> Expr:
        try:
            return operation(*args, **kwargs)
        except InvalidExpressionError as error:
            raise fail(column, str(error)) from None
        except (ArithmeticError, ValueError, RecursionError) as error:
            # SymPy gives up on some numbers, roots of large ones above all.
            raise fail(
                column, f"this cannot be evaluated exactly ({type(error).__name__}); use simpler numbers"
            ) from None
