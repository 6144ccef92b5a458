"""Sensitivity in tables: one parameter at a time, Sobol's indices, Morris's measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.decimals import decimal
from symgame.display.table import Block, Cell, Heading, Line, Math, Paragraph, Sign, Table, cell, line, math
from symgame.numeric.sensitivity.design import Estimate
from symgame.numeric.sensitivity.levels import Arrival, Level, OneAtATime
from symgame.numeric.sensitivity.morris import Morris
from symgame.numeric.sensitivity.quantities import BasinVolume, ShareAt
from symgame.numeric.sensitivity.ranges import Range
from symgame.numeric.sensitivity.sobol import Sobol
from symgame.numeric.starts import exact_state
from symgame.presentation.basins import end_line, volume_line
from symgame.presentation.edition import Edition
from symgame.presentation.numbers import number
from symgame.presentation.simulated import state_of


def levels_blocks(edition: Edition, found: OneAtATime) -> Iterator[Block]:
    """One row a value: the exact ESS, where each start goes and when, and the basins."""
    name = found.parameter.name
    yield Heading(edition.say("one at a time", parameter=name, name=edition.scenario(found.scenario)))
    has_basins = any(level.basins for level in found.levels)
    heads: list[Line] = [line(found.parameter), line(edition.say("level ess"))]
    for start in found.starts:
        shares = [float(share) for share in exact_state(start, edition.game)]
        heads.append(edition.sentence("level from", start=state_of(edition, shares)))
    heads += [line(edition.say("level basins"))] if has_basins else []
    rows = tuple(_level(edition, level) for level in found.levels)
    note = [edition.say("one at a time note")]
    basins = next((level.basins for level in found.levels if level.basins), None)
    note += [edition.say("one at a time basins", starts=basins.starts, seed=basins.seed)] if basins else []
    caption = edition.say("one at a time caption", parameter=name)
    yield Table(caption, tuple(heads), rows, ((" " if edition.lang == "en" else "").join(note),))
    yield Paragraph(_turns(edition, found))
    if not found.is_exact:
        yield Paragraph((edition.say("levels open"),))


def _level(edition: Edition, level: Level) -> tuple[Cell, ...]:
    ess = edition.listed([edition.vertex_name(key) for key in level.ess])
    cells: list[Cell] = [cell(decimal(level.value)), (ess or (edition.say("level none"),),)]
    cells += [(_arrival(edition, arrival),) for arrival in level.arrivals]
    if level.basins:
        cells.append(tuple(volume_line(edition, basin) for basin in level.basins.basins))
    return tuple(cells)


def _arrival(edition: Edition, arrival: Arrival) -> Line:
    end = end_line(edition, arrival.kind, arrival.key, arrival.end)
    if arrival.time is None:
        return end
    return edition.sentence("arrives", end=end, time=f"{arrival.time:.4g}")


def _turns(edition: Edition, found: OneAtATime) -> Line:
    if not found.turns:
        return (edition.say("levels no turns"),)
    values = [math(found.parameter, Sign(" = ", " = "), number(turn.value)) for turn in found.turns]
    return edition.sentence("levels turns", values=edition.listed(values))


def sobol_blocks(edition: Edition, found: Sobol) -> Iterator[Block]:
    """The design, the indices of parameters, and those of pairs if they were asked for."""
    yield Heading(edition.say("sobol", name=edition.scenario(found.scenario)))
    yield from _design(edition, found)
    yield Paragraph((edition.say("sobol moments", mean=f"{found.mean:.4g}", variance=f"{found.variance:.4g}"),))
    heads = tuple(line(edition.say(key)) for key in ("parameter", "sobol first", "sobol total"))
    rows = tuple(
        (cell(index.parameter), cell(_estimate(index.first)), cell(_estimate(index.total))) for index in found.indices
    )
    yield Table(edition.say("sobol caption"), heads, rows, line(edition.say("sobol note")))
    if found.pairs:
        heads = tuple(line(edition.say(key)) for key in ("sobol pair", "sobol second"))
        pairs = tuple(
            ((edition.listed([Math((symbol,)) for symbol in each.pair]),), cell(_estimate(each.second)))
            for each in found.pairs
        )
        yield Table(edition.say("sobol pairs caption"), heads, pairs)


def morris_blocks(edition: Edition, found: Morris) -> Iterator[Block]:
    """The design and the measures of parameters."""
    yield Heading(edition.say("morris", name=edition.scenario(found.scenario)))
    yield from _design(edition, found)
    heads = tuple(line(edition.say(key)) for key in ("parameter", "morris mu star", "morris mu", "morris sigma"))
    rows = tuple(
        (
            cell(effect.parameter),
            cell(_estimate(effect.mu_star)),
            cell(f"{effect.mu:.4g}"),
            cell(f"{effect.sigma:.4g}"),
        )
        for effect in found.effects
    )
    yield Table(edition.say("morris caption"), heads, rows, line(edition.say("morris note")))


def _design(edition: Edition, found: Sobol | Morris) -> Iterator[Block]:
    yield Paragraph(_quantity(edition, found))
    parts = {"runs": str(found.runs), "seed": str(found.seed)}
    yield Paragraph(edition.sentence("sensitivity design", ranges=_ranges(edition, found.ranges), **parts))


def _quantity(edition: Edition, found: Sobol | Morris) -> Line:
    quantity = found.quantity
    if isinstance(quantity, BasinVolume):
        point = edition.vertex_name(quantity.vertex) if quantity.vertex in edition.keys else quantity.vertex
        return edition.sentence("quantity basin", point=point, starts=str(quantity.starts))
    start = state_of(edition, [float(share) for share in exact_state(quantity.start, edition.game)])
    if isinstance(quantity, ShareAt):
        time = f"{quantity.time:.6g}"
        return edition.sentence("quantity share", share=Math((quantity.share,)), time=time, start=start)
    return edition.sentence("quantity time", start=start)


def _ranges(edition: Edition, ranges: Sequence[Range]) -> Line:
    shown = [
        math(decimal(each.low), Sign(" ≤ ", r" \le "), each.parameter, Sign(" ≤ ", r" \le "), decimal(each.high))
        for each in ranges
    ]
    return edition.listed(shown)


def _estimate(estimate: Estimate) -> str:
    return f"{estimate.value:.3g} ({estimate.low:.3g}, {estimate.high:.3g})"
