"""Questions to z3, in a process that can be ended: what polynomial relations leave possible.

The names of parameters never reach the solver. Its examples are evaluated anew with fractions; that
something is impossible is taken on its word, and said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sympy import Expr, Integer, Rational, Symbol, expand, sqrt
from sympy.polys.rings import PolyElement

from symgame.algebra import as_ratio, atoms_of, ring_of
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.cases.tree import Group, Pattern
from symgame.conditions.relation import COMPARE, Relation
from symgame.conditions.solver import smt

Values = tuple[tuple[Symbol, Expr], ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the solver said before it ended or was ended.

    Attributes
    ----------
    examples : dict of Pattern to Values
        Checked; rational, with square roots where no rational values are known.
    impossible : tuple of Pattern
        On the solver's word.
    """

    examples: dict[Pattern, Values]
    impossible: tuple[Pattern, ...]


def name() -> str:
    """The solver and its version."""
    from importlib.metadata import version

    return f"z3 {version('z3-solver')}"


def ask(
    groups: Sequence[Group],
    given: Assumptions,
    symbols: Sequence[Symbol],
    patterns: Iterable[Pattern],
    *,
    seconds: float,
) -> Answers:
    """Which patterns are possible.

    Parameters
    ----------
    groups : sequence of Group
    given : Assumptions
    symbols : sequence of Symbol
        All parameters; an example names each of them.
    patterns : iterable of Pattern
    seconds : float
        Then the process is ended.
    """
    relations = list(dict.fromkeys(r for group in groups if not isinstance(group, bool) for r in group))
    every = [*given.relations, *relations]
    if any(atoms_of([relation.difference]) for relation in every):
        return Answers({}, ())  # roots and exponentials are not for this solver
    names = {symbol: f"p{k}" for k, symbol in enumerate(symbols)}
    places = {relation: k for k, relation in enumerate(relations)}
    asked = smt.question(
        names.values(),
        [_smt(relation, names) for relation in given.relations],
        [_smt(relation, names) for relation in relations],
        [g if isinstance(g, bool) else [places[r] for r in g] for g in groups],
        patterns,
    )
    examples, impossible = {}, []
    for answer in smt.answers(asked, seconds):
        pattern = tuple(answer.get("pattern", ()))
        if answer.get("answer") == "unsat":
            impossible.append(pattern)
        elif answer.get("answer") == "sat":
            values = {symbol: _number(answer["values"].get(name, ["1"])) for symbol, name in names.items()}
            if _is_example(values, groups, pattern, given):
                examples[pattern] = tuple(values.items())
    return Answers(examples, tuple(impossible))


def _form(relation: Relation) -> PolyElement:
    """What is compared with 0: the difference times the square of its denominator, which changes no sign."""
    symbols = tuple(sorted(relation.symbols, key=lambda symbol: symbol.name))
    ratio = as_ratio(relation.difference, ring_of(symbols))
    product: PolyElement = ratio.numerator * ratio.denominator
    return product


def _smt(relation: Relation, names: dict[Symbol, str]) -> str:
    form = _form(relation)
    terms = []
    for monomial, coefficient in form.terms():
        factors = [names[s] for s, e in zip(form.ring.symbols, monomial, strict=True) for _ in range(e)]
        terms.append((coefficient, factors))
    return smt.compared(terms, relation.operator)


def _number(parts: list[str]) -> Expr:
    """A rational, or a root of ``a*v**2 + b*v + c`` given as ``[c, b, a, sign]``."""
    number: Expr = Rational(parts[0])
    if len(parts) > 1:
        c, b, a, turn = map(Integer, parts)
        number = expand((-b + turn * sqrt(b**2 - 4 * a * c)) / (2 * a))
    return number


def _is_example(values: dict[Symbol, Expr], groups: Sequence[Group], pattern: Pattern, given: Assumptions) -> bool:
    """Whether exactly these groups hold at the values."""
    if not all(_holds(relation, values) for relation in given.relations):
        return False
    return tuple(g if isinstance(g, bool) else all(_holds(r, values) for r in g) for g in groups) == pattern


def _holds(relation: Relation, values: dict[Symbol, Expr]) -> bool:
    """Evaluated with fractions; square roots are independent numbers once a sum of them is expanded."""
    form = _form(relation)
    if all(values[symbol].is_Rational for symbol in form.ring.symbols):
        total: Any = Fraction(0)
        for monomial, coefficient in form.terms():
            term = Fraction(int(coefficient.numerator), int(coefficient.denominator))
            for symbol, power in zip(form.ring.symbols, monomial, strict=True):
                term *= Fraction(str(values[symbol])) ** power
            total += term
    else:
        total = expand(form.as_expr().subs(values))
    return bool(COMPARE[relation.operator](total, 0))
