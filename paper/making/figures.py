"""The figures of the manuscript and of the README, and what is drawn in each.

A figure is kept with a record: the data that it shows (:mod:`paper.making.drawn`) and the sums of its files. It is
stale if the toolkit would draw other data now, or if a file is not the one that was made with the record. Pictures
themselves are not compared: fonts and versions change them where no result has changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from paper.making.drawn import differences, drawn
from paper.making.facts import PAPER, derived
from symgame.figures.fonts import CHINESE, installed
from symgame.figures.save import save

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FIGURES = PAPER / "figures"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure of a name.

    Attributes
    ----------
    name : str
    draw : callable
        From the language to the figure.
    formats : tuple of str
        Of the English figure: PNG where the README can show it. A Chinese one is a PDF.
    langs : tuple of str
        Chinese where the manuscript has it.
    """

    name: str
    draw: Callable[[str], Figure]
    formats: tuple[str, ...] = ("pdf",)
    langs: tuple[str, ...] = ("en", "zh")

    def stem(self, lang: str) -> Path:
        """The files without their suffixes."""
        return FIGURES / (self.name if lang == "en" else f"{self.name}.{lang}")

    def suffixes(self, lang: str) -> tuple[str, ...]:
        """The formats in a language."""
        return self.formats if lang == "en" else ("pdf",)


def of_kind(kind: str, slug: str, *parameters: str, width: str = "single") -> Callable[[str], Figure]:
    """A figure as ``symgame figure`` draws it."""
    from symgame.cli.asked import Asked
    from symgame.cli.figure import KINDS

    def draw(lang: str) -> Figure:
        return KINDS[kind].draw(Asked(kind, derived(slug).game, parameters=parameters, lang=lang, width=width))

    return draw


def closed_paths(lang: str) -> Figure:
    """Paths of the open-source game where contributing back pays under coordination only."""
    from symgame.cli.asked import Asked
    from symgame.figures import phase_cube

    game = derived("open-source-ecosystem").game
    changed = game.scenario_from(CYCLE, name="contributing pays under coordination only", like=game.scenarios[0])
    return phase_cube(Asked("cube", replace(game, scenarios=(changed,))).grid(), lang=lang)


CYCLE = {"g": "1.2", "c": "1.5"}
"""Of the gain and the cost of contributing back: the cost lies between the gain and the gain with the reward."""

BOTH = ("pdf", "png")
LLM = "llm-iar"

DRAWINGS = (
    Drawing("llm-iar-payments", of_kind("payments", LLM), BOTH),
    Drawing("llm-iar-cube", of_kind("cube", LLM), BOTH),
    Drawing("llm-iar-plane", of_kind("plane", LLM, "S1", "C"), BOTH),
    Drawing("llm-iar-bars", of_kind("bars", LLM), BOTH),
    Drawing("llm-iar-panels", of_kind("panels", LLM, "S1", width="double"), BOTH),
    Drawing("llm-iar-party", of_kind("party", LLM, width="double"), BOTH, ("en",)),
    Drawing("llm-iar-series", of_kind("series", LLM), BOTH, ("en",)),
    Drawing("llm-iar-willingness", of_kind("willingness", LLM, width="double"), BOTH, ("en",)),
    Drawing("llm-iar-flow", of_kind("flow", LLM), BOTH, ("en",)),
    Drawing("llm-iar-strip", of_kind("strip", LLM, "S1"), BOTH, ("en",)),
    Drawing("open-source-plane", of_kind("plane", "open-source-ecosystem", "U=0:4", "e")),
    Drawing("open-source-cube", closed_paths),
    Drawing("data-compute-plane", of_kind("plane", "data-compute-supply", "q=0:1", "F=0:12")),
    Drawing("vertical-plane", of_kind("plane", "vertical-models", "T=0:10", "Rg=0:12")),
    Drawing("cooperation-simplex", of_kind("simplex", "cooperation-modes", width="double")),
)
"""Ten kinds of the flagship, shown in the README or the manuscript, and those of the other games."""


def make() -> Iterator[str]:
    """Draw all figures; their names."""
    if not set(CHINESE) & installed():
        raise SystemExit("the Chinese figures need a Chinese font, for example Debian's fonts-wqy-microhei")
    for drawing in DRAWINGS:
        for lang in drawing.langs:
            figure, stem = drawing.draw(lang), drawing.stem(lang)
            files = save(figure, stem, drawing.suffixes(lang))
            record = {"files": {path.name: _sum(path) for path in files}, "drawn": drawn(figure)}
            text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
            _record(stem).write_text(text.replace('},"', '},\n"') + "\n", encoding="utf-8")
            yield stem.name


def stale() -> Iterator[str]:
    """What is wrong with the figures that are there."""
    kept = {path.name for path in FIGURES.iterdir()}
    has_chinese = bool(set(CHINESE) & installed())
    known: set[str] = set()
    for drawing in DRAWINGS:
        for lang in drawing.langs:
            stem = drawing.stem(lang)
            known |= {_record(stem).name, *(f"{stem.name}.{suffix}" for suffix in drawing.suffixes(lang))}
            if lang == "en" or has_chinese:
                yield from (f"figures/{stem.name}: {what}" for what in _wrong(stem, drawing.draw(lang)))
    yield from (f"figures/{name}: made by nothing" for name in sorted(kept - known))


def _wrong(stem: Path, figure: Figure) -> Iterator[str]:
    if not _record(stem).exists():
        yield "not made"
        return
    record = json.loads(_record(stem).read_text(encoding="utf-8"))
    for name, kept in record["files"].items():
        path = stem.with_name(name)
        if not path.exists() or _sum(path) != kept:
            yield f"{name} is not the file that was made"
    yield from differences(record["drawn"], drawn(figure))


def _record(stem: Path) -> Path:
    return stem.with_name(f"{stem.name}.json")


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
