"""A file that somebody gives: a table or code, of which no more is read than is allowed."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from symgame.errors import InvalidFileError, Mistake
from symgame.gamefile.syntax import fail


def read_bytes(path: str | PathLike[str], most: int) -> bytes:
    """The content of a file that is not larger than so many bytes."""
    name = str(path)
    try:
        file = Path(path)
        if not file.is_file():
            fail(name, "", "there is no such file; check its name and folder")
        with file.open("rb") as stream:
            data = stream.read(most + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, InvalidFileError):
            raise
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name is not a path"
        raise InvalidFileError(name, (Mistake("", f"the file cannot be read ({reason}); check its name"),)) from None
    if len(data) > most:
        fail(name, "", f"the file is larger than {most >> 20} MiB; keep only the table")
    return data
