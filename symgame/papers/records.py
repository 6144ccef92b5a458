"""Findings about claims as JSON: the answer of ``symgame verify --json``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sympy import Expr, Rational, Symbol

from symgame.conditions.region import Region
from symgame.display.decimals import decimal
from symgame.papers.basis import basis
from symgame.papers.paper import Paper
from symgame.papers.trap_records import trap_record
from symgame.papers.traps.traps import traps
from symgame.papers.verdicts import Finding, Witness
from symgame.records.writer import Json, Writer


def verified(paper: Paper, findings: Sequence[Finding]) -> Json:
    """What is found about the claims of one paper, as a JSON object.

    Every claim has ``kind``, ``where`` and ``verdict``; other keys only where there is something to say. Traps stand
    beside the claims: they may lie where every claim is verified.
    Expressions are strings in the syntax of game files, conditions lists of lists of relations. The game and
    what else is printed stand beside, so that the findings can be rechecked without the file.
    """
    text = Writer(paper.game)
    claims = [_claim(finding, text) for finding in findings]
    found = [trap_record(trap, text) for trap in traps(paper)]
    return {"slug": paper.game.slug, "claims": claims, "traps": found, **basis(paper)}


def _claim(finding: Finding, text: Writer) -> Json:
    record: Json = {"kind": finding.kind, "where": finding.where, "verdict": finding.verdict.value}
    more: Json = {
        "says": finding.says,
        "printed": _parts(finding.printed, text),
        "derived": _parts(finding.derived, text),
        "relation": finding.relation,
        "flags": list(finding.flags),
        "witness": None if finding.witness is None else _witness(finding.witness, text),
        "needs": None if finding.needs is None else finding.needs.record(text.order),
        "why": finding.why,
        "slip": None if finding.slip is None else finding.slip.value,
    }
    return record | {key: value for key, value in more.items() if value or getattr(finding, key)}


def _parts(parts: Sequence[Expr | str | Region], text: Writer) -> list[Any]:
    """One string for each part; a lone region is the list of its alternatives."""
    shown = [_part(part, text) for part in parts]
    return list(shown[0]) if len(parts) == 1 and isinstance(parts[0], Region) else shown


def _part(part: Expr | str | Region, text: Writer) -> Any:
    if isinstance(part, Region):
        return part.record(text.order)
    return part if isinstance(part, str) else text(part)


def _witness(witness: Witness, text: Writer) -> Json:
    return {"values": _numbers(witness.values, text), "state": _numbers(witness.state, text)}


def _numbers(values: Sequence[tuple[Symbol, Expr]], text: Writer) -> dict[str, str]:
    """By name, as exact strings: finite decimals as such."""
    return {s.name: decimal(value) if isinstance(value, Rational) else text(value) for s, value in values}
