"""What runs other code or reaches outside: refused wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from symgame.transcription.matlab.syntax.script import Script, Statement
from symgame.transcription.matlab.syntax.words import MatlabError

_RUN = ("eval", "evalin", "evalc", "assignin", "feval", "system", "dos", "unix", "perl", "python", "run", "source")
_REACH = ("delete", "rmdir", "movefile", "urlread", "webread", "websave")
_FORBIDDEN = frozenset((*_RUN, *_REACH, "shell_cmd"))


def forbidden(script: Script) -> Iterator[MatlabError]:
    """The mistake of each statement that runs other code, those outside all functions first."""
    for statements in (script.statements, *(function.statements for function in script.functions)):
        for statement in statements:
            yield from _forbidden(statement)


def _forbidden(statement: Statement) -> Iterator[MatlabError]:
    words = statement.words
    for k, word in enumerate(words):
        is_called = k == 0 or (k + 1 < len(words) and words[k + 1].text == "(")
        if (word.kind == "name" and word.text in _FORBIDDEN and is_called) or (k == 0 and word.text == "!"):
            yield MatlabError(word, f"'{word.text}' runs other code, which is never done here; remove the line")
            return
