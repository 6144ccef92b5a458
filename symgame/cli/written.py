"""What commands on numbers share: a bar that shows how far they are, and files that are written."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from symgame.errors import FigureError, SymgameError


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


def check_place(path: Path | None, option: str) -> None:
    """Refuse, before anything is computed, a file that cannot be written: a folder, or in a folder that is not there.

    Raises
    ------
    SymgameError
        The message names the option.
    """
    if path is None:
        return
    if path.is_dir():
        raise SymgameError(f"{option} '{path}' is a folder; name a file in it")
    if not path.parent.is_dir():
        raise SymgameError(f"{option} '{path}': there is no folder '{path.parent}'; make it, or choose another place")


def check_picture(path: Path | None, option: str) -> None:
    """Refuse, likewise, a picture of a format that is not drawn; its folder is made where there is none."""
    from symgame.figures.save import FORMATS

    if path is None:
        return
    if path.is_dir():
        raise FigureError(f"{option} '{path}' is a folder; name a file in it")
    if path.suffix.removeprefix(".") not in FORMATS:
        known = ", ".join(f".{suffix}" for suffix in FORMATS)
        raise FigureError(f"'{path.name}' ends in no known format; known: {known} (for EPS convert the PDF)")


def tell(paths: Iterable[Path], lang: str, *, err: bool = False) -> None:
    """Say which files were written."""
    from symgame.display.words import say

    for path in paths:
        typer.echo(say("file written", lang, path=path), err=err)


def formats_of(text: str) -> list[str]:
    """The formats that are listed with commas; at least one."""
    formats = [name for name in re.split(r"[,，\s]+", text) if name]
    if not formats:
        raise SymgameError("--to names no format; write --to html,docx, for example")
    return formats


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
