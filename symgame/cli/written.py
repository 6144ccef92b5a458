"""What commands on numbers share: the scenario that is asked for, and files that are written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from symgame.errors import SymgameError

if TYPE_CHECKING:
    from symgame.game import Game
    from symgame.players import Scenario


def scenario_of(game: Game, name: str) -> Scenario:
    """The scenario of that name, else the first of the file; a game without parameters needs none.

    Raises
    ------
    SymgameError
        If there is none.
    """
    if name:
        return game.scenario(name)
    if game.scenarios:
        return game.scenarios[0]
    if not game.parameters:
        return game.scenario_from({}, name="the numbers of the file")
    raise SymgameError(f"game '{game.slug}' has no scenario; add [[scenario]] with a name and values")


@contextmanager
def progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on the terminal, moved by paths done and all paths; None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        yield lambda done, total: bar.update(task, completed=done, total=total)


def write(path: Path, text: str) -> None:
    """Write a text file.

    Raises
    ------
    SymgameError
        If that is not possible.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise SymgameError(f"cannot write {path}: {error.strerror}; choose another file") from error
