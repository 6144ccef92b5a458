"""Payoffs that contain the current shares: which terms do, what then no theorem says, static beside dynamic."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Add, Expr

from symgame.analysis import Analysis
from symgame.display.table import Block, Cell, Item, Items, Line, Math, Paragraph, Picture, Table, cell, line
from symgame.dynamics.field import Scope
from symgame.numeric.simulation import Simulation
from symgame.presentation.edition import Edition
from symgame.presentation.numbers import number
from symgame.presentation.simulated import state_of
from symgame.presentation.vertices import shown_signs
from symgame.reports.ends import arrival_of
from symgame.reports.experiments.experiments import Experiments
from symgame.reports.experiments.held import Held, shares_in_payoffs
from symgame.reports.pictures import Pictures
from symgame.stability.verdict import EssVerdict, Stability
from symgame.stability.vertex import Vertex

MAX_TERMS = 6
"""Of one party; more are counted."""

MAX_LENGTH = 120

MAX_VERTICES = 40


def dynamic(edition: Edition, analysis: Analysis, made: Experiments, pictures: Pictures) -> Iterator[Block]:
    """Nothing where payoffs contain no shares."""
    if not shares_in_payoffs(edition.game):
        return
    yield Paragraph((edition.say("dynamic intro"),))
    yield Items(tuple(_terms(edition)))
    keys = {
        Scope.MULTILINEAR: "dynamic multilinear",
        Scope.OWN_SHARE_FREE: "dynamic own share free",
        Scope.GENERAL: "dynamic general",
    }
    yield Paragraph((edition.say(keys[analysis.field.scope]),))
    if made.held is None:
        yield Paragraph((edition.say("dynamic no static"),))
        return
    yield from _beside(edition, made.held)
    for key, file in zip(("dynamic caption", "static caption"), pictures.held, strict=False):
        yield Picture(edition.say(key), file)


def _terms(edition: Edition) -> Iterator[Item]:
    """The summands of each party's payoffs in which a share stands."""
    game = edition.game
    count = len(game.players)
    for i, player in enumerate(game.players):
        terms: dict[Expr, None] = {}
        for payoff in game.expressions[i::count]:
            for term in Add.make_args(payoff):
                if term.free_symbols.intersection(game.shares) and -term not in terms:
                    terms[term] = None
        short = [term for term in terms if edition.length(edition.grouped(term)) <= MAX_LENGTH]
        shown: list[Line] = [line(edition.grouped(term)) for term in short[:MAX_TERMS]]
        if len(terms) > len(shown):
            shown.append((edition.say("others", n=len(terms) - len(shown)),))
        if shown:
            yield Item("-", (edition.player(player), edition.say("colon"), *edition.joined(shown, "comma relations")))


def _beside(edition: Edition, held: Held) -> Iterator[Block]:
    """What a static version is here; the table; where both paths go."""
    scenario = held.dynamic.scenario
    start = held.dynamic.runs[0].initial
    yield Paragraph(edition.sentence("static is", start=state_of(edition, start), name=scenario.name))
    pairs = zip(held.dynamic.analysis.vertices, held.static.analysis.vertices, strict=True)
    rows = tuple(_row(edition, held, one, other) for one, other in list(pairs)[:MAX_VERTICES])
    heads = [line(edition.say("point"))]
    heads += [line(edition.say(key)) for key in ("local signs", "verdict")] * 2
    over = (("", 1), (edition.say("dynamic payoffs"), 2), (edition.say("static payoffs"), 2))
    note = line(edition.say("static note"))
    yield Table(edition.say("static table", name=scenario.name), tuple(heads), rows, note, over=over)
    points = list(_mixed(edition, held))
    if points:
        yield Paragraph(edition.running(points))
    said = [
        edition.sentence("dynamic goes", end=arrival_of(edition, held.dynamic, held.dynamic.runs[0])),
        edition.sentence("static goes", end=arrival_of(edition, held.static, held.static.runs[0])),
    ]
    yield Paragraph(edition.running(said))


def _row(edition: Edition, held: Held, one: Vertex, other: Vertex) -> tuple[Cell, ...]:
    row = [cell(edition.vertex_name(one.key))]
    for vertex, simulation in ((one, held.dynamic), (other, held.static)):
        row += [cell(shown_signs(vertex.signs)), cell(_word(edition, vertex, simulation))]
    return tuple(row)


def _word(edition: Edition, vertex: Vertex, simulation: Simulation) -> str:
    if vertex.verdict is EssVerdict.ESS:
        return edition.say("stable" if simulation.field.scope is Scope.GENERAL else "ess")
    if vertex.verdict is EssVerdict.UNDECIDED:
        return edition.say("undecided")
    words = {Stability.SADDLE: "saddle point", Stability.UNSTABLE: "unstable point"}
    return edition.say(words.get(vertex.finding.stability, "not asymptotically stable"))


def _mixed(edition: Edition, held: Held) -> Iterator[Line]:
    """Mixed points that are asymptotically stable: with payoffs that change there may be some."""
    stable = [
        classified.point.coordinates
        for classified in held.dynamic.analysis.mixed_points
        if classified.finding.stability is Stability.ASYMPTOTICALLY_STABLE and classified.point.is_explicit
    ]
    if stable:
        points = edition.listed([_state(edition, coordinates) for coordinates in stable])
        yield edition.sentence("dynamic mixed", points=points)


def _state(edition: Edition, coordinates: tuple[Expr, ...]) -> Line:
    if all(coordinate.is_Rational for coordinate in coordinates):
        pieces: list[str | Math] = ["("]
        for k, coordinate in enumerate(coordinates):
            pieces += [", "] if k else []
            pieces.append(Math((number(coordinate),)))
        return (*pieces, ")")
    return (state_of(edition, [float(coordinate) for coordinate in coordinates]),)
