"""What else attracts at given values: that a vertex is the only ESS does not make it the only attractor.

Other ESS, stable faces (along which paths run in cycles), and mixed points that are stable without
attracting: paths near them stay near. Where iterated dominance leaves one vertex, nothing else does.
"""

from __future__ import annotations

from dataclasses import dataclass

from symgame.dynamics.field import Scope
from symgame.dynamics.replicator import replicator
from symgame.equilibria.faces import Support, is_within
from symgame.equilibria.rest_points import rest_points
from symgame.game import Game
from symgame.players import Profile, profile_key, profiles_in_order
from symgame.stability.classification import classify
from symgame.stability.dominance import iterated_dominance
from symgame.stability.faces import MAX_PLAYERS, stable_faces
from symgame.stability.verdict import EssVerdict, Stability
from symgame.stability.vertex import vertex

MAX_VERTICES = 64
"""With more vertices mixed points are not looked for."""

_STAYING = (Stability.ASYMPTOTICALLY_STABLE, Stability.CENTRE, Stability.LYAPUNOV_STABLE)


@dataclass(frozen=True, slots=True)
class Remaining:
    """All that was found to hold paths at certain values.

    Attributes
    ----------
    ess : tuple of str
        The vertices that are ESS.
    faces : tuple of Support
        Stable faces without an ESS on them.
    mixed : tuple of Support
        The faces inside which a mixed rest point, or a set of them, is stable.
    open : tuple of Support
        The faces inside which the stability of a rest point is open.
    limit : str
        The vertex to which every interior path is proved to converge; empty where it is not proved.
    is_complete : bool
        Whether stable faces and mixed points were looked for.
    """

    ess: tuple[str, ...]
    faces: tuple[Support, ...]
    mixed: tuple[Support, ...]
    open: tuple[Support, ...]
    limit: str
    is_complete: bool

    @property
    def others(self) -> int:
        """How many things besides one ESS were found that hold paths, or might."""
        return len(self.ess) - 1 + len(self.faces) + len(self.mixed) + len(self.open)


def stable_vertices(game: Game) -> tuple[str, ...]:
    """The keys of the vertices that are ESS of a game in numbers."""
    field = replicator(game)
    every = (vertex(field, profile) for profile in profiles_in_order(game.shape))
    return tuple(found.key for found in every if found.verdict is EssVerdict.ESS)


def remaining(game: Game) -> Remaining:
    """What attracts, or at least holds paths, in a game in numbers.

    Examples
    --------
    >>> from symgame import load
    >>> game = load("llm-iar")
    >>> remaining(game.at(game.scenario("a penalty ends the trap"))).ess
    ('111',)
    """
    field = replicator(game)
    ess = stable_vertices(game)
    limit: Profile | None = iterated_dominance(field).global_limit
    if limit is not None:
        return Remaining(ess, (), (), (), profile_key(limit, game.shape), True)
    is_small = len(list(profiles_in_order(game.shape))) <= MAX_VERTICES and len(game.players) <= MAX_PLAYERS
    if field.scope is not Scope.MULTILINEAR or not is_small:
        return Remaining(ess, (), (), (), "", False)
    faces = _smallest([face.support for face in stable_faces(field)])
    found = rest_points(field)
    verdicts = [(p.support, classify(field, p).stability) for p in found.points if p.mixing]
    mixed = dict.fromkeys(support for support, stability in verdicts if stability in _STAYING)
    undecided = [support for support, stability in verdicts if stability in (Stability.UNDECIDED, Stability.DEPENDS)]
    openly = tuple(dict.fromkeys((*undecided, *found.unsolved)))
    return Remaining(ess, faces, tuple(mixed), openly, "", True)


def _smallest(faces: list[Support]) -> tuple[Support, ...]:
    """Without those that contain another one."""
    return tuple(f for f in faces if not any(g != f and is_within(g, f) for g in faces))
