"""Answers about parameters: what is proved is so, what has an example can be, and z3 agrees."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Expr, Symbol, expand

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import Decision, consistent, equivalent, exclusive, implies, possible, redundant
from symgame.conditions.minimal import minimal
from symgame.conditions.proofs import Engine, Example, Proof
from symgame.conditions.reduction import Lump
from symgame.conditions.region import Region, negated, read_conditions
from symgame.conditions.relation import Relation, read_relations
from symgame.symbols import real_symbol

NAMES = {name: real_symbol(name) for name in ("a", "b", "c", "s")}
OPERATORS = ("<", "<=", ">", ">=", "==")


def relations(text: str) -> tuple[Relation, ...]:
    return read_relations(text, NAMES)


def adds_up(proof: Proof, allowed: Sequence[Relation]) -> bool:
    """The products of a proof, read anew: allowed relations only, numbers positive, sum 0, one product strict."""
    total, is_strict = 0, False
    for number, product in proof.terms:
        gap: Expr = 1
        for relation in product:
            assert relation in allowed
            turn = -1 if relation.operator in ("<", "<=") else 1
            gap = gap * turn * relation.difference
        assert number > 0 or any(relation.operator == "==" for relation in product)
        is_strict = is_strict or (number > 0 and all(relation.operator in "<>" for relation in product))
        total += expand(gap) * number.numerator / number.denominator
    return is_strict and expand(total) == 0


def holds_at(example: Example, asked: Sequence[Relation]) -> bool:
    values = dict(example.values)
    return all(Region.where([relation]).holds(values) for relation in asked)


def z3_says(asked: Sequence[Relation], seconds: int = 20) -> bool:
    """The question as a modeller would put it to z3."""
    variables = {symbol: z3.Real(name) for name, symbol in NAMES.items()}

    def term(expression: Expr) -> object:
        poly = expand(expression).as_coefficients_dict()
        total = z3.RealVal(0)
        for monomial, number in poly.items():
            product = z3.RealVal(str(number))
            for base, power in monomial.as_powers_dict().items():
                for _ in range(int(power) if base != 1 else 0):
                    product = product * variables[base]
            total = total + product
        return total

    solver = z3.Solver()
    solver.set("timeout", seconds * 1000)
    compare = {"<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__", "==": "__eq__", "!=": "__ne__"}
    for relation in asked:
        solver.add(getattr(term(relation.difference), compare[relation.operator])(0))
    answer = solver.check()
    assert answer != z3.unknown
    return bool(answer == z3.sat)


def check(decision: Decision, asked: Sequence[Relation], given_: Sequence[Relation]) -> None:
    """The evidence of an answer to "can these hold"."""
    assert decision.answer is not None
    for evidence in decision.evidence:
        if isinstance(evidence, Proof):
            assert adds_up(evidence, (*asked, *given_))
        elif isinstance(evidence, Example):
            assert holds_at(evidence, (*asked, *given_))
    assert decision.evidence


@st.composite
def linear(draw: st.DrawFn) -> tuple[Relation, ...]:
    """A few relations of first degree with small numbers."""
    number = st.integers(-2, 2)
    found = []
    for _ in range(draw(st.integers(1, 6))):
        left = sum(draw(number) * NAMES[name] for name in "abc") + draw(number)
        found.append(Relation(left + NAMES["a"] - NAMES["a"], draw(st.sampled_from(OPERATORS)), NAMES["a"] * 0))
    return tuple(found)


@settings(max_examples=settings.default.max_examples * 5)
@given(linear())
def test_linear_questions_are_always_answered_and_z3_agrees(asked: tuple[Relation, ...]) -> None:
    decision = possible(asked)
    check(decision, asked, ())
    assert not any(isinstance(e, Engine) for e in decision.evidence)
    assert decision.answer == z3_says(asked)


SHARE = Assumptions(relations("0 < s, s < 1, a > 0, b > 0"))


@st.composite
def bilinear(draw: st.DrawFn) -> tuple[Relation, ...]:
    """Relations with a share that meets two quantities, as in payoffs."""
    number = st.integers(-2, 2)
    parts = [NAMES["a"], NAMES["s"] * NAMES["a"], NAMES["b"], NAMES["s"] * NAMES["b"], NAMES["c"]]
    found = []
    for _ in range(draw(st.integers(1, 4))):
        left = sum(draw(number) * part for part in parts) + draw(number)
        found.append(Relation(left + NAMES["a"] - NAMES["a"], draw(st.sampled_from("<>")), NAMES["a"] * 0))
    return tuple(found)


@settings(max_examples=settings.default.max_examples * 2)
@given(bilinear())
def test_questions_with_shares_agree_with_z3(asked: tuple[Relation, ...]) -> None:
    decision = possible(asked, SHARE)
    check(decision, asked, SHARE.relations)
    assert decision.answer == z3_says((*asked, *SHARE.relations))


@given(linear())
def test_minimal_keeps_what_is_asked_and_nothing_more(asked: tuple[Relation, ...]) -> None:
    asked = tuple(dict.fromkeys(asked))
    shortest = minimal(asked, Assumptions())
    if shortest.impossible:
        assert not z3_says(asked)
        return
    assert equivalent(Region.where(asked), Region.where(shortest.relations)).answer
    for dropped in shortest.dropped:
        assert all(adds_up(e, (*asked, negated(dropped.relation))) for e in dropped.evidence if isinstance(e, Proof))
    for relation in shortest.relations:
        others = [other for other in shortest.relations if other != relation]
        assert z3_says([*others, negated(relation)])


@given(linear(), linear())
def test_the_opposite_of_a_region_is_its_complement(one: tuple[Relation, ...], two: tuple[Relation, ...]) -> None:
    region = Region.where(one) | Region.where(two)
    assert exclusive(region, ~region).answer
    assert consistent(region).answer or consistent(~region).answer
    values = {symbol: Fraction(random.Random(str(region)).randint(-3, 3)) for symbol in NAMES.values()}
    assert region.holds(values) != (~region).holds(values)


@pytest.mark.parametrize(
    ("first", "second", "given_", "answer"),
    [
        ("a < b, b < c", "a < c", "", True),
        ("a < c", "a < b", "", False),
        ("-s*(a - b) < 0", "a > b", "0 < s, s < 1", True),
        ("a > b", "s*a > s*b", "0 < s, s < 1", True),
        ("a*s < b, a*(1 - s) < b", "a < 2*b", "0 < s, s < 1", True),
        ("a*s > b, a*(1 - s) > b", "a > 2*b", "0 < s, s < 1", True),
        ("a > 1", "a**2 > 1", "", True),
        ("a**2 > 1", "a > 1", "", False),
        ("a == b", "a <= b", "", True),
        ("a != b, a <= b", "a < b", "", True),
    ],
)
def test_planted_implications(first: str, second: str, given_: str, answer: bool) -> None:
    assumed = Assumptions(relations(given_) if given_ else ())
    decision = implies(read_conditions(first, NAMES), read_conditions(second, NAMES), assumed)
    assert decision.answer is answer


def test_planted_contradictions_and_equivalences() -> None:
    assert not consistent(read_conditions("a < b, b + c < a", NAMES), Assumptions(relations("c > 0"))).answer
    one, two = read_conditions("a < b or c > a", NAMES), read_conditions("c > a, a >= b or b > a", NAMES)
    assert equivalent(one, two).answer
    assert exclusive(read_conditions("a < b", NAMES), read_conditions("a > b", NAMES)).answer
    assert redundant(*(r := relations("a < c, a < b, b < c"))[:1], r).answer
    witness = implies(read_conditions("a > b", NAMES), read_conditions("a < b", NAMES)).evidence[0]
    assert isinstance(witness, Example)


def test_a_quantity_that_matters_only_as_a_whole_is_one_parameter() -> None:
    names = {name: real_symbol(name) for name in ("d", "f", "g", "w", "v")}
    assumed = Assumptions(read_relations("d > 0, f > g, g > 0, w > 0, v > 0", names))
    asked = read_relations("w < d*(f**2 - g**2)/2, d*(f**2 - g**2) < 3*w + v", names)
    decision = possible(asked, assumed)
    [lump] = [step for step in decision.reductions if isinstance(step, Lump)]
    assert str(lump.rest) == "f**2 - g**2"
    [example] = decision.evidence
    assert isinstance(example, Example)
    assert all(Region.where([r]).holds(dict(example.values)) for r in (*asked, *assumed.relations))


def test_a_question_without_time_is_undecided() -> None:
    names = {name: real_symbol(name) for name in "abcd"}
    asked = read_relations("a**3*b + b**3*c + c**3*d + d**3*a == 1, a*b*c*d == 5, a**5 + b**5 == c**5", names)
    decision = possible(asked, seconds=0.01)
    assert decision.answer is None
    assert not decision


def symbols_of(region: Region) -> list[Symbol]:
    return sorted(region.symbols, key=lambda symbol: symbol.name)


def test_regions_write_and_read_themselves() -> None:
    region = read_conditions("a < b, 0 < s < 1 or c >= 2*a", NAMES)
    assert read_conditions(" or ".join(", ".join(each) for each in region.record()), NAMES) == region
    assert [symbol.name for symbol in symbols_of(region)] == ["a", "b", "c", "s"]
    assert read_conditions("", NAMES).is_everything
    assert (~read_conditions("", NAMES)).is_nothing
