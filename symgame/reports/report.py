"""A report from a game: its blocks, its figures, and the files that are written from them."""

from __future__ import annotations

import datetime
import importlib.metadata
from collections.abc import Callable, Sequence
from pathlib import Path

from symgame.analysis import Analysis, analyse
from symgame.display.table import Block
from symgame.dynamics.replicator import replicator
from symgame.game import Game
from symgame.gamefile.claims import Claims
from symgame.numeric.simulate import simulate
from symgame.numeric.simulation import Simulation
from symgame.papers.paper import Paper
from symgame.papers.verify import verify
from symgame.presentation.edition import Edition
from symgame.reports.cases import scenario_cases
from symgame.reports.claims import claims
from symgame.reports.derivation import appendix, derivation
from symgame.reports.document import Document, check_formats, written
from symgame.reports.folder import prepared
from symgame.reports.model import front, model
from symgame.reports.outline import Outline
from symgame.reports.pictures import Pictures, draw_pictures
from symgame.reports.simulation import simulation
from symgame.stability.regimes.regimes import Regimes, regimes
from symgame.stability.regimes.untied import without_ties

SECONDS = 20.0
"""The search for cases ends after so long; the report then says that it is not complete."""


def write_report(
    game: Game,
    folder: str | Path | None = None,
    *,
    printed: Claims | None = None,
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
    printed : Claims, optional
        What its source prints; it is verified in a section of its own.
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
    check_formats(to)
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
    paper = Paper(game, printed or Claims())
    blocks = report_blocks(analysis, found, simulations, pictures, paper, lang=lang, date=date or datetime.date.today())
    on_step(f"writing {', '.join(to)}")
    return written(Document(blocks, Edition.of(analysis, lang).lettering, lang, place), to)


def report_blocks(
    analysis: Analysis,
    found: Regimes,
    simulations: Sequence[Simulation],
    pictures: Pictures,
    paper: Paper,
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
        *claims(edition, outline, paper, verify(paper)),
        *appendix(edition, analysis, version),
    )
