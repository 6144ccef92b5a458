"""The equations of a game as JavaScript, in internal names alone: ``p0, p1, ...`` and ``s0, s1, ...``.

No name of the author's gets into code, and what is written is read once more: it may consist of these
names, numbers, the four operations, brackets and functions of ``Math``, and of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from sympy import Expr, Symbol, jscode

from symgame.conditions.relation import Relation
from symgame.dynamics.field import VectorField, advantage_expression
from symgame.errors import ExportError

MAX_CODE = 2_000_000
"""The most characters of code in one page."""

_TOKEN = re.compile(
    r"(?:[ps][0-9]+|Math\.(?:abs|cbrt|exp|log|max|min|pow|sqrt|E|PI|SQRT1_2|SQRT2|LN2|LN10)"
    r"|[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?)(?![A-Za-z0-9_])"
    r"|[(), ]|/(?![/*])|\*(?![*/])|\+(?!\+)|-(?!-)"
)


def equations_code(field: VectorField, conditions: Sequence[Relation], assumptions: Sequence[Relation]) -> str:
    """A script that defines ``EQUATIONS``.

    ``advantages(p0, ...)`` gives one function of the shares for each player, what its first strategy earns
    above its second; ``conditions(p0, ...)`` and ``assumptions(p0, ...)`` give the left and the right side of
    each relation, one after the other.

    Parameters
    ----------
    field : VectorField
        Of players with two strategies each.
    conditions, assumptions : sequence of Relation

    Raises
    ------
    ExportError
        If the equations cannot be written in JavaScript, or are too long for a page.
    """
    shares = {share: Symbol(f"s{k}") for k, share in enumerate(field.game.shares)}
    parameters = {symbol: Symbol(f"p{k}") for k, symbol in enumerate(field.game.symbols)}
    given, state = ", ".join(map(str, parameters.values())), ", ".join(map(str, shares.values()))
    own = [advantage_expression(field, i, 0, 1) for i in range(len(field.game.players))]
    functions = [f"({state}) => {written(each, {**shares, **parameters})}" for each in own]
    script = "\n".join(
        [
            "const EQUATIONS = {",
            f"advantages: ({given}) => [\n{_lines(functions)}],",
            f"conditions: ({given}) => [\n{_lines(_sides(conditions, parameters))}],",
            f"assumptions: ({given}) => [\n{_lines(_sides(assumptions, parameters))}],",
            "};",
        ]
    )
    if len(script) > MAX_CODE:
        raise ExportError(f"the equations of '{field.game.slug}' are too long for a page; write a report instead")
    return script


def _lines(parts: Iterable[str]) -> str:
    return "".join(f"{part},\n" for part in parts)


def _sides(relations: Sequence[Relation], names: Mapping[Symbol, Symbol]) -> Iterable[str]:
    for relation in relations:
        yield written(relation.left, names)
        yield written(relation.right, names)


def written(expression: Expr, names: Mapping[Symbol, Symbol]) -> str:
    """An expression as JavaScript, every symbol under its internal name.

    Raises
    ------
    ExportError
        If it contains something that JavaScript has no word for.

    Examples
    --------
    >>> from sympy import Rational, sqrt
    >>> from symgame.symbols import real_symbol
    >>> alert, x = real_symbol("alert"), real_symbol("x")
    >>> written(x * sqrt(alert) / 3 - Rational(1, 2), {alert: Symbol("p0"), x: Symbol("s0")})
    '(1/3)*Math.sqrt(p0)*s0 - 1/2'
    """
    renamed = expression.xreplace(dict(names))
    text = jscode(renamed, strict=False) if renamed.free_symbols <= set(names.values()) else ""
    if not is_code(text):
        raise ExportError("a formula of this game cannot be written in JavaScript; `symgame report` prints it")
    return str(text)


def is_code(text: str) -> bool:
    """Whether a text consists of internal names, numbers, operations and functions of ``Math`` alone.

    Examples
    --------
    >>> is_code("Math.pow(p0, 2)*s1 - 1/3"), is_code("alert(1)"), is_code("p0//1"), is_code("p0.constructor")
    (True, False, False, False)
    """
    return bool(text) and not _TOKEN.sub("", text)
