"""Where a scenario lies: which vertices are ESS at its values, and how far the nearest boundary is.

A boundary is met where an ESS condition turns into an equality. How far it is is measured by what an author
can change: one parameter, by which share of its value. The other parameters stay as they are, and the
assumptions hold all the way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key

from sympy import Expr, Rational, Symbol, expand

from symgame.algebra import Ratio
from symgame.building import as_expression
from symgame.conditions.relation import COMPARE
from symgame.errors import InvalidGameError, expect
from symgame.game import Game
from symgame.players import Scenario, check_scenario
from symgame.shown import Shown
from symgame.stability.scenarios.crossings import Crossing, crossings
from symgame.stability.scenarios.ess_forms import EssForms, ess_forms
from symgame.stability.scenarios.margin import Change, Margin
from symgame.stability.thresholds.solution_set import order_of
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex


@dataclass(frozen=True, slots=True, eq=False)
class Place(Shown):
    """Where a scenario lies.

    Attributes
    ----------
    game : Game
    vertices : tuple of Vertex
    scenario : Scenario
    ess : tuple of str
        Exactly these vertices are ESS at its values.
    margins : tuple of Margin
        Those with the smallest change first.
    nearest : Change or None
        The smallest change of one parameter beyond which other vertices are ESS.
    undecided : tuple of str
        Vertices of which it is not known whether they are ESS.
    """

    game: Game
    vertices: tuple[Vertex, ...]
    scenario: Scenario
    ess: tuple[str, ...]
    margins: tuple[Margin, ...]
    nearest: Change | None
    undecided: tuple[str, ...] = ()

    def __repr__(self) -> str:
        shown = ", ".join(self.ess) or "none"
        near = self.nearest
        boundary = "none" if near is None else f"{near.parameter} = {near.to}"
        return f"Scenario {self.scenario.name!r}: ESS {shown}; nearest boundary {boundary}"

    @property
    def room(self) -> Expr | None:
        """By which share every single parameter may change without another case; None without a boundary."""
        return None if self.nearest is None else self.nearest.share


def place(game: Game, vertices: Sequence[Vertex], scenario: Scenario) -> Place:
    """Where a scenario lies, and how far the nearest boundary is.

    Parameters
    ----------
    game : Game
    vertices : sequence of Vertex
        All of them, as ``analyse(field).vertices``.
    scenario : Scenario

    Raises
    ------
    InvalidGameError
        If the scenario lacks a value, or contradicts the assumptions.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> game = load("llm-iar")
    >>> found = place(game, vertices_of(replicator(game)), game.scenarios[0])
    >>> found
    Scenario 'collaboration takes hold': ESS 000, 111; nearest boundary b = 19/25
    >>> found.nearest.share, found.nearest.ess, found.margins[0].relation.text(), found.margins[0].gap
    (4/15, ('111',), 'C*b + P < C', 4/5)
    """
    check_vertices(game, vertices, "place")
    forms = ess_forms(game, vertices)
    values = checked_values(game, forms, scenario)
    signs = forms.signs_at(values)
    now = forms.ess(signs)
    found: list[Crossing] = []
    open_places: list[tuple[int, Symbol]] = []
    for symbol in (s for s in game.symbols if s in forms.symbols):
        own, unsolved = crossings(forms, game.assumptions.relations, values, symbol)
        found += own
        open_places += [(number, symbol) for number in unsolved]
    found.sort(key=cmp_to_key(_nearer))
    changes = {crossing: _change(forms, signs, values, crossing) for crossing in found}
    margins = []
    for number, sign in enumerate(signs):
        decided = forms.decided(signs, number)
        if decided:
            relation = forms.relation(number, sign)
            own_changes = [changes[crossing] for crossing in found if number in crossing.places]
            sides = (expand(relation.left.xreplace(values)), expand(relation.right.xreplace(values)))
            unsolved_symbols = tuple(symbol for where, symbol in open_places if where == number)
            margins.append(Margin(relation, decided, sides, _smallest(own_changes, now), unsolved_symbols))
    order = [*(c for c in changes.values() if c.ess != now), *(c for c in changes.values() if c.ess == now)]
    margins.sort(key=lambda margin: len(order) if margin.change is None else order.index(margin.change))
    nearest = order[0] if order and order[0].ess != now else None
    undecided = tuple(v.key for v in vertices if v.verdict is EssVerdict.UNDECIDED and not _is_unstable(v, values))
    return Place(game, tuple(vertices), scenario, now, tuple(margins), nearest, undecided)


def check_vertices(game: object, vertices: object, caller: str) -> None:
    """Refuse what is given instead of a game and its vertices, an analysis for one."""
    cure = f"write {caller}(game, analyse(replicator(game)).vertices, ...)"
    expect(game, Game, f"{caller} takes a game first", cure)
    for vertex in vertices if isinstance(vertices, Sequence) else [vertices]:
        expect(vertex, Vertex, f"{caller} takes vertices", cure)


def checked_values(game: Game, forms: EssForms, scenario: Scenario) -> dict[Symbol, Rational]:
    """The values of a scenario, complete as far as they matter and within the assumptions.

    Raises
    ------
    InvalidGameError
        If a value is missing, or contradicts an assumption.
    """
    check_scenario(scenario)
    values = dict(scenario.values)
    needed = forms.symbols.union(*(relation.symbols for relation in game.assumptions.relations))
    missing = [symbol.name for symbol in game.symbols if symbol in needed and symbol not in values]
    if missing:
        raise InvalidGameError(f"scenario '{scenario.name}' has no value for {', '.join(missing)}; add it")
    for relation in game.assumptions.relations:
        sides = relation.left.xreplace(values), relation.right.xreplace(values)
        if not COMPARE[relation.operator](order_of(*sides), 0):
            raise InvalidGameError(
                f"scenario '{scenario.name}' contradicts the assumption '{relation.text()}'; correct one of them"
            )
    return values


def _nearer(one: Crossing, other: Crossing) -> int:
    """Smaller shares first; those of parameters that are 0 last, by distance."""
    left, right = one.share, other.share
    if left is None or right is None:
        return order_of(one.distance, other.distance) if left is right else (left is None) - (right is None)
    return order_of(left, right)


def _change(forms: EssForms, signs: Sequence[int], values: Mapping[Symbol, Expr], crossing: Crossing) -> Change:
    there = forms.signs_at({**values, crossing.parameter: crossing.beyond})
    return Change(
        crossing.parameter,
        crossing.value,
        crossing.to,
        crossing.share,
        tuple(forms.relation(number, signs[number]) for number in crossing.places),
        crossing.beyond,
        forms.ess(there),
    )


def _smallest(changes: Sequence[Change], now: tuple[str, ...]) -> Change | None:
    """The first that leads into another case: a nearer one may end where another condition fails already."""
    return next((change for change in changes if change.ess != now), changes[0] if changes else None)


def _is_unstable(vertex: Vertex, values: Mapping[Symbol, Expr]) -> bool:
    """Whether an eigenvalue is positive at the values."""
    return any(d.denominator and _number_sign(d, values) > 0 for d in vertex.differences)


def _number_sign(ratio: Ratio, values: Mapping[Symbol, Expr]) -> int:
    number = (as_expression(ratio.numerator) / as_expression(ratio.denominator)).xreplace(dict(values))
    return 0 if number.free_symbols or not number.is_finite else order_of(number, number * 0)
