"""Regions of the parameter space, and answers about them with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Mul, S, Symbol

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.deciding import Decision
from symgame.conditions.proofs import Engine, Evidence, Example, Proof
from symgame.conditions.reduction import Divided, Reduction
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.display.table import Block, Item, Items, Line, Math, Paragraph, Sign, line, math
from symgame.display.words import say, sentence
from symgame.presentation.edition import benefit_over_cost
from symgame.presentation.numbers import number

_NOTHING = Assumptions()


def lone_region(region: Region, lang: str) -> Iterator[Block]:
    """Its alternatives, one a line, larger sides first."""
    if region.is_everything:
        yield Paragraph((say("always", lang),))
    elif region.is_nothing:
        yield Paragraph((say("impossible", lang),))
    elif len(region.alternatives) == 1:
        yield Items(tuple(Item("-", line(benefit_over_cost(r, _NOTHING))) for r in region.alternatives[0]))
    else:
        yield Paragraph((say("one of", lang),))
        yield Items(tuple(Item("-", _all(alternative, lang)) for alternative in region.alternatives))


def _all(relations: Sequence[Relation], lang: str) -> Line:
    """``C < R and S > 0``."""
    result: list[str | Math] = []
    for k, relation in enumerate(relations):
        result += [say("and relations", lang)] if k else []
        result += line(benefit_over_cost(relation, _NOTHING))
    return tuple(result)


_ANSWERS = {True: "decided yes", False: "decided no", None: "undecided"}


def decided(decision: Decision, lang: str) -> Iterator[Block]:
    """Yes, no or undecided; how the question was simplified; what shows the answer."""
    yield Paragraph((say(_ANSWERS[decision.answer], lang),))
    steps = tuple(Item("-", _step(step, lang)) for step in decision.reductions)
    if steps:
        yield Items(steps)
    for evidence in decision.evidence:
        yield from _shown(evidence, decision.symbols, lang)


def _step(step: Reduction, lang: str) -> Line:
    if isinstance(step, Divided):
        return sentence("divided", lang, before=math(step.before), after=_all(step.after, lang))
    whole = Mul(step.factor, step.rest)
    return sentence("lumped", lang, whole=math(whole), name=math(step.name))


def _shown(evidence: Evidence, symbols: frozenset[Symbol], lang: str) -> Iterator[Block]:
    if isinstance(evidence, Engine):
        yield Paragraph((say("engine says", lang, engine=evidence.name),))
    elif isinstance(evidence, Example):
        yield Paragraph(sentence("example is", lang, values=_values(evidence, symbols, lang)))
    else:
        yield Paragraph((say("sum is", lang),))
        yield Items(tuple(Item("-", line(term)) for term in proof_terms(evidence)))
        yield Paragraph((say("sum end", lang),))


def _values(example: Example, symbols: frozenset[Symbol], lang: str) -> Line:
    """``C = 1, P = 1/2``, of the parameters that the question mentions."""
    result: list[str | Math] = []
    for symbol, value in example.values:
        if symbol in symbols:
            result += [say("comma", lang)] if result else []
            result.append(math(symbol, " = ", number(value)))
    return tuple(result)


def proof_terms(proof: Proof) -> Iterator[Math]:
    """``2 * (C > 0)(b < 1)``: how often each product of relations is taken."""
    for times, relations in proof.terms:
        parts: list[Sign | Relation] = [] if times == 1 else [Sign(f"{times} * ", _fraction(times) + r"\,")]
        for relation in relations or (_ONE,):
            parts += [Sign("(", "("), relation, Sign(")", ")")]
        yield Math(tuple(parts))


_ONE = Relation(S.One, ">", S.Zero)


def _fraction(times: object) -> str:
    text = str(times)
    return text if "/" not in text else r"\tfrac{" + text.replace("/", "}{") + "}"
