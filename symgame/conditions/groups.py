"""Which groups of conditions can hold together, under assumptions, with an exact example for each set."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sympy import Expr, Integer, Rational, Symbol, expand, sqrt
from sympy.polys.rings import PolyElement

from symgame.algebra import as_ratio, generators_for, ring_of
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.relation import COMPARE, Relation

Group = tuple[Relation, ...] | bool
"""Relations all of which are needed; or what is known to hold, or to fail."""

_NEGATED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}

SECONDS = 60.0
"""For a whole question; then the process is ended."""


@dataclass(frozen=True, slots=True)
class Together:
    """A set of groups that can hold while no other does.

    Attributes
    ----------
    groups : tuple of int
        Their places.
    conditions : tuple of tuple of Relation
        The set holds exactly where all relations of one of these hold; None where time did not suffice.
    witness : tuple of (Symbol, Expr)
        An example, checked exactly: rational, with square roots only where no rational one is known.
    """

    groups: tuple[int, ...]
    conditions: tuple[tuple[Relation, ...], ...] | None
    witness: tuple[tuple[Symbol, Expr], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """All sets that were found, and whether nothing is missing."""

    is_complete: bool
    sets: tuple[Together, ...]


def sets_of_groups(
    groups: Sequence[Group],
    given: Assumptions,
    symbols: Sequence[Symbol],
    *,
    seconds: float = SECONDS,
    with_conditions: bool = True,
) -> Listing:
    """List every set of groups that can hold together under the assumptions, the empty set included.

    Parameters
    ----------
    groups : sequence of Group
    given : Assumptions
    symbols : sequence of Symbol
        All parameters; a witness names each of them.
    seconds : float, optional
        Then the search is ended, and the listing says that it is not complete.
    with_conditions : bool, optional
        Whether to work out the conditions of every set, which takes most of the time.

    Returns
    -------
    Listing
        Not complete, too, where an example could not be made exact.
    """
    relations = list(dict.fromkeys(r for group in groups if not isinstance(group, bool) for r in group))
    every = [*given.relations, *relations]
    if any(_atoms(relation) for relation in every):
        return Listing(False, ())  # roots and exponentials are not for this solver
    names = {symbol: f"p{k}" for k, symbol in enumerate(symbols)}
    places = {relation: k for k, relation in enumerate(relations)}
    question = {
        "smt": "\n".join(
            [f"(declare-const {name} Real)" for name in names.values()]
            + [f"(assert {_smt(relation, names)})" for relation in given.relations]
        ),
        "relations": [_smt(relation, names) for relation in relations],
        "with_cubes": with_conditions,
        "groups": [g if isinstance(g, bool) else [places[r] for r in g] for g in groups],
    }
    known = _Answers()
    for line in _answers(json.dumps(question), seconds):
        known.take(json.loads(line))
    sets: list[Together] = []
    is_complete = known.has_all_sets
    for key, given_values in known.values.items():
        values = {symbol: _number(given_values.get(name, ["1"])) for symbol, name in names.items()}
        together = [k for k, holds in enumerate(key) if holds]
        if not _is_witness(values, groups, key, given):
            is_complete = False  # an example of third degree or higher, for which only a number near it is known
            continue
        cubes = tuple(
            tuple(relations[k] if holds else _negated(relations[k]) for k, holds in cube)
            for cube in _irredundant(known.cubes.get(key, []))
        )
        sets.append(Together(tuple(together), cubes if key in known.finished else None, tuple(values.items())))
    return Listing(is_complete, tuple(sets))


def _irredundant(cubes: list[list[tuple[int, bool]]]) -> list[list[tuple[int, bool]]]:
    """Without cubes that say more than another one does."""
    as_sets = sorted({frozenset((k, holds) for k, holds in cube) for cube in cubes}, key=lambda c: (len(c), sorted(c)))
    kept: list[frozenset[tuple[int, bool]]] = []
    for cube in as_sets:
        if not any(other <= cube for other in kept):
            kept.append(cube)
    return [sorted(cube) for cube in kept]


class _Answers:
    """What the worker has said so far."""

    def __init__(self) -> None:
        self.values: dict[tuple[bool, ...], dict[str, list[str]]] = {}
        self.cubes: dict[tuple[bool, ...], list[list[tuple[int, bool]]]] = {}
        self.finished: set[tuple[bool, ...]] = set()
        self.has_all_sets = False

    def take(self, answer: dict[str, Any]) -> None:
        """Sort one line in."""
        key = tuple(answer.get("pattern", ()))
        if "all_sets" in answer:
            self.has_all_sets = bool(answer["all_sets"])
        elif "values" in answer:
            self.values[key] = answer["values"]
        elif "cube" in answer:
            self.cubes.setdefault(key, []).append(answer["cube"])
        else:
            self.finished.add(key)


def _is_witness(
    values: dict[Symbol, Expr], groups: Sequence[Group], pattern: tuple[bool, ...], given: Assumptions
) -> bool:
    """Whether exactly these groups hold at the values, evaluated with fractions."""
    if not all(_holds(relation, values) for relation in given.relations):
        return False
    held = [g if isinstance(g, bool) else all(_holds(r, values) for r in g) for g in groups]
    return tuple(held) == pattern


def _answers(question: str, seconds: float) -> list[str]:
    """What the worker prints before it ends or is ended."""
    command = [sys.executable, "-m", "symgame.conditions.worker"]
    worker = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    stop = threading.Timer(seconds, worker.kill)
    stop.start()
    try:
        out, _ = worker.communicate(question)
    finally:
        stop.cancel()
        worker.kill()
    return [line for line in out.splitlines(keepends=True) if line.endswith("\n")]  # the last may be cut off


def _negated(relation: Relation) -> Relation:
    return Relation(relation.left, _NEGATED[relation.operator], relation.right)


def _form(relation: Relation) -> PolyElement:
    """What is compared with 0: the difference times the square of its denominator, which changes no sign."""
    difference = relation.difference
    symbols = sorted(relation.symbols, key=lambda symbol: symbol.name)
    ratio = as_ratio(difference, ring_of(generators_for([difference], symbols)))
    product: PolyElement = ratio.numerator * ratio.denominator
    return product


def _atoms(relation: Relation) -> list[Expr]:
    return [g for g in generators_for([relation.difference], ()) if not g.is_Symbol]


def _smt(relation: Relation, names: dict[Symbol, str]) -> str:
    form = _form(relation)
    terms = []
    for monomial, coefficient in form.terms():
        value = Fraction(int(coefficient.numerator), int(coefficient.denominator))
        sign = "-" if value < 0 else "+"
        size = f"(/ {abs(value.numerator)}.0 {value.denominator}.0)"
        factors = [names[s] for s, e in zip(form.ring.symbols, monomial, strict=True) for _ in range(e)]
        product = f"(* {' '.join([size, *factors])})" if factors else size
        terms.append(f"(- {product})" if sign == "-" else product)
    total = "0.0" if not terms else terms[0] if len(terms) == 1 else f"(+ {' '.join(terms)})"
    if relation.operator == "!=":
        return f"(not (= {total} 0.0))"
    return f"({'=' if relation.operator == '==' else relation.operator} {total} 0.0)"


def _number(parts: list[str]) -> Expr:
    """A rational, or a root of ``a*v**2 + b*v + c`` given as ``[c, b, a, sign]``."""
    number: Expr = Rational(parts[0])
    if len(parts) > 1:
        c, b, a, turn = map(Integer, parts)
        number = expand((-b + turn * sqrt(b**2 - 4 * a * c)) / (2 * a))
    return number


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
