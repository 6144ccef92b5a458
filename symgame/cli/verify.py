"""`symgame verify`: what papers print, checked claim by claim."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from symgame.cli.app import JsonOption, Language, LanguageOption, WidthOption, document_named
from symgame.cli.written import formats_of, tell
from symgame.errors import InvalidFileError, SymgameError

if TYPE_CHECKING:
    from symgame.papers.paper import Paper
    from symgame.papers.survey import Checked

GamesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="GAME...", help="Game files with claims (.toml, .json), or shipped slugs."),
]
CatalogueOption = Annotated[
    bool, typer.Option("--catalogue", help="The published games that are shipped; one table of what is found.")
]
ReportOption = Annotated[
    Path | None, typer.Option("--report", metavar="DIR", help="Write a referee's report of each paper into a folder.")
]


def verify(
    games: GamesArgument = None,
    as_json: JsonOption = False,
    catalogue: CatalogueOption = False,
    as_latex: Annotated[bool, typer.Option("--latex", help="One table of all papers, as LaTeX.")] = False,
    report: ReportOption = None,
    to: Annotated[str, typer.Option(metavar="FORMATS", help="Of --report: html, tex, docx, md, pdf.")] = "html,tex",
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Check every claim of papers: verified, refuted with a counterexample, conditional, vacuous or undecided.

    Exit status: 0, 1 something is refuted or vacuous, 2 a file is wrong, 3 something stayed undecided.
    """
    names = _names(games or [], catalogue)
    formats = _formats(to) if report is not None else []
    if report is not None and report.is_file():
        raise SymgameError(f"--report '{report}' is a file; name a folder")
    answers = _answers(names)
    checked = [answer for _, answer in answers if not isinstance(answer, SymgameError)]
    if as_json:
        typer.echo(json.dumps([_record(name, answer) for name, answer in answers], ensure_ascii=False, indent=1))
    else:
        for _, answer in answers:
            if isinstance(answer, SymgameError):
                typer.echo(f"symgame: {answer}", err=True)
            elif not as_latex and not catalogue:
                _show(answer, lang.value, width)
        _show_together(checked, catalogue, as_latex, lang.value, width)
    if report is not None:
        _write_reports(checked, report, formats, lang.value)
    raise typer.Exit(_status(checked, is_unreadable=len(checked) < len(answers)))


def _names(games: list[str], catalogue: bool) -> list[str]:
    from symgame.library import catalogue as slugs

    if catalogue and games:
        raise SymgameError("--catalogue checks the published games that are shipped; leave the other names out")
    if not catalogue and not games:
        raise SymgameError("name files or shipped slugs to verify, or --catalogue for the published games")
    return list(slugs()) if catalogue else games


def _answers(names: list[str]) -> list[tuple[str, Checked | SymgameError]]:
    """What is found about each paper, or why it cannot be read; many are accompanied by a bar on standard error."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    is_silent = len(names) < 2 or not console.is_terminal
    bar = track(names, "Checking", console=console, transient=True, disable=is_silent)
    return [(name, _answer(name)) for name in bar]


def _answer(name: str) -> Checked | SymgameError:
    from symgame.papers.verify import verify as findings_of

    try:
        paper = _paper(name)
        return paper, findings_of(paper)
    except SymgameError as error:
        return error


def _paper(name: str) -> Paper:
    from symgame.papers.paper import Paper

    document = document_named(name)
    return Paper(document.game, document.claims)


def _record(name: str, answer: Checked | SymgameError) -> Any:
    from symgame.papers.records import verified

    if isinstance(answer, InvalidFileError):
        return {"file": name, "errors": [str(mistake) for mistake in answer.mistakes]}
    return {"file": name, "errors": [str(answer)]} if isinstance(answer, SymgameError) else verified(*answer)


def _show(answer: Checked, lang: str, width: int) -> None:
    from symgame.papers.cards import findings_text

    typer.echo(findings_text(*answer, lang=lang, width=width))


def _show_together(checked: list[Checked], catalogue: bool, as_latex: bool, lang: str, width: int) -> None:
    """The table of all papers, where there are several; of the catalogue also whether all is as expected."""
    from symgame.papers.survey import survey_latex, survey_text

    if as_latex:
        typer.echo(survey_latex(checked, lang=lang))
    elif len(checked) > 1:
        typer.echo(survey_text(checked, lang=lang, width=width))
    if catalogue:
        for line in _deviations(checked, lang):
            typer.echo(line, err=as_latex)


def _deviations(checked: list[Checked], lang: str) -> list[str]:
    from symgame.display.words import say
    from symgame.papers.expected import deviations

    found = [
        say("survey otherwise", lang, slug=paper.game.slug, what=what)
        for paper, findings in checked
        for what in deviations(paper.game.slug, findings)
    ]
    return found or [say("survey as expected", lang, n=sum(len(findings) for _, findings in checked))]


def _formats(to: str) -> list[str]:
    """What reports are written as, checked before papers are."""
    from symgame.reports.document import check_formats

    formats = formats_of(to)
    check_formats(formats)
    return formats


def _write_reports(checked: list[Checked], folder: Path, formats: list[str], lang: str) -> None:
    """A report for each paper, named by its slug; papers of one slug are numbered."""
    from symgame.reports import write_review

    times: dict[str, int] = {}
    for paper, findings in checked:
        slug = paper.game.slug
        times[slug] = times.get(slug, 0) + 1
        name = slug if times[slug] == 1 else f"{slug}-{times[slug]}"
        tell(write_review(paper, folder, findings=findings, lang=lang, to=formats, name=name), lang, err=True)


def _status(checked: list[Checked], *, is_unreadable: bool) -> int:
    """The first that applies: 2 unreadable, 1 refuted or vacuous, 3 undecided, 0 otherwise."""
    verdicts = {finding.verdict.value for _, findings in checked for finding in findings}
    if is_unreadable:
        return 2
    if verdicts & {"refuted", "vacuous"}:
        return 1
    return 3 if "undecided" in verdicts else 0
