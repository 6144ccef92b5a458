"""A design as a lesson: what was asked, the answer, why it is so, what would help, what remains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sympy import Symbol

from symgame.display.table import Block, Heading, Item, Items, Line, Math, Paragraph, line
from symgame.players import profile_of
from symgame.presentation.design.attractors import fallen, points, remains
from symgame.presentation.design.obstacles import conditions, levers, text_of_name, told
from symgame.presentation.edition import Edition
from symgame.presentation.numbers import listed, number
from symgame.stability.design.answer import Design
from symgame.stability.design.demands import Clause, rational
from symgame.stability.design.question import Require
from symgame.stability.design.search import Optimum


def design_blocks(edition: Edition, found: Design) -> Iterator[Block]:
    """The whole answer."""
    yield from _question(edition, found)
    if found.optimum is None:
        yield from _impossible(edition, found)
    else:
        yield from _possible(edition, found, found.optimum)


def _question(edition: Edition, found: Design) -> Iterator[Block]:
    asked = found.question
    target = edition.vertex_name(asked.target)
    yield Heading(edition.say(f"design {asked.require.value}", point=text_of_name(target)))
    profile = profile_of(asked.target, asked.game.players)
    yield Paragraph(
        edition.sentence(
            "design asked",
            instruments=_symbols(edition, asked.instruments),
            point=target,
            strategies=edition.strategies(profile),
            only=edition.say("design and only") if asked.require is Require.ONLY else "",
            scenario=asked.scenario.name,
            margin=_margin(edition, found),
        )
    )
    if found.now is not None:
        yield Paragraph((*_now(edition, found, found.now),))


def _margin(edition: Edition, found: Design) -> Line:
    asked = found.question
    if asked.margin:
        return edition.sentence("design margin", margin=Math((number(asked.margin),)))
    return (edition.say("design tie"),) if asked.require is Require.ONLY else ()


def _now(edition: Edition, found: Design, ess: tuple[str, ...]) -> Line:
    asked = found.question
    values = listed((symbol, asked.now[symbol]) for symbol in asked.instruments)
    stable = points(edition, ess) or (edition.say("no point"),)
    said = edition.sentence("design now", values=values, points=stable)
    if asked.target not in ess or len(ess) < 2:
        return said
    others = points(edition, [key for key in ess if key != asked.target])
    trap = edition.sentence("design trap", target=edition.vertex_name(asked.target), others=others)
    return (*said, *_gap(edition), *trap)


def _impossible(edition: Edition, found: Design) -> Iterator[Block]:
    asked = found.question
    names = _symbols(edition, asked.instruments)
    yield Heading(edition.say("design answer"), 3)
    yield Paragraph(edition.sentence("design impossible", instruments=names))
    if found.beside is not None:
        yield Paragraph(_beside(edition, found, found.beside))
    yield Heading(edition.say("design why"), 3)
    is_target = any(obstacle.vertex.key == asked.target for obstacle in found.obstacles)
    for obstacle in found.obstacles:
        if is_target:
            yield told(edition, obstacle, "design target fails")
        else:
            yield told(
                edition, obstacle, "design stands" if obstacle.terms else "design stands always", instruments=names
            )
        yield from conditions(edition, obstacle)
        mentioned = {symbol for term in obstacle.terms for symbol in term.relation.symbols}
        if mentioned and not is_target:
            ordered = [symbol for symbol in asked.game.symbols if symbol in mentioned]
            yield Paragraph(edition.sentence("design contain", names=_symbols(edition, ordered)))
    if found.conflict:
        yield Paragraph((edition.say("design conflict"),))
        yield Items(tuple(_conflicting(edition, found, clause) for clause in found.conflict))
    yield _proof(edition, "design proof impossible", len(found.branches))
    yield from _helping(edition, found, is_target)


def _beside(edition: Edition, found: Design, beside: Optimum) -> Line:
    asked = found.question
    return edition.sentence(
        "design beside attained" if beside.is_attained else "design beside",
        target=edition.vertex_name(asked.target),
        cost=Math((asked.cost,)),
        value=_number(beside.cost),
        values=listed(found.named(beside.point).items()),
    )


def _conflicting(edition: Edition, found: Design, clause: Clause) -> Item:
    asked = found.question
    moving = [demand for demand in clause.demands if not demand.is_constant]
    lines: tuple[Line, ...] = tuple(line(demand.relation(asked.instruments)) for demand in moving)
    if not clause.vertex:
        return Item("-", (edition.say("design conflict assumption"),), lines)
    key = "design conflict target" if clause.vertex == asked.target else "design conflict rival"
    head = edition.sentence(key, point=edition.vertex_name(clause.vertex))
    return Item("-", head, lines or ((edition.say("design never"),),))


def _helping(edition: Edition, found: Design, is_target: bool) -> Iterator[Block]:
    """What single parameters could do, of those that are no instruments yet."""
    helping = [obstacle for obstacle in found.obstacles if obstacle.levers]
    if not helping:
        return
    yield Heading(edition.say("design helps"), 3)
    for obstacle in helping:
        yield told(edition, obstacle, "design help target" if is_target else "design help rival")
        yield from levers(edition, obstacle.levers, to_end=not is_target)
    first = helping[0].levers
    raised = [lever for lever in first if all(b.relation.operator in (">", ">=") for b in lever.bounds)]
    names = [*found.question.instruments, (raised or list(first))[0].symbol]
    yield Paragraph((edition.say("design command", names=",".join(symbol.name for symbol in names)),))


def _possible(edition: Edition, found: Design, optimum: Optimum) -> Iterator[Block]:
    asked = found.question
    yield Heading(edition.say("design answer"), 3)
    parts = [
        edition.sentence(
            "design infimum",
            cost=Math((asked.cost,)),
            value=_number(optimum.cost),
            values=listed(found.named(optimum.point).items()),
        ),
        (edition.say("design attained" if optimum.is_attained else "design not attained"),),
        *([] if optimum.is_unique else [(edition.say("design not unique"),)]),
    ]
    yield Paragraph(_joined(edition, parts))
    if optimum.spare:
        yield Paragraph(
            edition.sentence(
                "design safe",
                spare=_number(optimum.spare),
                values=listed(found.values.items()),
                value=_number(optimum.safe_cost),
            )
        )
    yield Heading(edition.say("design why"), 3)
    for obstacle in found.obstacles:
        yield told(edition, obstacle, "design ends")
        yield from conditions(edition, obstacle)
        if obstacle.levers:
            yield Paragraph((edition.say("design one fails"),))
            yield from levers(edition, obstacle.levers, to_end=True)
    if found.needs is not None:
        yield told(edition, found.needs, "design needs")
        yield from conditions(edition, found.needs)
        yield from levers(edition, found.needs.levers, to_end=False)
    yield _proof(edition, "design proof", len(found.branches))
    if asked.require is Require.ONLY:
        yield from fallen(edition, found)
    if found.remaining is not None:
        yield from remains(edition, found, found.remaining)


def _proof(edition: Edition, key: str, count: int) -> Paragraph:
    return Paragraph((edition.say(key if count > 1 else f"{key} at once", n=count),))


def _symbols(edition: Edition, symbols: Sequence[Symbol]) -> Line:
    return edition.listed([Math((symbol,)) for symbol in symbols])


def _number(value: Fraction) -> Math:
    return Math((number(rational(value)),))


def _gap(edition: Edition) -> Line:
    return (" ",) if edition.lang == "en" else ()


def _joined(edition: Edition, sentences: Sequence[Line]) -> Line:
    return tuple(piece for k, said in enumerate(sentences) for piece in ((*_gap(edition), *said) if k else said))
