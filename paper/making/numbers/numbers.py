r"""Every number that the manuscript's text states, as a macro of ``numbers.tex``: ``\NumClaims``, ``\LlmCases``.

Results of derivations are worked out anew; measurements are read from ``paper/measured``. Names of macros have
letters only, so that 111 is ``All`` and 000 is ``None``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from paper.making.compiling import MANUSCRIPTS
from paper.making.facts import PAPER
from paper.making.numbers.corpus import corpus_numbers
from paper.making.numbers.flagship import flagship_numbers
from paper.making.numbers.games import cube_numbers, design_numbers, game_numbers
from paper.making.numbers.measured import benchmark_numbers, planted_numbers
from paper.making.numbers.sampled import sampled_numbers
from paper.making.tex import HEAD

PARTS: tuple[Callable[[], Iterator[tuple[str, str]]], ...] = (
    corpus_numbers,
    cube_numbers,
    game_numbers,
    flagship_numbers,
    design_numbers,
    planted_numbers,
    benchmark_numbers,
    sampled_numbers,
)


def numbers() -> str:
    """The file of all macros that a manuscript uses."""
    every = [macro for part in PARTS for macro in part()]
    doubled = [name for name, count in Counter(name for name, _ in every).items() if count > 1]
    if doubled:
        raise SystemExit(f"macros made twice: {', '.join(doubled)}")
    used = set().union(*(macros_in(name) for name in MANUSCRIPTS))
    return HEAD + "".join(rf"\newcommand{{\{name}}}{{{value}}}" + "\n" for name, value in every if name in used)


def macros_in(manuscript: str) -> set[str]:
    """The names that begin with a capital letter, as those made here do."""
    return set(re.findall(r"\\([A-Z][A-Za-z]+)", (PAPER / f"{manuscript}.tex").read_text(encoding="utf-8")))
