"""What a benchmark measured, as JSON: every benchmark takes ``--json FILE`` and ``--note TEXT``.

A record says what was measured, by which command, when, on what kind of machine and with which versions, so
that a figure that is printed somewhere can be traced to it. ``--note`` is for what the program cannot know:
that other work ran beside, for example.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

OPTIONS = ("--json", "--note")


@dataclass(frozen=True, slots=True)
class Record:
    """Where the results of a run go.

    Attributes
    ----------
    words : tuple of str
        The command line without these options.
    path : Path or None
        None: the results are printed only.
    note : str
    """

    words: tuple[str, ...]
    path: Path | None = None
    note: str = ""

    def write(self, what: str, results: object, *, packages: Sequence[str] = ()) -> None:
        """Write the results, if a file was asked for."""
        if self.path is None:
            return
        record = {
            "what": what,
            "command": shlex.join(["python", f"benchmarks/{Path(sys.argv[0]).name}", *self.words]),
            "date": datetime.date.today().isoformat(),
            "machine": f"{os.cpu_count()} cores, {platform.python_implementation()} {_short()}",
            "note": self.note,
            "packages": {name: found for name in packages if (found := _version(name))},
            "results": results,
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def record_of(words: Sequence[str]) -> Record:
    """Read the options out of a command line."""
    rest, found = [], dict.fromkeys(OPTIONS, "")
    given = iter(words)
    for word in given:
        if word in OPTIONS:
            found[word] = next(given, "")
            if not found[word]:
                raise SystemExit(f"{word} needs a value: --json FILE, --note TEXT")
        else:
            rest.append(word)
    return Record(tuple(rest), Path(found["--json"]) if found["--json"] else None, found["--note"])


def _short() -> str:
    return ".".join(platform.python_version_tuple()[:2])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
