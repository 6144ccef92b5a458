"""`symgame derive`: the whole derivation."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from symgame.cli.app import GameArgument, JsonOption, Language, LanguageOption, WidthOption, game_named
from symgame.errors import SymgameError


def derive(
    game: GameArgument,
    as_json: JsonOption = False,
    as_latex: Annotated[bool, typer.Option("--latex", help="Answer as LaTeX fragments.")] = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Answer as Markdown.")] = False,
    steps: Annotated[bool, typer.Option("--steps", help="Show the derivation step by step; not with --json.")] = False,
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="At the exact values of this scenario; without it, in symbols.")
    ] = "",
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Derive equations, rest points, eigenvalues, stability and ESS conditions of a game."""
    from symgame.analysis import analyse
    from symgame.dynamics.replicator import replicator

    if as_json + as_latex + as_markdown > 1:
        raise SymgameError("choose one of --json, --latex and --markdown")
    if steps and as_json:
        raise SymgameError("--steps goes with text, --latex or --markdown; JSON has no steps, leave one of them out")
    read = game_named(game)
    if scenario:
        read = read.at(read.scenario(scenario))
    analysis = analyse(replicator(read))
    if as_json:
        from symgame.records import derivation

        typer.echo(json.dumps(derivation(analysis), ensure_ascii=False, indent=1))
    elif as_latex:
        from symgame.presentation import derive_latex

        typer.echo(derive_latex(analysis, lang=lang.value, steps=steps))
    elif as_markdown:
        from symgame.presentation import derive_markdown

        typer.echo(derive_markdown(analysis, lang=lang.value, steps=steps))
    else:
        from symgame.presentation import derive_text

        typer.echo(derive_text(analysis, lang=lang.value, steps=steps, width=width))
