"""Model analysis as papers have it: equations, each party, the system, cases, dynamic payoffs, what else follows."""

from __future__ import annotations

from collections.abc import Iterator

from symgame.analysis import Analysis
from symgame.display.table import Block, Line, Paragraph, line
from symgame.dynamics.field import Scope
from symgame.presentation.cases.cases import cases
from symgame.presentation.edition import Edition
from symgame.presentation.effects import effects
from symgame.presentation.equations import jacobian, motion
from symgame.presentation.notes import notes
from symgame.presentation.vertices import vertices
from symgame.reports.derivation.cases import case_pictures
from symgame.reports.derivation.dynamic import dynamic
from symgame.reports.derivation.parties import parties
from symgame.reports.experiments.experiments import Experiments
from symgame.reports.outline import Outline
from symgame.reports.pictures import Pictures
from symgame.stability.regimes.regimes import Regimes


def derivation(
    edition: Edition, outline: Outline, analysis: Analysis, found: Regimes, made: Experiments, pictures: Pictures
) -> Iterator[Block]:
    """Model analysis, with the sets of vertices that are stable together."""
    yield outline.heading(edition.say("analysis section"), 1)
    yield outline.heading(edition.say("equations section"), 2)
    yield from motion(edition, analysis.field, steps=True)
    yield outline.heading(edition.say("parties section"), 2)
    first = yield from parties(edition, outline, analysis, made, pictures)
    yield from _system(edition, outline, analysis, made)
    yield outline.heading(edition.say("cases section"), 2)
    yield from cases(edition, analysis.field, analysis.vertices, found, first=first)
    yield from case_pictures(edition, found, pictures)
    changing = list(dynamic(edition, analysis, made, pictures))
    if changing:
        yield outline.heading(edition.say("dynamic section"), 2)
        yield from changing
    further = list(outline.under(notes(edition, analysis), 3))
    if further:
        yield outline.heading(edition.say("further section"), 2)
        yield from further


def _system(edition: Edition, outline: Outline, analysis: Analysis, made: Experiments) -> Iterator[Block]:
    """The Jacobian matrix, what is known of mixed points, the tables of eigenvalues and of stability."""
    yield outline.heading(edition.say("system section"), 2)
    yield outline.heading(edition.say("jacobian"), 3)
    yield from outline.under(jacobian(edition, analysis.field), 3)
    yield outline.heading(edition.say("stability"), 3)
    yield Paragraph(mixed_sentence(edition, analysis))
    yield from outline.under(vertices(edition, analysis, steps=False), 3)
    table = [] if made.key is not None else list(effects(edition, analysis))  # else it stands beside thresholds
    if table:
        yield outline.heading(edition.say("effects section"), 3)
        yield from table


def mixed_sentence(edition: Edition, analysis: Analysis) -> Line:
    """How many pure points there are, and that mixed ones are not stable, as far as the theorem applies."""
    count = len(analysis.vertices)
    said = [line(edition.say("pure points", n=_COUNTS.get(count, str(count)) if edition.lang == "en" else count))]
    theorems = {
        Scope.MULTILINEAR: "mixed not stable",
        Scope.OWN_SHARE_FREE: "own share free",
        Scope.GENERAL: "theorem not applied",
    }
    said.append(line(edition.say(theorems[analysis.field.scope])))
    if analysis.field.scope is not Scope.MULTILINEAR:
        said.append(line(edition.say("mixed in appendix")))
    return edition.running(said)


_COUNTS = {2: "two", 4: "four", 6: "six", 8: "eight", 9: "nine", 12: "twelve", 16: "sixteen", 27: "twenty-seven"}
