"""A report from a game: its blocks, its figures, and the files that are written from them."""

from __future__ import annotations

import datetime
import importlib.metadata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from symgame.analysis import Analysis, analyse
from symgame.display.table import Block, Picture, Table
from symgame.dynamics.replicator import replicator
from symgame.game import Game
from symgame.gamefile.claims import Claims
from symgame.papers.paper import Paper
from symgame.papers.verdicts import Finding
from symgame.papers.verify import verify
from symgame.presentation.edition import Edition
from symgame.reports.claims import claims
from symgame.reports.derivation.derivation import derivation
from symgame.reports.document import Document, check_formats, written
from symgame.reports.endings.code import GameFile, code, file_of
from symgame.reports.endings.conclusions import conclusions
from symgame.reports.endings.proofs import has_hurwitz, proofs
from symgame.reports.endings.references import Work, bibliography, references, works
from symgame.reports.endings.reply import reply
from symgame.reports.experiments.experiments import Experiments, experiments, scenarios_of
from symgame.reports.folder import prepared
from symgame.reports.model.model import front, model
from symgame.reports.options import Options, check_options
from symgame.reports.outline import Outline
from symgame.reports.pictures import Pictures, draw_pictures
from symgame.reports.simulation.simulation import simulation
from symgame.stability.regimes.regimes import Regimes, regimes
from symgame.stability.regimes.untied import without_ties

SECONDS = 20.0
"""The search for cases ends after so long; the report then says that it is not complete."""

BIBLIOGRAPHY = "references.bib"


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """All that a report tells, in no language yet.

    Attributes
    ----------
    analysis : Analysis
    found : Regimes
    made : Experiments
    pictures : Pictures
    paper : Paper
    findings : tuple of Finding
        About what its source prints.
    used : tuple of Work
    file : GameFile
    options : Options
    """

    analysis: Analysis
    found: Regimes
    made: Experiments
    pictures: Pictures
    paper: Paper
    findings: tuple[Finding, ...]
    used: tuple[Work, ...]
    file: GameFile
    options: Options


def write_report(
    game: Game,
    folder: str | Path | None = None,
    *,
    printed: Claims | None = None,
    lang: str = "en",
    to: Sequence[str] = ("html", "tex"),
    options: Options | None = None,
    file: GameFile | None = None,
    date: datetime.date | None = None,
    on_step: Callable[[str], object] = str,
) -> tuple[Path, ...]:
    """Write the report of a game, its figures, and a file of its references for BibTeX.

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
        Of :data:`symgame.reports.FORMATS`, for example ``"html"`` and ``"tex"``; others may need an extra.
    options : Options, optional
        How sections are numbered, captions in two languages, the columns of the payoff matrix.
    file : GameFile, optional
        From which the game was read, for the appendix; without it the game is written as one.
    date : date, optional
        Printed in the document; today without it.
    on_step : callable, optional
        Is told what comes next, to show progress.

    Returns
    -------
    tuple of Path
        The documents, in the order of ``to``; figures and ``references.bib`` lie beside them.

    Raises
    ------
    ReportError
        If a format is not known, an option does not suit, or the folder cannot be used; or if what a format needs is
        not installed: the other formats are written, and the message names both.
    """
    chosen = options or Options()
    check_formats(to)
    check_options(chosen, game, lang)
    field = replicator(game)
    place = prepared(Path(folder if folder is not None else f"{game.slug}-report"))
    on_step("derivation")
    analysis = analyse(field)
    on_step("cases")
    found = regimes(game, analysis.vertices, seconds=SECONDS, with_conditions=False)
    found = without_ties(field, analysis.vertices, found)
    made = experiments(analysis, lang, on_step)
    on_step("figures")
    pictures = draw_pictures(analysis, found, made, place, lang)
    on_step("claims and text")
    paper = Paper(game, printed or Claims())
    used = works(analysis.field.scope, has_hurwitz=has_hurwitz(analysis), has_sobol=_has_sobol(made))
    findings = tuple(verify(paper))
    contents = Contents(analysis, found, made, pictures, paper, findings, used, file or file_of(game), chosen)
    blocks = report_blocks(contents, lang=lang, date=date or datetime.date.today())
    on_step(f"writing {', '.join(to)}")
    (place / BIBLIOGRAPHY).write_text(bibliography(game, used), encoding="utf-8")
    return written(Document(blocks, Edition.of(analysis, lang).lettering, lang, place), to)


def report_blocks(contents: Contents, *, lang: str, date: datetime.date) -> tuple[Block, ...]:
    """The whole report, each caption in English, too, where that is wanted."""
    blocks = tuple(_blocks(contents, lang, date))
    if not contents.options.bilingual_captions:
        return blocks
    return tuple(_with_captions(blocks, tuple(_blocks(contents, "en", date))))


def _blocks(contents: Contents, lang: str, date: datetime.date) -> Iterator[Block]:
    """The sections in the order of a paper."""
    analysis, found, made, pictures = contents.analysis, contents.found, contents.made, contents.pictures
    edition, options, version = Edition.of(analysis, lang), contents.options, importlib.metadata.version("symgame")
    outline = Outline(lang, options.first_section, options.numbering)
    yield from front(edition, date.isoformat(), version)
    yield from model(edition, outline, pictures, options)
    yield from derivation(edition, outline, analysis, found, made, pictures)
    yield from simulation(edition, outline, analysis, found, made, pictures)
    yield from claims(edition, outline, contents.paper, contents.findings)
    yield from conclusions(edition, outline, analysis, found, made)
    yield from references(edition, contents.used)
    yield from proofs(edition, analysis, version)
    scenarios = scenarios_of(analysis.game, lang)
    yield from code(edition, contents.file, scenarios, has_claims=bool(contents.findings))
    yield from reply(edition, analysis, made)


def _with_captions(blocks: Sequence[Block], english: Sequence[Block]) -> Iterator[Block]:
    """Tables and figures with the captions that they have in the English report, where they come in the same order."""
    captions = (block.caption for block in english if isinstance(block, Table | Picture))
    for block in blocks:
        yield replace(block, second=next(captions)) if isinstance(block, Table | Picture) else block


def _has_sobol(made: Experiments) -> bool:
    return made.joint is not None and made.joint.indices is not None
