"""The list of references: the works of ``references.toml`` that are cited, then the games, from their own files.

English entries are in the order family, initials, title, place; Chinese ones follow GB/T 7714 for sources in
English. Games of the catalogue have no authors in their files, and get none here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import symgame as sg
from paper.making.facts import GAMES, PAPER
from paper.making.tex import HEAD
from symgame.display.latex.text import escape

Entry = dict[str, Any]

TYPES = {"article": "J", "book": "M", "proceedings": "C", "program": "CP/OL"}
"""The marks of GB/T 7714."""


def references(lang: str) -> str:
    r"""All ``\bibitem`` entries."""
    works = tomllib.loads((PAPER / "references.toml").read_text(encoding="utf-8"))["reference"]
    write = _in_chinese if lang == "zh" else _in_english
    items = [(work["key"], write(work)) for work in works]
    items += [(f"game:{slug}", _game(sg.load(slug), lang)) for slug in (*GAMES, *sg.catalogue())]
    lines = [rf"\bibitem{{{key}}} {shown}" for key, shown in items]
    return HEAD + "\n".join([r"\begin{thebibliography}{99}", *lines, r"\end{thebibliography}"]) + "\n"


def _in_english(work: Entry) -> str:
    names = [_initials_first(name) for name in work["authors"]]
    title = escape(work["title"])
    parts = [_and(names), rf"\emph{{{title}}}" if work["kind"] in ("book", "program") else title]
    if work["kind"] == "article":
        parts.append(rf"\emph{{{escape(work['journal'])}}}, {_volume(work)}:{escape(work['pages'])}, {work['year']}")
    elif work["kind"] == "proceedings":
        parts.append(rf"In \emph{{{escape(work['journal'])}}}, pages {escape(work['pages'])}, {work['year']}")
    elif work["kind"] == "book":
        parts.append(f"{escape(work['publisher'])}, {escape(work['place'])}, {work['year']}")
    return ". ".join([*parts, *_links(work)]) + "."


def _in_chinese(work: Entry) -> str:
    names = ", ".join("et al" if name == "others" else _capitals(name) for name in work["authors"])
    head = f"{names}. {escape(work['title'])}{{[}}{TYPES[work['kind']]}{{]}}"
    if work["kind"] == "article":
        own = f"{escape(work['journal'])}, {work['year']}, {_volume(work)}: {escape(work['pages'])}"
    elif work["kind"] == "proceedings":
        own = (
            f"{escape(work['journal'])}. {escape(work['place'])}: {escape(work['publisher'])}, {work['year']}: "
            f"{escape(work['pages'])}"
        )
    elif work["kind"] == "book":
        own = f"{escape(work['place'])}: {escape(work['publisher'])}, {work['year']}"
    else:
        return f"{head}. {'. '.join(_links(work))}."
    return ". ".join([head, own, *_links(work)]) + "."


def _initials_first(name: str) -> str:
    family, _, initials = name.partition(", ")
    return escape(f"{initials} {family}") if initials else family


def _capitals(name: str) -> str:
    """``TAYLOR P D``."""
    family, _, initials = name.partition(", ")
    return escape(f"{family.upper()} {initials.replace('.', '').replace('-', ' ')}")


def _and(names: list[str]) -> str:
    if names[-1] == "others":
        return ", ".join(names[:-1]) + ", and others"
    return " and ".join(names) if len(names) < 3 else ", ".join(names[:-1]) + f", and {names[-1]}"


def _volume(work: Entry) -> str:
    return work["volume"] + (f"({escape(work['number'])})" if "number" in work else "")


def _links(work: Entry) -> Iterator[str]:
    if "doi" in work:
        yield rf"\doi{{{work['doi']}}}"
    elif "url" in work:
        yield rf"\url{{{work['url']}}}"


def _game(game: sg.Game, lang: str) -> str:
    """The title, the year, and where it comes from, as its file says; a shipped game is a reconstruction."""
    known = game.provenance
    title = game.title_zh if lang == "zh" and game.title_zh else game.title
    parts = [escape(title), *([str(known.year)] if known.year else [])]
    if known.doi:
        parts.append(rf"\doi{{{known.doi}}}")
    elif known.url.startswith("http"):
        parts.append(rf"\url{{{known.url}}}")
    elif known.url:
        parts.append(escape(_capital(known.url)))
    if game.slug in GAMES:
        parts.append(escape(_capital(known.source)))
    elif known.source != known.payoffs_from:
        parts.append(("依据：" if lang == "zh" else "Basis: ") + escape(known.source))
    name = "文件" if lang == "zh" else "File"
    parts.append(rf"{name} \texttt{{{escape(game.slug)}}}")
    return ". ".join(part.removesuffix(".") for part in parts) + "."


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
