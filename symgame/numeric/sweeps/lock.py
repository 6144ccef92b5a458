"""One writer at a time: a lock beside what is written, which the system releases when a process ends."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from symgame.errors import SimulationError


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a path, which is the file ``PATH.lock`` beside it.

    Raises
    ------
    SimulationError
        If another process holds it.
    """
    name = path.with_name(f"{path.name}.lock")
    try:
        name.parent.mkdir(parents=True, exist_ok=True)
        handle = _opened(name)
    except OSError as error:
        raise SimulationError(f"'{path}' cannot be locked ({error.strerror}); choose another place") from error
    if handle is None:
        raise SimulationError(f"another process is writing '{path}'; wait for it, or choose another place")
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # where an open file cannot be removed it stays, without harm
            name.unlink()
        os.close(handle)


def _opened(name: Path) -> int | None:
    """The locked file; None if another process has it."""
    while True:
        handle = os.open(name, os.O_RDWR | os.O_CREAT, 0o644)
        if not _lock(handle):
            os.close(handle)
            return None
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), os.stat(name)):
                return handle
        os.close(handle)  # its holder removed the file in between: there is a new one


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
