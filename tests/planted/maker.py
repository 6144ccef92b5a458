"""One game and what is true of it, derived by hand: what claims about it are made of."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from sympy import Add, Expr, Integer, Poly, Symbol, expand, factor

from symgame.game import Game
from symgame.players import profile_key
from tests import naive
from tests.planted.formulas import Written, by_profiles, collected, flat, product_text, shuffled, sum_text
from tests.planted.games import Drawn, Profile
from tests.planted.known import Allowed, Values, value_at
from tests.planted.sheet import strings


class Maker:
    """Claims about one game are made of this."""

    def __init__(self, source: random.Random, drawn: Drawn, game: Game) -> None:
        self.source, self.drawn, self.game = source, drawn, game
        self.allowed = Allowed(source, drawn, game)
        self.is_cube = max(game.shape) == 2
        self.rows = {w: [expand(d) for d in naive.payoff_differences(game, w)] for w in game.profiles}
        self.velocity = dict(zip(game.shares, naive.velocity(game), strict=True))
        self.advantages = naive.advantages(game) if self.is_cube else []

    def key(self, profile: Profile) -> str:
        return profile_key(profile, self.game.shape)

    def some(self, count: int) -> list[Profile]:
        every = list(self.game.profiles)
        return self.source.sample(every, min(count, len(every)))

    def equation(self, player: int) -> Written:
        """``x (1 - x) D`` in one of three ways."""
        x = self.game.shares[player]
        return self.with_factors(player, (x, 1 - x))

    def with_factors(self, player: int, factors: Sequence[Expr]) -> Written:
        advantage = self.advantages[player]
        way = self.source.randrange(3)
        if way == 0:
            return flat(advantage, factors)
        return collected(advantage, self.game.shares, factors) if way == 1 else by_profiles(self.game, player, factors)

    def entry(self, row: int, column: int) -> Written:
        """An entry of the Jacobian."""
        x, y = self.game.shares[row], self.game.shares[column]
        if row == column:
            return self.with_factors(row, (1 - 2 * x,))
        return collected(self.advantages[row].diff(y), self.game.shares, (x, 1 - x))

    def marks(self, vertex: Profile) -> list[str]:
        return [self.allowed.sign(e) for e in self.rows[vertex]]

    def labels(self, vertex: Profile) -> list[str]:
        """What the vertex surely is."""
        marks = self.marks(vertex)
        labels = ["ess"] if set(marks) == {"-"} else []
        labels += ["saddle"] if {"+", "-"} <= set(marks) else []
        labels += ["unstable", "not ess"] if "+" in marks else ["not ess"] if "0" in marks else []
        return labels

    def is_ess(self, vertex: Profile, at: Values) -> bool:
        return all(naive.at(e, at) < 0 for e in self.rows[vertex])

    def where_ess(self, vertex: Profile) -> Values | None:
        return next((at for at in self.allowed.points if self.is_ess(vertex, at)), None)

    def relation_text(self, expression: Expr, operator: str) -> str:
        """``expression operator 0`` with some terms on the other side, perhaps turned round."""
        here, there = [], []
        for term in Add.make_args(expression):
            is_here = term.as_coeff_Mul()[0] > 0 if self.source.random() < 0.8 else self.source.random() < 0.5
            (here if is_here else there).append(term if is_here else -term)
        sides = [
            sum_text([product_text(t, self.source) for t in shuffled(part, self.source)]) for part in (here, there)
        ]
        if self.source.random() < 0.5:
            return f"{sides[0]} {operator} {sides[1]}"
        return f"{sides[1]} {'>' if operator == '<' else '<'} {sides[0]}"

    def effect(self, vertex: Profile, parameter: Symbol) -> str | None:
        marks = [self.allowed.sign(e.diff(parameter)) for e in self.rows[vertex]]
        if "?" in marks:
            return None
        moves = set(marks) - {"0"}
        return {frozenset(): "none", frozenset("-"): "helps", frozenset("+"): "hinders"}.get(frozenset(moves), "mixed")

    def effects(self, count: int) -> Iterator[tuple[Profile, Symbol, str]]:
        seen = set()
        for _ in range(count):
            vertex, parameter = self.some(1)[0], self.source.choice(self.game.symbols)
            effect = self.effect(vertex, parameter)
            if effect is not None and (vertex, parameter) not in seen:
                seen.add((vertex, parameter))
                yield vertex, parameter, effect

    def face_point(self, pair: tuple[int, int]) -> list[Expr] | None:
        """Where two players mix, the others being pure; only if it is inside somewhere."""
        point: list[Expr] = [Integer(self.source.randrange(2)) for _ in self.game.shape]
        fixed = {s: point[k] for k, s in enumerate(self.game.shares) if k not in pair}
        for i, j in (pair, pair[::-1]):
            form = Poly(self.advantages[i].subs(fixed), self.game.shares[j])
            if form.degree() != 1:
                return None
            point[j] = factor(-form.nth(0) / form.nth(1))
        for at in self.allowed.points:
            shares = [value_at(point[k], at) for k in pair]
            if all(share is not None and 0 < share < 1 for share in shares):
                return point
        return None

    def case(self, where: str, *, is_wrong: bool = False) -> tuple[list[str], list[Profile]] | None:
        """Conditions that hold at some point, under which the vertices that are ESS there surely are."""
        at = self.source.choice(self.allowed.points)
        ess = [w for w in self.game.profiles if self.is_ess(w, at)]
        others = [w for w in self.game.profiles if w not in ess]
        only = self.source.random() < 0.5
        if len(self.game.shape) > 3 and self.source.random() < 0.8:
            only = False
        given = [self.relation_text(e, "<") for w in ess for e in self.rows[w] if self.allowed.sign(e) != "-"]
        if only:
            for w in others:
                rising = [e for e in self.rows[w] if naive.at(e, at) > 0]
                if not rising:
                    return None
                if not any(self.allowed.sign(e) == "+" for e in rising):
                    given.append(self.relation_text(self.source.choice(rising), ">"))
        if is_wrong:
            wrong = [w for w in others if any(naive.at(e, at) > 0 for e in self.rows[w])]
            if not wrong:
                return None
            ess = [*ess[1:], self.source.choice(wrong)]
        if not ess and not only:
            return None
        given = list(dict.fromkeys(given))
        keys = [self.key(w) for w in ess]
        lines = [f'where = "{where}"', f"given = {strings(given)}", f"ess = {strings(keys)}"]
        return [*lines, "only = true"] if only else lines, ess
