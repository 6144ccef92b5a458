"""A game and what a paper prints about it, ready to be checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from os import PathLike

from sympy import Expr

from symgame.analysis import vertices_of
from symgame.dynamics.field import VectorField
from symgame.dynamics.replicator import replicator
from symgame.errors import counted, expect
from symgame.game import Game
from symgame.gamefile import read_document
from symgame.gamefile.claims import Claims
from symgame.library import shipped
from symgame.papers.verdicts import Finding
from symgame.players import Profile
from symgame.stability.vertex import Vertex

NO_CLAIMS = Claims()


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A game and its claims.

    Attributes
    ----------
    game : Game
    claims : Claims
    """

    game: Game
    claims: Claims = NO_CLAIMS

    def __repr__(self) -> str:
        return f"Paper on {self.game.slug!r}: {counted(self.claims.count, 'claim')}"

    @property
    def field(self) -> VectorField | None:
        """The derived field; None where the payoffs are not known."""
        return _field(self)

    @property
    def vertices(self) -> dict[Profile, Vertex]:
        """The derived vertices by profile; none where the payoffs are not known."""
        return _vertices(self)

    @property
    def printed_eigenvalues(self) -> dict[Profile, tuple[Expr, ...]]:
        """The printed eigenvalues by vertex."""
        return {claim.vertex: claim.printed for claim in self.claims.eigenvalues}


def check_paper(given: object, caller: str) -> None:
    """Refuse what is given instead of a paper, a game for one."""
    expect(
        given, Paper, f"{caller} takes a paper, a game with its claims", "write read_paper(path) or load_paper(slug)"
    )


@cache
def _field(paper: Paper) -> VectorField | None:
    known = paper.game.payoffs is not None or paper.game.field is not None
    return replicator(paper.game) if known else None


@cache
def _vertices(paper: Paper) -> dict[Profile, Vertex]:
    field = _field(paper)
    return {} if field is None else {vertex.profile: vertex for vertex in vertices_of(field)}


Check = Callable[[Paper], tuple[Finding, ...]]
"""All findings about one kind of claim."""


def read_paper(path: str | PathLike[str]) -> Paper:
    """The game and the claims of a file.

    Parameters
    ----------
    path : path
        A ``.toml`` or ``.json`` file.

    Raises
    ------
    InvalidFileError
        With all mistakes of the file.
    """
    document = read_document(path)
    return Paper(document.game, document.claims)


def load_paper(slug: str) -> Paper:
    """A shipped game and what its source prints.

    Parameters
    ----------
    slug : str
        Those of published games are in :func:`symgame.catalogue`.

    Raises
    ------
    UnknownGameError
        If no shipped game has that slug.

    Examples
    --------
    >>> len(load_paper("zhu2021_drug").claims.replicator)
    3
    """
    expect(slug, str, "load_paper takes the slug of a shipped game", "write load_paper('llm-iar'), or read_paper(path)")
    document = shipped(slug)
    return Paper(document.game, document.claims)
