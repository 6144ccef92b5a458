"""`symgame verify`: what papers print, checked claim by claim."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from symgame.cli.app import JsonOption, Language, LanguageOption, WidthOption, is_file
from symgame.errors import InvalidFileError, SymgameError

if TYPE_CHECKING:
    from symgame.papers.paper import Paper
    from symgame.papers.verdicts import Finding

    Checked = tuple[Paper, tuple[Finding, ...]]

GamesArgument = Annotated[
    list[str], typer.Argument(metavar="GAME...", help="Game files with claims (.toml, .json), or shipped slugs.")
]


def verify(
    games: GamesArgument,
    as_json: JsonOption = False,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Check every claim of papers: verified, refuted with a counterexample, conditional, vacuous or undecided."""
    from symgame.papers.records import verified

    answers: list[Any] = []
    verdicts: set[str] = set()
    is_unreadable = False
    for name, answer in _answers(games):
        if isinstance(answer, SymgameError):
            is_unreadable = True
            answers.append({"file": name, "errors": _mistakes(answer)})
            if not as_json:
                typer.echo(f"symgame: {answer}", err=True)
            continue
        paper, findings = answer
        verdicts |= {finding.verdict.value for finding in findings}
        answers.append(verified(paper, findings))
        if not as_json:
            from symgame.papers.cards import findings_text

            typer.echo(findings_text(paper, findings, lang=lang.value, width=width))
    if as_json:
        typer.echo(json.dumps(answers, ensure_ascii=False, indent=1))
    raise typer.Exit(_status(verdicts, is_unreadable))


def _answers(games: list[str]) -> list[tuple[str, Checked | SymgameError]]:
    """What is found about each paper, or why it cannot be read; many are accompanied by a bar on standard error."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    is_silent = len(games) < 2 or not console.is_terminal
    bar = track(games, "Checking", console=console, transient=True, disable=is_silent)
    return [(name, _answer(name)) for name in bar]


def _answer(name: str) -> Checked | SymgameError:
    from symgame.papers.verify import verify as findings_of

    try:
        paper = _paper(name)
        return paper, findings_of(paper)
    except SymgameError as error:
        return error


def _paper(name: str) -> Paper:
    """A file if it looks like one or exists, else a shipped game with its claims."""
    from symgame.library import shipped
    from symgame.papers.paper import Paper, read_paper

    if is_file(name):
        return read_paper(name)
    document = shipped(name)
    return Paper(document.game, document.claims)


def _mistakes(error: SymgameError) -> list[str]:
    return [str(mistake) for mistake in error.mistakes] if isinstance(error, InvalidFileError) else [str(error)]


def _status(verdicts: set[str], is_unreadable: bool) -> int:
    """The first that applies: 2 unreadable, 1 refuted or vacuous, 3 undecided, 0 otherwise."""
    if is_unreadable:
        return 2
    if verdicts & {"refuted", "vacuous"}:
        return 1
    return 3 if "undecided" in verdicts else 0
