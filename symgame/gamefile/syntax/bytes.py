"""The text of a file's bytes: UTF-8, and what to do where they are something else."""

from __future__ import annotations

from symgame.gamefile.syntax.failing import fail

MAX_BYTES = 1 << 20
"""The largest file, in bytes."""

_OTHER_PROGRAMS = {
    b"PK\x03\x04": "an Excel or Word file",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
}
"""The first bytes of files that are mistaken for texts."""


def decode(data: bytes, name: str) -> str:
    """The text of a file.

    Raises
    ------
    InvalidFileError
        If it is too large or not UTF-8; the message names the cure.
    """
    if len(data) > MAX_BYTES:
        fail(name, "", "the file is larger than 1 MiB; split it")
    for start, what in _OTHER_PROGRAMS.items():
        if data.startswith(start):
            fail(name, "", f"this is {what}, not a text; give a text file (UTF-8)")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        fail(name, "", "the file is UTF-16; save it with the encoding UTF-8")
    if b"\0" in data:
        fail(name, "", "the file contains zero bytes, so that it is no text; give a text file (UTF-8)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        try:
            data.decode("gb18030")
            guess = " (it looks like GBK)"
        except UnicodeDecodeError:
            guess = ""
        fail(name, f"line {line}", f"the file is not UTF-8{guess}; save it with the encoding UTF-8")
