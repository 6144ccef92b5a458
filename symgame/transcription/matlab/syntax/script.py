"""The statements of MATLAB code: those of its functions, and those around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from symgame.transcription.matlab.syntax.words import MatlabError, Word

BLOCKS = frozenset(["if", "for", "while", "switch", "try", "parfor", "do", "unwind_protect"])
_ENDS = frozenset(
    ["end", "endif", "endfor", "endwhile", "endswitch", "end_try_catch", "until", "endparfor", "end_unwind_protect"]
)
_BRANCHES = frozenset(["else", "elseif", "case", "otherwise", "catch", "unwind_protect_cleanup"])
_OPEN, _CLOSE = ("(", "[", "{"), (")", "]", "}")


@dataclass(frozen=True, slots=True)
class Statement:
    """The words of a statement, and how many blocks (loops, branches) it stands in."""

    words: tuple[Word, ...]
    blocks: int

    @property
    def first(self) -> Word:
        """Its first word."""
        return self.words[0]

    @property
    def is_block(self) -> bool:
        """Whether it begins or parts a block."""
        return self.first.kind == "name" and self.first.text in BLOCKS | _BRANCHES

    @property
    def assignment(self) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
        """What stands before and after ``=``, if this is an assignment."""
        if self.is_block:
            return None
        depth = 0
        for k, word in enumerate(self.words):
            if word.kind == "operator":
                depth += (word.text in _OPEN) - (word.text in _CLOSE)
                if word.text == "=" and depth == 0:
                    return self.words[:k], self.words[k + 1 :]
        return None


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its name, what it returns and takes, and its statements."""

    name: Word
    outputs: tuple[str, ...]
    arguments: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """The statements outside all functions, and the functions."""

    statements: tuple[Statement, ...]
    functions: tuple[Function, ...]


@dataclass(slots=True)
class _Open:
    """A function that is being read."""

    header: tuple[Word, ...]
    statements: list[Statement] = field(default_factory=list)


def read_script(words: Sequence[Word]) -> Script:
    """The statements of words, sorted into functions.

    Raises
    ------
    MatlabError
        At the header of a function that cannot be read.
    """
    outside: list[Statement] = []
    functions: list[_Open] = []
    is_inside = False
    blocks = 0
    for statement in _statements(words):
        first = statement[0]
        mark = first.text if first.kind == "name" else ""
        if mark == "function":
            functions.append(_Open(statement))
            is_inside, blocks = True, 0
            continue
        if mark in _ENDS or mark == "endfunction":
            is_inside = is_inside and blocks > 0 and mark != "endfunction"
            blocks = max(blocks - 1, 0)
            continue
        (functions[-1].statements if is_inside else outside).append(Statement(statement, blocks))
        blocks += mark in BLOCKS
    return Script(tuple(outside), tuple(_function(found) for found in functions))


def _statements(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    statement: list[Word] = []
    for word in words:
        if word.kind != "end":
            statement.append(word)
        elif statement:
            yield tuple(statement)
            statement = []
    if statement:
        yield tuple(statement)


def _function(found: _Open) -> Function:
    header = found.header
    marks = [word.text if word.kind == "operator" else "" for word in header]
    at = marks.index("=") + 1 if "=" in marks else 1
    if at >= len(header) or header[at].kind != "name":
        raise MatlabError(header[0], "the head of a function reads 'function dxdt = name(t,x)'; write it so")
    outputs = tuple(word.text for word in header[1:at] if word.kind == "name")
    arguments = tuple(
        word.text for word in header[at + 1 :] if word.kind == "name" or (word.text == "~" and word.kind == "operator")
    )
    return Function(header[at], outputs, arguments, tuple(found.statements))
