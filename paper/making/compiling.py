"""The manuscripts as PDF: xelatex twice, no shell, and nothing undefined, missing or too wide."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from paper.making.facts import PAPER

MANUSCRIPTS = ("manuscript", "manuscript.zh")

MAX_OVERFULL = 2.0
"""In points: less is not seen."""

SECONDS = 300

_WRONG = (
    re.compile(r"LaTeX Warning: (?:Reference|Citation) .* undefined"),
    re.compile(r"LaTeX Warning: Label .* multiply defined"),
    re.compile(r"Missing character: .*"),
    re.compile(r"LaTeX Warning: Float too large .*"),
)
_OVERFULL = re.compile(r"Overfull \\[hv]box \(([\d.]+)pt too (?:wide|high)\).*")


def is_possible() -> bool:
    """Whether there is a TeX."""
    return shutil.which("xelatex") is not None


def compiled(name: str, folder: Path) -> Iterator[str]:
    """Compile one manuscript into a folder; what is wrong with it."""
    words = ["xelatex", "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error"]
    words += [f"-output-directory={folder}", f"{name}.tex"]
    surroundings = {**os.environ, "max_print_line": "1000", "MISSFONT_LOG": str(folder / "missfont.log")}
    log = ""
    for _ in range(2):
        done = subprocess.run(words, cwd=PAPER, env=surroundings, capture_output=True, timeout=SECONDS, check=False)
        log = (folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")
        if done.returncode:
            at = log.find("\n! ")
            yield f"{name}.tex: {log[at + 1 : at + 400] if at >= 0 else log[-400:]}"
            return
    yield from (f"{name}.tex: {what}" for what in dict.fromkeys(_complaints(log)))


def _complaints(log: str) -> Iterator[str]:
    for line in log.splitlines():
        overfull = _OVERFULL.search(line)
        if overfull and float(overfull[1]) > MAX_OVERFULL:
            yield overfull[0]
        yield from (found[0] for pattern in _WRONG if (found := pattern.search(line)))


def make() -> Iterator[str]:
    """Compile all manuscripts and keep the PDFs beside them; their names."""
    if not is_possible():
        raise SystemExit("there is no xelatex; on Debian: apt-get install texlive-xetex texlive-lang-chinese")
    for name in MANUSCRIPTS:
        with tempfile.TemporaryDirectory() as folder:
            wrong = list(compiled(name, Path(folder)))
            if wrong:
                raise SystemExit("\n".join(wrong))
            shutil.copy(Path(folder) / f"{name}.pdf", PAPER)
        yield f"{name}.pdf"
