"""A sweep opened again: its arrays with names, units and meanings, and the ESS set of every point."""

from __future__ import annotations

import json
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symgame.errors import expect
from symgame.numeric.sweeps.ess import Status
from symgame.numeric.sweeps.extra import extra
from symgame.numeric.sweeps.layout import DONE, OWN
from symgame.numeric.sweeps.plan import Sweep, plan_from
from symgame.numeric.sweeps.store import attributes_of


def read_sweep(path: str | PathLike[str]) -> Any:
    """The results of a sweep, as far as it is done.

    Parameters
    ----------
    path : path
        The folder that :func:`~symgame.numeric.sweeps.sweep.sweep` wrote.

    Returns
    -------
    xarray.Dataset
        ``ess``, the place of each point's set of ESS in the attribute ``ess_sets``, or a negative number
        that ``flag_meanings`` explains; ``stable``, whether a ``vertex`` is one; for each ``start`` the
        ``outcome``, the ``end`` and the ``time``. Coordinates are the values of the parameters, whose
        exact texts are their attribute ``exact`` (those of a sample are the decimals that are shown).
        The attributes hold the plan, the game, the version, and whether all chunks are done.

    Raises
    ------
    SimulationError
        If there is no sweep, or the extra ``cluster`` is not installed.
    InvalidGameError
        If what is given is no path.
    """
    expect(path, (str, PathLike), "read_sweep takes a path", "write 'C.zarr', the folder that sweep wrote")
    xarray, place = extra("xarray"), Path(path)
    extra("zarr")
    attributes = attributes_of(place)
    found = xarray.open_dataset(place, engine="zarr", chunks=None, consolidated=False, mask_and_scale=False)
    done = np.asarray(found[DONE].values).any(axis=1)
    found = found.drop_vars(DONE).set_coords(list(attributes["parameters"].values()))
    found = found.rename({there: name for name, there in attributes["parameters"].items() if name not in OWN})
    found = found.assign_coords(vertex=found.stable.attrs["vertices"])
    if "end" in found:
        found = found.assign_coords(share=found.end.attrs["shares"]).set_coords("initial")
    index, sets = _sets(np.asarray(found.stable.values), np.asarray(found.status.values))
    about = {
        "long_name": "place of the set of ESS in ess_sets",
        "flag_values": [-1, -2, -3, -4],
        "flag_meanings": "not_allowed no_value undecided not_done",
    }
    found["ess"] = (found.status.dims, index, about)
    keys = found.stable.attrs["vertices"]
    found.attrs["ess_sets"] = [" ".join(key for key, is_in in zip(keys, row, strict=True) if is_in) for row in sets]
    found.attrs["is_complete"] = bool(done.all())
    return found


_MISSING = {Status.NOT_ALLOWED: -1, Status.NO_VALUE: -2, Status.UNDECIDED: -3, Status.NOT_DONE: -4}


def _sets(stable: NDArray[np.bool_], status: NDArray[np.int8]) -> tuple[NDArray[np.int32], list[list[bool]]]:
    """The place of every point's set, and the sets: larger ones first, then by their first vertices."""
    rows = stable.reshape(-1, stable.shape[-1])
    told = status.reshape(-1) == Status.TOLD
    words, places = np.unique(np.packbits(rows[told], axis=1), axis=0, return_inverse=True)
    sets = np.unpackbits(words, axis=1, count=rows.shape[1]).astype(bool).tolist()
    order = sorted(range(len(sets)), key=lambda k: (-sum(sets[k]), [not is_in for is_in in sets[k]]))
    index = np.full(len(rows), _MISSING[Status.NOT_DONE], dtype=np.int32)
    for missing, number in _MISSING.items():
        index[status.reshape(-1) == missing] = number
    index[told] = np.argsort(np.array(order, dtype=int))[places.reshape(-1)]
    return index.reshape(status.shape), [sets[k] for k in order]


def plan_of(found: Any) -> Sweep:
    """The plan of a sweep that was opened.

    Errors are those of :func:`~symgame.numeric.sweeps.plan.plan_from`.
    """
    plan = found.attrs["plan"]
    return plan_from(json.dumps(plan, ensure_ascii=False, separators=(",", ":")))
