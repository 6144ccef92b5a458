"""MATLAB code of the replicator equations as a game file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from sympy import Rational

from symgame.errors import InvalidFileError, Mistake
from symgame.gamefile import read_document_text
from symgame.gamefile.syntax import MAX_BYTES, decode, fail
from symgame.nfg import slug_of
from symgame.players import Scenario
from symgame.symbols import check_name, real_symbol
from symgame.transcription.game_text import GameText, in_both_languages, nameless, positive_bases, write_game
from symgame.transcription.matlab.equations import Code, Equations, forbidden, read_equations
from symgame.transcription.matlab.runs import Run, Surroundings
from symgame.transcription.matlab.script import Function, Script, read_script
from symgame.transcription.matlab.trees import Handle, Name, Vector
from symgame.transcription.matlab.words import MatlabError, Word, words
from symgame.transcription.remarks import Remark
from symgame.transcription.tables.sheet import read_bytes

MAX_SCENARIOS = 20
MAX_STARTS = 100
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
        mistakes = [*forbidden(script.statements)]
        for function in script.functions:
            mistakes.extend(forbidden(function.statements))
        code, around = _code(script)
    except MatlabError as error:
        raise InvalidFileError(name, (Mistake(error.place, error.message),)) from None
    equations = read_equations(code, mistakes)
    if equations is None or mistakes:
        shown = tuple(Mistake(error.place, error.message) for error in mistakes[:_SHOWN])
        raise InvalidFileError(name, shown)
    return _game(equations, code, around, file)


def _code(script: Script) -> tuple[Code, Surroundings]:
    """The function of the equations, and what stands around it."""
    around = Surroundings()
    around.read(script.statements)
    named = {function.name.text: function for function in script.functions}
    for function in script.functions:
        if not _is_equations(function):
            around.read(function.statements)
    run = {_run_name(run): run for run in around.runs}
    if any(name in named for name in run):
        found = [_code_of(named[name]) for name in run if name in named]
    elif run:
        found = [_code_of_handle(one.handle) for one in run.values() if isinstance(one.handle.body, Vector)]
    else:
        found = [_code_of(function) for function in script.functions if _is_equations(function)]
        found += [_code_of_handle(handle) for handle in around.handles.values() if isinstance(handle.body, Vector)]
    start = Word("end", "", 1, 1)
    if not found:
        raise MatlabError(start, "there are no equations; write them as 'function dxdt = name(t,x)' or '@(t,x) [...]'")
    if len(found) > 1:
        raise MatlabError(found[1].word, "there are several functions of equations; keep the one that is meant")
    if len(found[0].arguments) < 2:
        raise MatlabError(found[0].word, "the function of the equations takes the time and the state; write '(t,x)'")
    return found[0], around


def _is_equations(function: Function) -> bool:
    return len(function.arguments) >= 2 and len(function.outputs) == 1


def _code_of(function: Function) -> Code:
    if len(function.outputs) != 1:
        raise MatlabError(function.name, "the function of the equations returns one vector; write 'dxdt = name(t,x)'")
    return Code(function.name, function.arguments, function.outputs[0], function.statements)


def _code_of_handle(handle: Handle) -> Code:
    return Code(handle.word, handle.arguments, body=handle.body)


def _run_name(run: Run) -> str:
    body = run.handle.body
    return body.word.text if isinstance(body, Name) else f"line {run.handle.word.line}, {run.handle.word.column}"


def _game(equations: Equations, code: Code, around: Surroundings, file: Path) -> GameText:
    name = str(file)
    scenarios, remarks = _scenarios(equations, code, around, file)
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


_Values = tuple[tuple[str, Rational], ...]


def _scenarios(
    equations: Equations, code: Code, around: Surroundings, file: Path
) -> tuple[list[Scenario], list[Remark]]:
    """One scenario for each set of values at which the equations are solved."""
    remarks: list[Remark] = []
    starts: dict[_Values, list[tuple[Rational, ...]]] = {}
    runs: list[Run | None] = [*around.runs]
    for run in runs or [None]:
        listed = starts.setdefault(_values(equations, code, around, run), [])
        initial = run.initial if run is not None else ()
        if run is not None and not initial:
            remarks.append(Remark.of("code no start"))
        elif initial and (len(initial) != len(equations.shares) or not all(0 <= share <= 1 for share in initial)):
            remarks.append(Remark.of("code start outside"))
        elif initial and initial not in listed and len(listed) < MAX_STARTS:
            listed.append(initial)
    found: list[Scenario] = []
    for values, listed in list(starts.items())[:MAX_SCENARIOS]:
        title = _title(file) if not found else f"{_title(file)} {len(found) + 1}"
        symbols = tuple((real_symbol(check_name(name)), value) for name, value in values)
        if values or listed:
            found.append(Scenario(title, symbols, tuple(listed)))
    if len(starts) > MAX_SCENARIOS:
        remarks.append(Remark.of("code many values", count=str(MAX_SCENARIOS)))
    changing = [name for name, _ in equations.parameters if name in around.changing]
    if changing:
        remarks.append(Remark.of("code changes", names=", ".join(changing)))
    given = {name for values in starts for name, _ in values}
    nowhere = [
        target
        for key, target in equations.undeclared
        if target not in given and key not in around.declared | around.changing
    ]
    if nowhere:
        remarks.append(Remark.of("code nowhere", names=", ".join(nowhere[:_SHOWN])))
    missing = [target for _, target in equations.parameters if target not in (*given, *nowhere)]
    if missing and given:
        remarks.append(Remark.of("code no value", names=", ".join(missing[:_SHOWN])))
    return found, list(dict.fromkeys(remarks))


def _title(file: Path) -> str:
    return "".join(c for c in file.stem if c.isprintable()) or "values"


def _values(equations: Equations, code: Code, around: Surroundings, run: Run | None) -> _Values:
    """The values of parameters, those inside the function before arguments, and these before what is around."""
    own = dict(equations.values)
    known = dict(run.values if run is not None else around.values)
    known.update(zip(code.arguments[2:], run.arguments if run is not None else (), strict=False))
    values: dict[str, Rational] = {}
    for key, target in equations.parameters:
        vector, _, place = key.partition("(")
        numbers: Sequence[Rational] = known.get(vector, ())
        at = int(place[:-1]) - 1 if place else 0
        if key in own:
            values[target] = own[key]
        elif at < len(numbers) and (place or len(numbers) == 1):
            values[target] = numbers[at]
    return tuple(values.items())
