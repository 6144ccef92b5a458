"""Values that provably lie in a chosen case: short numbers, with room up to its boundaries.

A case is where exactly some vertices are ESS. It is a union of cells, each a list of inequalities
(:mod:`symgame.stability.scenarios.case_cells`). In a cell values are found at which every inequality has some room,
and are rounded to short numbers one by one; every step is verified exactly, and at last the values are
placed (:mod:`symgame.stability.scenarios.placing`), which tells how near the nearest boundary is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sympy import Expr, Rational, S, Symbol

from symgame.conditions.cases.groups import SECONDS
from symgame.conditions.region import holds
from symgame.errors import InvalidExpressionError, InvalidGameError, expect
from symgame.expressions import Number, exact_number
from symgame.game import Game
from symgame.players import Scenario, equal_shares, profile_key, profile_of
from symgame.shown import Shown
from symgame.stability.regimes.regimes import regimes
from symgame.stability.scenarios.case_cells import cells_of
from symgame.stability.scenarios.case_values import case_values
from symgame.stability.scenarios.empty_case import Emptiness, emptiness
from symgame.stability.scenarios.ess_forms import EssForms, ess_forms
from symgame.stability.scenarios.few_changes import few_changes
from symgame.stability.scenarios.placing import Place, check_vertices, checked_values, place
from symgame.stability.thresholds.solution_set import order_of
from symgame.stability.vertex import Vertex
from symgame.symbols import nearest

MARGIN = Rational(1, 10)
"""By which share of its value each parameter alone may change."""


@dataclass(frozen=True, slots=True, eq=False)
class Fit(Shown):
    """Values in a case, or the reason why there are none.

    Attributes
    ----------
    game : Game
    vertices : tuple of Vertex
    ess : tuple of str
        Exactly these vertices are to be ESS.
    margin : Rational
        By which share of its value each parameter alone was to be free to change.
    like : Scenario or None
        Whose values were to be kept as far as possible.
    scenario : Scenario or None
        The values; None where there are none, or none were found.
    changed : tuple of Symbol
        The parameters whose values differ from those of ``like``.
    place : Place or None
        Where the values lie: the proof that they are in the case, and the nearest boundary.
    empty : Emptiness or None
        The evidence that no values exist.
    """

    game: Game
    vertices: tuple[Vertex, ...]
    ess: tuple[str, ...]
    margin: Rational
    like: Scenario | None
    scenario: Scenario | None = None
    changed: tuple[Symbol, ...] = ()
    place: Place | None = None
    empty: Emptiness | None = None

    def __repr__(self) -> str:
        shown = ", ".join(self.ess) or "none"
        if self.scenario is None:
            return f"Fit for ESS {shown}: {'undecided' if self.empty is None else 'proved impossible'}"
        values = ", ".join(f"{symbol} = {value}" for symbol, value in self.scenario.values)
        return f"Fit for ESS {shown}: {values}"

    @property
    def is_possible(self) -> bool | None:
        """Whether there are such values; None where none were found, and it is not shown that there are none."""
        return True if self.scenario is not None else None if self.empty is None else False


def fit(
    game: Game,
    vertices: Sequence[Vertex],
    ess: Sequence[str],
    *,
    like: Scenario | None = None,
    margin: Number = MARGIN,
    seconds: float = SECONDS,
) -> Fit:
    """Values of all parameters at which exactly some vertices are ESS.

    Parameters
    ----------
    game : Game
    vertices : sequence of Vertex
        All of them, as ``analyse(field).vertices``.
    ess : sequence of str
        The keys of the vertices; empty for "no vertex".
    like : Scenario, optional
        Of its values as few as possible are changed: one, else two, else three, else as many as needed.
    margin : number, optional
        Each parameter alone should be free to change by this share of its value; where the case leaves less
        room the values have less.
    seconds : float, optional
        For the list of cases.

    Raises
    ------
    InvalidGameError
        If a vertex is unknown, or the scenario lacks a value or contradicts the assumptions.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> game = load("llm-iar")
    >>> vertices = vertices_of(replicator(game))
    >>> found = fit(game, vertices, ["111"], like=game.scenarios[0])
    >>> [(s, v) for s, v in found.scenario.values if s in found.changed], found.place.ess, found.place.room
    ([(C, 7/3)], ('111',), 2/9)
    """
    check_vertices(game, vertices, "fit")
    expect(ess, (list, tuple), "ess is a list of keys", "write ['111']")
    keys, room = vertex_keys(game, vertices, ess), _share(margin)
    asked = Fit(game, tuple(vertices), keys, room, like)
    forms = ess_forms(game, vertices)
    before = None if like is None else checked_values(game, forms, like)
    if before is not None and _is_in(forms, before, keys):
        return _fitted(asked, before)
    found = regimes(game, vertices, seconds=seconds, with_conditions=False)
    stable = next((stable for stable in found.stable_sets if set(stable.ess) == set(keys)), None)
    if stable is None:
        empty = emptiness(game, vertices, keys, found) if found.is_complete else None
        return replace(asked, empty=empty)
    cells = cells_of(found, stable, vertices, forms)
    if before is not None:
        changed = few_changes(cells, game, forms, before, room)
        if changed is not None:
            return _fitted(asked, changed)
    return _best(asked, forms, case_values(game, forms, cells, stable, margin=room, like=before))


def vertex_keys(game: Game, vertices: Sequence[Vertex], ess: Sequence[str]) -> tuple[str, ...]:
    """The keys of vertices in the order of the vertices, each once.

    Raises
    ------
    InvalidGameError
        If one is unknown; the message names the nearest.
    """
    known = [vertex.key for vertex in vertices]
    found = set()
    for text in ess:
        hint = "" if text in known or "/" in text else nearest(text, known)
        if hint:
            raise InvalidGameError(f"'{text[:60]}' is no vertex{hint or ';'} known: {', '.join(known)}")
        found.add(text if text in known else profile_key(profile_of(text, game.players), game.shape))
    return tuple(key for key in known if key in found)


def _share(margin: Number) -> Rational:
    try:
        share = exact_number(margin)
    except InvalidExpressionError:
        raise InvalidGameError(f"a margin is a number, as 1/10; {str(margin)[:40]!r} is none") from None
    if not 0 <= share < 1:
        raise InvalidGameError(f"a margin is a share from 0 up to, not including, 1; it is not {share}")
    return share


def _is_in(forms: EssForms, values: Mapping[Symbol, Expr], keys: tuple[str, ...]) -> bool:
    return set(forms.ess(forms.signs_at(values))) == set(keys)


def _best(asked: Fit, forms: EssForms, candidates: Iterator[dict[Symbol, Expr]]) -> Fit:
    """The first values with the margin, else those whose nearest boundary is farthest."""
    best, widest = asked, -S.One
    for values in candidates:
        if not _is_in(forms, values, asked.ess) or not _is_allowed(asked.game, values):
            continue
        found = _fitted(asked, values)
        room = S.One if found.place is None or found.place.room is None else found.place.room
        if order_of(room, asked.margin) >= 0:
            return found
        if order_of(room, widest) > 0:
            best, widest = found, room
    return best


def _is_allowed(game: Game, values: Mapping[Symbol, Expr]) -> bool:
    """Whether all values are rational, and obey the assumptions."""
    is_rational = all(isinstance(value, Rational) for value in values.values())
    return is_rational and all(holds(relation, values) for relation in game.assumptions.relations)


def _fitted(asked: Fit, values: Mapping[Symbol, Expr]) -> Fit:
    """The values as a scenario, with its place."""
    like = asked.like
    known = {} if like is None else dict(like.values)
    ordered = tuple((s, Rational(values[s])) for s in asked.game.symbols if s in values)
    name = f"ESS {', '.join(asked.ess)}" if asked.ess else "no ESS"
    initial = (equal_shares(asked.game.shape),) if like is None or not like.initial else like.initial
    scenario = Scenario(name, ordered, initial)
    changed = tuple(symbol for symbol, value in ordered if like is not None and known.get(symbol) != value)
    found = place(asked.game, asked.vertices, scenario)
    return replace(asked, scenario=scenario, changed=changed, place=found)
