"""What all sections share: the game, the language, and how points and quantities are named."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sympy import Add, Expr, Mul, S, Symbol, expand, preorder_traversal

from symgame.analysis import Analysis
from symgame.conditions.assumptions import Assumptions
from symgame.conditions.grouping import grouped, grouped_sum
from symgame.conditions.relation import Relation
from symgame.conditions.sign import Sign as Signed
from symgame.display.plain import plain
from symgame.display.table import Lettering, Line, Math, Piece, Sign, math
from symgame.display.words import in_chinese, in_english, say, sentence
from symgame.equilibria.faces import Support
from symgame.game import Game
from symgame.players import Player, Scenario

_MIRRORED = {"<": ">", "<=": ">="}

MAX_COMPARED = 12
"""The most conditions that are compared pair by pair."""

MAX_PARTS = 4000
"""Expressions of more parts are never written into a document."""


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """A game in a language.

    Attributes
    ----------
    game : Game
    lang : str
    keys : tuple of str
        The vertices in the order in which they are numbered.
    free : tuple of Symbol
        The names of free shares of continua.
    """

    game: Game
    lang: str = "en"
    keys: tuple[str, ...] = ()
    free: tuple[Symbol, ...] = ()

    @classmethod
    def of(cls, analysis: Analysis, lang: str = "en") -> Edition:
        """The edition in which an analysis is printed."""
        free = dict.fromkeys(name for c in analysis.rest_points for name, _ in c.point.free)
        return cls(analysis.game, lang, tuple(vertex.key for vertex in analysis.vertices), tuple(free))

    @property
    def given(self) -> Assumptions:
        """What is assumed about its parameters."""
        return self.game.assumptions

    @property
    def lettering(self) -> Lettering:
        """Shares first, then free shares of continua, then the parameters in the author's order."""
        notation = tuple((p.name, p.latex) for p in self.game.parameters if p.latex)
        return Lettering((*self.game.shares, *self.free, *self.game.symbols), notation)

    def say(self, key: str, **parts: object) -> str:
        """A word or sentence in the language of the document."""
        return say(key, self.lang, **parts)

    def sentence(self, key: str, **pieces: Piece | Line) -> Line:
        """A sentence with formulas in it."""
        return sentence(key, self.lang, **pieces)

    def why(self, reason: str) -> str:
        """The rule behind a finding, in the language of the document; nothing where it has no translation."""
        return in_english(reason) if self.lang == "en" else in_chinese(reason)

    def scenario(self, scenario: Scenario) -> str:
        """The author's name of a scenario, or what stands for one where there is none."""
        made = ("the numbers of the file", "the values given")
        return self.say(scenario.name) if scenario.name in made else scenario.name or self.say("no scenario name")

    def player(self, player: Player) -> str:
        """A player's name in the language of the document, as far as the author gave it."""
        return player.name_zh if self.lang == "zh" and player.name_zh else player.name

    def strategy(self, player: Player, k: int) -> str:
        """A strategy's name, likewise."""
        return player.strategies_zh[k] if self.lang == "zh" and player.strategies_zh else player.strategies[k]

    def strategies(self, profile: Sequence[int]) -> str:
        """The strategies of a profile, in brackets."""
        names = [self.strategy(p, k) for p, k in zip(self.game.players, profile, strict=True)]
        return f"（{'，'.join(names)}）" if self.lang == "zh" else f"({', '.join(names)})"

    def listed(self, pieces: Sequence[Piece | Line], last: str = "and") -> Line:
        """``a, b and c``."""
        result: list[Piece] = []
        for k, piece in enumerate(pieces):
            if k:
                result.append(self.say(last if k == len(pieces) - 1 else "comma"))
            result.extend(piece if isinstance(piece, tuple) else [piece])
        return tuple(result)

    def joined(self, pieces: Sequence[Piece | Line], between: str = "semicolon") -> Line:
        """``a; b; c``: parts that have commas of their own."""
        result: list[Piece] = []
        for k, piece in enumerate(pieces):
            result += [self.say(between)] if k else []
            result.extend(piece if isinstance(piece, tuple) else [piece])
        return tuple(result)

    def running(self, sentences: Sequence[Line]) -> Line:
        """Sentences one after the other, with the space between them that the language asks for."""
        gap: Line = (" ",) if self.lang == "en" else ()
        return tuple(piece for k, said in enumerate(sentences) for piece in ((*gap, *said) if k else said))

    def grouped(self, expression: Expr) -> Expr:
        """An expression with shares of parameters grouped."""
        return grouped_sum(expression, self.given)

    def benefit_over_cost(self, relation: Relation) -> Relation:
        """The relation grouped, the larger side first."""
        return benefit_over_cost(relation, self.given)

    def length(self, *parts: Expr | Relation) -> int:
        """How long a formula is as text."""
        return length_of(parts, self.lettering)

    def ratio(self, quotient: Expr) -> Expr:
        """A quotient with both parts grouped, without a minus in front of it where that is easy."""
        if not (quotient.is_Mul or quotient.is_Pow):
            return self.grouped(quotient)
        top, bottom = quotient.as_numer_denom()
        if bottom == 1:
            return self.grouped(quotient)
        number, rest = top.as_coeff_Mul()
        if rest.is_Add:
            top = Add(*(number * term for term in rest.args))
        elif number < 0 and bottom.is_Add:
            top, bottom = -top, -bottom
        return Mul(self.grouped(top), 1 / self.grouped(bottom))

    def irredundant(self, relations: Sequence[Relation]) -> list[Relation]:
        """Strict inequalities without those that another one implies, the assumptions given."""
        kept = list(relations)
        for relation in relations:
            others = [r for r in kept if r is not relation]
            if len(kept) <= MAX_COMPARED and any(self._implies(other, relation) for other in others):
                kept = others
        return kept

    def _implies(self, first: Relation, second: Relation) -> bool:
        """Whether ``second`` follows because its two sides are at least as far apart."""
        if first.operator not in _MIRRORED or second.operator not in _MIRRORED:
            return False
        if first.operator == "<=" and second.operator == "<":
            return False
        gap = expand(first.difference - second.difference)
        return gap == 0 or self.given.sign_of(gap) in (Signed.POSITIVE, Signed.NONNEGATIVE)

    def vertex_name(self, key: str) -> Math:
        """``E1(0,0,0)``, or ``E1(1-3-1)`` with more than two strategies."""
        inside = key if "-" in key else ",".join(key)
        return point_name(self.keys.index(key) + 1, inside, inside.replace("-", r"\text{-}"))

    def state(self, support: Support) -> Math:
        """The shares on a face: ``(x, 1, 0)``."""
        parts: list[Sign | Expr] = [_sign("(")]
        for i, (player, used) in enumerate(zip(self.game.players, support, strict=True)):
            if i:
                parts.append(_sign(", "))
            parts.extend(_share_parts(player, used))
        return Math((*parts, _sign(")")))


