"""What must not change when the same game is written differently."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from sympy import Expr, Rational, Symbol, expand

from symgame.analysis import Analysis, analyse
from symgame.dynamics.replicator import replicator
from symgame.equilibria.rest_point import Kind
from symgame.game import Game
from symgame.players import Profile
from symgame.stability.vertex import vertex
from tests import naive
from tests.strategies import games, integers, numeric_cubes, players_of, rationals, symbolic_games, terms

Table = dict[Profile, list[Expr]]


def table_of(game: Game) -> Table:
    return {w: [naive.payoff(game, w, i) for i in range(len(game.shape))] for w in game.profiles}


def rebuilt(game: Game, table: Table) -> Game:
    return Game.from_table(
        game.players, table, parameters=game.parameters, assume=[r.text() for r in game.assumptions.relations]
    )


def verdicts(analysis: Analysis) -> dict[Profile, tuple[object, object]]:
    return {v.profile: (v.verdict, v.finding.stability) for v in analysis.vertices}


def isolated(analysis: Analysis) -> list[tuple[object, tuple[Expr, ...], object]]:
    return [
        (p.point.support, p.point.coordinates, p.finding.stability)
        for p in analysis.rest_points
        if p.point.kind in (Kind.FACE, Kind.INTERIOR)
    ]


@given(numeric_cubes((2, 3)), st.data())
def test_relabelling_players_relabels_everything(game: Game, data: st.DataObject) -> None:
    n = len(game.shape)
    order = data.draw(st.permutations(range(n)))
    table = {tuple(w[i] for i in order): [row[i] for i in order] for w, row in table_of(game).items()}
    moved = analyse(replicator(Game.from_table(players_of((2,) * n), table)))
    original = analyse(replicator(game))
    assert {tuple(w[i] for i in order): v for w, v in verdicts(original).items()} == verdicts(moved)
    expected = [tuple(point[i] for i in order) for _, point, _ in isolated(original)]
    assert len(expected) == len(isolated(moved))
    for point in expected:
        assert any(naive.close(point, other) for _, other, _ in isolated(moved))


@given(numeric_cubes((2, 3)), st.data())
def test_swapping_a_players_strategies_turns_its_share_round(game: Game, data: st.DataObject) -> None:
    i = data.draw(st.integers(0, len(game.shape) - 1))
    swap = lambda w: (*w[:i], 1 - w[i], *w[i + 1 :])  # noqa: E731
    moved = rebuilt(game, {swap(w): row for w, row in table_of(game).items()})
    x = game.shares[i]
    for j, (before, after) in enumerate(zip(naive.velocity(game), replicator(moved).velocity, strict=True)):
        turned = before.subs(x, 1 - x)
        assert expand(after - (-turned if j == i else turned)) == 0
    old, new = analyse(replicator(game)), analyse(replicator(moved))
    assert {swap(w): v for w, v in verdicts(old).items()} == verdicts(new)
    turned_points = [
        (stability, tuple(1 - c if k == i else c for k, c in enumerate(point))) for _, point, stability in isolated(old)
    ]
    assert len(turned_points) == len(isolated(new))
    for stability, point in turned_points:
        assert any(stability is s and naive.close(point, other) for _, other, s in isolated(new))


@given(games(payoffs=terms(("a", "b")), parameters=("a", "b")), st.data())
def test_a_payoff_that_depends_on_the_others_only_leaves_the_field_unchanged(game: Game, data: st.DataObject) -> None:
    i = data.draw(st.integers(0, len(game.shape) - 1))
    a = game.symbols[0]
    added: dict[Profile, Expr] = {}
    for w in game.profiles:
        others = (*w[:i], *w[i + 1 :])
        if others not in added:
            amount = data.draw(rationals())
            added[others] = Rational(amount.numerator, amount.denominator) * a + 1
    table = table_of(game)
    for w, row in table.items():
        row[i] += added[(*w[:i], *w[i + 1 :])]
    before, after = replicator(game), replicator(rebuilt(game, table))
    on_simplex = naive.last_shares(game)
    for old, new in zip(before.velocity, after.velocity, strict=True):
        assert expand((old - new).subs(on_simplex, simultaneous=True)) == 0
    for w in game.profiles:
        assert vertex(before, w).eigenvalues == vertex(after, w).eigenvalues


@given(
    st.one_of(numeric_cubes((1, 3)), games(payoffs=integers(), players=(1, 2))),
    st.fractions(Fraction(1, 9), 9, max_denominator=9),
    st.data(),
)
def test_multiplying_a_players_payoffs_scales_its_eigenvalues_and_keeps_all_verdicts(
    game: Game, factor: Fraction, data: st.DataObject
) -> None:
    i, k = data.draw(st.integers(0, len(game.shape) - 1)), Rational(factor.numerator, factor.denominator)
    table = table_of(game)
    for row in table.values():
        row[i] *= k
    old, new = analyse(replicator(game)), analyse(replicator(rebuilt(game, table)))
    assert verdicts(old) == verdicts(new)
    owners = [j for j, m in enumerate(game.shape) for _ in range(m - 1)]
    for before, after in zip(old.vertices, new.vertices, strict=True):
        scaled = [v * k if j == i else v for j, v in zip(owners, before.eigenvalues, strict=True)]
        assert list(after.eigenvalues) == scaled
    assert [(s, p) for s, p, _ in isolated(old)] == [(s, p) for s, p, _ in isolated(new)]


@given(symbolic_games(players=(1, 3), names=("a", "b")))
def test_renaming_parameters_renames_the_answers(game: Game) -> None:
    names = {"a": "zeta", "b": "Alpha_1"}
    swap = {s: Symbol(names[s.name], real=True) for s in game.symbols}
    table = {w: [value.subs(swap) for value in row] for w, row in table_of(game).items()}
    renamed = Game.from_table(game.players, table, parameters=["zeta", "Alpha_1"], assume=["zeta > 0", "Alpha_1 > 0"])
    old, new = analyse(replicator(game)), analyse(replicator(renamed))
    assert verdicts(old) == verdicts(new)
    for before, after in zip(old.vertices, new.vertices, strict=True):
        pairs = zip(before.eigenvalues, after.eigenvalues, strict=True)
        assert all(expand(a.subs(swap) - b) == 0 for a, b in pairs)
        assert before.ess_conditions.is_impossible == after.ess_conditions.is_impossible
        relations = {(expand(r.difference.subs(swap)), r.operator) for r in before.ess_conditions.relations}
        if not before.ess_conditions.is_impossible:
            assert relations == {(expand(r.difference), r.operator) for r in after.ess_conditions.relations}
    assert [p.point.kind for p in old.rest_points] == [p.point.kind for p in new.rest_points]


@given(symbolic_games(players=(2, 3), names=("a", "b", "c")), st.permutations(["a", "b", "c"]))
def test_the_order_of_declarations_does_not_change_what_is_found(game: Game, order: list[str]) -> None:
    assume = [r.text() for r in game.assumptions.relations][::-1]
    other = Game.from_table(game.players, dict(reversed(table_of(game).items())), parameters=order, assume=assume)
    old, new = analyse(replicator(game)), analyse(replicator(other))
    assert verdicts(old) == verdicts(new)
    assert sorted(str(p.point.support) for p in old.rest_points) == sorted(
        str(p.point.support) for p in new.rest_points
    )


@given(st.lists(st.decimals(-9, 9, allow_nan=False, places=2), min_size=8, max_size=8))
def test_decimals_and_fractions_are_the_same_numbers(numbers: list[object]) -> None:
    keys = ("11", "10", "01", "00")
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    written = {key: [str(v) for v in row] for key, row in zip(keys, pairs, strict=True)}
    exact = {key: [Fraction(str(v)) for v in row] for key, row in zip(keys, pairs, strict=True)}
    decimal, fractional = (Game.from_table(players_of((2, 2)), table) for table in (written, exact))
    assert decimal.payoffs == fractional.payoffs
    assert all(value.is_Rational for value in decimal.expressions)
    assert replicator(decimal).velocity == replicator(fractional).velocity
