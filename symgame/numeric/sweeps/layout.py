"""How a store of a sweep is laid out: its arrays, with dimensions, units and meanings."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from symgame.numeric.sweeps.chunk import OUTCOMES
from symgame.numeric.sweeps.ess import Status
from symgame.numeric.sweeps.extra import extra
from symgame.numeric.sweeps.plan import SAMPLE, Sweep
from symgame.numeric.sweeps.setting import setting_of

DONE = "checksum"
"""The array of checksums, one row a chunk; zero where the chunk is not done."""

OWN = frozenset(
    {"status", "stable", "outcome", "end", "time", "initial", "ess", DONE, "vertex", "start", "share", SAMPLE}
)
"""Names that no parameter's coordinate can have."""

_DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{k}" for port in ("com", "lpt") for k in range(10)))


def names_of(plan: Sweep) -> tuple[str, ...]:
    """The arrays of a chunk."""
    return ("status", "stable", "outcome", "end", "time") if plan.starts else ("status", "stable")


def make(plan: Sweep, path: Path) -> None:
    """Write a store of which no chunk is done."""
    zarr = extra("zarr")
    setting = setting_of(plan)
    names = coordinate_names(plan)
    group = zarr.create_group(path, zarr_format=3, attributes=_about(plan, names))
    points = _dimensions(plan, names)
    starts, shares = len(plan.starts), len(setting.game.shares)
    inner: dict[str, tuple[tuple[str, int], ...]] = {
        "status": (),
        "stable": (("vertex", len(setting.vertices)),),
        "outcome": (("start", starts),),
        "end": (("start", starts), ("share", shares)),
        "time": (("start", starts),),
    }
    for name in names_of(plan):
        kind, empty, attributes = _KINDS[name]
        own = {"vertices": list(setting.vertices)} if name == "stable" else {}
        own |= {"shares": [str(share.name) for share in setting.game.shares]} if name == "end" else {}
        group.create_array(
            name,
            shape=(*plan.shape, *(size for _, size in inner[name])),
            chunks=(*plan.chunk, *(size for _, size in inner[name])),
            dtype=kind,
            fill_value=empty,
            dimension_names=(*points, *(dimension for dimension, _ in inner[name])),
            attributes={**attributes, **own},
        )
    with every_chunk():
        _write_coordinates(plan, group, names)
        if plan.starts:
            initial = np.array([[float(share) for share in start] for start in plan.starts])
            about = {"long_name": "shares at the start", "units": "1"}
            _whole(group, "initial", initial, ("start", "share"), about)
    group.create_array(
        DONE,
        shape=(plan.chunks, 32),
        chunks=(1, 32),
        dtype="uint8",
        fill_value=0,
        compressors=None,
        dimension_names=("chunk", "byte"),
        attributes={"long_name": "SHA-256 of the files of a chunk; zero where it is not done"},
    )


_KINDS: dict[str, tuple[str, Any, dict[str, Any]]] = {
    "status": (
        "int8",
        int(Status.NOT_DONE),
        {
            "long_name": "what is known of the point",
            "flag_values": [int(status) for status in Status],
            "flag_meanings": " ".join(status.name.lower() for status in Status),
        },
    ),
    "stable": ("bool", False, {"long_name": "whether the vertex is an ESS, exactly"}),
    "outcome": (
        "int8",
        -1,
        {
            "long_name": "where the path goes",
            "flag_values": [-1, *range(len(OUTCOMES))],
            "flag_meanings": " ".join(["not_followed", *(kind.value.replace(" ", "_") for kind in OUTCOMES)]),
        },
    ),
    "end": ("float64", float("nan"), {"long_name": "shares that the path converges to", "units": "1"}),
    "time": (
        "float64",
        float("nan"),
        {"long_name": "when every share is within 0.01 of the end for good", "units": "unit of time of the field"},
    ),
}


def _about(plan: Sweep, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "title": f"Sweep over {', '.join(plan.parameters)}",
        "symgame": plan.version,
        "plan": plan.record,
        "plan_sha256": plan.identity,
        "coordinates": " ".join(names.values()),
        "parameters": dict(names),
    }


def coordinate_names(plan: Sweep) -> dict[str, str]:
    """What the coordinate of each parameter is called: its own name, unless that is taken or no name of a file.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.numeric.sweeps.planning import planned
    >>> game = load("llm-iar")
    >>> coordinate_names(planned(replicator(game), game.scenarios[0], {"R1": [1, 2], "r": ["0.1"]}))
    {'R1': 'R1', 'r': 'r'}
    """
    taken = {*OWN, *_DEVICES}
    result: dict[str, str] = {}
    for parameter in plan.parameters:
        name = parameter
        while name.lower() in taken:  # some file systems do not tell C from c
            name += "_"
        taken.add(name.lower())
        result[parameter] = name
    return result


def _dimensions(plan: Sweep, names: Mapping[str, str]) -> tuple[str, ...]:
    return (*((SAMPLE,) if plan.sample else ()), *(names[grid.parameter] for grid in plan.grids))


def _write_coordinates(plan: Sweep, group: Any, names: Mapping[str, str]) -> None:
    meanings = {parameter.name: parameter for parameter in setting_of(plan).game.parameters}
    grids = plan.record["grids"]
    everywhere = tuple(slice(0, size) for size in plan.shape)
    dimensions = _dimensions(plan, names)
    for name in plan.parameters:
        values = np.array([float(value) for value in plan.values(name, everywhere)])
        parameter = meanings[name]
        about = {"long_name": parameter.meaning or name, "parameter": name, "units": parameter.unit}
        if parameter.meaning_zh:
            about["long_name_zh"] = parameter.meaning_zh
        if name in grids:
            about["exact"] = grids[name]
        _whole(group, names[name], values, (dimensions[plan.dimension(name)],), about)


def _whole(group: Any, name: str, values: Any, dimensions: tuple[str, ...], about: Mapping[str, Any]) -> None:
    """An array that is known from the beginning, in one chunk."""
    array = group.create_array(
        name,
        shape=values.shape,
        chunks=values.shape,
        dtype=values.dtype,
        fill_value=0.0,
        dimension_names=dimensions,
        attributes=dict(about),
    )
    array[...] = values


@contextlib.contextmanager
def every_chunk() -> Iterator[None]:
    """Every chunk gets its file, even one that holds nothing but the value of what is missing."""
    with extra("zarr").config.set({"array.write_empty_chunks": True}):
        yield