def benefit_over_cost(relation: Relation, given: Assumptions) -> Relation:
    """The relation grouped, the larger side first."""
    relation = grouped(relation, given)
    if relation.operator in _MIRRORED:
        return Relation(relation.right, _MIRRORED[relation.operator], relation.left)
    return relation


def length_of(parts: tuple[Expr | Relation, ...], lettering: Lettering) -> int:
    """How long a formula is as text; endless where it has very many parts, which are then not even ordered."""
    if any(_is_huge(side) for p in parts for side in ((p.left, p.right) if isinstance(p, Relation) else (p,))):
        return sys.maxsize
    return len(plain(Math(parts), lettering))


def _is_huge(expression: Expr) -> bool:
    return next(itertools.islice(preorder_traversal(expression), MAX_PARTS, None), None) is not None


def _share_parts(player: Player, used: tuple[int, ...]) -> Iterable[Sign | Expr]:
    if len(player.strategies) == 2:
        return [player.shares[0] if len(used) == 2 else S.One if used == (0,) else S.Zero]
    shown: list[Sign | Expr] = [_sign("(")]
    for k, share in enumerate(player.shares):
        if k:
            shown.append(_sign(", "))
        shown.append(S.Zero if k not in used else S.One if len(used) == 1 else share)
    return [*shown, _sign(")")]


def _sign(text: str) -> Sign:
    return Sign(text, text)


def point_name(number: int, text: str = "", latex: str = "") -> Math:
    """``E9`` or ``E1(0,0,0)``."""
    inside = f"({text})" if text else ""
    return Math((Sign(f"E{number}{inside}", f"E_{{{number}}}" + (f"({latex})" if latex else "")),))


def derivative(share: Symbol) -> Math:
    """``F(x) = dx/dt``."""
    return math("F(", share, ") = ", Sign("d", r"\mathrm{d}"), share, Sign("/dt", r"/\mathrm{d}t"))


def advantage_sign(share: Symbol) -> tuple[Sign | Expr, ...]:
    """``D_x``."""
    return Sign("D_", "D_{"), share, Sign("", "}")


def eigenvalue_sign(k: int) -> Sign:
    """``λ1``."""
    return Sign(f"λ{k}", rf"\lambda_{{{k}}}")


def starred(share: Symbol) -> tuple[Sign | Expr, ...]:
    """``x*``."""
    return share, Sign("*", "^{*}")


def circled(k: int) -> str:
    """①, ②, … as long as there are such characters."""
    if k <= 20:
        return chr(0x2460 + k - 1)
    return chr(0x3251 + k - 21) if k <= 35 else chr(0x32B1 + k - 36) if k <= 50 else f"({k})"
