"""The distinct payoff differences at the vertices, and the eigenvalues of every vertex in terms of their signs."""

from __future__ import annotations

from dataclasses import dataclass

from sympy.polys.rings import PolyElement

from symgame.dynamics.field import VectorField, difference_at
from symgame.errors import InvalidGameError
from symgame.players import profile_key, profiles_in_order

MAX_FORMS = 1_024


@dataclass(frozen=True, slots=True)
class Eigenvalue:
    """The sign of a payoff difference as that of a product of forms.

    Attributes
    ----------
    forms : tuple of int
        Which forms; none: it is never negative.
    is_opposite : bool
        Whether it has the sign opposite to that of their product.
    """

    forms: tuple[int, ...]
    is_opposite: bool


@dataclass(frozen=True, slots=True)
class VertexForms:
    """A vertex by its key, and its eigenvalues but for those that are negative at all parameters."""

    key: str
    eigenvalues: tuple[Eigenvalue, ...]


def forms_of(field: VectorField) -> tuple[tuple[PolyElement, ...], tuple[VertexForms, ...]]:
    """The distinct forms, up to a factor, and what each vertex asks of them.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> forms, vertices = forms_of(replicator(load("llm-iar")))
    >>> len(forms), vertices[0].key, vertices[0].eigenvalues[0]
    (12, '000', Eigenvalue(forms=(0,), is_opposite=True))
    """
    shape, places = field.game.shape, dict[PolyElement, int]()
    vertices = []
    for profile in profiles_in_order(shape):
        eigenvalues: list[Eigenvalue] = []
        for i, k in ((i, k) for i, m in enumerate(shape) for k in range(m) if k != profile[i]):
            ratio = difference_at(field, i, k, profile)
            parts = [part for part in (ratio.numerator, ratio.denominator) if not part.is_ground or not part]
            if not all(parts):  # zero, or without a value, at all parameters
                eigenvalues.append(Eigenvalue((), False))
                continue
            is_opposite = (ratio.numerator.LC > 0) != (ratio.denominator.LC > 0)
            own = tuple(places.setdefault(part.monic(), len(places)) for part in parts)
            if own or not is_opposite:  # a number that is negative asks nothing
                eigenvalues.append(Eigenvalue(own, is_opposite))
        vertices.append(VertexForms(profile_key(profile, shape), tuple(eigenvalues)))
        if len(places) > MAX_FORMS:
            raise InvalidGameError(f"more than {MAX_FORMS} payoff differences; classify points one by one with place")
    return tuple(places), tuple(vertices)
