"""Conditions mean what they came from, at every allowed point, ties included."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import Expr, Poly, Rational, Symbol, expand

from symgame.algebra import Ratio, as_form, ring_of
from symgame.analysis import Analysis, ClassifiedPoint, analyse
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.normal import Conditions, are_contradictory, compare, conjunction
from symgame.conditions.relation import read_relations
from symgame.conditions.sign import Sign
from symgame.dynamics.replicator import replicator
from symgame.equilibria.rest_point import Kind
from symgame.game import Game
from symgame.stability.classification import nash_conditions
from symgame.stability.verdict import EssVerdict, Finding, Stability
from symgame.symbols import real_symbol
from tests import naive
from tests.strategies import generic_values, players_of

NAMES = {name: real_symbol(name) for name in "abc"}
A, B, C = NAMES.values()
RING = ring_of((A, B, C))
OPERATORS = ("<", "<=", "==", "!=")

ASSUMED = [
    "",
    "a > 0, b > 0, c > 0",
    "0 < a < 1, b > 0",
    "0 <= a <= 1, 0 <= b",
    "a > b, b > 0",
    "a >= b, b > 0, c < 0",
    "0 < a, a < b, b < 1, c > 1",
    "a + b < 1, a > 0, b > 0",
    "a <= 2, b != 0, c >= -1",
    "1/3 < a < 1/2, -1 < b < 1, c > 2*b",
    "a > 0, a*b > c, c > 0",
    "a == b, b > 0",
    "a >= 1, b <= -1, 0 <= c < 1",
]

GRID = [Fraction(n, d) for n, d in ((-2, 1), (-1, 1), (-1, 3), (0, 1), (2, 5), (1, 2), (1, 1), (3, 2), (2, 1), (7, 1))]


def assumptions_of(text: str) -> Assumptions:
    return Assumptions(read_relations(text, NAMES) if text else ())


def allowed_points(assumptions: Assumptions) -> Iterator[dict[Symbol, Fraction]]:
    for values in itertools.product(GRID, repeat=3):
        point = dict(zip((A, B, C), values, strict=True))
        if all(naive.holds(r, point) for r in assumptions.relations):
            yield point


POINTS = {text: list(allowed_points(assumptions_of(text))) for text in ASSUMED}

FACTORS = st.sampled_from(
    [
        A,
        B,
        C,
        1 - A,
        A - B,
        B - A,
        A + B,
        1 - B,
        C - A * B,
        2 * A - 1,
        A**2 + 1,
        A - B + C,
        -A,
        C - 2,
        A * B - C * (1 - A),
    ]
)
POLYNOMIALS = st.one_of(
    st.lists(FACTORS, min_size=1, max_size=3).map(lambda parts: expand(Rational(-1, 2) * _product(parts))),
    st.lists(FACTORS, min_size=2, max_size=3).map(lambda parts: expand(sum(parts))),
    st.builds(lambda p, q, k: expand(p * q + k), FACTORS, FACTORS, st.integers(-2, 2)),
    st.builds(lambda p, q: expand(p**2 * q), FACTORS, FACTORS),
)


def _product(parts: list[Expr]) -> Expr:
    result = parts[0]
    for part in parts[1:]:
        result = result * part
    return result


def some(points: list[dict[Symbol, Fraction]], seed: int, count: int = 40) -> list[dict[Symbol, Fraction]]:
    start = seed % max(1, len(points))
    return (points[start:] + points[:start])[:: max(1, len(points) // count)]


def value_at(expression: Expr, point: dict[Symbol, Fraction]) -> Expr:
    return naive.at(expression, point)


def met(conditions: Conditions, point: dict[Symbol, Fraction]) -> bool | None:
    truths = [naive.holds(r, point) for r in conditions.relations]
    return None if None in truths else all(truths)


@pytest.mark.parametrize("text", [t for t in ASSUMED if t])
def test_the_grid_has_points_that_the_assumptions_allow(text: str) -> None:
    assert len(POINTS[text]) >= 3


@given(POLYNOMIALS, st.sampled_from(OPERATORS), st.sampled_from(ASSUMED), st.integers(0, 999))
def test_a_comparison_in_normal_form_is_equivalent_to_what_it_came_from(
    polynomial: Expr, operator: str, text: str, seed: int
) -> None:
    given_ = assumptions_of(text)
    conditions = compare(Ratio(as_form(polynomial, RING), RING.one), operator, given_)
    for point in some(POINTS[text], seed):
        truth = naive.compared(value_at(polynomial, point), operator)
        if conditions.is_impossible:
            assert not truth
        else:
            assert met(conditions, point) == truth


@given(POLYNOMIALS, POLYNOMIALS, st.sampled_from(OPERATORS), st.sampled_from(ASSUMED), st.integers(0, 999))
def test_a_comparison_of_a_quotient_is_equivalent_wherever_the_quotient_has_a_value(
    top: Expr, bottom: Expr, operator: str, text: str, seed: int
) -> None:
    assume(bottom != 0)
    given_ = assumptions_of(text)
    ratio = Ratio(as_form(top, RING), as_form(bottom, RING))
    conditions = compare(ratio, operator, given_)
    for point in some(POINTS[text], seed):
        below = value_at(bottom, point)
        if below != 0:
            truth = naive.compared(value_at(top, point) / below, operator)
            assert met(conditions, point) == truth or (conditions.is_impossible and not truth)


@given(POLYNOMIALS, st.sampled_from(("<", "<=")), st.sampled_from(ASSUMED))
def test_both_sides_have_positive_coefficients(polynomial: Expr, operator: str, text: str) -> None:
    conditions = compare(Ratio(as_form(polynomial, RING), RING.one), operator, assumptions_of(text))
    for relation in conditions.relations:
        for side in (relation.left, relation.right):
            assert all(c > 0 for c in Poly(side, A, B, C).coeffs()) or side == 0
        if not conditions.is_impossible:
            assert relation.operator in (operator, {"<": ">", "<=": ">="}[operator], "!=")


_ALLOWED = {
    Sign.POSITIVE: lambda v: v > 0,
    Sign.NEGATIVE: lambda v: v < 0,
    Sign.ZERO: lambda v: v == 0,
    Sign.NONNEGATIVE: lambda v: v >= 0,
    Sign.NONPOSITIVE: lambda v: v <= 0,
    Sign.UNDECIDED: lambda _: True,
}


@given(POLYNOMIALS, st.sampled_from(OPERATORS), st.sampled_from(ASSUMED))
def test_no_relation_without_a_parameter_is_left_as_a_condition(polynomial: Expr, operator: str, text: str) -> None:
    conditions = compare(Ratio(as_form(polynomial, RING), RING.one), operator, assumptions_of(text))
    assert conditions.is_impossible or all(relation.symbols for relation in conditions.relations)


@pytest.mark.parametrize("expression", [B * C - A * C, A * C - B * C])
def test_a_product_of_factors_of_known_sign_is_settled(expression: Expr) -> None:
    given_ = assumptions_of("0 < a, a < b, b < 1, c > 1")
    conditions = compare(Ratio(as_form(expand(expression), RING), RING.one), "<", given_)
    is_true = expression == A * C - B * C
    assert conditions.always_hold is is_true
    assert conditions.is_impossible is not is_true


@given(POLYNOMIALS, st.sampled_from(ASSUMED))
def test_a_claimed_sign_holds_at_every_allowed_point(polynomial: Expr, text: str) -> None:
    sign = assumptions_of(text).sign(as_form(polynomial, RING))
    if sign is Sign.UNDECIDED:
        return
    for point in some(POINTS[text], 0, 120):
        assert _ALLOWED[sign](value_at(polynomial, point))


@pytest.mark.parametrize(
    ("text", "expression", "expected"),
    [
        ("0 < a < 1, b > 0", B - A * B, Sign.POSITIVE),
        ("0 < a < 1, b > 0", A * B - B, Sign.NEGATIVE),
        ("0 <= a <= 1, 0 <= b", A * B - B, Sign.NONPOSITIVE),
        ("a > b, b > 0", A - B, Sign.POSITIVE),
        ("a > b, b > 0", B - 2 * A, Sign.NEGATIVE),
        ("a > b, b > 0", A - 2 * B, Sign.UNDECIDED),
        ("a >= b, b > 0, c < 0", A - B, Sign.NONNEGATIVE),
        ("a >= b, b > 0, c < 0", A - B - C, Sign.POSITIVE),
        ("a == b, b > 0", A - B, Sign.ZERO),
        ("a + b < 1, a > 0, b > 0", 1 - A, Sign.POSITIVE),
        ("0 < a, a < b, b < 1, c > 1", B * C - A * C, Sign.POSITIVE),
        ("1/3 < a < 1/2, -1 < b < 1, c > 2*b", 3 * A - 1, Sign.POSITIVE),
        ("", A**2 + 1, Sign.POSITIVE),
        ("", A**2, Sign.NONNEGATIVE),
        ("a <= 2, b != 0, c >= -1", C + 1, Sign.NONNEGATIVE),
    ],
)
def test_signs_that_the_assumptions_fix_are_found(text: str, expression: Expr, expected: Sign) -> None:
    assert assumptions_of(text).sign(as_form(expand(expression), RING)) is expected


@given(st.lists(st.tuples(POLYNOMIALS, st.sampled_from(OPERATORS)), min_size=1, max_size=3), st.sampled_from(ASSUMED))
def test_what_is_called_contradictory_holds_at_no_allowed_point(claims: list[tuple[Expr, str]], text: str) -> None:
    given_ = assumptions_of(text)
    parts = conjunction(compare(Ratio(as_form(p, RING), RING.one), op, given_) for p, op in claims)
    if parts.is_impossible or are_contradictory(parts.relations, given_):
        for point in POINTS[text]:
            assert not all(naive.compared(value_at(p, point), op) for p, op in claims)


def test_a_square_is_not_zero_exactly_if_its_base_is_not() -> None:
    conditions = compare(Ratio(as_form(expand((A - B) ** 2), RING), RING.one), "!=", Assumptions())
    assert not met(conditions, {A: Fraction(1), B: Fraction(1), C: Fraction(0)})
    assert met(conditions, {A: Fraction(1), B: Fraction(2), C: Fraction(0)})


# Symbolic answers at numbers against the answers for the numbers.

COUNT = 4 if settings.default.max_examples <= 20 else 60
POOL = (
    "0",
    "0",
    "1",
    "-1",
    "2",
    "a",
    "b",
    "c",
    "a - b",
    "b - c",
    "-2*a",
    "2*c",
    "-b",
    "a*b - 1",
    "b*c + 2",
    "a + 1",
    "c - 2",
)
SEEDS = pytest.mark.parametrize("seed", range(COUNT))


@cache
def symbolic(seed: int) -> Game:
    """A random game of two or three parties with three parameters, two of them positive."""
    source = random.Random(seed)
    n = 2 if seed % 4 == 0 else 3
    table = {w: [source.choice(POOL) for _ in w] for w in itertools.product((0, 1), repeat=n)}
    return Game.from_table(players_of((2,) * n), table, parameters=["a", "b", "c"], assume=["a > 0", "b > 0"])


@cache
def symbolic_analysis(seed: int) -> Analysis:
    return analyse(replicator(symbolic(seed)))


@cache
def advantages_of(seed: int) -> tuple[Expr, ...]:
    return tuple(naive.advantages(symbolic(seed)))


def values_for(seed: int) -> list[dict[Symbol, Fraction]]:
    """Two generic points of the parameter space, c of both signs."""
    game = symbolic(seed)
    first, second = (generic_values(game.symbols, 7 * seed + k) for k in range(2))
    return [first, {**second, C: -second[C]}]


def at_values(game: Game, values: dict[Symbol, Fraction]) -> Game:
    table = {w: [value_at(naive.payoff(game, w, i), values) for i in range(len(game.shape))] for w in game.profiles}
    return Game.from_table(game.players, table)


def instantiated(finding: Finding, values: dict[Symbol, Fraction]) -> Stability | None:
    """What a symbolic finding says at values; None where it only says what the point is not."""
    if finding.stability is not Stability.DEPENDS:
        return finding.stability
    return finding.becomes if met(finding.stable_if, values) else None


UNSTABLE = {Stability.UNSTABLE, Stability.SADDLE}


def agree(symbolic: Finding, numeric: Stability, values: dict[Symbol, Fraction]) -> bool:
    said = instantiated(symbolic, values)
    if said is None:
        return numeric is not symbolic.becomes
    if said is Stability.UNDECIDED:
        return True
    return said is numeric or {said, numeric} <= UNSTABLE


@SEEDS
def test_symbolic_vertices_at_numbers_are_the_vertices_of_the_numeric_game(seed: int) -> None:
    for values in values_for(seed):
        numeric = analyse(replicator(at_values(symbolic(seed), values)))
        for ours, exact in zip(symbolic_analysis(seed).vertices, numeric.vertices, strict=True):
            pairs = zip(ours.eigenvalues, exact.eigenvalues, strict=True)
            assert all(value_at(a, values) == b for a, b in pairs)
            is_ess = exact.verdict is EssVerdict.ESS
            if ours.verdict in (EssVerdict.ESS, EssVerdict.NEVER):
                assert is_ess == (ours.verdict is EssVerdict.ESS)
            else:
                assert ours.verdict is EssVerdict.IF_CONDITIONS
                assert met(ours.ess_conditions, values) == is_ess
            assert agree(ours.finding, exact.finding.stability, values)


def isolated(analysis: Analysis) -> list[ClassifiedPoint]:
    return [p for p in analysis.rest_points if p.point.kind in (Kind.FACE, Kind.INTERIOR)]


@SEEDS
def test_symbolic_rest_points_at_numbers_are_the_rest_points_of_the_numeric_game(seed: int) -> None:
    assert not symbolic_analysis(seed).unsolved
    for values in values_for(seed):
        numeric = analyse(replicator(at_values(symbolic(seed), values)))
        assert not numeric.unsolved
        left = isolated(numeric)
        for ours in isolated(symbolic_analysis(seed)):
            exists = met(ours.point.exists, values)
            coordinates = [value_at(c, values) for c in ours.point.coordinates]
            same = [p for p in left if p.point.support == ours.point.support and is_at(p, coordinates)]
            assert bool(exists) == bool(same)
            for exact in same:
                left.remove(exact)
                assert agree(ours.finding, exact.finding.stability, values)
        assert not left


def is_at(point: ClassifiedPoint, coordinates: list[Expr]) -> bool:
    return all(c.is_real for c in coordinates) and naive.close(point.point.coordinates, coordinates)


@SEEDS
def test_symbolic_nash_conditions_at_numbers_are_those_of_the_numeric_game(seed: int) -> None:
    game = symbolic(seed)
    field = replicator(game)
    for values, ours in itertools.product(values_for(seed), isolated(symbolic_analysis(seed))):
        if not met(ours.point.exists, values) or not ours.point.is_explicit or ours.point.root is not None:
            continue
        forms = [value_at(d, values) for d in advantages_of(seed)]
        state = dict(zip(game.shares, (value_at(c, values) for c in ours.point.coordinates), strict=True))
        gains = [(used, naive.number(expand(f.subs(state)))) for used, f in zip(ours.point.support, forms, strict=True)]
        pays = any((used == (0,) and gain < 0) or (used == (1,) and gain > 0) for used, gain in gains)
        conditions = nash_conditions(field, ours.point)
        claimed = not conditions.is_impossible and met(conditions, values)
        assert bool(claimed) == (not pays)


@SEEDS
def test_symbolic_stable_faces_and_dominance_hold_for_the_numeric_game(seed: int) -> None:
    for values in values_for(seed):
        exact = at_values(symbolic(seed), values)
        numeric = analyse(replicator(exact))
        for face in symbolic_analysis(seed).stable_faces:
            outside = [
                naive.payoff(exact, w, i) - naive.payoff(exact, profile, i)
                for profile in itertools.product(*face.support)
                for i, w in naive.deviations(exact, profile)
                if w[i] not in face.support[i]
            ]
            assert met(face.conditions, values) == all(gain < 0 for gain in outside)
        pairs = zip(symbolic_analysis(seed).dominance.remaining, numeric.dominance.remaining, strict=True)
        assert all(set(fewer) <= set(more) for more, fewer in pairs)


@SEEDS
def test_symbolic_thresholds_are_where_the_advantage_vanishes_and_move_as_said(seed: int) -> None:
    game = symbolic(seed)
    for values, party in itertools.product(values_for(seed), symbolic_analysis(seed).parties):
        advantage = advantages_of(seed)[party.player]
        assert expand(party.difference - advantage) == 0
        inner = {s: Fraction(k + 2, k + 5) for k, s in enumerate(game.shares)}
        at_state = {**values, **inner}
        assert _ALLOWED[party.difference_sign](value_at(advantage, at_state))
        for threshold in party.thresholds:
            assert (advantage.subs(threshold.share, threshold.value)).together().cancel() == 0
            assert expand(threshold.slope - advantage.diff(threshold.share)) == 0
            assert _ALLOWED[threshold.slope_sign](value_at(threshold.slope, at_state))
            moved = dict(threshold.effects)
            for parameter in game.symbols:
                derivative = threshold.value.diff(parameter).cancel()
                if derivative == 0:
                    assert parameter not in moved
                elif 0 < value_at(threshold.value, at_state) < 1:
                    assert _ALLOWED[moved[parameter]](value_at(derivative, at_state))
