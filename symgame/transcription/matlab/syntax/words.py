"""The words of MATLAB or Octave code, each with its line and column; comments and continuations are gone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from symgame.errors import SymgameError

MAX_WORDS = 200_000

_NUMBER = re.compile(r"(?:[0-9]+(?:\.(?![*/^\\'])[0-9]*)?|\.[0-9]+)(?:[eEdD][+-]?[0-9]+)?", re.ASCII)
# A field of a structure, as in p.R1, is one name.
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*", re.ASCII)
_OPERATOR = re.compile(r"\.\*|\./|\.\^|\.\\|\.'|<=|>=|==|~=|!=|&&|\|\||[-+*/^\\()\[\]{}=<>:,;.@&|~!']")
_FULL_WIDTH = str.maketrans("（），；：＝＋－×＊／［］｛｝．’‘“”", "(),;:=+-**/[]{}.''\"\"")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: ``number``, ``name``, ``operator``, ``string``, ``bad`` (with the reason) or ``end`` of a statement.

    ``is_apart`` tells whether space stands before it, which separates the entries of a vector.
    """

    kind: str
    text: str
    line: int
    column: int
    is_apart: bool = False


class MatlabError(SymgameError, ValueError):
    """Code that is not read: the place and what to write instead."""

    def __init__(self, word: Word, message: str) -> None:
        self.place = f"line {word.line}, column {word.column}"
        self.message = message
        super().__init__(f"{self.place}: {message}")


def words(text: str) -> list[Word]:
    r"""The words of code, with an ``end`` after each statement.

    Examples
    --------
    >>> [word.text for word in words("y = x(1).*2.*a'; % twice")]
    ['y', '=', 'x', '(', '1', ')', '.*', '2', '.*', 'a', "'", ';', '\n', '']
    """
    reader = _Reader()
    block = 0
    for number, line in enumerate(text.splitlines(), 1):
        mark = line.strip()
        if mark in ("%{", "#{"):
            block += 1
        elif mark in ("%}", "#}") and block:
            block -= 1
        elif not block:
            reader.line(line, number)
    return [*reader.found, Word("end", "", reader.number + 1, 1)]


class _Reader:
    """The words of one line after another; brackets may go over several."""

    def __init__(self) -> None:
        self.found: list[Word] = []
        self.number = 0
        self._open: list[str] = []

    def line(self, line: str, number: int) -> None:
        """The words of one more line, and the end of a statement where nothing goes on."""
        self.number = number
        at, is_apart = 0, True
        if line.lstrip().startswith("!"):
            self._add("operator", "!", line.index("!"), is_apart=True)
            self._add("end", "\n", len(line), is_apart=True)
            return
        while at < len(line):
            character = line[at]
            if character in " \t\f\v":
                at, is_apart = at + 1, True
                continue
            if character in "%#":
                break
            if line.startswith("...", at):
                return
            at = self._word(line, at, is_apart=is_apart)
            is_apart = False
        if not self._open:
            self._add("end", "\n", len(line), is_apart=True)
        elif self._open[-1] != "(":
            self._add("operator", ";", len(line), is_apart=True)

    def _word(self, line: str, at: int, *, is_apart: bool) -> int:
        character = line[at]
        if character == '"' or (character == "'" and not self._is_transposed(is_apart=is_apart)):
            match = re.compile(rf"{character}(?:[^{character}]|{character}{character})*{character}").match(line, at)
            if match is None:
                return self._bad(line, at, "a quotation mark is not closed; close it", len(line))
            self._add("string", match.group()[1:-1], at, is_apart=is_apart)
            return match.end()
        for kind, pattern in (("number", _NUMBER), ("name", _NAME), ("operator", _OPERATOR)):
            if match := pattern.match(line, at):
                self._add(kind, match.group(), at, is_apart=is_apart)
                return match.end()
        plain = character.translate(_FULL_WIDTH)
        cure = f"write {plain!r}" if plain != character else "write Latin letters, or put it into a comment"
        shown = repr(character) if character.isprintable() else f"U+{ord(character):04X}"
        return self._bad(line, at, f"the character {shown} has no meaning in code; {cure}", at + 1)

    def _is_transposed(self, *, is_apart: bool) -> bool:
        last = self.found[-1] if self.found else None
        if last is None or (is_apart and self._open and self._open[-1] != "("):
            return False
        return last.kind in ("name", "number") or last.text in (")", "]", "}", "'", ".'")

    def _bad(self, line: str, at: int, reason: str, end: int) -> int:
        self._add("bad", reason, at, is_apart=False)
        return end

    def _add(self, kind: str, text: str, at: int, *, is_apart: bool) -> None:
        word = Word(kind, text, self.number, at + 1, is_apart)
        if len(self.found) == MAX_WORDS:
            raise MatlabError(word, f"the code has more than {MAX_WORDS:,} words; keep the function of the equations")
        if kind == "operator" and text in "([{":
            self._open.append(text)
        elif kind == "operator" and text in ")]}" and self._open:
            self._open.pop()
        elif kind == "operator" and text in ";," and not self._open:
            word = Word("end", text, self.number, at + 1, is_apart)
        self.found.append(word)
