"""The file that a new game starts from: commented, and it runs as it is."""

from __future__ import annotations

import re
from os import PathLike
from pathlib import Path

from symgame.errors import SymgameError

MAX_NAME = 100
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])\Z", re.IGNORECASE)


def template() -> str:
    """The text of the template.

    Examples
    --------
    >>> template().splitlines()[0]
    '# A game between three parties, ready to be changed into yours. It runs as it is:'
    """
    return Path(__file__).with_name("template.toml").read_text(encoding="utf-8")


def write_template(path: str | PathLike[str]) -> Path:
    """The path of a new game file, written from the template.

    Parameters
    ----------
    path : path
        A ``.toml`` file that does not exist, in a folder that does; below the current folder, or
        absolute.

    Raises
    ------
    SymgameError
        If the name is not fit for a file on every system, or something has it already.
    """
    return write_new(path, template())


def write_new(path: str | PathLike[str], text: str) -> Path:
    """The path of a new game file with this text; parameters and errors are those of :func:`write_template`."""
    name = str(path)
    file = Path(path)
    if reason := _unfit(name, file):
        raise SymgameError(f"{name[:120]!r}: {reason}")
    try:
        # "x" refuses whatever is there, a dangling link included.
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise SymgameError(f"{name!r} exists already; choose another name") from None
    except OSError as error:
        raise SymgameError(f"{name!r} cannot be written ({error.strerror}); choose another name") from None
    return file


def _unfit(text: str, file: Path) -> str:
    """Why a name is refused; empty if it is not."""
    parts = text.replace("\\", "/").split("/")
    if "://" in text:
        return "this is an address, not a file; write the name of a file"
    if not text.isprintable():
        return "the name contains a control character; remove it"
    if text.startswith("~"):
        return "'~' is not expanded here; write the folder out"
    if ".." in parts:
        return "'..' leaves the folder; write a path without it"
    if file.suffix != ".toml":
        return "a game file ends in .toml; write such a name"
    if any(_DEVICE.match(part.split(".")[0].strip()) for part in parts):
        return "the name is that of a device on some systems; choose another"
    if any(len(part.encode("utf-8", "surrogatepass")) > MAX_NAME for part in parts[-1:]):
        return f"the name is longer than {MAX_NAME} bytes; choose a shorter one"
    if not file.parent.is_dir():
        return "its folder does not exist; make it first"
    if not file.is_absolute() and not file.parent.resolve().is_relative_to(Path.cwd().resolve()):
        return "a link leads out of the current folder; write the true path"
    if file.is_symlink():
        return "a link has this name; choose another"
    return ""
