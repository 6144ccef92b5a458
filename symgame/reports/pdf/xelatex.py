"""PDF by xelatex: in a folder of its own, without shell escape, as often as its references need."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from symgame.display.table import Block, Picture
from symgame.errors import ReportError

COMMAND = ("xelatex", "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "report.tex")

FILES = ("fontspec.sty", "caption.sty", "geometry.sty", "amsmath.sty", "booktabs.sty", "longtable.sty", "float.sty")
CHINESE_FILES = ("ctexart.cls", "ctex.sty", "xeCJK.sty", "FandolSong-Regular.otf")
"""What must be there besides the program, for any document and for one with Chinese characters."""

MAX_RUNS, SECONDS = 3, 300
"""The most runs, and how long each may take."""


def is_there(*, is_chinese: bool = False) -> bool:
    """Whether xelatex is installed with what a document, or one with Chinese characters, needs."""
    if shutil.which("xelatex") is None or shutil.which("kpsewhich") is None:
        return False
    needed = (*FILES, *(CHINESE_FILES if is_chinese else ()))
    done = subprocess.run(["kpsewhich", *needed], capture_output=True, text=True, check=False)
    return len(done.stdout.splitlines()) == len(needed)


def made(document: str, blocks: Sequence[Block], folder: Path) -> bytes:
    """The PDF of a LaTeX document; the figures among its blocks are taken from the folder, nothing is left in it.

    Raises
    ------
    ReportError
        If xelatex does not succeed; the message has its first complaint.
    """
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "report.tex").write_text(document, encoding="utf-8")
        for block in blocks:
            if isinstance(block, Picture):
                (place / block.file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(folder / f"{block.file}.pdf", place / f"{block.file}.pdf")
        for _ in range(MAX_RUNS):
            log = _run(place)
            if not re.search(r"Rerun to get|Table widths have changed|rerunfilecheck", log):
                break
        return (place / "report.pdf").read_bytes()


def _run(place: Path) -> str:
    """One run, which can read and write nothing by a name outside of its folder; its log."""
    surroundings = os.environ | {"openin_any": "p", "openout_any": "p"}
    try:
        done = subprocess.run(
            COMMAND, cwd=place, env=surroundings, capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS,
            check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ReportError(f"xelatex did not end: {error}") from error
    path = place / "report.log"
    log = path.read_text("utf-8", errors="replace") if path.is_file() else ""
    if done.returncode != 0:
        complaint = re.search(r"^! (.*)", log, re.MULTILINE)
        raise ReportError(f"xelatex failed: {complaint[1] if complaint else f'exit status {done.returncode}'}")
    return log
