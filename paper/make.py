"""Make the tables and figures of the manuscript anew, by the toolkit: ``python paper/make.py``.

Tables are what ``symgame`` prints, figures what ``symgame figure`` draws; nothing in them is written by hand.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLAGSHIP = "llm-iar"

TABLES = {"catalogue.tex": ("verify", "--catalogue", "--latex")}
"""What the commands print, by the name of the file."""

FIGURES = {
    "payments": (),
    "party": ("--width", "170"),
    "cube": (),
    "series": (),
    "willingness": ("--width", "170"),
    "flow": (),
    "panels": ("--parameter", "S1", "--width", "170"),
    "plane": ("--parameter", "S1", "--parameter", "C"),
    "strip": ("--parameter", "S1"),
    "bars": (),
}
"""The figures of the flagship at its first scenario: kind and options."""


def printed(*words: str) -> str:
    """What a command prints; 0 and 1 (something is refuted) are both answers."""
    done = subprocess.run([sys.executable, "-m", "symgame", *words], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return done.stdout


def main() -> None:
    """All tables, then all figures, as PDF for the manuscript and PNG for the README."""
    for name, words in TABLES.items():
        (HERE / "tables" / name).write_text(printed(*words), encoding="utf-8")
        print(f"tables/{name}")
    (HERE / "figures").mkdir(exist_ok=True)
    for kind, options in FIGURES.items():
        stem = HERE / "figures" / f"{FLAGSHIP}-{kind}"
        printed("figure", kind, FLAGSHIP, *options, "-o", f"{stem}.pdf", "-o", f"{stem}.png")
        print(f"figures/{FLAGSHIP}-{kind}")


if __name__ == "__main__":
    main()
