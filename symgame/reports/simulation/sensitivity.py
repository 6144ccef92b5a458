"""Sensitivity to key parameters: how they were chosen, effects, and for each what larger values do."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from sympy import Expr, Rational

from symgame.analysis import Analysis
from symgame.display.decimals import decimal
from symgame.display.table import Block, Item, Items, Line, Math, Paragraph, Picture, Sign, line, math
from symgame.errors import SymgameError
from symgame.players import Profile, profile_of
from symgame.presentation.edition import Edition
from symgame.presentation.effects import effects
from symgame.presentation.scenarios.placing import exactly
from symgame.presentation.simulated import state_of
from symgame.presentation.thresholds.intervals import is_decimal, near
from symgame.presentation.thresholds.thresholds import slashed
from symgame.reports.ends import arrival_of, vertex_reached
from symgame.reports.experiments.key_parameters import KeyParameter, KeyParameters, Why
from symgame.reports.experiments.times import arrival_times
from symgame.reports.outline import Outline
from symgame.reports.pictures import Pictures
from symgame.stability.effects import Effect
from symgame.stability.thresholds.parameter_line import ParameterLine, Turn
from symgame.stability.thresholds.solution_set import order_of
from symgame.stability.thresholds.thresholds import thresholds

MAX_LENGTH = 160
"""Longer thresholds are given as numbers alone."""

MAX_NAME = {"en": 72, "zh": 30}
"""A longer meaning is no heading."""

SAME = 1e-6
"""Times that differ by less, relative to them, are told as equal."""


def sensitivity(
    edition: Edition, outline: Outline, analysis: Analysis, key: KeyParameters, pictures: Pictures
) -> Iterator[Block]:
    """The choice, the table of effects with thresholds, one part a parameter."""
    yield Paragraph(edition.running(list(_choice(edition, key))))
    turns = {line.parameter: [turn.value for turn in line.turns] for line in key.lines}
    yield from effects(edition, analysis, turns, name=key.scenario.name)
    for each in key.chosen:
        yield outline.heading(_named(edition, each), 3)
        yield Paragraph(edition.running(list(_said(edition, analysis, key, each))))
        moves = list(_moves(edition, key, each))
        if moves:
            yield Items(tuple(Item("-", said) for said in moves))
        file = pictures.panels.get(str(each.parameter.name))
        if file:
            yield Picture(edition.say("panels caption", parameter=_named(edition, each)), file)


def _choice(edition: Edition, key: KeyParameters) -> Iterator[Line]:
    """Which parameters are varied, and why these."""
    name = key.scenario.name
    yield edition.sentence("key intro", n=str(len(key.lines)), name=name)
    if not key.chosen:
        yield line(edition.say("key none"))
        return
    for why in Why:
        own = [each for each in key.chosen if each.why is why]
        if own:
            parts = [_with_share(edition, each) for each in own]
            point = edition.vertex_name(key.reached) if key.reached else ""
            yield edition.sentence(f"key {why.value}", parameters=edition.listed(parts), point=point)


def _with_share(edition: Edition, each: KeyParameter) -> Line:
    """``C (40 %)``."""
    symbol = Math((each.parameter,))
    return (
        (symbol,) if each.share is None else (symbol, edition.say("by share", share=f"{float(100 * each.share):.3g}"))
    )


def _named(edition: Edition, each: KeyParameter) -> str:
    """``S1 (incentive paid to industry)``, or the name alone."""
    [parameter] = [p for p in edition.game.parameters if p.symbol == each.parameter]
    meaning = parameter.meaning_zh if edition.lang == "zh" and parameter.meaning_zh else parameter.meaning
    if not meaning or len(meaning) > MAX_NAME[edition.lang]:
        return parameter.name
    return edition.say("name and meaning", meaning=meaning, name=parameter.name)


def _said(edition: Edition, analysis: Analysis, key: KeyParameters, each: KeyParameter) -> Iterator[Line]:
    """Where the start leads at each value; thresholds; what is proved for all parameters."""
    variation = each.variation
    start = state_of(edition, variation.runs[0].initial)
    ends = [
        edition.sentence("value leads", value=_value(each, value), end=arrival_of(edition, simulation, run))
        for value, simulation, run in zip(variation.values, variation.simulations, variation.runs, strict=True)
    ]
    yield edition.sentence("values lead", start=start, ends=edition.joined(ends))
    for k, turn in enumerate(variation.turns, 1):
        yield _threshold(edition, variation.line, turn, str(k) if len(variation.turns) > 1 else "")
    if not variation.turns:
        yield line(edition.say("levels no turns"))
    if not variation.line.is_complete:
        yield line(edition.say("levels open"))
    if each.effect in (Effect.HELPS, Effect.HINDERS, Effect.MIXED) and key.reached:
        yield edition.sentence(f"effect {each.effect.value}", point=edition.vertex_name(key.reached))


def _value(each: KeyParameter, value: Rational) -> Math:
    return math(each.parameter, Sign(" = ", " = "), decimal(value))


def _threshold(edition: Edition, line: ParameterLine, turn: Turn, k: str) -> Line:
    """``At the threshold C* = … = 7.3 the ESS change from … to …``; several thresholds are numbered."""
    star: list[Sign | Expr] = [line.parameter, Sign(f"*{k}", f"^{{*{k}}}"), Sign(" = ", " = ")]
    expression = threshold_expression(line, turn)
    if expression is not None and edition.length(expression) <= MAX_LENGTH and not expression.is_Rational:
        star += [*slashed(edition.ratio(expression)), Sign(" = ", " = ")]
    star += [exactly(turn.value)] if isinstance(turn.value, Rational) else [turn.value]
    if not is_decimal(turn.value):
        star.append(Sign(f" ≈ {near(turn.value)}", rf" \approx {near(turn.value)}"))
    below, above = (_set(edition, keys) for keys in (turn.below, turn.above))
    return edition.sentence("threshold of parameter", threshold=Math(tuple(star)), below=below, above=above)


def threshold_expression(line: ParameterLine, turn: Turn) -> Expr | None:
    """The threshold in the parameters: a bound of a vertex that is lost or gained there; None where none is known."""
    values = {symbol: value for symbol, value in line.scenario.values if symbol != line.parameter}
    for key in (*turn.lost, *turn.gained):
        try:
            found = thresholds(line.field, key, line.parameter)
        except SymgameError:
            continue
        bounds = [*found.lower, *found.upper, *(each.bound for each in found.alternatives if each.bound is not None)]
        for bound in bounds:
            value = bound.value.xreplace(values)
            if not value.free_symbols and value.is_finite and order_of(value, turn.value) == 0:
                return bound.value
    return None


def _set(edition: Edition, keys: Sequence[str]) -> Line:
    return edition.listed([(edition.vertex_name(key),) for key in keys]) if keys else (edition.say("no point"),)


def _moves(edition: Edition, key: KeyParameters, each: KeyParameter) -> Iterator[Line]:
    """How much faster or slower each party comes to its strategy at the values that lead to the same point."""
    variation = each.variation
    runs = zip(variation.values, variation.simulations, variation.runs, strict=True)
    same = [(v, s, r) for v, s, r in runs if key.reached and vertex_reached(s, r) == key.reached]
    if len(same) < 2:
        return
    profile = profile_of(key.reached, edition.game.players)
    times = [arrival_times(simulation.field, run, profile) for _, simulation, run in same]
    first, last = same[0][0], same[-1][0]
    for i in range(len(edition.game.players)):
        own = [row[i] for row in times]
        known = [time for time in own if time is not None]
        if len(known) == len(own) and any(known):
            yield _move(edition, each, (first, last), i, profile, known)


def _move(
    edition: Edition,
    each: KeyParameter,
    ends: tuple[Rational, Rational],
    i: int,
    profile: Profile,
    times: Sequence[float],
) -> Line:
    [parameter] = [p for p in edition.game.parameters if p.symbol == each.parameter]
    meaning = parameter.meaning_zh if edition.lang == "zh" and parameter.meaning_zh else parameter.meaning
    player = edition.game.players[i]
    name = edition.sentence("meaning symbol", meaning=meaning, symbol=Math((each.parameter,))) if meaning else ()
    first, last = (math(decimal(end)) for end in ends)
    return edition.sentence(
        f"move {_direction(times)}",
        parameter=name or (Math((each.parameter,)),),
        first=first,
        last=last,
        player=edition.player(player),
        strategy=edition.strategy(player, profile[i]),
        before=f"{times[0]:.4g}",
        after=f"{times[-1]:.4g}",
        times=edition.listed([f"{time:.4g}" for time in times], "comma"),
    )


def _direction(times: Sequence[float]) -> str:
    """Whether times fall, rise, stay as they are, or do neither throughout."""
    steps = [(after - before) / max(before, after) for before, after in itertools.pairwise(times) if max(before, after)]
    if all(abs(step) <= SAME for step in steps):
        return "same"
    if all(step < SAME for step in steps):
        return "faster"
    return "slower" if all(step > -SAME for step in steps) else "both"
