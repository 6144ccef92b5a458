"""How many claims of published games have which verdict, and how many traps there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import symgame as sg
from paper.making.facts import corpus, corpus_traps
from paper.making.tables.corpus import cited
from symgame.papers.traps.trap import TrapKind

Macros = Iterator[tuple[str, str]]


def corpus_numbers() -> Macros:
    """Claims by verdict, sources with something wrong, single sources of which the text speaks, traps."""
    findings = [finding for _, found in corpus() for finding in found]
    counts = Counter(finding.verdict for finding in findings)
    yield "NumSources", str(len(corpus()))
    yield "NumClaims", str(len(findings))
    for verdict in sg.Verdict:
        yield f"Num{verdict.value.capitalize()}", str(counts[verdict])
    at_fault = [
        paper.game.slug
        for paper, found in corpus()
        if any(finding.verdict in (sg.Verdict.REFUTED, sg.Verdict.VACUOUS) for finding in found)
    ]
    yield "NumWrongSources", str(len(at_fault))
    yield "CiteWrongSources", cited(at_fault)
    yield "NumClassics", str(sum(paper.game.slug.startswith("classic") for paper, _ in corpus()))
    yield "NumNormalised", str(sum(paper.game.provenance.is_normalised for paper, _ in corpus()))
    yield "NumSlips", str(sum(finding.slip is not None for finding in findings))
    for slug, name in (
        ("tang_buildmat_trust", "Tang"),
        ("complexity8286436", "Bankruptcy"),
        ("genai_cgb_2024", "GenAi"),
        ("cin2900286", "Discrimination"),
    ):
        own = next(found for paper, found in corpus() if paper.game.slug == slug)
        own_counts = Counter(finding.verdict for finding in own)
        yield f"{name}Claims", str(len(own))
        yield f"{name}Refuted", str(own_counts[sg.Verdict.REFUTED])
        yield f"{name}Conditional", str(own_counts[sg.Verdict.CONDITIONAL])
    traps = [(slug, trap) for slug, every in corpus_traps() for trap in every]
    vanishing = [(slug, trap) for slug, trap in traps if trap.kind is TrapKind.VANISHES]
    yield "NumTraps", str(len(traps))
    yield "NumTrapSources", str(len({slug for slug, _ in traps}))
    yield "NumVanishing", str(sum(len(trap.places) for _, trap in vanishing))
    yield "NumVanishingSources", str(len({slug for slug, _ in vanishing}))
