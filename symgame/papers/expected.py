"""The verdicts that an independent derivation reached on the papers of the catalogue, as data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from symgame.library import CATALOGUE
from symgame.papers.verdicts import Finding


@cache
def expected() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """By slug and claim: ``verdict``, of ESS conditions also ``relation``, of signs ``derived``.

    Examples
    --------
    >>> expected()["zhu2021_drug"]["replicator y"]["verdict"]
    'refuted'
    """
    found: Mapping[str, Mapping[str, Mapping[str, Any]]] = json.loads(
        (CATALOGUE / "expected.json").read_text(encoding="utf-8")
    )
    return found


def deviations(slug: str, findings: Sequence[Finding]) -> Iterator[str]:
    """The claims of a paper of the catalogue about which something else is found than is expected.

    Examples
    --------
    >>> from symgame.papers.paper import load_paper
    >>> from symgame.papers.verify import verify
    >>> list(deviations("zhu2021_drug", verify(load_paper("zhu2021_drug"))))
    []
    """
    wanted = {claim: _answer(answer) for claim, answer in expected().get(slug, {}).items()}
    found = {f"{f.kind} {f.where}": (f.verdict.value, f.relation) for f in findings}
    for claim in dict.fromkeys((*wanted, *found)):
        if found.get(claim) != wanted.get(claim):
            yield f"{claim}: {_said(found.get(claim))}, expected {_said(wanted.get(claim))}"


def _answer(answer: Mapping[str, Any]) -> tuple[str, str]:
    return str(answer["verdict"]), str(answer.get("relation", ""))


def _said(answer: tuple[str, str] | None) -> str:
    return "nothing" if answer is None else " ".join(part for part in answer if part)
