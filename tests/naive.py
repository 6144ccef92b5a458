"""The derivation done again, slowly and independently, as people do it by hand with SymPy.

Nothing of the toolkit but the game itself (players, payoffs, parameters) is used here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import mpmath
from sympy import Add, Expr, Integer, Matrix, Mul, Poly, Rational, Symbol, expand, groebner, roots
from sympy.polys.polytools import GroebnerBasis

from symgame.game import Game

Profile = tuple[int, ...]


def share_of(game: Game, player: int) -> list[Expr]:
    """The share of every strategy of a player."""
    m = game.shape[player]
    name = game.players[player].var
    if m == 2:
        x = Symbol(name, real=True)
        return [x, 1 - x]
    return [Symbol(f"{name}_{k}", real=True) for k in range(1, m + 1)]


def payoff(game: Game, profile: Profile, player: int) -> Expr:
    """The payoff of a player at a profile."""
    return game.payoffs[(*profile, player)]


def expected(game: Game, player: int, strategy: int) -> Expr:
    """The sum over all profiles in which the player uses the strategy."""
    terms = []
    for profile in itertools.product(*map(range, game.shape)):
        if profile[player] == strategy:
            weights = [share_of(game, j)[k] for j, k in enumerate(profile) if j != player]
            terms.append(Mul(payoff(game, profile, player), *weights))
    return Add(*terms)


def velocity(game: Game) -> list[Expr]:
    """``x_k (U_k - mean)`` for every share of the game; the equations themselves where only they are known."""
    if game.field is not None:
        return list(game.field)
    components = []
    for i, m in enumerate(game.shape):
        shares = share_of(game, i)
        payoffs = [expected(game, i, k) for k in range(m)]
        mean = Add(*(x * u for x, u in zip(shares, payoffs, strict=True)))
        components += [shares[k] * (payoffs[k] - mean) for k in range(1 if m == 2 else m)]
    return components


def coordinates(game: Game) -> list[Symbol]:
    """Independent coordinates on the product of simplexes: all shares but the last of each player."""
    return [share for i, m in enumerate(game.shape) for share in share_of(game, i)[: m - 1]]


def last_shares(game: Game) -> dict[Symbol, Expr]:
    """The last share of a player of three or more strategies, in terms of its others."""
    result = {}
    for i, m in enumerate(game.shape):
        if m > 2:
            *first, last = share_of(game, i)
            result[last] = 1 - Add(*first)
    return result


def restricted_velocity(game: Game) -> list[Expr]:
    """The field in the independent coordinates."""
    components, place = [], 0
    full = velocity(game)
    for m in game.shape:
        count = 1 if m == 2 else m
        components += full[place : place + m - 1]
        place += count
    return [expand(c.subs(last_shares(game), simultaneous=True)) for c in components]


def restricted_jacobian(game: Game) -> Matrix:
    """Its derivative: the eigenvalues of this matrix are those within the simplexes."""
    return Matrix([[c.diff(x) for x in coordinates(game)] for c in restricted_velocity(game)])


def vertex_point(game: Game, profile: Profile) -> dict[Symbol, Expr]:
    """A pure profile in the independent coordinates."""
    return {
        share: Integer(int(k == profile[i]))
        for i, m in enumerate(game.shape)
        for k, share in enumerate(share_of(game, i)[: m - 1])
    }


def vertex_shares(game: Game, profile: Profile) -> dict[Symbol, Expr]:
    """A pure profile in all shares of the game."""
    return {
        share: Integer(int(k == profile[i]))
        for i, player in enumerate(game.players)
        for k, share in enumerate(player.shares)
    }


def is_strict_nash(game: Game, profile: Profile) -> bool:
    """Brute force on numeric payoffs: every deviation costs."""
    return all(payoff(game, deviation, i) < payoff(game, profile, i) for i, deviation in deviations(game, profile))


def is_nash(game: Game, profile: Profile) -> bool:
    """Brute force on numeric payoffs: no deviation pays."""
    return all(payoff(game, deviation, i) <= payoff(game, profile, i) for i, deviation in deviations(game, profile))


def deviations(game: Game, profile: Profile) -> Iterator[tuple[int, Profile]]:
    """Every player and every profile that it can reach alone, by player, then by strategy."""
    for i, m in enumerate(game.shape):
        for k in range(m):
            if k != profile[i]:
                yield i, (*profile[:i], k, *profile[i + 1 :])


def payoff_differences(game: Game, profile: Profile) -> list[Expr]:
    """What each player gains by each deviation."""
    return [payoff(game, w, i) - payoff(game, profile, i) for i, w in deviations(game, profile)]


def advantages(game: Game) -> list[Expr]:
    """``D_i`` for players of two strategies each, expanded."""
    return [expand(expected(game, i, 0) - expected(game, i, 1)) for i in range(len(game.shape))]


def spectrum(matrix: Matrix, digits: int = 60) -> list[mpmath.mpc]:
    """The eigenvalues of a numeric matrix, to many digits (repeated ones to at least ten)."""
    with mpmath.workdps(digits):
        entries = [[mpmath.mpmathify(entry.evalf(digits)) for entry in matrix.row(i)] for i in range(matrix.rows)]
        values, _ = mpmath.eig(mpmath.matrix(entries)) if matrix.rows > 1 else ([entries[0][0]], None)
        return [mpmath.mpc(value) for value in values]


EPSILON = mpmath.mpf(10) ** -8
"""A real part below it counts as zero: the numbers in these games are small rationals."""


def real_part_signs(values: Sequence[mpmath.mpc]) -> list[int]:
    """-1, 0 or 1 for every eigenvalue."""
    return [0 if abs(v.real) < EPSILON else 1 if v.real > 0 else -1 for v in values]


# Rest points of games of two strategies each, face by face, by Groebner bases.

Face = tuple[int | None, ...]
"""1 or 0 for a share that is fixed, None for one that is mixed."""


def faces(n: int) -> Iterator[Face]:
    """All 3**n faces."""
    return itertools.product((1, 0, None), repeat=n)


def rest_on(game: Game, face: Face) -> tuple[list[tuple[Expr, ...]], bool]:
    """Exact rest points in an open face, and whether these are all.

    Where the solutions are not isolated, slices of them are returned.
    """
    symbols = [share_of(game, i)[0] for i in range(len(face))]
    fixed = {s: Integer(v) for s, v in zip(symbols, face, strict=True) if v is not None}
    mixed = [s for s in symbols if s not in fixed]
    forms = advantages(game)
    equations = [expand(forms[i].subs(fixed)) for i, v in enumerate(face) if v is None]
    found, is_all = _solutions(equations, mixed)
    points = [tuple({**fixed, **point}[s] for s in symbols) for point in found]
    return points, is_all


def _solutions(equations: list[Expr], mixed: list[Symbol]) -> tuple[list[dict[Symbol, Expr]], bool]:
    equations = [e for e in equations if e != 0]
    if any(e.is_number for e in equations):
        return [], True
    if not mixed:
        return [{}], True
    basis = _saturated(equations, mixed)
    if basis is not None and basis.exprs == [1]:
        return [], True
    if basis is not None and basis.is_zero_dimensional:
        return list(_points(basis, mixed)), True
    sampled = []
    for symbol, value in itertools.product(mixed, (Rational(1, 3), Rational(2, 5), Rational(7, 9))):
        rest = [s for s in mixed if s != symbol]
        slices, _ = _solutions([expand(e.subs(symbol, value)) for e in equations], rest)
        sampled += [{symbol: value, **point} for point in slices]
    return sampled, False


def _saturated(equations: list[Expr], mixed: list[Symbol]) -> GroebnerBasis | None:
    """The ideal without its components in the walls ``x = 0`` and ``x = 1``."""
    if not equations:
        return None
    extra = Symbol("extra")
    walls = Mul(*(s * (1 - s) for s in mixed))
    basis = groebner([*equations, 1 - extra * walls], extra, *mixed, order="lex")
    kept = [e for e in basis.exprs if extra not in e.free_symbols]
    return groebner(kept, *mixed, order="lex") if kept else None


def _points(basis: GroebnerBasis, mixed: list[Symbol]) -> Iterator[dict[Symbol, Expr]]:
    """Back substitution, last unknown first; only points in the open cube are kept."""

    def extend(known: dict[Symbol, Expr], left: list[Symbol]) -> Iterator[dict[Symbol, Expr]]:
        if not left:
            yield known
            return
        symbol = left[-1]
        for value in _common_roots([e.subs(known) for e in basis.exprs], symbol):
            if _is_inside(value):
                yield from extend({**known, symbol: value}, left[:-1])

    return extend({}, mixed)


def _common_roots(expressions: list[Expr], symbol: Symbol) -> list[Expr]:
    ready = [e for e in (expand(e) for e in expressions) if e != 0 and e.free_symbols <= {symbol}]
    if any(not e.free_symbols and not is_zero(e) for e in ready):
        return []
    ready = [e for e in ready if e.free_symbols]
    ready.sort(key=lambda e: Poly(e, symbol, extension=True).degree())
    roots = _roots(Poly(ready[0], symbol, extension=True))
    return [r for r in roots if all(is_zero(e.subs(symbol, r)) for e in ready[1:])]


def _roots(poly: Poly) -> list[Expr]:
    if poly.degree() == 1:
        return [expand(-poly.nth(0) / poly.nth(1))]
    if all(c.is_Rational for c in poly.all_coeffs()):
        return list(dict.fromkeys(Poly(poly, *poly.gens, domain="QQ").real_roots(radicals=poly.degree() == 2)))
    return [r for r in roots(poly) if abs(r.evalf(30).as_real_imag()[1]) < Fraction(1, 10**20)]


def is_zero(value: Expr) -> bool:
    """Whether a number is zero: exactly where SymPy expands it to 0, else to fifty digits."""
    value = expand(value)
    return value == 0 or (not value.is_Rational and abs(number(value)) < mpmath.mpf(10) ** -40)


def number(value: Expr, digits: int = 50) -> mpmath.mpf:
    """A real number to fifty digits."""
    with mpmath.workdps(digits):
        return mpmath.mpmathify(value.evalf(digits, maxn=1000)).real


def _is_inside(value: Expr) -> bool:
    if value.is_Rational:
        return 0 < value < 1
    return mpmath.mpf(10) ** -30 < number(value) < 1 - mpmath.mpf(10) ** -30


def close(left: Sequence[Expr], right: Sequence[Expr]) -> bool:
    """Whether two exact points are the same one."""
    return all(
        a == b if a.is_Rational and b.is_Rational else abs(number(a) - number(b)) < mpmath.mpf(10) ** -30
        for a, b in zip(left, right, strict=True)
    )


def at(expression: Expr, values: Mapping[Symbol, object]) -> Expr:
    """An expression at exact values; sums, products and integer powers in fractions."""
    exact = {s: Rational(v.numerator, v.denominator) if isinstance(v, Fraction) else v for s, v in values.items()}
    numbers = {s: Fraction(int(v.p), int(v.q)) for s, v in exact.items() if getattr(v, "is_Rational", False)}
    try:
        result = _fraction(expression, numbers)
    except (KeyError, ZeroDivisionError):
        return expression.subs(exact, simultaneous=True)
    return Rational(result.numerator, result.denominator)


def _fraction(expression: Expr, numbers: Mapping[Symbol, Fraction]) -> Fraction:
    if expression.is_Rational:
        return Fraction(int(expression.p), int(expression.q))
    if expression.is_Add:
        return sum((_fraction(term, numbers) for term in expression.args), Fraction(0))
    if expression.is_Mul:
        result = Fraction(1)
        for factor in expression.args:
            result *= _fraction(factor, numbers)
        return result
    if expression.is_Pow and expression.exp.is_Integer:
        return _fraction(expression.base, numbers) ** int(expression.exp)
    return numbers[expression]


_COMPARE = {
    "<": lambda d: d < 0,
    "<=": lambda d: d <= 0,
    ">": lambda d: d > 0,
    ">=": lambda d: d >= 0,
    "==": lambda d: d == 0,
    "!=": lambda d: d != 0,
}


def compared(difference: Expr, operator: str) -> bool | None:
    """``difference operator 0`` for a number; None where it has no real value."""
    if not difference.is_Rational:
        if difference.has(Symbol) or not difference.is_finite:
            return None
        real, imaginary = difference.evalf(50).as_real_imag()
        if abs(imaginary) > Rational(1, 10**30):
            return None
        difference = Integer(0) if abs(real) < Rational(1, 10**35) else real
    return bool(_COMPARE[operator](difference))


def holds(relation: object, values: Mapping[Symbol, object]) -> bool | None:
    """Whether a relation is true at a point; None where a side has no real value."""
    return compared(at(relation.left, values) - at(relation.right, values), relation.operator)
