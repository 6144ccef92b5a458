"""Where a report is written: a folder of its own, known by a mark, never over somebody's other files."""

from __future__ import annotations

from pathlib import Path

from symgame.errors import ReportError

MARK = ".symgame-report"
"""A file in every folder that a report made."""


def prepared(folder: Path) -> Path:
    """The folder, made or, where an earlier report stands in it, taken again.

    Raises
    ------
    ReportError
        If it is a file, or a folder with other things in it.
    """
    if folder.exists() and not folder.is_dir():
        raise ReportError(f"{folder} is a file; choose another folder with -o")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise ReportError(f"{folder} has other files in it; choose another folder with -o, or empty this one")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARK).write_text(
            "This folder was made by symgame report; it may be written again.\n", encoding="utf-8"
        )
    except OSError as error:
        raise ReportError(f"{folder} cannot be written: {error.strerror}; choose another folder with -o") from error
    return folder
