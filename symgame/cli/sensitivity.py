"""`symgame sensitivity`: what parameters do to outcomes, times, shares and basins."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symgame.cli.app import GameArgument, JsonOption, Language, LanguageOption, WidthOption, game_named
from symgame.cli.written import check_picture, check_place, write
from symgame.errors import SymgameError

if TYPE_CHECKING:
    from sympy import Rational

    from symgame.dynamics.field import VectorField
    from symgame.numeric.sensitivity.levels import OneAtATime
    from symgame.numeric.sensitivity.morris import Morris
    from symgame.numeric.sensitivity.quantities import Quantity
    from symgame.numeric.sensitivity.sobol import Sobol
    from symgame.players import Scenario, State


class Measured(StrEnum):
    """What global sensitivity is of."""

    time = "time"
    share = "share"
    basin = "basin"


def sensitivity(
    game: GameArgument,
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="Whose values hold for the rest; the file's first without it.")
    ] = "",
    parameter: Annotated[str, typer.Option(metavar="NAME", help="Change this parameter alone.")] = "",
    values: Annotated[
        str, typer.Option(metavar="2,4,6", help="Its values; without, three to five around the thresholds.")
    ] = "",
    sobol: Annotated[str, typer.Option(metavar="F=2:6,C=1:3", help="Sobol's indices over these ranges.")] = "",
    morris: Annotated[str, typer.Option(metavar="F=2:6,C=1:3", help="Morris's measures over these ranges.")] = "",
    quantity: Annotated[Measured, typer.Option(help="Of Sobol and Morris: what is looked at.")] = Measured.time,
    share: Annotated[str, typer.Option(metavar="NAME", help="The share that is looked at; the first without it.")] = "",
    at: Annotated[float | None, typer.Option(min=0, help="The time at which a share is looked at.")] = None,
    vertex: Annotated[str, typer.Option(metavar="KEY", help="The vertex whose basin is looked at, as 111.")] = "",
    start: Annotated[
        list[str] | None,
        typer.Option(metavar="SHARES", help="A start instead of the file's, as 0.5,0.2,1/3; repeatable."),
    ] = None,
    starts: Annotated[int | None, typer.Option(min=0, help="Random starts for basins; 0 for none.")] = None,
    points: Annotated[
        int | None, typer.Option(min=2, help="Of Sobol's design, a power of 2; of Morris's, paths.")
    ] = None,
    second: Annotated[bool, typer.Option("--second", help="Sobol's indices of pairs, too.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same numbers.")] = 0,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the table, too.")] = None,
    figure: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw Sobol's or Morris's numbers as bars: .pdf, .svg, .png.")
    ] = None,
    as_json: JsonOption = False,
    lang: LanguageOption = Language.en,
    width: WidthOption = 100,
) -> None:
    """Change one parameter at a time, or all together over ranges (Sobol, Morris; needs the extra 'sensitivity')."""
    from symgame.dynamics.replicator import replicator
    from symgame.numeric.starts import read_state

    if bool(parameter) + bool(sobol) + bool(morris) != 1:
        raise SymgameError("choose one of --parameter, --sobol and --morris")
    if figure is not None and parameter:
        raise SymgameError("--figure draws Sobol's or Morris's numbers; of one parameter see symgame figure panels")
    check_place(csv, "--csv")
    check_picture(figure, "--figure")
    read = game_named(game)
    chosen, field = read.chosen_scenario(scenario), replicator(read)
    initial = [read_state(text, read) for text in start] if start else None
    if parameter:
        from symgame.numeric.sensitivity.levels import STARTS, one_at_a_time
        from symgame.records.sensitivity import one_at_a_time_record

        number = STARTS if starts is None else starts
        levels = one_at_a_time(field, chosen, parameter, _values(values), initial=initial, starts=number, seed=seed)
        record = one_at_a_time_record(levels) if as_json else None
        _answer(levels, record, csv, lang, width)
        return
    asked = _quantity(field, chosen, quantity, share, at, vertex, initial, starts)
    found = _indices(field, chosen, asked, sobol, morris, points, second, seed)
    if figure is not None:
        _draw(found, figure, lang)
    _answer(found, _record(found) if as_json else None, csv, lang, width)


def _values(text: str) -> list[Rational] | None:
    from symgame.expressions import read_number

    if not text:
        return None
    try:
        return [read_number(part.strip()) for part in text.split(",")]
    except SymgameError as error:
        raise SymgameError(f"--values '{text[:40]}': write numbers with commas, as 2,4,6") from error


def _quantity(
    field: VectorField,
    scenario: Scenario,
    quantity: Measured,
    share: str,
    at: float | None,
    vertex: str,
    initial: list[State] | None,
    starts: int | None,
) -> Quantity:
    from symgame.numeric.sensitivity.quantities import BasinVolume, ShareAt, TimeToEnd
    from symgame.numeric.starts import centre
    from symgame.symbols import nearest

    game = field.game
    if quantity is Measured.basin:
        if not vertex:
            raise SymgameError("name the vertex whose basin is looked at: --vertex 111")
        return BasinVolume(vertex) if starts is None else BasinVolume(vertex, starts)
    first = (initial or scenario.initial or (centre(game),))[0]
    if quantity is Measured.time:
        return TimeToEnd(first)
    if at is None:
        raise SymgameError("name the time at which the share is looked at: --at 10")
    names = {symbol.name: symbol for symbol in game.shares}
    name = share or next(iter(names))
    if name not in names:
        raise SymgameError(f"there is no share '{name[:40]}'{nearest(name, names)}; the shares are {', '.join(names)}")
    return ShareAt(names[name], at, first)


def _indices(
    field: VectorField,
    scenario: Scenario,
    quantity: Quantity,
    sobol: str,
    morris: str,
    points: int | None,
    second: bool,
    seed: int,
) -> Sobol | Morris:
    from symgame.numeric.sensitivity.morris import TRAJECTORIES
    from symgame.numeric.sensitivity.morris import morris as morris_of
    from symgame.numeric.sensitivity.ranges import read_ranges
    from symgame.numeric.sensitivity.sobol import POINTS
    from symgame.numeric.sensitivity.sobol import sobol as sobol_of

    ranges = read_ranges(sobol or morris, field.game)
    if sobol:
        return sobol_of(field, scenario, quantity, ranges, points=points or POINTS, second=second, seed=seed)
    return morris_of(field, scenario, quantity, ranges, trajectories=points or TRAJECTORIES, seed=seed)


def _draw(found: Sobol | Morris, path: Path, lang: Language) -> None:
    from symgame.figures.indices import index_bars
    from symgame.figures.save import FORMATS, save

    kind = path.suffix.removeprefix(".")
    if kind not in FORMATS:
        known = ", ".join(f".{suffix}" for suffix in FORMATS)
        raise SymgameError(f"'{path.name}' ends in no known format; known: {known}")
    try:
        save(index_bars(found, lang=lang.value), path.with_suffix(""), (kind,))
    except OSError as error:
        raise SymgameError(f"cannot write {path}: {error.strerror}; choose another file") from error


def _record(found: Sobol | Morris) -> dict[str, object]:
    from symgame.numeric.sensitivity.morris import Morris
    from symgame.records.sensitivity import morris_record, sobol_record

    return morris_record(found) if isinstance(found, Morris) else sobol_record(found)


def _answer(
    found: OneAtATime | Sobol | Morris,
    record: dict[str, object] | None,
    csv: Path | None,
    lang: Language,
    width: int,
) -> None:
    from symgame.records.sensitivity import sensitivity_csv

    if csv is not None:
        write(csv, sensitivity_csv(found))
    shown = found.text(lang.value, width=width) if record is None else json.dumps(record, ensure_ascii=False, indent=1)
    typer.echo(shown)
