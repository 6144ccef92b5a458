"""Delay: what it does to the rest points, and paths with it."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import ComplexRootOf, Expr, Rational, S, cancel, pi

from symgame.display.latex import latex
from symgame.display.table import Block, Heading, Item, Items, Line, Math, Paragraph, Sign, math
from symgame.display.text import text
from symgame.equilibria.rest_point import RestPoint, RestPoints
from symgame.numeric.delayed import DelayedSimulation
from symgame.presentation.edition import Edition, point_name
from symgame.presentation.mixed.coordinates import starred_coordinates, tuple_of
from symgame.presentation.simulated import state_of
from symgame.presentation.thresholds.thresholds import edition_of, relation_line
from symgame.stability.delay.bounds import DelayBound
from symgame.stability.delay.delayed import Delayed
from symgame.stability.delay.points import DelayedPoint, DelayVerdict

MAX_LENGTH = 170
"""Longer coordinates and thresholds are left to ``--json``."""


def delay_text(found: Delayed, drawn: DelayedSimulation | None = None, *, lang: str = "en", width: int = 100) -> str:
    """The rest points under delay, and paths, as plain text."""
    edition = edition_of(found.field.game, lang)
    return text(_both(edition, found, drawn), lettering=edition.lettering, lang=lang, width=width)


def delay_latex(found: Delayed, drawn: DelayedSimulation | None = None, *, lang: str = "en") -> str:
    """The same as a LaTeX fragment."""
    edition = edition_of(found.field.game, lang)
    return latex(_both(edition, found, drawn), lettering=edition.lettering)


def _both(edition: Edition, found: Delayed, drawn: DelayedSimulation | None) -> tuple[Block, ...]:
    return (*delay_blocks(edition, found), *(delayed_blocks(edition, drawn) if drawn is not None else ()))


def delay_blocks(edition: Edition, found: Delayed) -> Iterator[Block]:
    """Vertices in a sentence, mixed points one by one."""
    yield Heading(edition.say("delay"))
    yield Paragraph(edition.sentence("delay equation", tau=_TAU, equation=_EQUATION))
    yield Paragraph((edition.say("delay vertices"),))
    if found.zero:
        names = edition.listed([edition.vertex_name(key) for key in found.zero])
        yield Paragraph(edition.sentence("delay zero", points=names))
    if not found.points:
        yield Paragraph((edition.say("no mixed"),))
    else:
        yield Paragraph(edition.sentence("delay mixed", mu=_MU, asked=_ASKED))
        yield Items(tuple(_item(edition, found.rest, each) for each in found.points))
    if found.rest.unsolved:
        shown: list[Line] = [(edition.state(face),) for face in found.rest.unsolved[:6]]
        more: list[Line] = [(edition.say("others", n=len(found.rest.unsolved) - 6),)]
        faces = edition.listed(shown if len(found.rest.unsolved) <= 6 else [*shown, *more])
        yield Paragraph(edition.sentence("unsolved", faces=faces))


_TAU = math(Sign("τ", r"\tau"))
_MU = math(Sign("μ", r"\mu"))
_EVERY = math(Sign("τ > 0", r"\tau > 0"))
_EQUATION = math(
    Sign(
        "dx/dt = x(t)(1 - x(t))D(t - τ)",
        r"\mathrm{d}x/\mathrm{d}t = x(t) (1 - x(t)) D(t - \tau)",
    )
)
_ASKED = math(Sign("|μ|τ < |arg μ| - π/2", r"|\mu| \tau < |\arg \mu| - \pi/2"))


def lone_delayed(each: DelayedPoint, lang: str) -> Iterator[Block]:
    """One point alone, without its number."""
    edition = edition_of(each.field.game, lang)
    yield Items((Item("-", (tuple_of(edition.game.shares, each.point),), tuple(_lines(edition, each))),))


def _item(edition: Edition, rest: RestPoints, each: DelayedPoint) -> Item:
    head = (point_name(rest.points.index(each.point) + 1), tuple_of(edition.game.shares, each.point))
    return Item("-", head, tuple(_lines(edition, each)))


def _lines(edition: Edition, each: DelayedPoint) -> Iterator[Line]:
    yield from _coordinates(edition, each.point)
    if each.verdict is DelayVerdict.NEVER_STABLE:
        yield edition.sentence("delay never", tau=_EVERY)
    elif each.verdict is DelayVerdict.UNDECIDED:
        yield (edition.say("delay undecided"),)
    else:
        bounds = edition.listed([_bound(edition, bound) for bound in each.bounds])
        yield edition.sentence("delay threshold", bounds=bounds)
        asked = [relation_line(edition, relation) for relation in each.conditions.relations]
        if asked:
            yield edition.sentence("delay provided", conditions=edition.listed(asked, "and relations"))


def _coordinates(edition: Edition, point: RestPoint) -> Iterator[Line]:
    if point.root is not None and point.number is None:
        return  # they are long; see the derivation
    for name, coordinate in starred_coordinates(edition.game.shares, point):
        if edition.length(coordinate) <= MAX_LENGTH:
            yield (Math((*name.parts, Sign(" = ", " = "), edition.ratio(coordinate))),)


def _bound(edition: Edition, bound: DelayBound) -> Line:
    is_long = not bound.value.has(ComplexRootOf) and edition.length(bound.modulus, bound.sine) > MAX_LENGTH
    below = Math((Sign("τ < ", r"\tau < "), *_value(edition, bound)))
    shown: Line = (edition.say("delay long"),) if is_long else (below,)
    if bound.where.always_hold:
        return shown
    where = edition.listed([relation_line(edition, r) for r in bound.where.relations], "and relations")
    return edition.sentence("delay where", bound=shown, where=where)


def _value(edition: Edition, bound: DelayBound) -> tuple[Sign | Expr, ...]:
    """``π*2/k``, or ``arcsin(sine)/(modulus)``; digits beside it where there are only numbers."""
    digits = "" if bound.value.free_symbols else f"{bound.value.evalf(6)}"
    about = (Sign(f" ≈ {digits}", rf" \approx {digits}"),) if digits else ()
    if bound.value.has(ComplexRootOf):
        return (Sign(f"{digits}…", rf"{digits}\ldots"),)
    if bound.sine != S.One:
        return Sign("arcsin(", r"\arcsin("), bound.sine, Sign(")/(", ") / ("), bound.modulus, Sign(")", ")"), *about
    times = cancel(bound.value / pi)
    if not isinstance(times, Rational):
        return Sign("π*", r"\pi\cdot "), edition.ratio(times), *about
    top, below = "" if times.p == 1 else str(times.p), "" if times.q == 1 else f"/{times.q}"
    return Sign(f"{top}π{below}", rf"{top}\pi{below}"), *about


def delayed_blocks(edition: Edition, drawn: DelayedSimulation) -> Iterator[Block]:
    """For every start where the path is at the end, and between which shares it runs."""
    yield Heading(edition.say("delayed paths", delay=f"{drawn.delay:.6g}", name=edition.scenario(drawn.scenario)), 3)
    items = []
    for run in drawn.runs:
        low, high = run.range
        states = {"start": run.initial, "end": run.end, "low": low, "high": high}
        shown = {key: state_of(edition, state) for key, state in states.items()}
        items.append(Item("-", edition.sentence("delayed path", time=f"{run.times[-1]:.4g}", **shown)))
    yield Items(tuple(items))
