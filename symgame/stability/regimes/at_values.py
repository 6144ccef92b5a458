"""Signs of eigenvalues and stable vertices at exact values of the parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sympy import Add, Expr, Mul, Rational, Symbol, expand
from sympy.polys.rings import PolyElement

from symgame.algebra import Ratio
from symgame.conditions.region import holds
from symgame.dynamics.field import VectorField, difference_at
from symgame.errors import InvalidGameError
from symgame.players import Profile, profiles_in_order
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex

Values = Mapping[Symbol, Expr]


def stable_at(vertices: Sequence[Vertex], values: Values) -> tuple[str, ...]:
    """The keys of the vertices that are ESS at exact values that the assumptions allow.

    Raises
    ------
    KeyError
        If a parameter in their conditions has no value.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> game = load("llm-iar")
    >>> stable_at(vertices_of(replicator(game)), dict(game.scenarios[0].values))
    ('000', '111')
    """
    return tuple(vertex.key for vertex in vertices if _is_stable(vertex, values))


def _is_stable(vertex: Vertex, values: Values) -> bool:
    if vertex.verdict is EssVerdict.IF_CONDITIONS:
        return all(holds(relation, values) for relation in vertex.ess_conditions.relations)
    return vertex.verdict is EssVerdict.ESS


def eigenvalue_signs(field: VectorField, values: Values) -> dict[tuple[Profile, Profile], int]:
    """The sign, 1, 0 or -1, of the eigenvalue at every vertex towards each of its neighbours.

    Raises
    ------
    InvalidGameError
        If a parameter has no value, or a payoff has none at these values.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> signs = eigenvalue_signs(replicator(game), dict(game.scenarios[0].values))
    >>> signs[(0, 0, 0), (0, 0, 1)], signs[(0, 0, 1), (0, 0, 0)]
    (-1, 1)
    """
    return {
        (v, w): _sign(difference_at(field, i, w[i], v), values)
        for v in profiles_in_order(field.game.shape)
        for i, w in _neighbours(field.game.shape, v)
    }


def _neighbours(shape: tuple[int, ...], profile: Profile) -> Iterator[tuple[int, Profile]]:
    for i, m in enumerate(shape):
        for k in range(m):
            if k != profile[i]:
                yield i, (*profile[:i], k, *profile[i + 1 :])


def _sign(ratio: Ratio, values: Values) -> int:
    below = _number_sign(ratio.denominator, values) if ratio.denominator else 0
    if below == 0:
        raise InvalidGameError("a payoff has no value at these values: its denominator vanishes")
    return _number_sign(ratio.numerator, values) * below


def _number_sign(form: PolyElement, values: Values) -> int:
    """Exact: once a sum of square roots is expanded, they are independent numbers."""
    terms: list[Expr] = []
    for monomial, coefficient in form.terms():
        powers = [g.xreplace(values) ** e for g, e in zip(form.ring.symbols, monomial, strict=True) if e]
        terms.append(Mul(Rational(int(coefficient.numerator), int(coefficient.denominator)), *powers))
    number: Any = expand(Add(*terms))
    if number.free_symbols:
        missing = ", ".join(sorted(symbol.name for symbol in number.free_symbols))
        raise InvalidGameError(f"no value for {missing}; give one for each parameter")
    return int(bool(number > 0)) - int(bool(number < 0))
