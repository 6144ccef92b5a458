"""The parts of a derivation that a manuscript can read, and the blocks of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from symgame.display.latex import RUN_IN
from symgame.display.table import Block, Equations, Heading, Items, Paragraph, Table
from symgame.numeric.simulate import simulate
from symgame.papers.cards import edition_of as edition_of_paper
from symgame.papers.review.table import verdict_table
from symgame.presentation.about import parameters, payoffs
from symgame.presentation.cases.cases import cases
from symgame.presentation.edition import derivative
from symgame.presentation.effects import effects
from symgame.presentation.equations import jacobian, motion
from symgame.presentation.mixed import mixed
from symgame.presentation.notes import notes
from symgame.presentation.parties import parties
from symgame.presentation.simulated import simulated
from symgame.presentation.thresholds.threshold_table import threshold_table
from symgame.presentation.thresholds.thresholds import edition_of
from symgame.presentation.values import values
from symgame.presentation.vertices import marked_conditions, marks_of, vertices
from symgame.reports.fragments.subject import Subject
from symgame.reports.model.assumptions import assumptions


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a derivation.

    Attributes
    ----------
    blocks : callable
        Makes them, in the order in which they are printed.
    kind : type
        Of block; a game without one of them does not have the part.
    label : str
        How the names of its tables go on, after that of the game.
    names : callable or None
        How the names of its equations go on, where their left sides do not say it.
    needs_field : bool
        Whether there must be payoffs or equations.
    """

    blocks: Callable[[Subject], Iterable[Block]]
    kind: type
    label: str = ""
    names: Callable[[Subject], Iterable[str]] | None = None
    needs_field: bool = True


def blocks_of(part: Part, subject: Subject) -> tuple[Block, ...]:
    """The blocks of a part, without its own heading, other headings run in; none if the game does not have it."""
    if part.needs_field and not subject.is_derivable:
        return ()
    found = list(part.blocks(subject))
    if not any(isinstance(block, part.kind) for block in found):
        return ()
    rest = found[1:] if isinstance(found[0], Heading) else found
    return tuple(replace(block, level=RUN_IN) if isinstance(block, Heading) else block for block in rest)


def _parameters(subject: Subject) -> Iterator[Block]:
    yield from parameters(subject.edition)


def _assumptions(subject: Subject) -> Iterator[Block]:
    yield Items(tuple(assumptions(subject.edition)))


def _payoffs(subject: Subject) -> Iterator[Block]:
    yield from payoffs(subject.edition)


def _expected(subject: Subject) -> Iterator[Block]:
    """The steps of the derivation but for the equations of motion and the words before them."""
    blocks = list(motion(subject.edition, subject.field, steps=True))
    velocities = {derivative(share) for share in subject.game.shares}
    moves = [isinstance(block, Equations) and block.equations[0].left in velocities for block in blocks]
    for k, block in enumerate(blocks):
        is_before = isinstance(block, Paragraph) and moves[k + 1 : k + 2] == [True]
        if not moves[k] and not is_before:
            yield block


def _equations(subject: Subject) -> Iterator[Block]:
    """Those of motion; the expected payoffs among them only where they are no part of their own."""
    are_apart = any(isinstance(block, Equations) for block in _expected(subject))
    velocities = {derivative(share) for share in subject.game.shares}
    for block in motion(subject.edition, subject.field, steps=False):
        if isinstance(block, Equations) and are_apart:
            yield Equations(tuple(each for each in block.equations if each.left in velocities))
        else:
            yield block


def _parties(subject: Subject) -> Iterator[Block]:
    yield from parties(subject.derived, subject.analysis.parties)


def _thresholds_of_parties(subject: Subject) -> Iterator[str]:
    for party in subject.analysis.parties:
        if any(isinstance(block, Equations) for block in parties(subject.derived, [party])):
            yield f"threshold-{party.share}"


def _jacobian(subject: Subject) -> Iterator[Block]:
    yield from jacobian(subject.edition, subject.field)


def _eigenvalues(subject: Subject) -> Iterator[Block]:
    yield from _tables(subject, "eigenvalues caption")


def _stability(subject: Subject) -> Iterator[Block]:
    yield from _tables(subject, "stability caption")


def _tables(subject: Subject, caption: str) -> Iterator[Block]:
    edition = subject.derived
    for block in vertices(edition, subject.analysis, steps=False):
        if isinstance(block, Table) and block.caption == edition.say(caption):
            yield block


def _conditions(subject: Subject) -> Iterator[Block]:
    if marks_of(subject.analysis.vertices):
        yield from marked_conditions(subject.derived, subject.analysis.vertices)


def _conclusion(subject: Subject) -> Iterator[Block]:
    """The paragraph that ends the section on pure-strategy points."""
    yield list(vertices(subject.derived, subject.analysis, steps=False))[-1]


def _mixed(subject: Subject) -> Iterator[Block]:
    yield from mixed(subject.derived, subject.analysis)


def _effects(subject: Subject) -> Iterator[Block]:
    yield from effects(subject.derived, subject.analysis)


def _thresholds(subject: Subject) -> Iterator[Block]:
    """In letters, and at the first scenario in numbers, too."""
    lettered = subject.lettered
    edition = edition_of(lettered.game, subject.lang)
    yield from threshold_table(edition, lettered.field, lettered.analysis.vertices)


def _cases(subject: Subject) -> Iterator[Block]:
    yield from cases(subject.derived, subject.field, subject.analysis.vertices, subject.regimes)


def _notes(subject: Subject) -> Iterator[Block]:
    yield from notes(subject.derived, subject.analysis)


def _values(subject: Subject) -> Iterator[Block]:
    if subject.scenarios:
        yield from values(edition_of(subject.paper.game, subject.lang), subject.scenarios)


def _outcomes(subject: Subject) -> Iterator[Block]:
    edition, field = subject.lettered.derived, subject.lettered.field
    for scenario in subject.scenarios:
        yield from simulated(edition, simulate(field, scenario))


def _claims(subject: Subject) -> Iterator[Block]:
    if subject.findings:
        yield verdict_table(edition_of_paper(subject.paper, subject.lang), subject.paper, subject.findings)


PARTS = {
    "parameters": Part(_parameters, Table, "parameters"),
    "assumptions": Part(_assumptions, Items),
    "payoff-table": Part(_payoffs, Table, "payoffs"),
    "expected-payoffs": Part(_expected, Equations),
    "equations": Part(_equations, Equations),
    "parties": Part(_parties, Paragraph, names=_thresholds_of_parties),
    "jacobian": Part(_jacobian, Equations),
    "eigenvalues": Part(_eigenvalues, Table, "eigenvalues"),
    "stability-table": Part(_stability, Table, "stability"),
    "conditions": Part(_conditions, Items),
    "conclusion": Part(_conclusion, Paragraph),
    "mixed-points": Part(_mixed, Items),
    "effects": Part(_effects, Table, "effects"),
    "thresholds": Part(_thresholds, Table, "thresholds"),
    "cases": Part(_cases, Paragraph, "cases"),
    "further-results": Part(_notes, Paragraph),
    "values": Part(_values, Table, "values"),
    "outcomes": Part(_outcomes, Items),
    "claims": Part(_claims, Table, "claims", needs_field=False),
}
"""By their names, in the order of a paper."""
