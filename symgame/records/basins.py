"""Basins as JSON, the answer of ``symgame basins --json``, and as CSV, its ``--csv``."""

from __future__ import annotations

import csv
import io

from symgame.numeric.basins.basins import Basin, Basins
from symgame.records.writer import Json

COLUMNS = ("kind", "vertex", "starts", "volume", "low", "high")


def basins_record(found: Basins) -> Json:
    """The basins of a scenario as a JSON object."""
    return {
        "slug": found.field.game.slug,
        "scenario": found.scenario.name,
        "starts": found.starts,
        "seed": found.seed,
        "sampling": "independent uniform starts",
        "interval": "Wilson, 95 %",
        "complete": found.is_complete,
        "basins": [basin_record(basin) for basin in found.basins],
    }


def basin_record(basin: Basin) -> Json:
    """One basin; ``end`` has null where a share differs from path to path."""
    has_end = any(share is not None for share in basin.end)
    return {
        "kind": basin.kind.value,
        "vertex": basin.key or None,
        "end": list(basin.end) if has_end else None,
        "starts": basin.count,
        "volume": basin.volume,
        "interval": [basin.low, basin.high],
    }


def basins_csv(found: Basins) -> str:
    """One line a basin.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.numeric.basins.basins import basins
    >>> game = load("llm-iar")
    >>> text = basins_csv(basins(replicator(game), game.scenario("incentives withdrawn"), starts=100))
    >>> text.splitlines()[0], text.splitlines()[1].split(",")[:4]
    ('kind,vertex,starts,volume,low,high', ['vertex', '000', '100', '1.0'])
    """
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    for basin in found.basins:
        writer.writerow([basin.kind.value, basin.key, basin.count, basin.volume, basin.low, basin.high])
    return lines.getvalue()
