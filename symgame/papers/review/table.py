"""The table of verdicts: what is printed, what is derived, what shows the difference; a row for each claim at fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symgame.display.table import Cell, Line, Table, cell, line
from symgame.display.text import line_text
from symgame.papers.paper import Paper
from symgame.papers.review.by_hand import by_hand
from symgame.papers.review.gaps import OPPOSITES, gaps
from symgame.papers.review.lines import SIGNS, parts_line, place
from symgame.papers.verdicts import Finding, Verdict
from symgame.presentation.edition import Edition
from symgame.presentation.numbers import listed

MAX_SHORT = 70
"""Longer formulas are to be found where the finding is told in full."""

COLUMNS = ("verdict place", "verdict printed", "verdict derived", "verdict head", "verdict counterexample")


def verdict_table(
    edition: Edition, paper: Paper, findings: Sequence[Finding], numbers: Mapping[int, str] | None = None
) -> Table:
    """The verdicts on all claims.

    Parameters
    ----------
    edition : Edition
    paper : Paper
    findings : sequence of Finding
    numbers : mapping of int to str, optional
        Where in a document the finding of that place in the sequence is told in full.
    """
    rows: list[tuple[Cell, ...]] = []
    for kind in dict.fromkeys(finding.kind for finding in findings):
        places = [k for k, finding in enumerate(findings) if finding.kind == kind]
        wrong = [k for k in places if findings[k].verdict is not Verdict.VERIFIED]
        rows += [_row(edition, paper, findings[k], (numbers or {}).get(k, "")) for k in wrong]
        right = [findings[k] for k in places if k not in wrong]
        rows += [_verified(edition, right)] if right else []
    return Table(edition.say("verdict caption"), tuple(line(edition.say(key)) for key in COLUMNS), tuple(rows))


def _verified(edition: Edition, findings: Sequence[Finding]) -> tuple[Cell, ...]:
    """All verified claims of a kind in one row."""
    name = place(edition, findings[0])
    if len(findings) > 1:
        where = edition.say("comma").join(finding.where for finding in findings)
        name = edition.say(f"kind {findings[0].kind}")
        name = f"{name[:1].upper()}{name[1:]}{edition.say('colon')}{where}"
    return (cell(name), cell(""), cell(""), cell(edition.say("verdict verified")), cell(""))


def _row(edition: Edition, paper: Paper, finding: Finding, told: str) -> tuple[Cell, ...]:
    name, verdict = place(edition, finding), edition.say(f"verdict {finding.verdict.value}")
    elsewhere = (edition.say("verdict told", number=told) if told else edition.say("verdict long"),)
    found = gaps(edition.game, finding)
    printed = tuple(_short(edition, parts_line(edition, (gap.printed,)), elsewhere) for gap in found)
    derived = tuple(_short(edition, parts_line(edition, (gap.derived,)), elsewhere) for gap in found)
    if finding.kind == OPPOSITES:
        derived = tuple(_opposite(edition, finding, elsewhere) for _ in found)
    if not found:
        printed, derived = (
            (_short(edition, parts_line(edition, [SIGNS.get(part, part) for part in parts]), elsewhere),)
            for parts in (finding.printed, finding.derived)
        )
    numbers = by_hand(paper, finding, found)
    shown: Line = ()
    if numbers is not None:
        shown = _short(edition, listed((*numbers.values, *numbers.state)), elsewhere)
    return (cell(name), _once(printed), _once(derived), cell(verdict), (shown,))


def _opposite(edition: Edition, finding: Finding, elsewhere: Line) -> Line:
    """The other of two printed eigenvalues, as it stands."""
    return _short(edition, parts_line(edition, finding.printed[1:]), elsewhere)


def _short(edition: Edition, content: Line, elsewhere: Line) -> Line:
    return content if len(line_text(content, edition.lettering)) <= MAX_SHORT else elsewhere


def _once(lines: tuple[Line, ...]) -> Cell:
    return tuple(dict.fromkeys(lines)) or ((),)
