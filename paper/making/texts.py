"""The generated text files: tables in both languages, the numbers, the references."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from paper.making.facts import BINARY, GAMES, PAPER
from paper.making.numbers.numbers import numbers
from paper.making.references import references
from paper.making.tables import corpus, games, measured, policies

NAMES = dict(zip(GAMES, ("llm-iar", "open-source", "data-compute", "vertical", "cooperation"), strict=True))

TABLES: Mapping[str, Callable[[str], str]] = {
    "games": games.games,
    "llm-iar-payoffs": partial(games.payoffs, "llm-iar"),
    **{f"{name}-parameters": partial(games.parameters, slug) for slug, name in NAMES.items()},
    **{f"{NAMES[slug]}-conditions": partial(games.conditions, slug) for slug in BINARY},
    **{f"{NAMES[slug]}-cases": partial(games.cases, slug) for slug in BINARY},
    "cooperation-sets": games.sets_by_size,
    "thresholds": policies.thresholds,
    "designs": policies.designs,
    "catalogue": corpus.catalogue,
    "kinds": corpus.kinds,
    "traps": corpus.traps,
    "planted": measured.planted,
    "sobol": measured.sobol,
    "levels": measured.levels,
    "derivation": measured.derivation,
    "regimes": measured.regimes,
}

LANGUAGES = {"en": "", "zh": ".zh"}
"""What stands before the suffix of a file in a language."""


def texts() -> Iterator[tuple[Path, str]]:
    """Every generated text file and what belongs into it."""
    for lang, mark in LANGUAGES.items():
        for name, table in TABLES.items():
            yield PAPER / "tables" / f"{name}{mark}.tex", table(lang)
        yield PAPER / f"references{mark}.tex", references(lang)
    yield PAPER / "numbers.tex", numbers()


def make() -> Iterator[str]:
    """Write all of them; their names."""
    (PAPER / "tables").mkdir(exist_ok=True)
    for path, text in texts():
        path.write_text(text, encoding="utf-8")
        yield str(path.relative_to(PAPER))


def stale() -> Iterator[str]:
    """The files that are not, byte for byte, what would be written now."""
    known = set()
    for path, text in texts():
        known.add(path)
        name = path.relative_to(PAPER)
        if not path.exists():
            yield f"{name}: not made"
        elif path.read_bytes() != text.encode():
            yield f"{name}: other than what is made now, from line {_first_other_line(path.read_text('utf-8'), text)}"
    for path in sorted((PAPER / "tables").iterdir()):
        if path not in known:
            yield f"{path.relative_to(PAPER)}: made by nothing"


def _first_other_line(kept: str, made: str) -> int:
    lines = zip([*kept.splitlines(), ""], [*made.splitlines(), ""], strict=False)
    return next((k for k, (one, other) in enumerate(lines, 1) if one != other), 1)
