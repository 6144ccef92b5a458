"""The works that a report rests on: GB/T 7714 in Chinese, a usual style in English, and a file for BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from symgame.display.table import Block, Heading, Item, Items
from symgame.dynamics.field import Scope
from symgame.game import Game
from symgame.presentation.edition import Edition


@dataclass(frozen=True, slots=True)
class Work:
    """A published work.

    Attributes
    ----------
    key : str
        In citations, and of its sentence in the table of words.
    kind : str
        As BibTeX calls it.
    fields : tuple of (str, str)
    """

    key: str
    kind: str
    fields: tuple[tuple[str, str], ...]


TAYLOR = Work(
    "taylor",
    "article",
    (
        ("author", "Taylor, Peter D. and Jonker, Leo B."),
        ("title", "Evolutionary stable strategies and game dynamics"),
        ("journal", "Mathematical Biosciences"),
        ("year", "1978"),
        ("volume", "40"),
        ("pages", "145--156"),
    ),
)
SELTEN = Work(
    "selten",
    "article",
    (
        ("author", "Selten, Reinhard"),
        ("title", "A note on evolutionarily stable strategies in asymmetric animal conflicts"),
        ("journal", "Journal of Theoretical Biology"),
        ("year", "1980"),
        ("volume", "84"),
        ("pages", "93--101"),
    ),
)
RITZBERGER = Work(
    "ritzberger",
    "article",
    (
        ("author", r"Ritzberger, Klaus and Weibull, J{\"o}rgen W."),
        ("title", "Evolutionary selection in normal-form games"),
        ("journal", "Econometrica"),
        ("year", "1995"),
        ("volume", "63"),
        ("pages", "1371--1399"),
    ),
)
HOFBAUER = Work(
    "hofbauer",
    "book",
    (
        ("author", "Hofbauer, Josef and Sigmund, Karl"),
        ("title", "Evolutionary Games and Population Dynamics"),
        ("publisher", "Cambridge University Press"),
        ("address", "Cambridge"),
        ("year", "1998"),
    ),
)
GANTMACHER = Work(
    "gantmacher",
    "book",
    (
        ("author", "Gantmacher, F. R."),
        ("title", "The Theory of Matrices"),
        ("publisher", "Chelsea"),
        ("address", "New York"),
        ("year", "1959"),
    ),
)
SOBOL = Work(
    "sobol",
    "article",
    (
        ("author", "Sobol', I. M."),
        ("title", "Global sensitivity indices for nonlinear mathematical models and their Monte Carlo estimates"),
        ("journal", "Mathematics and Computers in Simulation"),
        ("year", "2001"),
        ("volume", "55"),
        ("pages", "271--280"),
    ),
)


def works(scope: Scope, *, has_hurwitz: bool, has_sobol: bool) -> tuple[Work, ...]:
    """The works whose definitions and theorems are used.

    Examples
    --------
    >>> [work.key for work in works(Scope.GENERAL, has_hurwitz=True, has_sobol=False)]
    ['taylor', 'hofbauer', 'gantmacher']
    """
    theorem = (SELTEN, RITZBERGER) if scope is Scope.MULTILINEAR else ()
    return (
        TAYLOR,
        *theorem,
        HOFBAUER,
        *((GANTMACHER,) if has_hurwitz else ()),
        *((SOBOL,) if has_sobol else ()),
    )


def references(edition: Edition, used: tuple[Work, ...]) -> Iterator[Block]:
    """The source of the game, then the works."""
    yield Heading(edition.say("references"), 2)
    every = [*_own(edition), *(edition.say(f"reference {work.key}") for work in used)]
    yield Items(tuple(Item(f"[{k}]", (text,)) for k, text in enumerate(every, 1)))


def _own(edition: Edition) -> Iterator[str]:
    provenance = edition.game.provenance
    source = provenance.source.rstrip(".")
    parts = [source, provenance.doi and f"doi:{provenance.doi}", provenance.url]
    if provenance.year and str(provenance.year) not in source:
        parts.append(str(provenance.year))
    text = ", ".join(part for part in parts if part)
    if text:
        yield f"{text}."


def bibliography(game: Game, used: tuple[Work, ...]) -> str:
    r"""The text of a ``.bib`` file: the source of the game, then the works.

    Examples
    --------
    >>> from symgame import load
    >>> print(bibliography(load("cooperation-modes"), (SELTEN,)).splitlines()[-8])
    @article{selten,
    """
    entries = [_entry(work.kind, work.key, work.fields) for work in used]
    provenance = game.provenance
    year = str(provenance.year) if provenance.year else ""
    about = (("note", _inert(provenance.source)), ("doi", _address(provenance.doi)), ("url", _address(provenance.url)))
    own = tuple((name, text) for name, text in (*about, ("year", year)) if text)
    if own:
        title = (("title", _inert(game.title or game.slug)),)
        entries.insert(0, _entry("misc", f"game-{_key(game.slug)}", (*title, *own)))
    return "\n\n".join(entries) + "\n"


def _entry(kind: str, key: str, fields: tuple[tuple[str, str], ...]) -> str:
    rows = [f"  {name} = {{{text}}}," for name, text in fields]
    return "\n".join([f"@{kind}{{{key},", *rows, "}"])


def _key(slug: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", slug)


def _address(text: str) -> str:
    """As it is, without what no address has."""
    return re.sub(r"[^A-Za-z0-9./:_~%?=&+@,;()#-]", "", text)


_SPECIAL = {
    "\\": r"\textbackslash ",
    "{": r"\textbraceleft ",
    "}": r"\textbraceright ",
    "~": r"\textasciitilde ",
    "^": r"\textasciicircum ",
}


def _inert(text: str) -> str:
    """No braces, which BibTeX counts even where they are escaped, and no commands of TeX."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return "".join(_SPECIAL.get(c) or (f"\\{c}" if c in "$&#%_" else c) for c in shown)
