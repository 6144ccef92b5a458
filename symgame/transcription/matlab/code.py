"""The function of the equations in MATLAB code, chosen among all functions."""

from __future__ import annotations

from dataclasses import dataclass

from symgame.transcription.matlab.runs import Run, Surroundings
from symgame.transcription.matlab.syntax.script import Function, Script, Statement
from symgame.transcription.matlab.syntax.trees import Handle, Name, Tree, Vector
from symgame.transcription.matlab.syntax.words import MatlabError, Word


@dataclass(frozen=True, slots=True)
class Code:
    """The function of the equations, ``output = name(t, x, ...)``: its statements, or the expression of a handle."""

    word: Word
    arguments: tuple[str, ...]
    output: str = ""
    statements: tuple[Statement, ...] = ()
    body: Tree | None = None

    @property
    def time(self) -> str:
        """Its first argument."""
        return self.arguments[0]

    @property
    def state(self) -> str:
        """Its second argument."""
        return self.arguments[1]


def code_of(script: Script) -> tuple[Code, Surroundings]:
    """The function of the equations, and what stands around it.

    Raises
    ------
    MatlabError
        If there is none, or more than one.
    """
    around = Surroundings()
    around.read(script.statements)
    named = {function.name.text: function for function in script.functions}
    for function in script.functions:
        if not _is_equations(function):
            around.read(function.statements)
    run = {_run_name(run): run for run in around.runs}
    if any(name in named for name in run):
        found = [_code_of_function(named[name]) for name in run if name in named]
    elif run:
        found = [_code_of_handle(one.handle) for one in run.values() if isinstance(one.handle.body, Vector)]
    else:
        found = [_code_of_function(function) for function in script.functions if _is_equations(function)]
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


def _code_of_function(function: Function) -> Code:
    if len(function.outputs) != 1:
        raise MatlabError(function.name, "the function of the equations returns one vector; write 'dxdt = name(t,x)'")
    return Code(function.name, function.arguments, function.outputs[0], function.statements)


def _code_of_handle(handle: Handle) -> Code:
    return Code(handle.word, handle.arguments, body=handle.body)


def _run_name(run: Run) -> str:
    body = run.handle.body
    return body.word.text if isinstance(body, Name) else f"line {run.handle.word.line}, {run.handle.word.column}"
