"""The manuscript: ``python paper/make.py`` makes every table, number, reference and figure anew, by the toolkit.

``--check`` makes nothing and fails where a generated file is not what would be made now; ``--pdf`` compiles both
manuscripts; ``--sample`` works out anew what is sampled for minutes (``paper/measured``). What the benchmarks
measure is not measured again: ``python benchmarks/derivation.py --json paper/measured/derivation.json`` does that.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from paper.making import compiling, figures, sampling, statements, texts

USAGE = "python paper/make.py [--check | --pdf | --sample]"


def check() -> int:
    """Say what is stale; the exit status."""
    wrong = [*texts.stale(), *statements.stale(), *figures.stale()]
    for line in wrong:
        print(line)
    print(f"{len(wrong)} stale: python paper/make.py makes them anew" if wrong else "nothing is stale")
    return 1 if wrong else 0


def main(words: list[str]) -> int:
    """One thing after the other; the exit status."""
    warnings.simplefilter("error", UserWarning)  # for example that labels are English for want of a font
    if words == ["--check"]:
        return check()
    steps = {"": (texts, figures), "--pdf": (compiling,), "--sample": (sampling,)}
    asked = words[0] if len(words) == 1 else ""
    if len(words) > 1 or asked not in steps:
        print(f"usage: {USAGE}", file=sys.stderr)
        return 2
    for step in steps[asked]:
        for name in step.make():
            print(name, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
