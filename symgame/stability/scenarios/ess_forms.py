"""The distinct forms in the ESS conditions of a game, and which vertices are ESS where the forms have given signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sympy import Expr, Rational, S, Symbol
from sympy.polys.domains import QQ
from sympy.polys.rings import PolyElement

from symgame.building import as_expression
from symgame.conditions.cases.signs import NEGATIVE, POSITIVE, ZERO, relation_with
from symgame.conditions.examples import compared, value_of
from symgame.conditions.linear.linearisation import ring_for
from symgame.conditions.normal import conjunction, negative
from symgame.conditions.relation import COMPARE, Relation
from symgame.conditions.sign import Sign
from symgame.game import Game
from symgame.stability.thresholds.solution_set import order_of
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex

MIRRORED: Mapping[str, str] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
"""The operator after both sides were multiplied by -1."""

_SIGNS = {-1: NEGATIVE, 0: ZERO, 1: POSITIVE}


@dataclass(frozen=True, slots=True)
class Asked:
    """``form operator 0``, which a vertex asks for; the form by its place.

    ``follows`` says that the other relations of the vertex imply it under the assumptions: what is wanted of
    a vertex that is to become an ESS, but no boundary of where it is one.
    """

    place: int
    operator: str
    follows: bool = False

    def holds(self, signs: Sequence[int]) -> bool:
        """Whether it holds where the forms have these signs."""
        return bool(COMPARE[self.operator](signs[self.place], 0))


@dataclass(frozen=True, slots=True)
class EssForms:
    """The forms on whose signs it depends which vertices are ESS.

    Attributes
    ----------
    forms : tuple of PolyElement
        Distinct, up to a factor.
    asked : tuple of (str, tuple of Asked or bool)
        What each vertex asks of them; True or False where the assumptions alone settle it.
    """

    forms: tuple[PolyElement, ...]
    asked: tuple[tuple[str, tuple[Asked, ...] | bool], ...]

    @property
    def symbols(self) -> frozenset[Symbol]:
        """The parameters in the forms."""
        return frozenset().union(*(self.symbols_of(place) for place in range(len(self.forms))))

    def symbols_of(self, place: int) -> frozenset[Symbol]:
        """The parameters in one form."""
        return relation_with(self.forms[place], NEGATIVE).symbols

    def relation(self, place: int, sign: int) -> Relation:
        """That a form has a sign (-1, 0 or 1), positive coefficients on both sides."""
        return relation_with(self.forms[place], _SIGNS[sign])

    def signs_at(self, values: Mapping[Symbol, Expr]) -> tuple[int, ...]:
        """The signs of all forms at exact values."""
        return tuple(_sign(form, values) for form in self.forms)

    def ess(self, signs: Sequence[int]) -> tuple[str, ...]:
        """The vertices that are ESS where the forms have these signs."""
        return tuple(
            key
            for key, asked in self.asked
            if (asked if isinstance(asked, bool) else all(one.holds(signs) for one in asked))
        )

    def decided(self, signs: Sequence[int], place: int) -> tuple[str, ...]:
        """The vertices that change where one form has another sign: the opposite one, or any where it is zero."""
        others = (-1, 1) if signs[place] == 0 else (-signs[place],)
        there = [[*signs[:place], sign, *signs[place + 1 :]] for sign in others]
        now = self.ess(signs)
        found = []
        for key, asked in self.asked:
            if isinstance(asked, bool):
                continue
            bounds = [one for one in asked if not (one.follows and key in now)]
            if any(all(one.holds(changed) for one in bounds) != (key in now) for changed in there):
                found.append(key)
        return tuple(found)


def ess_forms(game: Game, vertices: Sequence[Vertex]) -> EssForms:
    """The forms in the ESS conditions of all vertices.

    A vertex whose stability is undecided counts as no ESS.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> game = load("llm-iar")
    >>> found = ess_forms(game, vertices_of(replicator(game)))
    >>> signs = found.signs_at(dict(game.scenarios[0].values))
    >>> found.ess(signs), found.relation(0, signs[0]).text(game.symbols)
    (('000', '111'), 'P < C*b')
    """
    wanted = {v.key: _wanted(v, game) for v in vertices if v.verdict is EssVerdict.IF_CONDITIONS}
    ring = ring_for([relation for relations in wanted.values() for relation in relations], game.symbols)
    places: dict[PolyElement, int] = {}
    asked: list[tuple[str, tuple[Asked, ...] | bool]] = []
    for vertex in vertices:
        if vertex.verdict is not EssVerdict.IF_CONDITIONS:
            asked.append((vertex.key, vertex.verdict is EssVerdict.ESS))
            continue
        own = []
        for relation in wanted[vertex.key]:
            form, operator = compared(relation, ring)
            place = places.setdefault(form.monic(), len(places))
            follows = relation not in vertex.ess_conditions.relations
            own.append(Asked(place, operator if form.LC > 0 else MIRRORED[operator], follows))
        asked.append((vertex.key, tuple(own)))
    return EssForms(tuple(places), tuple(asked))


def _wanted(vertex: Vertex, game: Game) -> tuple[Relation, ...]:
    """All that keeps an eigenvalue negative, also what the rest implies; more than that where one is zero."""
    known = vertex.ess_conditions.relations
    if Sign.ZERO in vertex.signs:
        return known
    each = conjunction(negative(difference, game.assumptions) for difference in vertex.differences)
    return tuple(dict.fromkeys((*known, *each.relations)))


def _sign(form: PolyElement, values: Mapping[Symbol, Expr]) -> int:
    generators = form.ring.symbols
    numbers = [values.get(generator, S.Zero) for generator in generators]  # those that do not occur may lack a value
    rational = [number for number in numbers if isinstance(number, Rational)]
    if len(rational) == len(generators) and all(generator.is_Symbol for generator in generators):
        value = value_of(form, [QQ(int(number.p), int(number.q)) for number in rational])
        return int(value > 0) - int(value < 0)
    return order_of(as_expression(form).xreplace(dict(values)), S.Zero)
