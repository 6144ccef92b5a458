"""MATLAB code of the replicator equations as a game file."""

from __future__ import annotations

from collections import Counter
from os import PathLike
from pathlib import Path

from symgame.errors import InvalidFileError, Mistake
from symgame.gamefile import read_document_text
from symgame.gamefile.syntax import MAX_BYTES, decode, fail
from symgame.nfg import slug_of
from symgame.symbols import check_name
from symgame.transcription.formula_names import positive_bases
from symgame.transcription.game_text import GameText, write_game
from symgame.transcription.game_text.nameless import nameless
from symgame.transcription.game_text.writing import in_both_languages
from symgame.transcription.given_file import read_bytes
from symgame.transcription.matlab.code import Code, code_of
from symgame.transcription.matlab.equations import Equations, read_equations
from symgame.transcription.matlab.forbidden import forbidden
from symgame.transcription.matlab.runs import Surroundings
from symgame.transcription.matlab.scenarios import scenarios_of
from symgame.transcription.matlab.syntax.script import read_script
from symgame.transcription.matlab.syntax.words import MatlabError, words
from symgame.transcription.remarks import Remark

_SHOWN = 20


def read_matlab(path: str | PathLike[str]) -> GameText:
    """The game file of MATLAB or Octave code: its equations as a field, its numbers as scenarios.

    The code is read by a closed grammar and never run. Names of players and strategies are not in it;
    they are left for the author.

    Parameters
    ----------
    path : path
        A ``.m`` file in UTF-8: a function ``dxdt = name(t,x,...)`` or ``f = @(t,x) [...]``, with or
        without the script that solves it.

    Returns
    -------
    GameText
        The file, how every equation was read, and what to look at.

    Raises
    ------
    InvalidFileError
        With all mistakes, each at its line and column.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "twoparty.m")
    ...     _ = path.write_text('''
    ... function dxdt = twoparty(t,x)
    ... R = 3; C = 0.5;
    ... dxdt = [x(1)*(1-x(1))*(R*x(2)-C); x(2)*(1-x(2))*(R*x(1)-C)];
    ... ''')
    ...     print(read_matlab(path).text.partition("[field]")[2])
    <BLANKLINE>
    x = "x*(1 - x)*(R*y - C)"
    y = "y*(1 - y)*(R*x - C)"
    <BLANKLINE>
    [[scenario]]
    name = "twoparty"
    values = { R = "3", C = "0.5" }
    <BLANKLINE>
    """
    name, file = str(path), Path(path)
    if file.suffix.lower() != ".m":
        fail(name, "", "MATLAB code ends in .m; save it so")
    try:
        script = read_script(words(decode(read_bytes(path, MAX_BYTES), name)))
        mistakes = [*forbidden(script)]
        code, around = code_of(script)
    except MatlabError as error:
        raise InvalidFileError(name, (Mistake(error.place, error.message),)) from None
    equations = read_equations(code, mistakes)
    if equations is None or mistakes:
        shown = tuple(Mistake(error.place, error.message) for error in mistakes[:_SHOWN])
        raise InvalidFileError(name, shown)
    return _game(equations, code, around, file)


def _game(equations: Equations, code: Code, around: Surroundings, file: Path) -> GameText:
    name = str(file)
    scenarios, remarks = scenarios_of(equations, code, around, file)
    remarks = [*equations.remarks, *_left_out(around.left_out + equations.left_out), *remarks]
    assume = positive_bases(equations.velocities, equations.shares)
    if assume:
        remarks.append(Remark.of("read powers", relations=", ".join(assume)))
    remarks.append(Remark.of("code nameless"))
    text = write_game(
        [nameless(k, check_name(share)) for k, share in enumerate(equations.shares, 1)],
        field=dict(zip(equations.shares, equations.velocities, strict=True)),
        scenarios=scenarios,
        slug=slug_of(name),
        comments=in_both_languages(remarks),
        assume=assume,
    )
    read_document_text(text, ".toml", name)
    return GameText(text, equations.readings, tuple(remark.text() for remark in remarks), tuple(remarks))


def _left_out(words: Counter[str]) -> list[Remark]:
    """One remark about what does not bear on the equations."""
    if not words:
        return []
    shown = (f"{word[:30]} ({count})" if count > 1 else word[:30] for word, count in words.most_common(_SHOWN))
    return [Remark.of("code left out", words=", ".join(shown))]
