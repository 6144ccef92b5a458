"""Where a sweep is kept: a Zarr store of version 3, written chunk by chunk and never torn.

A chunk's arrays are written and flushed first, each by a new file that takes the old one's place, then
the SHA-256 of those files: a chunk without a checksum, or with one that its files do not have, counts
as not done. A store appears as a whole, under its name, once its description is complete. Nothing in it
tells when or by whom it was written: the same plan makes the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from symgame.errors import SimulationError
from symgame.numeric.sweeps.chunk import Worked
from symgame.numeric.sweeps.differences import differences
from symgame.numeric.sweeps.extra import extra
from symgame.numeric.sweeps.layout import DONE, every_chunk, make, names_of
from symgame.numeric.sweeps.plan import Sweep


@dataclass(frozen=True, slots=True, eq=False)
class Store:
    """The store of a plan, open for writing.

    Attributes
    ----------
    plan : Sweep
    path : Path
    arrays : mapping of str to zarr array
        Those that chunks have, and the checksums.
    """

    plan: Sweep
    path: Path
    arrays: Mapping[str, Any]

    def missing(self) -> list[int]:
        """The chunks that are not done, or torn."""
        done = np.asarray(self.arrays[DONE][...])
        return [k for k, row in enumerate(done) if not row.any() or row.tobytes() != self._digest(k)]

    def put(self, number: int, worked: Worked) -> None:
        """Write a chunk, then its checksum.

        Raises
        ------
        SimulationError
            If there is no room for it.
        """
        place = self.plan.place(number)
        try:
            for name, array in worked.arrays.items():
                self.arrays[name][place] = array
            digest = self._digest(number, flush=True)
            self.arrays[DONE][number] = np.frombuffer(digest or bytes(32), dtype=np.uint8)
        except OSError as error:
            raise SimulationError(
                f"'{self.path}' cannot be written ({error.strerror}); what is done is kept: make room, then go on"
            ) from error

    def _digest(self, number: int, *, flush: bool = False) -> bytes | None:
        """SHA-256 of the chunk's files; None if one is missing."""
        total = hashlib.sha256()
        try:
            for name in names_of(self.plan):
                array = self.arrays[name]
                inner = (0,) * (array.ndim - len(self.plan.shape))
                file = self.path / name / array.metadata.encode_chunk_key((*self.plan.corner(number), *inner))
                with file.open("r+b" if flush else "rb") as stream:
                    total.update(hashlib.file_digest(stream, "sha256").digest())
                    if flush:
                        os.fsync(stream.fileno())
        except OSError:
            return None
        return total.digest()


def opened(plan: Sweep, path: Path) -> Store:
    """The store of a plan at a path: a new one, or the one that is there; hold its lock.

    Raises
    ------
    SimulationError
        If something else has the name, or the store is that of another plan; the message says what differs.
    """
    new = path.with_name(f"{path.name}.new")
    try:
        if new.exists():  # its making was interrupted
            shutil.rmtree(new)
        if not path.exists():
            make(plan, new)
            new.rename(path)
        _check_plan(plan, path)
        for left in path.rglob("*.partial"):  # files that were being written when a process was ended
            left.unlink()
    except OSError as error:
        raise SimulationError(f"'{path}' cannot be written ({error.strerror}); choose another place") from error
    zarr = extra("zarr")
    with every_chunk():
        group = zarr.open_group(path, mode="r+", use_consolidated=False)
        return Store(plan, path, {name: group[name] for name in (*names_of(plan), DONE)})


def attributes_of(path: Path) -> dict[str, Any]:
    """What a store says of itself.

    Raises
    ------
    SimulationError
        If there is no sweep.
    """
    try:
        record = json.loads((path / "zarr.json").read_text(encoding="utf-8"))
        attributes: dict[str, Any] = record["attributes"]
        if "plan" not in attributes:
            raise KeyError("plan")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SimulationError(f"'{path}' is no sweep; give the folder that symgame sweep wrote") from error
    return attributes


def _check_plan(plan: Sweep, path: Path) -> None:
    there = attributes_of(path)["plan"]
    if json.dumps(there) != json.dumps(plan.record):
        differ = "; ".join(differences(there, plan.record)[:5]) or "the order of its parts"
        raise SimulationError(f"'{path}' is a sweep of another plan: {differ}. Choose another place with -o")
