"""The scenarios of MATLAB code: the values at which its equations are solved, and the starts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sympy import Rational

from symgame.players import Scenario
from symgame.symbols import check_name, real_symbol
from symgame.transcription.matlab.code import Code
from symgame.transcription.matlab.equations import Equations
from symgame.transcription.matlab.runs import Run, Surroundings
from symgame.transcription.remarks import Remark

MAX_SCENARIOS = 20
MAX_STARTS = 100
_SHOWN = 20

_Values = tuple[tuple[str, Rational], ...]
_Starts = dict[_Values, list[tuple[Rational, ...]]]


def scenarios_of(
    equations: Equations, code: Code, around: Surroundings, file: Path
) -> tuple[list[Scenario], list[Remark]]:
    """One scenario for each set of values at which the equations are solved, and what to look at."""
    starts, remarks = _starts(equations, code, around)
    found: list[Scenario] = []
    for values, listed in list(starts.items())[:MAX_SCENARIOS]:
        title = _title(file) if not found else f"{_title(file)} {len(found) + 1}"
        symbols = tuple((real_symbol(check_name(name)), value) for name, value in values)
        if values or listed:
            found.append(Scenario(title, symbols, tuple(listed)))
    if len(starts) > MAX_SCENARIOS:
        remarks.append(Remark.of("code many values", count=str(MAX_SCENARIOS)))
    remarks += _without_value(equations, around, {name for values in starts for name, _ in values})
    return found, list(dict.fromkeys(remarks))


def _title(file: Path) -> str:
    return "".join(c for c in file.stem if c.isprintable()) or "values"


def _starts(equations: Equations, code: Code, around: Surroundings) -> tuple[_Starts, list[Remark]]:
    """The starts of each set of values, and remarks on those that are left out."""
    remarks: list[Remark] = []
    starts: _Starts = {}
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
    return starts, remarks


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


def _without_value(equations: Equations, around: Surroundings, given: set[str]) -> list[Remark]:
    """Remarks on parameters that change, that have a value nowhere, and that have none in the scenarios."""
    remarks: list[Remark] = []
    changing = [name for name, _ in equations.parameters if name in around.changing]
    if changing:
        remarks.append(Remark.of("code changes", names=", ".join(changing)))
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
    return remarks
