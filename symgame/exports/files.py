"""Exports written to files: which format there is, and where it goes."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from symgame.errors import ExportError
from symgame.exports.experiment import experiment
from symgame.exports.matlab import matlab_script
from symgame.exports.python_script import python_script
from symgame.exports.sheets import csv_files, require_openpyxl, workbook
from symgame.exports.tables import tables
from symgame.exports.vensim import vensim_model
from symgame.game import Game
from symgame.nfg import write_nfg
from symgame.players import Scenario
from symgame.symbols import nearest


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written.

    Attributes
    ----------
    game : Game
    scenario_name : str
        Empty: the first of the file; for tables all of them.
    path : Path
    lang : str
    """

    game: Game
    scenario_name: str
    path: Path
    lang: str

    def scenario(self) -> Scenario:
        """The scenario whose values hold.

        Raises
        ------
        InvalidGameError
            If there is none, or none of that name.
        """
        return self.game.chosen_scenario(self.scenario_name)

    def scenarios(self) -> tuple[Scenario, ...]:
        """Those whose values and paths tables list; there need be none."""
        is_known = bool(self.scenario_name or self.game.scenarios or not self.game.parameters)
        return self.game.chosen_scenarios(self.scenario_name) if is_known else ()


def write_export(
    game: Game, to: str, path: str | Path | None = None, *, scenario: str = "", lang: str = "en"
) -> tuple[Path, ...]:
    """Write a game for another program.

    Parameters
    ----------
    game : Game
    to : str
        ``"m"`` (MATLAB and Octave), ``"mdl"`` (Vensim), ``"py"``, ``"csv"`` (a folder of tables), ``"xlsx"`` or
        ``"nfg"`` (Gambit).
    path : str or Path, optional
        A file that does not exist and ends in the format's name; for ``"csv"`` a folder. Made from the game's slug
        without it.
    scenario : str, optional
        Its name; the first of the file without it. Tables are of all scenarios then.
    lang : str, optional
        ``"en"`` or ``"zh"``, of tables and comments.

    Returns
    -------
    tuple of Path
        What was written.

    Raises
    ------
    ExportError
        If the format is not known, or the file cannot be written.
    InvalidGameError
        If the game cannot be written in this format.
    """
    if to not in FORMATS:
        meant = _PROGRAMS.get(to.lower().removeprefix("."), "")
        hint = f"; did you mean '{meant}'?" if meant else nearest(to, FORMATS) or ";"
        raise ExportError(f"no format '{to[:40]}'{hint} known: {', '.join(FORMATS)}")
    place = Path(path) if path is not None else Path(_default_name(game, to))
    if to != "csv" and place.suffix != f".{to}":
        raise ExportError(f"'{place.name}' does not end in .{to}; give such a name with -o")
    if place.exists() and not (to == "csv" and place.is_dir() and not any(place.iterdir())):
        raise ExportError(f"{place} exists already; choose another name with -o")
    if to != "csv" and not place.parent.is_dir():
        raise ExportError(f"there is no folder '{place.parent}'; make it, or choose another place with -o")
    try:
        return FORMATS[to](Order(game, scenario, place, lang))
    except OSError as error:
        raise ExportError(f"cannot write '{place}': {error.strerror}; choose another place with -o") from error


def _default_name(game: Game, to: str) -> str:
    """Of MATLAB and Python files a name that is no command and no module."""
    if to == "csv":
        return f"{game.slug}-tables"
    if to in ("m", "py"):
        word = re.sub(r"[^a-z0-9]+", "_", game.slug).strip("_")
        return f"{word if word[0].isalpha() else f'game_{word}'}_game.{to}"
    return f"{game.slug}.{to}"


def _m(order: Order) -> tuple[Path, ...]:
    text = matlab_script(experiment(order.game, order.scenario(), lang=order.lang))
    _check_program_name(order.path, text, "%")
    return _saved(order.path, text.encode())


def _py(order: Order) -> tuple[Path, ...]:
    text = python_script(experiment(order.game, order.scenario(), lang=order.lang))
    _check_program_name(order.path, text, "#")
    if order.path.stem in sys.stdlib_module_names:
        raise ExportError(f"'{order.path.name}' would hide a module of Python; choose another name with -o")
    return _saved(order.path, text.encode())


def _check_program_name(path: Path, text: str, mark: str) -> None:
    """A program is called by its name, which must be one, and must not hide what the program itself uses."""
    stem = path.stem
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,62}", stem):
        raise ExportError(f"'{path.name}' cannot be run by its name; use letters, digits and underscores")
    code = "\n".join(line.partition(mark)[0] for line in text.splitlines())
    if re.search(rf"\b{stem}\b", code):
        raise ExportError(f"'{path.name}' has the name of something that the program uses; choose another with -o")


def _mdl(order: Order) -> tuple[Path, ...]:
    return _saved(order.path, vensim_model(experiment(order.game, order.scenario(), lang=order.lang)).encode())


def _csv(order: Order) -> tuple[Path, ...]:
    """Files that begin with a byte-order mark, by which Excel knows UTF-8."""
    files = csv_files(tables(order.game, order.scenarios(), lang=order.lang))
    order.path.mkdir(parents=True, exist_ok=True)
    return tuple(_saved(order.path / name, text.encode("utf-8-sig"))[0] for name, text in files.items())


def _xlsx(order: Order) -> tuple[Path, ...]:
    require_openpyxl()
    return _saved(order.path, workbook(tables(order.game, order.scenarios(), lang=order.lang)))


def _nfg(order: Order) -> tuple[Path, ...]:
    if order.game.state_dependent:
        raise ExportError(f"the payoffs of '{order.game.slug}' contain shares, which .nfg cannot say; use m, mdl or py")
    return _saved(order.path, write_nfg(order.game, dict(order.scenario().values)).encode())


def _saved(path: Path, data: bytes) -> tuple[Path, ...]:
    # "x" refuses whatever is there, a dangling link included.
    with path.open("xb") as stream:
        stream.write(data)
    return (path,)


FORMATS: dict[str, Callable[[Order], tuple[Path, ...]]] = {
    "m": _m,
    "mdl": _mdl,
    "py": _py,
    "csv": _csv,
    "xlsx": _xlsx,
    "nfg": _nfg,
}
"""What a game can be written as, and how."""

_PROGRAMS = {name: name for name in FORMATS} | {
    "matlab": "m",
    "octave": "m",
    "mat": "m",
    "vensim": "mdl",
    "python": "py",
    "excel": "xlsx",
    "xls": "xlsx",
    "gambit": "nfg",
}
"""Programs, and the formats that they read."""
