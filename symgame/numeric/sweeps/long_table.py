"""A sweep as a long table: one line a point and start, numbers of parameters exact."""

from __future__ import annotations

import csv
import itertools
import os
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np

from symgame.display.decimals import decimal
from symgame.errors import SimulationError
from symgame.numeric.sweeps.chunk import OUTCOMES
from symgame.numeric.sweeps.ess import Status
from symgame.numeric.sweeps.plan import Sweep
from symgame.numeric.sweeps.reading import plan_of
from symgame.numeric.sweeps.setting import setting_of


def write_table(found: Any, path: str | PathLike[str]) -> None:
    """Write a sweep as CSV: parameters, what is known of the point, its ESS, and of each start where it leads.

    Parameters
    ----------
    found : xarray.Dataset
        From :func:`~symgame.numeric.sweeps.reading.read_sweep`.
    path : path
        It takes the place of a file that is there, as a whole.

    Raises
    ------
    SimulationError
        If the file cannot be written.
    """
    file = Path(path)
    part = file.with_name(f"{file.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows_of(found))
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    except OSError as error:
        raise SimulationError(f"'{file}' cannot be written ({error.strerror}); choose another place") from error


def rows_of(found: Any) -> Iterator[list[str]]:
    """The head, then the rows; shares of starts have ``start`` before their names, those of ends ``end``."""
    plan = plan_of(found)
    shares = [str(share.name) for share in setting_of(plan).game.shares]
    paths = [*(f"start {name}" for name in shares), "outcome", *(f"end {name}" for name in shares), "time"]
    yield [*plan.parameters, "status", "ess", *(paths if plan.starts else [])]
    columns = _columns(plan)
    status, index, sets = np.asarray(found.status.values), np.asarray(found.ess.values), found.attrs["ess_sets"]
    arrays = [np.asarray(found[name].values) for name in ("outcome", "end", "time")] if plan.starts else []
    for place in itertools.product(*map(range, plan.shape)):
        ess = sets[index[place]] if index[place] >= 0 else ""
        known = [column[place[k]] for k, column in columns]
        known += [Status(int(status[place])).name.lower().replace("_", " "), ess]
        if plan.starts:
            outcome, end, time = (array[place] for array in arrays)
            for s, start in enumerate(plan.starts):
                kind = OUTCOMES[outcome[s]].value if outcome[s] >= 0 else ""
                yield [*known, *map(decimal, start), kind, *map(_number, end[s]), _number(time[s])]
        else:
            yield known


def _columns(plan: Sweep) -> list[tuple[int, list[str]]]:
    everywhere = tuple(slice(0, size) for size in plan.shape)
    return [
        (plan.dimension(name), [decimal(value) for value in plan.values(name, everywhere)]) for name in plan.parameters
    ]


def _number(value: float) -> str:
    return "" if np.isnan(value) else repr(float(value))
