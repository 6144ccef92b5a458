"""What the manuscript reports, worked out once: the five games, their designs, the corpus, and what was measured."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import symgame as sg
from symgame.presentation.edition import Edition
from symgame.stability.regimes.regimes import Regimes, distinct_conditions, regimes
from symgame.stability.regimes.untied import without_ties

PAPER = Path(__file__).resolve().parents[1]
MEASURED = PAPER / "measured"

GAMES = ("llm-iar", "open-source-ecosystem", "data-compute-supply", "vertical-models", "cooperation-modes")
"""In the order of the text: the flagship, the other games of two strategies, the one of three."""

BINARY = GAMES[:4]

SECONDS = 600.0
"""For the cases of one game, which take some seconds; a slow machine is given time."""

Checked = tuple[sg.Paper, tuple[sg.Finding, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """A shipped game with all that is derived of it.

    Attributes
    ----------
    game : Game
    analysis : Analysis
    found : Regimes
        Complete: every set of vertices that can be ESS together.
    """

    game: sg.Game
    analysis: sg.Analysis
    found: Regimes

    def edition(self, lang: str = "en") -> Edition:
        """In which formulas are written."""
        return Edition.of(self.analysis, lang)

    @property
    def forms(self) -> int:
        """How many relations between parameters, up to sign, decide everything."""
        return len(distinct_conditions(self.analysis.vertices, self.game))

    @property
    def idle(self) -> int:
        """How many parameters are in no eigenvalue."""
        used = set().union(*(e.free_symbols for v in self.analysis.vertices for e in v.eigenvalues))
        return sum(symbol not in used for symbol in self.game.symbols)


@cache
def derived(slug: str) -> Derived:
    """The derivation of a shipped game."""
    game = sg.load(slug)
    analysis = sg.analyse(sg.replicator(game))
    found = regimes(game, analysis.vertices, seconds=SECONDS, with_conditions=False)
    if not found.is_complete:
        raise SystemExit(f"the cases of {slug} were not completed within {SECONDS:g} s")
    return Derived(game, analysis, without_ties(analysis.field, analysis.vertices, found))


@cache
def corpus() -> tuple[Checked, ...]:
    """The published games of the catalogue and what is found about each of their claims."""
    return tuple((paper, sg.verify(paper)) for paper in map(sg.load_paper, sg.catalogue()))


@cache
def corpus_traps() -> tuple[tuple[str, tuple[sg.Trap, ...]], ...]:
    """The traps in each of them, by slug."""
    return tuple((paper.game.slug, sg.traps(paper)) for paper, _ in corpus())


@dataclass(frozen=True, slots=True)
class Question:
    """A design that the manuscript asks for: make the target the only ESS."""

    slug: str
    target: str
    instruments: tuple[str, ...]
    scenario: int = 0


DESIGNS = (
    Question("llm-iar", "111", ("S1", "S2")),
    Question("llm-iar", "111", ("P",)),
    Question("llm-iar", "111", ("S1", "S2", "P")),
    Question("open-source-ecosystem", "111", ("e",)),
    Question("open-source-ecosystem", "111", ("U", "e"), scenario=1),
    Question("data-compute-supply", "111", ("F",)),
    Question("data-compute-supply", "111", ("u", "F"), scenario=1),
    Question("data-compute-supply", "111", ("u", "F", "w", "L"), scenario=1),
    Question("vertical-models", "111", ("E", "J", "Q")),
    Question("vertical-models", "111", ("Bg",)),
    Question("cooperation-modes", "1-1-1", ("V1", "W1")),
)


@cache
def designed(asked: Question) -> sg.Design:
    """The answer, with its proof."""
    game = derived(asked.slug).game
    scenario = game.scenarios[asked.scenario]
    return sg.design(game, asked.target, asked.instruments, require="only", scenario=scenario)


@cache
def measured(name: str) -> dict[str, Any]:
    """What a file of ``paper/measured`` holds: what was run, when, and the results."""
    record: dict[str, Any] = json.loads((MEASURED / f"{name}.json").read_text(encoding="utf-8"))
    return record
