"""What is sampled by the toolkit's own commands and kept in ``paper/measured``, since it takes minutes.

It needs the extras ``sensitivity`` and ``fast``.

The files of the benchmarks are written by these: ``python benchmarks/nash.py --json paper/measured/nash.json``.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version

from paper.making.facts import MEASURED

COMMANDS = {
    "basins": ("basins", "llm-iar", "--starts", "100000"),
    "sobol": (
        "sensitivity", "llm-iar", "--sobol", "C=3:7,V=4.68:10.92,S1=0.9:2.1,S2=0.6:1.4",
        "--quantity", "basin", "--vertex", "111", "--points", "512", "--starts", "400",
    ),
    "levels-C": ("sensitivity", "llm-iar", "--parameter", "C", "--values", "2.9,3.1,5,7,7.3,7.33", "--starts", "10000"),
    "levels-S1": ("sensitivity", "llm-iar", "--parameter", "S1", "--values", "0.05,0.2,1.5,3,4", "--starts", "10000"),
    "levels-P": (
        "sensitivity", "llm-iar", "--parameter", "P", "--values", "0.6,1.2,1.8,1.98,2.02", "--starts", "10000",
    ),
}  # fmt: skip
"""By the name of the file: the words of the command."""


def make() -> Iterator[str]:
    """Run all commands and keep their answers; the names of the files."""
    for name, words in COMMANDS.items():
        done = subprocess.run(
            [sys.executable, "-m", "symgame", *words, "--json"], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(done.stderr)
        python = ".".join(platform.python_version_tuple()[:2])
        record = {
            "what": "sampled by the toolkit's own command",
            "command": " ".join(["symgame", *words, "--json"]),
            "date": datetime.date.today().isoformat(),
            "machine": f"{os.cpu_count()} cores, {platform.python_implementation()} {python}",
            "packages": {package: version(package) for package in ("numpy", "scipy", "SALib", "heyoka")},
            "results": json.loads(done.stdout),
        }
        path = MEASURED / f"{name}.json"
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        yield path.name
