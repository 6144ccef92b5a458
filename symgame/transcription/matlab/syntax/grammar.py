"""The grammar of expressions in MATLAB code.

::

range    = compared { ":" compared }
compared = sum { ("<" | "==" | "&&" | ...) sum }
sum      = product { ("+" | "-") product }
product  = signed { ("*" | "/" | ".*" | "./") signed }
signed   = { "+" | "-" } power
power    = item { ("^" | ".^") { "+" | "-" } item }          from left to right, other than in a game file
item     = number | string | name [ "(" range, ... ")" ] | "(" range ")" | "[" rows "]" | "@" handle, with "'" after it
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from symgame.transcription.matlab.syntax.trees import Chain, Handle, Name, Number, Text, Tree, Vector
from symgame.transcription.matlab.syntax.words import MatlabError, Word

MAX_DEPTH = 64
_COMPARED = ("<", ">", "<=", ">=", "==", "~=", "!=", "&", "|", "&&", "||")


def read_tree(words: Sequence[Word]) -> Tree:
    """The expression of words.

    Raises
    ------
    MatlabError
        With line, column and the cure.
    """
    parser = _Parser(words)
    tree = parser.range()
    parser.expect_end()
    return tree


class _Parser:
    """One pass over the words of an expression."""

    def __init__(self, words: Sequence[Word]) -> None:
        last = words[-1] if words else Word("end", "", 1, 1)
        self._words = [*words, Word("end", "", last.line, last.column + len(last.text))]
        self._at = 0
        self._depth = 0
        self._open: list[str] = []

    @property
    def word(self) -> Word:
        """The word that comes next."""
        return self._words[self._at]

    def _advance(self) -> Word:
        word = self._words[self._at]
        self._at += 1
        return word

    def expect_end(self) -> None:
        """Nothing may be left."""
        if self.word.kind != "end":
            raise MatlabError(self.word, _unexpected(self.word))

    def range(self) -> Tree:
        """An expression, or a range of them."""
        return self._chain((":",), lambda: self._chain(_COMPARED, self._sum))

    def _sum(self) -> Tree:
        return self._chain(("+", "-"), lambda: self._chain(("*", "/", ".*", "./", "\\", ".\\"), self._signed))

    def _chain(self, marks: tuple[str, ...], operand: Callable[[], Tree]) -> Tree:
        operators: list[Word | None] = [None]
        operands: list[Tree] = [operand()]
        while self.word.kind == "operator" and self.word.text in marks and not self._is_next_entry():
            operators.append(self._advance())
            operands.append(operand())
        return operands[0] if len(operands) == 1 else Chain(tuple(operators), tuple(operands))

    def _is_next_entry(self) -> bool:
        """Whether ``-b`` in ``[a -b]`` is an entry of its own."""
        following = self._words[self._at + 1]
        return (
            self._open[-1:] == ["["] and self.word.text in ("+", "-") and self.word.is_apart and not following.is_apart
        )

    def _signed(self) -> Tree:
        signs: list[Word] = []
        while self.word.kind == "operator" and self.word.text in ("+", "-"):
            signs.append(self._advance())
        value = self._power()
        negative = [sign for sign in signs if sign.text == "-"]
        return Chain((negative[0],), (value,)) if len(negative) % 2 else value

    def _power(self) -> Tree:
        operators: list[Word | None] = [None]
        operands = [self._item()]
        while self.word.text in ("^", ".^", "**") and self.word.kind == "operator":
            operators.append(self._advance())
            sign = self._advance() if self.word.text in ("+", "-") else None
            item = self._item()
            operands.append(Chain((sign,), (item,)) if sign is not None and sign.text == "-" else item)
        return operands[0] if len(operands) == 1 else Chain(tuple(operators), tuple(operands))

    def _item(self) -> Tree:
        word = self._advance()
        item: Tree
        if word.kind == "number":
            item = Number(word)
        elif word.kind == "string":
            item = Text(word)
        elif word.kind == "name":
            item = Name(word, self._arguments() if self._is_called() else None)
        elif word.text == "(" and word.kind == "operator":
            self._enter(word)
            item = self.range()
            self._leave(word, ")")
        elif word.text == "[" and word.kind == "operator":
            item = self._vector(word)
        elif word.text == "@" and word.kind == "operator":
            return self._handle(word)
        elif word.text == ":" and word.kind == "operator" and self._open[-1:] == ["("]:
            return Text(word)
        else:
            raise MatlabError(word, _unexpected(word))
        while self.word.text in ("'", ".'") and self.word.kind == "operator":
            self._advance()
        return item

    def _is_called(self) -> bool:
        is_entry = self._open[-1:] == ["["] and self.word.is_apart
        return self.word.kind == "operator" and self.word.text == "(" and not is_entry

    def _arguments(self) -> tuple[Tree, ...]:
        opened = self._advance()
        self._enter(opened)
        arguments: list[Tree] = []
        while self.word.text != ")" and self.word.kind != "end":
            arguments.append(self.range())
            if self.word.text != ",":
                break
            self._advance()
        self._leave(opened, ")")
        return tuple(arguments)

    def _vector(self, opened: Word) -> Vector:
        self._enter(opened)
        rows: list[tuple[Tree, ...]] = []
        row: list[Tree] = []
        while self.word.text != "]" or self.word.kind != "operator":
            if self.word.kind == "end":
                break
            if self.word.kind == "operator" and self.word.text in (";", ","):
                if self._advance().text == ";" and row:
                    rows.append(tuple(row))
                    row = []
                continue
            row.append(self.range())
        self._leave(opened, "]")
        return Vector(opened, tuple([*rows, tuple(row)] if row else rows))

    def _handle(self, word: Word) -> Handle:
        if self.word.kind == "name":
            return Handle(word, (), Name(self._advance()))
        if self.word.text != "(":
            raise MatlabError(self.word, "after '@' the name of a function or its arguments are expected")
        arguments = self._arguments()
        names = tuple(argument.word.text for argument in arguments if isinstance(argument, Name))
        if len(names) < len(arguments):
            raise MatlabError(word, "the arguments of a function are names; write '@(t,x) ...'")
        return Handle(word, names, self.range())

    def _enter(self, word: Word) -> None:
        self._depth += 1
        self._open.append(word.text)
        if self._depth > MAX_DEPTH:
            raise MatlabError(word, f"brackets nest at most {MAX_DEPTH} deep; simplify")

    def _leave(self, opened: Word, mark: str) -> None:
        if self.word.text != mark or self.word.kind != "operator":
            if self.word.kind == "end" or self.word.text == ";":
                raise MatlabError(opened, f"this bracket is never closed; add '{mark}'")
            raise MatlabError(self.word, _unexpected(self.word))
        self._advance()
        self._depth -= 1
        self._open.pop()


def _unexpected(word: Word) -> str:
    if word.kind == "bad":
        return word.text
    if word.kind == "end":
        return "the expression ends too early; something is missing at its end"
    if word.kind in ("name", "number") or word.text == "(":
        return f"an operator is missing before '{word.text[:40]}'; write '*' between factors"
    return f"'{word.text[:40]}' has no meaning here; write a formula of numbers, names, + - * / ^ and parentheses"
