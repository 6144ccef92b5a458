"""A finding told in full, for a document: formulas as equations, then what shows the difference."""

from __future__ import annotations

from collections.abc import Iterator

from symgame.display.table import Block, Equation, Equations, Item, Items, Line, Math, Paragraph, Sign
from symgame.papers.paper import Paper
from symgame.papers.review.by_hand import by_hand
from symgame.papers.review.gaps import OPPOSITES, Gap, gaps
from symgame.papers.review.lines import compared, differing, hand_lines, payoff_lines, reasons, remarks
from symgame.papers.verdicts import Finding
from symgame.presentation.edition import Edition
from symgame.presentation.numbers import number


def detail(edition: Edition, paper: Paper, finding: Finding) -> Iterator[Block]:
    """What is printed, what is derived, where they differ, and the numbers to put in."""
    if finding.says:
        yield Paragraph(edition.sentence("claim says", says=finding.says))
    found = gaps(edition.game, finding)
    for gap in found:
        yield _side_by_side(edition, gap, finding.kind)
        for said in differing(edition, gap):
            yield Paragraph(_closed(edition, said))
    lines = [] if found else list(compared(edition, finding))
    lines += payoff_lines(edition, paper, finding, found)
    lines += remarks(edition, finding)
    lines += hand_lines(edition, finding, by_hand(paper, finding, found), found)
    lines += reasons(edition, finding)
    if lines:
        yield Items(tuple(Item("-", _closed(edition, said)) for said in lines))


def _side_by_side(edition: Edition, gap: Gap, kind: str) -> Equations:
    """Both formulas, one below the other."""
    keys = ("side first", "side opposite") if kind == OPPOSITES else ("side printed", "side derived")
    sides = zip(keys, (gap.printed, gap.derived), strict=True)
    return Equations(tuple(Equation(_word(edition.say(key)), Math((number(side),))) for key, side in sides))


def _word(text: str) -> Math:
    """A word of the toolkit's own on the left of an equation."""
    return Math((Sign(text, rf"\text{{{text}}}"),))


def _closed(edition: Edition, said: Line) -> Line:
    """A line as a sentence: a capital letter in front, a full stop behind."""
    first = said[0]
    start: Line = (first[:1].upper() + first[1:],) if isinstance(first, str) else (first,)
    last = said[-1]
    is_closed = isinstance(last, str) and last.rstrip().endswith((".", "。"))
    return (*start, *said[1:], *(() if is_closed else (edition.say("full stop"),)))
