"""Games that are shipped with the toolkit, as data: our own, and the catalogue of published ones."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from symgame.errors import UnknownGameError, expect
from symgame.game import Game
from symgame.gamefile import Document, read_document_text
from symgame.symbols import nearest

OWN = files("symgame") / "library"
CATALOGUE = files("symgame") / "papers" / "catalogue"


def slugs() -> tuple[str, ...]:
    """The names of our own games, in alphabetical order.

    Examples
    --------
    >>> "llm-iar" in slugs()
    True
    """
    return _named(OWN)


def catalogue() -> tuple[str, ...]:
    """The names of the published games that are shipped with what their papers print, in alphabetical order.

    Examples
    --------
    >>> "classic_hawkdove2pop" in catalogue()
    True
    """
    return _named(CATALOGUE)


def _named(folder: Traversable) -> tuple[str, ...]:
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load(slug: str) -> Game:
    """A shipped game by its slug: one of our own or a published one.

    Parameters
    ----------
    slug : str
        Of those in :func:`slugs` and :func:`catalogue`.

    Raises
    ------
    UnknownGameError
        If no shipped game has that slug; the message lists those there are.

    Examples
    --------
    >>> load("llm-iar").slug
    'llm-iar'
    """
    expect(slug, str, "load takes the slug of a shipped game", "write load('llm-iar'), or read_game(path) for a file")
    return shipped(slug).game


@cache
def shipped(slug: str) -> Document:
    """A shipped game with what its paper claims.

    Errors are those of :func:`load`.

    Examples
    --------
    >>> shipped("llm-iar").claims.replicator, len(shipped("zhu2021_drug").claims.replicator)
    ((), 3)
    """
    folder = OWN if slug in slugs() else CATALOGUE if slug in catalogue() else None
    if folder is None:
        every = (*slugs(), *catalogue())
        raise UnknownGameError(
            f"no shipped game '{slug[:60]}'{nearest(slug, every) or ';'} known: {', '.join(every)}; "
            "a file of your own ends in .toml, .json or .nfg"
        )
    text = (folder / f"{slug}.toml").read_text(encoding="utf-8")
    return read_document_text(text, ".toml", slug)
