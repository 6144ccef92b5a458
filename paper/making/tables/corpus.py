"""Tables about the published games of the catalogue: verdicts, what is wrong, what misleads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import symgame as sg
from paper.making.facts import corpus, corpus_traps
from paper.making.tex import tabular, text
from paper.making.words import say
from symgame.display.words import say as toolkit_says

VERDICTS = (sg.Verdict.VERIFIED, sg.Verdict.REFUTED, sg.Verdict.CONDITIONAL, sg.Verdict.VACUOUS, sg.Verdict.UNDECIDED)

ORDER = (
    "replicator", "jacobian", "eigenvalues", "sign-flip", "signs", "stability", "det-trace",
    "ess", "case", "effect", "rest-point", "simulation", "trend",
)  # fmt: skip
"""The kinds of claims, as a paper comes to them."""

MAX_PLACES = 3
"""More places of one kind are counted instead of named."""

RAGGED = r">{{\raggedright\arraybackslash}}p{{{width}\linewidth}}"


def cited(slugs: Sequence[str]) -> str:
    """The numbers of sources in the list of references."""
    return rf"\cite{{{','.join(f'game:{slug}' for slug in slugs)}}}"


def present() -> tuple[sg.Verdict, ...]:
    """The verdicts that occur; the others get no column."""
    found = {finding.verdict for _, findings in corpus() for finding in findings}
    return tuple(verdict for verdict in VERDICTS if verdict in found)


def _verdict_heads(lang: str) -> list[str]:
    return [toolkit_says(f"verdict {verdict.value}", lang) for verdict in present()]


def _counts(findings: Sequence[sg.Finding]) -> list[str]:
    counts = Counter(finding.verdict for finding in findings)
    return [str(len(findings)), *(str(counts[verdict] or "") for verdict in present())]


def catalogue(lang: str) -> str:
    """A row for each source: how many claims have which verdict, and what is wrong."""
    rows = [[cited([paper.game.slug]), *_counts(found), _wrong(found, lang)] for paper, found in corpus()]
    every = [finding for _, found in corpus() for finding in found]
    heads = [say("source", lang), say("claims", lang), *_verdict_heads(lang), say("wrong", lang)]
    columns = "l" + "r" * (1 + len(present())) + RAGGED.format(width=0.46)
    return tabular(columns, heads, rows, last=[say("all", lang), *_counts(every), ""])


def _wrong(findings: Sequence[sg.Finding], lang: str) -> str:
    """What is refuted or vacuous: the kinds of claims with their places, and the likely slips."""
    groups: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        if finding.verdict in (sg.Verdict.REFUTED, sg.Verdict.VACUOUS):
            slip = "" if finding.slip is None else toolkit_says(f"slip {finding.slip.value}", lang)
            groups.setdefault((toolkit_says(f"kind {finding.kind}", lang), slip), []).append(finding.where)
    said = []
    for (kind, slip), places in groups.items():
        named = f"{len(places)}" if len(places) > MAX_PLACES else say("list comma", lang).join(places)
        between = " × " if len(places) > MAX_PLACES else " "
        bracket = "" if not slip else f"（{slip}）" if lang == "zh" else f" ({slip})"
        said.append(f"{kind}{between}{named}{bracket}")
    return text((say("semicolon", lang).join(said),))


def kinds(lang: str) -> str:
    """A row for each kind of claim, in the order in which a paper prints them."""
    every = [finding for _, found in corpus() for finding in found]
    rows = []
    for kind in ORDER:
        own = [finding for finding in every if finding.kind == kind]
        if own:
            rows.append([text((toolkit_says(f"kind {kind}", lang),)), *_counts(own)])
    assert {finding.kind for finding in every} <= set(ORDER)
    heads = [say("kind", lang), say("claims", lang), *_verdict_heads(lang)]
    columns = "l" + "r" * (1 + len(present()))
    return tabular(columns, heads, rows, last=[say("all", lang), *_counts(every)])


def traps(lang: str) -> str:
    """What misleads although each formula may be right: how often, and in which sources."""
    found: dict[str, list[str]] = {}
    for slug, every in corpus_traps():
        for trap in every:
            found.setdefault(trap.kind.value, []).append(slug)
    rows = [
        [text((toolkit_says(f"trap {kind}", lang),)), str(len(slugs)), cited(list(dict.fromkeys(slugs)))]
        for kind, slugs in found.items()
    ]
    return tabular("lrl", [say(key, lang) for key in ("trap", "times", "where")], rows)
