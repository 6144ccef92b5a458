"""Reads everything twice, the second time under an audit hook; prints what the hook saw.

A process of its own, because hooks cannot be removed. Run as ``python audited.py ROOT``.
"""

import json
import sys
from pathlib import Path
from typing import Any

from symgame.errors import SymgameError
from symgame.expressions import read_expression
from symgame.gamefile import read_document_text
from symgame.symbols import check_name, real_symbol

FORBIDDEN = {"exec", "compile", "open", "import", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.spawn"}
MARKED = """
title = "MARK"
players = [{ name = "MARK", var = "x", strategies = ["MARK", "other"] }]
parameters.MARK = { meaning = "MARK", assume = "MARK > 0" }
payoffs.1 = ["MARK*sqrt(MARK)"]
payoffs.0 = ["MARK**MARK"]
"""


def main(root: Path) -> None:
    hostile = json.loads((root / "tests/hostile/inputs.json").read_text(encoding="utf-8"))
    names = {name: real_symbol(name) for name in hostile["declared"] + hostile["players"]}
    formulas = [payload(entry) for entry in hostile["inputs"]]
    files = json.loads((root / "tests/hostile/files.json").read_text(encoding="utf-8"))
    texts = [(payload(entry), f".{entry['kind']}") for entry in files if entry["kind"] in ("toml", "json", "nfg")]
    good = [
        (path.read_text(encoding="utf-8"), path.suffix)
        for folder in ("symgame/papers/catalogue", "symgame/library", "tests/papers", "benchmarks")
        for path in sorted((root / folder).iterdir())
        if path.suffix in (".toml", ".nfg")
    ]

    def read_all(mark: str) -> dict[str, int]:
        counts = {"read": 0, "refused": 0}
        for text, suffix in [*good, (MARKED.replace("MARK", mark), ".toml")]:
            read_document_text(text, suffix, "good")
            counts["read"] += 1
        attempts: list[Any] = [lambda t=text, s=suffix: read_document_text(t, s, "hostile") for text, suffix in texts]
        for text in formulas:
            for variant in (text, f"{mark}({text})", f"{text} + {mark}"):
                attempts += [lambda t=variant: read_expression(t, names), lambda t=variant: check_name(t)]
        for attempt in attempts:
            try:
                attempt()
            except SymgameError:
                counts["refused"] += 1
        return counts

    warm = read_all("zqWARMzq")
    seen: list[str] = []
    watching = True

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching and (event in FORBIDDEN or event.startswith("subprocess.") or "zqMARKzq" in repr(arguments)):
            seen.append(f"{event} {arguments!r}"[:200])

    sys.addaudithook(hook)
    watched = read_all("zqMARKzq")
    watching = False
    print(json.dumps({"warm": warm, "watched": watched, "seen": seen[:10]}))


def payload(entry: dict[str, Any]) -> str:
    if "payload" in entry:
        return str(entry["payload"])
    return "".join(piece * count for piece, count in entry["payload_spec"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
