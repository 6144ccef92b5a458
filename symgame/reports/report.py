"""A report from a game: its blocks, its figures, and the files that are written from them."""

from __future__ import annotations

import datetime
import importlib.metadata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from symgame.analysis import Analysis, analyse
from symgame.display.markdown import markdown
from symgame.display.table import Block, Lettering
from symgame.dynamics.replicator import replicator
from symgame.errors import ReportError
from symgame.game import Game
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Simulation
from symgame.presentation.edition import Edition
from symgame.reports.cases import scenario_cases
from symgame.reports.derivation import appendix, derivation
from symgame.reports.folder import prepared
from symgame.reports.latex_document import latex_document
from symgame.reports.model import front, model
from symgame.reports.outline import Outline
from symgame.reports.pictures import Pictures, draw_pictures
from symgame.reports.simulation import simulation
from symgame.reports.web_page import web_page
from symgame.reports.word import require_word, word_document
from symgame.stability.regimes.regimes import Regimes, regimes
from symgame.stability.regimes.untied import without_ties


@dataclass(frozen=True, slots=True)
class Report:
    """A document before it is written, and the folder with its figures."""

    blocks: tuple[Block, ...]
    lettering: Lettering
    lang: str
    folder: Path


def _html(report: Report) -> Path:
    return _written(report, "report.html", web_page(report.blocks, report.lettering, report.lang, report.folder))


def _tex(report: Report) -> Path:
    return _written(report, "report.tex", latex_document(report.blocks, report.lettering, report.lang))


def _md(report: Report) -> Path:
    return _written(report, "report.md", markdown(report.blocks, lettering=report.lettering, lang=report.lang))


def _docx(report: Report) -> Path:
    path = report.folder / "report.docx"
    word_document(report.blocks, report.lettering, report.lang, report.folder, path)
    return path


def _written(report: Report, name: str, text: str) -> Path:
    path = report.folder / name
    path.write_text(text, encoding="utf-8")
    return path


SECONDS = 20.0
"""The search for cases ends after so long; the report then says that it is not complete."""

FORMATS: dict[str, Callable[[Report], Path]] = {"html": _html, "tex": _tex, "docx": _docx, "md": _md}
"""What a report can be written as, and how."""


def write_report(
    game: Game,
    folder: str | Path | None = None,
    *,
    lang: str = "en",
    to: Sequence[str] = ("html", "tex"),
    date: datetime.date | None = None,
    on_step: Callable[[str], object] = str,
) -> tuple[Path, ...]:
    """Write the report of a game.

    Parameters
    ----------
    game : Game
    folder : str or Path, optional
        ``SLUG-report`` without it. It must be new, empty, or an earlier report.
    lang : str, optional
        ``"en"`` or ``"zh"``.
    to : sequence of str, optional
        Of ``"html"``, ``"tex"``, ``"docx"`` (extra ``word``) and ``"md"``.
    date : date, optional
        Printed in the document; today without it.
    on_step : callable, optional
        Is told what comes next, to show progress.

    Returns
    -------
    tuple of Path
        The documents, in the order of ``to``; figures lie beside them.

    Raises
    ------
    ReportError
        If a format is not known, its extra is not installed, or the folder cannot be used.
    """
    for name in to:
        if name not in FORMATS:
            raise ReportError(f"no format '{name}'; known: {', '.join(FORMATS)}")
    if "docx" in to:
        require_word()
    field = replicator(game)
    place = prepared(Path(folder if folder is not None else f"{game.slug}-report"))
    on_step("derivation")
    analysis = analyse(field)
    on_step("cases")
    found = regimes(game, analysis.vertices, seconds=SECONDS, with_conditions=False)
    found = without_ties(field, analysis.vertices, found)
    on_step("simulations")
    simulations = [simulate(field, scenario) for scenario in game.scenarios]
    on_step("figures")
    pictures = draw_pictures(field, simulations, found, place, lang)
    blocks = report_blocks(analysis, found, simulations, pictures, lang=lang, date=date or datetime.date.today())
    report = Report(blocks, Edition.of(analysis, lang).lettering, lang, place)
    on_step(f"writing {', '.join(to)}")
    return tuple(FORMATS[name](report) for name in to)


def report_blocks(
    analysis: Analysis,
    found: Regimes,
    simulations: Sequence[Simulation],
    pictures: Pictures,
    *,
    lang: str,
    date: datetime.date,
) -> tuple[Block, ...]:
    """The sections in the order of a paper."""
    edition, outline, version = Edition.of(analysis, lang), Outline(lang), importlib.metadata.version("symgame")
    return (
        *front(edition, date.isoformat(), version),
        *model(edition, outline),
        *derivation(edition, outline, analysis, found, pictures),
        *simulation(edition, outline, simulations, pictures, scenario_cases(edition, analysis, found)),
        *appendix(edition, analysis, version),
    )
