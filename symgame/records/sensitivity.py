"""Sensitivity as JSON, the answer of ``symgame sensitivity --json``, and as CSV, its ``--csv``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from symgame.display.decimals import decimal
from symgame.numeric.basins.basins import Basin
from symgame.numeric.sensitivity.design import Estimate
from symgame.numeric.sensitivity.levels import Arrival, Level, OneAtATime
from symgame.numeric.sensitivity.morris import Morris
from symgame.numeric.sensitivity.quantities import BasinVolume, Quantity, ShareAt
from symgame.numeric.sensitivity.sobol import Sobol
from symgame.numeric.starts import exact_state
from symgame.players import State
from symgame.records.basins import basin_record
from symgame.records.writer import Json, Writer, nested


def one_at_a_time_record(found: OneAtATime) -> Json:
    """One parameter at several values as a JSON object; values and thresholds are exact strings."""
    text = Writer(found.field.game)
    return {
        "slug": found.field.game.slug,
        "scenario": found.scenario.name,
        "parameter": found.parameter.name,
        "exact": found.is_exact,
        "thresholds": [
            {"value": text(turn.value), "below": list(turn.below), "above": list(turn.above)} for turn in found.turns
        ],
        "initial": [nested(_state(found, start), text.lengths) for start in found.starts],
        "values": [_level(level, text) for level in found.levels],
    }


def _state(found: OneAtATime, start: State) -> list[str]:
    return [decimal(share) for share in exact_state(start, found.field.game)]


def _level(level: Level, text: Writer) -> Json:
    record: Json = {
        "value": decimal(level.value),
        "ess": list(level.ess),
        "starts": [
            {
                "kind": arrival.kind.value,
                "vertex": arrival.key or None,
                "outcome": _outcome(arrival, text),
                "time": arrival.time,
            }
            for arrival in level.arrivals
        ],
    }
    if level.basins is not None:
        each = [basin_record(basin) for basin in level.basins.basins]
        record["basins"] = {"starts": level.basins.starts, "seed": level.basins.seed, "basins": each}
    return record


def _outcome(arrival: Arrival, text: Writer) -> list[Any] | None:
    shares: list[Any] = list(arrival.end)
    return nested(shares, text.lengths) if shares else None


def sobol_record(found: Sobol) -> Json:
    """Sobol's indices as a JSON object, each with its interval."""
    return {
        "method": "sobol",
        **_asked(found),
        "mean": found.mean,
        "variance": found.variance,
        "indices": {
            index.parameter.name: {"first": _estimate(index.first), "total": _estimate(index.total)}
            for index in found.indices
        },
        "pairs": [
            {"parameters": [symbol.name for symbol in each.pair], "second": _estimate(each.second)}
            for each in found.pairs
        ],
    }


def morris_record(found: Morris) -> Json:
    """Morris's measures as a JSON object."""
    return {
        "method": "morris",
        **_asked(found),
        "effects": {
            effect.parameter.name: {
                "mu_star": _estimate(effect.mu_star),
                "mu": effect.mu,
                "sigma": effect.sigma,
            }
            for effect in found.effects
        },
    }


def _asked(found: Sobol | Morris) -> Json:
    return {
        "slug": found.field.game.slug,
        "scenario": found.scenario.name,
        "quantity": _quantity(found.quantity),
        "ranges": {each.parameter.name: [decimal(each.low), decimal(each.high)] for each in found.ranges},
        "runs": found.runs,
        "seed": found.seed,
    }


def _quantity(quantity: Quantity) -> Json:
    if isinstance(quantity, BasinVolume):
        return {"name": "basin", "vertex": quantity.vertex, "starts": quantity.starts, "seed": quantity.seed}
    initial: list[Any] = [
        [decimal(each) for each in share] if isinstance(share, tuple) else decimal(share) for share in quantity.start
    ]
    if isinstance(quantity, ShareAt):
        return {"name": "share", "share": quantity.share.name, "time": quantity.time, "initial": initial}
    return {"name": "time", "initial": initial}


def _estimate(estimate: Estimate) -> Json:
    return {"value": estimate.value, "interval": [estimate.low, estimate.high]}


def sensitivity_csv(found: OneAtATime | Sobol | Morris) -> str:
    """One line a start (or basin) and value, or one line a parameter (or pair)."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    if isinstance(found, OneAtATime):
        writer.writerows(_levels(found))
    else:
        writer.writerows(_sobol(found) if isinstance(found, Sobol) else _morris(found))
    return lines.getvalue()


Row = Sequence[object]


def _levels(found: OneAtATime) -> Iterator[Row]:
    yield [found.parameter.name, "ess", "start", "kind", "vertex", "time", "volume", "low", "high"]
    for level in found.levels:
        head = [decimal(level.value), " ".join(level.ess)]
        for number, arrival in enumerate(level.arrivals, 1):
            yield [*head, number, *_ending(arrival), arrival.time, None, None, None]
        for basin in level.basins.basins if level.basins else ():
            yield [*head, None, *_ending(basin), None, basin.volume, basin.low, basin.high]


def _ending(each: Arrival | Basin) -> tuple[str, str]:
    return each.kind.value, each.key


def _sobol(found: Sobol) -> Iterator[Row]:
    yield ["parameter", "with", "measure", "value", "low", "high"]
    for index in found.indices:
        for measure, estimate in (("first", index.first), ("total", index.total)):
            yield [index.parameter.name, None, measure, estimate.value, estimate.low, estimate.high]
    for each in found.pairs:
        one, other = (symbol.name for symbol in each.pair)
        yield [one, other, "second", each.second.value, each.second.low, each.second.high]


def _morris(found: Morris) -> Iterator[Row]:
    yield ["parameter", "mu_star", "low", "high", "mu", "sigma"]
    for effect in found.effects:
        star = effect.mu_star
        yield [effect.parameter.name, star.value, star.low, star.high, effect.mu, effect.sigma]
