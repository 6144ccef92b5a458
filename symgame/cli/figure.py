"""`symgame figure`: one picture of a game for a paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symgame.cli import figure_kinds as kinds
from symgame.cli import figure_parameters as parameters
from symgame.cli.app import GameArgument, Language, LanguageOption, game_named
from symgame.cli.asked import Asked
from symgame.cli.written import check_picture, tell
from symgame.errors import FigureError

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of figure: what draws it, and which of ``start``, ``party`` and ``parameter`` it reads.

    The function imports what it draws with when it is called, so that help is instant.
    """

    draw: Callable[[Asked], Figure]
    reads: tuple[str, ...] = ()


KINDS = {
    "cube": Kind(kinds.cube, ("start",)),
    "series": Kind(kinds.series, ("start",)),
    "willingness": Kind(kinds.willingness),
    "flow": Kind(kinds.flow),
    "party": Kind(kinds.party, ("party",)),
    "payments": Kind(kinds.payments),
    "simplex": Kind(kinds.simplex, ("start", "party")),
    "plane": Kind(parameters.plane, ("parameter",)),
    "panels": Kind(parameters.panels, ("start", "parameter")),
    "strip": Kind(parameters.strip, ("start", "parameter")),
    "bars": Kind(parameters.bars, ("parameter",)),
}
"""Every kind of figure, by its word."""

COLUMNS = {85: "single", 170: "double"}
"""The widths of one column and two, in mm."""


def figure(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"What to draw: {', '.join(KINDS)}.")],
    game: GameArgument,
    scenario: Annotated[
        str, typer.Option(metavar="NAME", help="Whose values hold; the file's first scenario without it.")
    ] = "",
    start: Annotated[
        list[str] | None, typer.Option(metavar="SHARES", help="A start of a path, for example 0.5,0.2,1/3; repeatable.")
    ] = None,
    party: Annotated[
        list[str] | None, typer.Option(metavar="VAR", help="A party by its variable; all without it; repeatable.")
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME[=VALUES]", help="A parameter that varies, F, F=2,4,6 or F=0:10; repeatable."),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option("-o", "--output", metavar="FILE", help="A .pdf, .svg, .png or .tiff; repeatable. GAME-KIND.pdf."),
    ] = None,
    width: Annotated[int, typer.Option(metavar="85|170", help="Of the figure, in mm.")] = 85,
    lang: LanguageOption = Language.en,
) -> None:
    """Draw one figure for a paper: in one column of a journal or two, in English or Chinese."""
    if game in KINDS and kind not in KINDS:
        raise FigureError(f"the kind stands first; write symgame figure {game} {kind}")
    chosen = _kind(kind)
    if width not in COLUMNS:
        raise FigureError(f"no width {width}; known: {', '.join(f'{mm} mm' for mm in COLUMNS)} (one column, two)")
    given = {"start": start, "party": party, "parameter": parameter}
    for option, values in given.items():
        if values and option not in chosen.reads:
            raise FigureError(f"figure '{kind}' takes no --{option}; leave it out")
    read = game_named(game)
    paths = output or [Path(f"{read.slug}-{kind}.pdf")]
    for path in paths:
        check_picture(path, "-o")
    asked = Asked(
        kind, read, scenario, tuple(start or ()), tuple(party or ()), tuple(parameter or ()), lang.value, COLUMNS[width]
    )
    _write(chosen.draw(asked), paths, lang.value)


def _kind(word: str) -> Kind:
    if word in KINDS:
        return KINDS[word]
    from symgame.symbols import nearest

    raise FigureError(f"no figure '{word[:40]}'{nearest(word, KINDS) or ';'} known: {', '.join(KINDS)}")


def _write(drawn: Figure, paths: Sequence[Path], lang: str) -> None:
    from symgame.figures.save import save

    for path in paths:
        try:
            written = save(drawn, path.with_suffix(""), (path.suffix.removeprefix("."),))
        except OSError as error:
            raise FigureError(f"cannot write '{path}': {error.strerror}; choose another place with -o") from error
        tell(written[:1], lang)
