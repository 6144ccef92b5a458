"""Conclusions as sentences from what is proved or computed; implications are left to the author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.analysis import Analysis
from symgame.conditions.sign import Sign
from symgame.display.table import Block, Item, Items, Line, Math, Paragraph, line
from symgame.presentation.cases.cases import is_single
from symgame.presentation.edition import Edition
from symgame.presentation.parties import stable_strategy
from symgame.presentation.thresholds.intervals import interval_lines
from symgame.presentation.volumes import GROWS, SHRINKS, volume_effects
from symgame.reports.derivation.cases import case_numbers
from symgame.reports.ends import end_of
from symgame.reports.experiments.experiments import Experiments
from symgame.reports.outline import Outline
from symgame.stability.effects import Effect, effect_of
from symgame.stability.regimes.regimes import Regimes
from symgame.stability.thresholds.threshold_values import ThresholdValues, threshold_at
from symgame.stability.thresholds.thresholds import thresholds
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import Vertex

MAX_POINTS = 3
"""Of so many points the effects of parameters are told where no path says which point matters."""


def conclusions(
    edition: Edition, outline: Outline, analysis: Analysis, found: Regimes, made: Experiments
) -> Iterator[Block]:
    """The sections on conclusions and on implications."""
    yield outline.heading(edition.say("conclusions section"), 1)
    yield outline.heading(edition.say("conclusions"), 2)
    said = [
        *_stability(edition, analysis),
        *_cases(edition, found),
        *_effects(edition, analysis, made),
        *_thresholds(edition, analysis, made),
        *_volumes(edition, analysis),
        *_runs(edition, analysis, found, made),
    ]
    yield Items(tuple(Item(f"({k})", sentence) for k, sentence in enumerate(said, 1)))
    yield outline.heading(edition.say("implications section"), 2)
    yield Paragraph((edition.say("implications intro"),))
    authors = edition.say("by the author")
    rows = [(edition.player(player), edition.say("colon"), authors) for player in edition.game.players]
    yield Items(tuple(Item("-", row) for row in (*rows, (edition.say("limits"), edition.say("colon"), authors))))


def _stability(edition: Edition, analysis: Analysis) -> Iterator[Line]:
    every = analysis.vertices
    groups = {verdict: [v for v in every if v.verdict is verdict] for verdict in EssVerdict}
    parts = []
    for verdict, key in (
        (EssVerdict.ESS, "concluded always"),
        (EssVerdict.IF_CONDITIONS, "concluded conditional"),
        (EssVerdict.NEVER, "concluded never"),
        (EssVerdict.UNDECIDED, "concluded undecided"),
    ):
        if groups[verdict]:
            parts.append(edition.sentence(key, points=_points(edition, groups[verdict])))
    yield edition.sentence("concluded stability", n=str(len(every)), parts=edition.joined(parts))


def _points(edition: Edition, vertices: Sequence[Vertex]) -> Line:
    shown: list[Line] = [(edition.vertex_name(vertex.key),) for vertex in vertices[:12]]
    more: list[Line] = [(edition.say("others", n=len(vertices) - 12),)] if len(vertices) > 12 else []
    return edition.listed([*shown, *more])


def _cases(edition: Edition, found: Regimes) -> Iterator[Line]:
    """How many cases there are, and how many points are stable together in them."""
    if is_single(found) or not found.is_complete:
        return
    sizes = [len(stable.ess) for stable in found.stable_sets]
    parts = []
    for size in sorted(set(sizes), reverse=True):
        key = {0: "concluded no ess", 1: "concluded one ess"}.get(size, "concluded several ess")
        parts.append(edition.sentence(key, cases=str(sizes.count(size)), n=str(size)))
    said = [edition.sentence("concluded cases", n=str(len(sizes)), parts=edition.listed(parts))]
    said += [line(edition.say("concluded start"))] if max(sizes) > 1 else []
    yield edition.running(said)


def _effects(edition: Edition, analysis: Analysis, made: Experiments) -> Iterator[Line]:
    """What is proved for all parameters of the point that is reached; of a few where none is."""
    reached = made.key.reached if made.key is not None else ""
    chosen = [analysis.vertex(reached)] if reached else [v for v in analysis.ess if v.verdict is not EssVerdict.ESS]
    for vertex in chosen[:MAX_POINTS]:
        effects = {symbol: effect_of(symbol, vertex, edition.given) for symbol in edition.game.symbols}
        parts = []
        for effect in (Effect.HELPS, Effect.HINDERS, Effect.MIXED):
            names = [Math((symbol,)) for symbol, own in effects.items() if own is effect]
            if names:
                parts.append(edition.sentence(f"concluded {effect.value}", names=edition.listed(names)))
        if parts and vertex.is_possible:
            point = edition.vertex_name(vertex.key)
            yield edition.sentence("concluded effects", point=point, parts=edition.joined(parts))


def _thresholds(edition: Edition, analysis: Analysis, made: Experiments) -> Iterator[Line]:
    """The exact intervals of the key parameters in which the point that is reached stays an ESS."""
    key = made.key
    if key is None or not key.reached:
        return
    shown: list[Line] = []
    for each in key.chosen:
        values = threshold_at(thresholds(analysis.field, key.reached, each.parameter), key.scenario)
        if values.is_complete and values.around is not None and each.turn is not None:
            shown.append(_interval(edition, values))
    if shown:
        point, name = edition.vertex_name(key.reached), key.scenario.name
        intervals = edition.joined(shown, "comma relations")
        yield edition.sentence("concluded thresholds", point=point, name=name, intervals=intervals)


def _interval(edition: Edition, values: ThresholdValues) -> Line:
    """The stretch around the scenario's own value."""
    lines = interval_lines(edition, values)
    place = [stretch is values.around for stretch in values.stretches].index(True)
    return lines[place]


def _volumes(edition: Edition, analysis: Analysis) -> Iterator[Line]:
    """Which parameters enlarge the set of states in which a party moves to its first strategy."""
    for party in analysis.parties:
        moves = volume_effects(edition.game, party)
        parts = []
        for key, signs in (("concluded larger", GROWS), ("concluded smaller", SHRINKS)):
            names = [Math((symbol,)) for symbol, sign in moves if sign in signs]
            if names:
                parts.append(edition.sentence(key, names=edition.listed(names)))
        if parts and party.difference_sign not in (Sign.POSITIVE, Sign.NEGATIVE):
            player = edition.player(edition.game.players[party.player])
            strategy = stable_strategy(edition, party, 0)
            how = edition.joined(parts)
            yield edition.sentence("concluded volume", player=player, strategy=strategy, how=how)


def _runs(edition: Edition, analysis: Analysis, found: Regimes, made: Experiments) -> Iterator[Line]:
    """Where the scenarios lead."""
    cases = case_numbers(analysis, found, made)
    for k, each in enumerate(made.simulations):
        ends: dict[Line, None] = {}
        for run in each.runs:
            ends[end_of(edition, each, run)] = None
        case = edition.say("in case", k=cases[k]) if k in cases else ""
        key = "concluded run" if len(each.runs) == 1 else "concluded runs"
        yield edition.sentence(key, name=each.scenario.name, case=case, ends=edition.listed(list(ends)))
