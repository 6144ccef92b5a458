"""`symgame regimes`: which vertices are stable together."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, Language, LanguageOption, WidthOption, game_named
from symgame.errors import SymgameError

MAX_PLAYERS = 4
"""With more there are too many sign patterns to list; the sets of stable vertices are listed for any number."""


def regimes(
    game: GameArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON, with the conditions of every set.")] = False,
    as_latex: Annotated[bool, typer.Option("--latex", help="Answer as LaTeX fragments.")] = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Answer as Markdown.")] = False,
    signs: Annotated[
        bool, typer.Option("--signs", help="With --json: all sign patterns of the distinct forms, too.")
    ] = False,
    seconds: Annotated[float, typer.Option(min=1, help="The search ends after so long.")] = 60.0,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """List the sets of vertices that are ESS together, each with an exact example. Exit status 3: not complete."""
    from symgame.analysis import vertices_of
    from symgame.dynamics.replicator import replicator
    from symgame.stability.regimes.regimes import distinct_conditions, sign_patterns
    from symgame.stability.regimes.regimes import regimes as regimes_of
    from symgame.stability.regimes.untied import without_ties

    if as_json + as_latex + as_markdown > 1:
        raise SymgameError("choose one of --json, --latex and --markdown")
    if signs and not as_json:
        raise SymgameError("--signs goes with --json")
    read = game_named(game)
    field = replicator(read)
    vertices = vertices_of(field)
    if signs and len(read.players) > MAX_PLAYERS:
        raise SymgameError(
            f"sign patterns are listed for up to {MAX_PLAYERS} players; the sets are listed without --signs"
        )
    found = regimes_of(read, vertices, seconds=seconds, with_conditions=as_json)
    found = without_ties(field, vertices, found)
    if as_json:
        from symgame.records import regime_sets, sign_patterns_record

        record = regime_sets(read, vertices, found)
        if signs:
            forms = distinct_conditions(vertices, read)
            record["sign_patterns"] = sign_patterns_record(read, forms, sign_patterns(vertices, read, seconds=seconds))
        typer.echo(json.dumps(record, ensure_ascii=False, indent=1))
    elif as_latex:
        from symgame.presentation import regimes_latex

        typer.echo(regimes_latex(field, vertices, found, lang=lang.value))
    elif as_markdown:
        from symgame.presentation import regimes_markdown

        typer.echo(regimes_markdown(field, vertices, found, lang=lang.value))
    else:
        from symgame.presentation import regimes_text

        typer.echo(regimes_text(field, vertices, found, lang=lang.value, width=width))
    if not found.is_complete:
        raise typer.Exit(3)
