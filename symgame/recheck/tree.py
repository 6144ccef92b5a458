"""The tree of the regimes: a division of the parameter space, down to which vertices are ESS.

A relation holds or fails, and so on. A branch ends where nothing is left, which a sum shows, or where the
relations on the way settle of every vertex whether all its lines hold. So no case was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from symgame.errors import RecheckError
from symgame.recheck.fields import part_of, text_of, texts_of
from symgame.recheck.findings import Claim, Finding, Status, finding
from symgame.recheck.refusals import TooLarge, Unreadable
from symgame.recheck.relations import Form, Known, Relation, narrowed, negation, relation, signs_left
from symgame.recheck.sums import refuted

MAX_DEPTH = 300

Lines = Mapping[str, tuple[Relation, ...] | bool]
"""Of each vertex, the lines all of which it needs; or that it always, or never, is an ESS."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A branch that is settled: the vertices that are said to be ESS, and the signs that are left there."""

    place: str
    ess: frozenset[str]
    known: Known


def branches(node: Any, known: Known, place: str = "tree") -> Iterator[Finding | Cell]:
    """A finding for every branch that ends in a sum, and the cells.

    Parameters
    ----------
    node : object
        ``{"if": relation, "yes": node, "no": node}``, ``{"sum": ...}`` or ``{"ess": [...]}``.
    known : mapping
        What the assumptions say.
    place : str, optional
        Where the node stands.
    """
    yield from _branches(node, known, place, "")


def _branches(node: Any, known: Known, place: str, path: str) -> Iterator[Finding | Cell]:
    if len(path) > MAX_DEPTH:
        raise TooLarge(f"the tree is deeper than {MAX_DEPTH}")
    here = f"{place} {path}".rstrip()
    if isinstance(node, dict) and "if" in node:
        try:
            literal = relation(text_of(node, "if", here))
            parts = [part_of(node, "yes", here), part_of(node, "no", here)]
        except TooLarge as error:
            raise TooLarge(f"{here}: {error}") from None
        except RecheckError as error:
            yield Finding(here, Claim.SUM, Status.WRONG, str(error))
            return
        yield from _branches(parts[0], narrowed(known, literal.form, literal.signs), place, f"{path}y")
        yield from _branches(parts[1], narrowed(known, *negation(literal)), place, f"{path}n")
    elif isinstance(node, dict) and "ess" in node:
        try:
            yield Cell(here, frozenset(texts_of(node, "ess", here)), known)
        except Unreadable as error:
            yield Finding(here, Claim.CELL, Status.WRONG, str(error))
    else:
        yield finding(here, Claim.SUM, lambda: refuted(node, known, here))


def settled(cell: Cell, lines: Lines) -> str:
    """Why a cell does not settle which vertices are ESS, or not as it says; empty where it does."""
    if not all(cell.known.values()):
        return ""  # the signs contradict each other: nothing lies there
    for key, asked in lines.items():
        holds = asked if isinstance(asked, bool) else _holds(asked, cell.known)
        if holds is None:
            return f"it is not settled whether {key} is an ESS"
        if holds is not (key in cell.ess):
            return f"{key} {'is' if holds else 'is not'} an ESS there, unlike what is said"
    strange = sorted(cell.ess - set(lines))
    return f"there is no vertex {strange[0][:40]}" if strange else ""


def _holds(lines: Sequence[Relation], known: Known) -> bool | None:
    """Whether all lines hold; None where it is open."""
    is_open = False
    for line in lines:
        signs = signs_left(known, line.form)
        if not signs & line.signs:
            return False
        is_open = is_open or bool(signs & ~line.signs)
    return None if is_open else True


def lies_within(known: Mapping[Form, int], alternatives: Sequence[Sequence[Relation]]) -> bool:
    """Whether all relations of one of some alternatives follow from the signs of their forms."""
    return any(_holds(relations, known) for relations in alternatives)
