"""The findings about many papers in one table: how many claims have which verdict, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from symgame.display.latex import latex
from symgame.display.table import Cell, Item, Items, Table, cell, line
from symgame.display.text import text
from symgame.display.words import say
from symgame.papers.paper import Paper
from symgame.papers.review.lines import count
from symgame.papers.verdicts import Finding, Verdict

Checked = tuple[Paper, tuple[Finding, ...]]
"""A paper and what is found about its claims."""

WRONG = (Verdict.REFUTED, Verdict.VACUOUS)


def survey_text(papers: Sequence[Checked], *, lang: str = "en", width: int = 100) -> str:
    """The table, as plain text."""
    return text((survey_table(papers, lang),), lang=lang, width=width)


def survey_latex(papers: Sequence[Checked], *, lang: str = "en") -> str:
    """The table and the sources of its games in LaTeX, to be read into a manuscript; papers are numbered."""
    marks = [f"[{k}]" for k in range(1, len(papers) + 1)]
    sources = (Item(mark, (_source(paper),)) for mark, (paper, _) in zip(marks, papers, strict=True))
    return latex((survey_table(papers, lang, marks), Items(tuple(sources))))


def _source(paper: Paper) -> str:
    provenance = paper.game.provenance
    year = "" if provenance.year is None else str(provenance.year)
    parts = [paper.game.title, year, provenance.doi and f"doi:{provenance.doi}"]
    return f"{', '.join(part for part in parts if part)} ({paper.game.slug})"


def survey_table(papers: Sequence[Checked], lang: str = "en", marks: Sequence[str] = ()) -> Table:
    """A row for each paper, named by its slug or marked, then the sums.

    Examples
    --------
    >>> from symgame.papers.paper import load_paper
    >>> from symgame.papers.verify import verify
    >>> paper = load_paper("classic_bos_dawkins")
    >>> len(survey_table([(paper, verify(paper))]).rows)
    1
    """
    findings = [finding for _, own in papers for finding in own]
    verdicts = [verdict for verdict in Verdict if any(f.verdict is verdict for f in findings)]
    heads = [say("survey paper", lang), say("survey claims", lang)]
    heads += [say(f"verdict {verdict.value}", lang) for verdict in verdicts]
    names = marks or [paper.game.slug for paper, _ in papers]
    rows = [_row(name, own, verdicts, wrong(own, lang)) for name, (_, own) in zip(names, papers, strict=True)]
    if len(rows) > 1:
        rows.append(_row(say("claims total", lang), findings, verdicts, ""))
    columns = tuple(line(head) for head in (*heads, say("survey wrong", lang)))
    return Table(say("survey caption", lang), columns, tuple(rows))


def _row(name: str, findings: Sequence[Finding], verdicts: Sequence[Verdict], said: str) -> tuple[Cell, ...]:
    counted = (cell(count(sum(f.verdict is verdict for f in findings))) for verdict in verdicts)
    return (cell(name), cell(count(len(findings))), *counted, cell(said))


def wrong(findings: Sequence[Finding], lang: str = "en") -> str:
    """What is refuted or vacuous: the kinds of claims with their places, and the likely slips."""
    groups: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        if finding.verdict in WRONG:
            slip = "" if finding.slip is None else say(f"slip {finding.slip.value}", lang)
            groups.setdefault((say(f"kind {finding.kind}", lang), slip), []).append(finding.where)
    said = (f"{kind} {', '.join(where)}" + (f" ({slip})" if slip else "") for (kind, slip), where in groups.items())
    return say("semicolon", lang).join(said)
