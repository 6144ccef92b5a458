"""Games that are shipped with the toolkit, as data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from symgame.errors import UnknownGameError
from symgame.game import Game
from symgame.gamefile import Document, read_document_text
from symgame.symbols import nearest


def slugs() -> tuple[str, ...]:
    """The names of the shipped games, in alphabetical order.

    Examples
    --------
    >>> "llm-iar" in slugs()
    True
    """
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load(slug: str) -> Game:
    """A shipped game by its slug.

    Raises
    ------
    UnknownGameError
        If no shipped game has that slug; the message lists those there are.

    Examples
    --------
    >>> load("llm-iar").slug
    'llm-iar'
    """
    return shipped(slug).game


@cache
def shipped(slug: str) -> Document:
    """A shipped game with what its paper claims.

    Errors are those of :func:`load`.

    Examples
    --------
    >>> shipped("llm-iar").claims.replicator
    ()
    """
    if slug not in slugs():
        raise UnknownGameError(f"no shipped game '{slug[:60]}'{nearest(slug, slugs())} known: {', '.join(slugs())}")
    text = (files(__package__) / f"{slug}.toml").read_text(encoding="utf-8")
    return read_document_text(text, ".toml", slug)
