"""`symgame simulate`: where scenarios go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symgame.cli.app import GameArgument, Language, LanguageOption, WidthOption, game_named
from symgame.cli.written import check_place, write
from symgame.errors import SymgameError

if TYPE_CHECKING:
    from sympy import Rational

    from symgame.game import Game
    from symgame.players import Scenario


def simulate(
    game: GameArgument,
    scenario: Annotated[str, typer.Option(metavar="NAME", help="The scenario; without it, all of the file.")] = "",
    start: Annotated[
        list[str] | None,
        typer.Option(metavar="SHARES", help="A start instead of the file's, as 0.5,0.2,1/3; repeatable."),
    ] = None,
    value: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=NUMBER", help="Another value than the scenario's, as b=1/3; repeatable."),
    ] = None,
    horizon: Annotated[float | None, typer.Option(min=0, help="Stop at this time even if nothing is told.")] = None,
    csv: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write times and states of all starts; with one scenario.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON; with one scenario.")] = False,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Follow scenarios from their starts until it is told where they go."""
    from symgame.dynamics.replicator import replicator
    from symgame.numeric.simulate import simulate as simulation_of
    from symgame.numeric.starts import read_state

    check_place(csv, "--csv")
    read = game_named(game)
    chosen = _scenarios(read, scenario, value or [])
    if (as_json or csv) and len(chosen) > 1:
        names = ", ".join(f"'{s.name}'" for s in chosen)
        raise SymgameError(f"choose one scenario with --scenario; there are {names}")
    initial = [read_state(text, read) for text in start] if start else None
    field = replicator(read)
    simulations = [simulation_of(field, s, initial=initial, horizon=horizon) for s in chosen]
    if csv:
        from symgame.records import simulated_csv

        write(csv, simulated_csv(simulations[0]), option="--csv")
    if as_json:
        from symgame.records import simulated

        typer.echo(json.dumps(simulated(simulations[0]), ensure_ascii=False, indent=1))
    else:
        from symgame.presentation import simulation_text

        typer.echo(simulation_text(simulations, lang=lang.value, width=width))


def _scenarios(game: Game, name: str, changes: list[str]) -> list[Scenario]:
    """The scenarios that are asked for, with the values that are given instead of theirs."""
    values = dict(_value(text) for text in changes)
    if values and not name and not game.scenarios:
        return [game.scenario_from(values, name="the values given")]
    chosen = game.chosen_scenarios(name)
    return [game.scenario_from(values, name=each.name, like=each) for each in chosen] if values else list(chosen)


def _value(text: str) -> tuple[str, Rational]:
    from symgame.expressions import exact_number

    name, _, number = text.replace("＝", "=").partition("=")
    try:
        return name.strip(), exact_number(number.strip())
    except SymgameError as error:
        cure = "write a name and a number, for example b=0.4 or b=1/3"
        raise SymgameError(f"--value '{text[:40]}': {cure}") from error
