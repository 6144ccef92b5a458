"""Questions about regions of the parameter space, answered yes, no, or undecided, with evidence.

Everything is reduced to one question: can these relations hold together under the assumptions? *No* is
shown by products of relations that add up to ``0 > 0`` (:class:`~symgame.conditions.proofs.Proof`), *yes*
by values (:class:`~symgame.conditions.proofs.Example`). Where neither is found, a solver is asked, in a
process that is ended after some seconds; its examples are checked like any other, its *no* carries its name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sympy import Symbol

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.examples import Values, example
from symgame.conditions.linear.linearisation import contradiction
from symgame.conditions.proofs import Engine, Evidence, Example
from symgame.conditions.reduction import Lumped, Reduction, lumped, without_factors
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.conditions.solver.solver import ask, name
from symgame.errors import expect
from symgame.shown import Shown

SECONDS = 10.0
"""For the solver, a question."""

NOTHING = Assumptions()


@dataclass(frozen=True, slots=True)
class Decision(Shown):
    """An answer, and how it is known.

    Attributes
    ----------
    answer : bool or None
        None is "undecided".
    evidence : tuple of Evidence
        One example suffices for "this can be"; "this cannot be" has one proof for each alternative.
    reductions : tuple of Reduction
        What was simplified on the way, each an equivalence under the assumptions.
    symbols : frozenset of Symbol
        The parameters that the question mentions; an example has values for those of the assumptions, too.
    """

    answer: bool | None
    evidence: tuple[Evidence, ...] = ()
    reductions: tuple[Reduction, ...] = ()
    symbols: frozenset[Symbol] = frozenset()

    def __repr__(self) -> str:
        found = ", ".join(dict.fromkeys(type(piece).__name__.lower() for piece in self.evidence))
        answer = {True: "yes", False: "no", None: "undecided"}[self.answer]
        return f"Decision: {answer}{found and ', by '}{found}"

    def __bool__(self) -> bool:
        """Whether the answer is yes, and known to be."""
        return self.answer is True

    @property
    def opposite(self) -> Decision:
        """The answer to the opposite question, known in the same way."""
        return replace(self, answer=None if self.answer is None else not self.answer)


def consistent(region: Region, given: Assumptions = NOTHING, *, seconds: float = SECONDS) -> Decision:
    """Whether a region has a point under the assumptions.

    Parameters
    ----------
    region : Region
    given : Assumptions, optional
    seconds : float, optional
        For the solver, which is asked only where exact arithmetic finds neither a proof nor an example.

    Returns
    -------
    Decision
        With an example, or with a proof for each alternative.

    Examples
    --------
    >>> from symgame import load, read_conditions
    >>> game = load("llm-iar")
    >>> asked = read_conditions("P < b*C, b*C < S1 + P, S1 < 0", game.symbols)
    >>> consistent(asked, game.assumptions).answer
    False
    """
    _check(region, given)
    evidence: list[Evidence] = []
    reductions: list[Reduction] = []
    is_open = False
    for alternative in region.alternatives:
        found = possible(alternative, given, seconds=seconds)
        if found.answer:
            return found
        is_open = is_open or found.answer is None
        evidence.extend(found.evidence)
        reductions.extend(found.reductions)
    shown = () if is_open else tuple(evidence)
    return Decision(None if is_open else False, shown, tuple(dict.fromkeys(reductions)), region.symbols)


def _check(region: object, given: object) -> None:
    """Refuse texts, which have to be read first."""
    expect(region, Region, "regions are compared", "write read_conditions('C1 < F + S', game.symbols)")
    expect(given, Assumptions, "the third is what is assumed", "write game.assumptions")


def implies(first: Region, second: Region, given: Assumptions = NOTHING, *, seconds: float = SECONDS) -> Decision:
    """Whether the second region holds wherever the first does; an example shows where not.

    Parameters
    ----------
    first, second : Region
    given : Assumptions, optional
        Under which it is asked, ``game.assumptions`` for one.
    seconds : float, optional
        For the solver, where it is asked.

    Returns
    -------
    Decision
        Its ``answer`` is None where the question stays undecided.

    Examples
    --------
    >>> from symgame import read_conditions
    >>> from symgame.symbols import real_symbol
    >>> names = {name: real_symbol(name) for name in "abc"}
    >>> decision = implies(read_conditions("a < b, b < c", names), read_conditions("a < c", names))
    >>> decision.answer, decision.evidence[0].line()
    (True, '1*(a < b) + 1*(a >= c) + 1*(b < c) gives 0 > 0')
    """
    for region in (first, second):
        _check(region, given)
    return consistent(first & ~second, given, seconds=seconds).opposite


def equivalent(first: Region, second: Region, given: Assumptions = NOTHING, *, seconds: float = SECONDS) -> Decision:
    """Whether two regions are the same under the assumptions.

    Parameters and answer are like those of :func:`implies`, which is asked in both directions.
    """
    forth = implies(first, second, given, seconds=seconds)
    if forth.answer is False:
        return forth
    back = implies(second, first, given, seconds=seconds)
    if back.answer is False:
        return back
    answer = True if forth.answer and back.answer else None
    evidence = (*forth.evidence, *back.evidence) if answer else ()
    return Decision(answer, evidence, (*forth.reductions, *back.reductions), first.symbols | second.symbols)


def exclusive(first: Region, second: Region, given: Assumptions = NOTHING, *, seconds: float = SECONDS) -> Decision:
    """Whether two regions have no point in common; an example is one.

    Parameters and answer are like those of :func:`implies`.
    """
    for region in (first, second):
        _check(region, given)
    return consistent(first & second, given, seconds=seconds).opposite


def redundant(
    relation: Relation, others: Iterable[Relation], given: Assumptions = NOTHING, *, seconds: float = SECONDS
) -> Decision:
    """Whether a relation follows from others; an example shows that it is needed.

    Parameters
    ----------
    relation : Relation
    others : iterable of Relation
        The relation itself may be among them; it is left out.
    given : Assumptions, optional
    seconds : float, optional
        For the solver, where it is asked.

    Returns
    -------
    Decision
    """
    rest = Region.where(other for other in others if other != relation)
    return implies(rest, Region.where([relation]), given, seconds=seconds)


def possible(relations: Iterable[Relation], given: Assumptions = NOTHING, *, seconds: float = SECONDS) -> Decision:
    """Whether relations can hold together under the assumptions."""
    asked = tuple(relations)
    about = Region.where(asked).symbols
    simpler, divided = without_factors(asked, given)
    proof = contradiction(simpler, given)
    if proof is not None:
        return Decision(False, (proof,), tuple(divided), about)
    question = lumped(simpler, given)
    steps: tuple[Reduction, ...] = (*divided, *question.lumps)
    symbols = sorted(_symbols(question), key=lambda symbol: symbol.name)
    values: Values | None = example(question.relations, question.given, symbols)
    if values is None:
        answers = ask([question.relations], question.given, symbols, [(True,)], seconds=seconds)
        if answers.impossible:
            return Decision(False, (Engine(name()),), steps, about)
        values = answers.examples.get((True,))
    values = None if values is None else question.completed(values)
    if values is None:
        return Decision(None, (), steps, about)
    return Decision(True, (Example(values),), steps, about)


def _symbols(question: Lumped) -> set[Symbol]:
    return {symbol for relation in (*question.relations, *question.given.relations) for symbol in relation.symbols}
