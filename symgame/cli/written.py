"""What commands on numbers share: a bar that shows how far they are, and files that are written."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from symgame.errors import SymgameError


@contextmanager
def progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on the terminal, moved by what is done and all there is; None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        yield lambda done, total: bar.update(task, completed=done, total=total)


def write(path: Path, text: str, *, option: str = "") -> bool:
    """Write a text file, whole or not at all; whether it says something else than before.

    A file that says the same already is left untouched, so that what is made from it need not be made again.
    An error names the option by which another file is chosen.

    Raises
    ------
    SymgameError
        If that is not possible.
    """
    data = text.encode("utf-8")
    try:
        if path.exists() and not path.is_file():  # a terminal or a pipe: there is nothing to keep whole
            path.write_bytes(data)
            return True
        if path.is_file() and path.read_bytes() == data:
            return False
        _replace(path.resolve(), data)
    except OSError as error:
        cure = f"choose another file with {option}" if option else "choose another file"
        raise SymgameError(f"cannot write {path}: {error.strerror}; {cure}") from error
    return True


def _replace(path: Path, data: bytes) -> None:
    """Through a file beside it, which takes its place at once: a run that is killed leaves the old one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            path.open("ab").close()  # what must not be written must not be replaced
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
