"""The names of shares and parameters in the file, from those in the code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from symgame.errors import InvalidExpressionError
from symgame.symbols import check_name
from symgame.transcription.matlab.syntax.grammar import read_tree
from symgame.transcription.matlab.syntax.script import Statement
from symgame.transcription.matlab.syntax.trees import Chain, Handle, Name, Number, Tree, Vector
from symgame.transcription.matlab.syntax.words import MatlabError, Word
from symgame.transcription.remarks import Remark

MAX_STATES = 12
_LETTERS = "xyzuvwpqrsghklmn"


def place_of(name: Name) -> int | None:
    """The place that ``x(2)`` or ``x(2,1)`` means, counted from 1; ``None`` if there is no such number."""
    arguments = name.arguments or ()
    numbers = [a.word.text for a in arguments if isinstance(a, Number) and a.word.text.isdigit()]
    if len(numbers) != len(arguments) or not numbers or len(numbers) > 2 or len(numbers[0]) > 4:
        return None
    if len(numbers) == 2 and "1" not in numbers:
        return None
    return int(numbers[1] if len(numbers) == 2 and numbers[0] == "1" else numbers[0]) or None


def share_names(statements: Sequence[Statement], body: Tree | None, state: str, output: str) -> tuple[str, ...]:
    """The names of the shares: those under which the code unpacks them, else x, y, z, u, v, ...

    There are as many as components of the state or of the output, whichever are more.
    """
    unpacked: dict[int, str] = {}
    places: list[tuple[int, Word]] = []
    for statement in statements:
        places.extend(_places(statement.words, state))
        left, right = statement.assignment or ((), ())
        if left and left[0].text == output:
            places.extend(_places(left, output) if len(left) > 1 else _entries(right))
        elif len(left) == 1 and left[0].kind == "name" and len(right) == 4 and right[0].text == state:
            for place, _ in _places(right, state):
                if _is_name(left[0].text) and left[0].text not in unpacked.values():
                    unpacked.setdefault(place, left[0].text)
    places.extend((place_of(name) or 0, name.word) for name in _names(body) if name.word.text == state)
    places.extend([] if not isinstance(body, Vector) else [(len(body.entries), body.word)])
    for place, word in places:
        if place > MAX_STATES:
            raise MatlabError(word, f"there are at most {MAX_STATES} components; this is number {place}")
    free = iter([letter for letter in _LETTERS if letter not in unpacked.values()])
    highest = max((place for place, _ in places), default=0)
    return tuple(unpacked.get(k) or next(free) for k in range(1, highest + 1))


def _entries(words: Sequence[Word]) -> list[tuple[int, Word]]:
    """How many components an output has that is written at once; mistakes in it are told where it is read."""
    try:
        tree = read_tree(words)
    except MatlabError:
        return []
    return [(len(tree.entries) if isinstance(tree, Vector) else 1, words[0])]


def _places(words: Sequence[Word], state: str) -> Iterator[tuple[int, Word]]:
    for k, word in enumerate(words[:-3]):
        number = words[k + 2].text
        is_indexed = words[k + 1].text == "(" and number.isdigit() and words[k + 3].text in (")", ",")
        if word.kind == "name" and word.text == state and is_indexed and int(number[:6]) > 0:
            yield int(number[:6]), word


def _is_name(text: str) -> bool:
    try:
        return check_name(text) == text
    except InvalidExpressionError:
        return False


def _names(tree: Tree | None) -> Iterator[Name]:
    """The names in an expression."""
    waiting = [] if tree is None else [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Name):
            yield node
            waiting.extend(node.arguments or ())
        elif isinstance(node, Chain):
            waiting.extend(node.operands)
        elif isinstance(node, Vector):
            waiting.extend(node.entries)
        elif isinstance(node, Handle):
            waiting.append(node.body)


class Names:
    """The parameters met so far: by their names in the code, their names in the file."""

    def __init__(self, shares: Sequence[str]) -> None:
        self.given: dict[str, str] = {}
        self.remarks: list[Remark] = []
        self._taken = set(shares)

    def of(self, key: str) -> str:
        """The name in the file of ``R1`` or ``p(2)``."""
        if key not in self.given:
            name = self._fit(key)
            self._taken.add(name)
            self.given[key] = name
            if name != key:
                self.remarks.append(Remark.of("code renamed", name=key, written=name))
        return self.given[key]

    def _fit(self, key: str) -> str:
        plain = key.rpartition(".")[2].replace("(", "_").replace(")", "")
        name = re.sub(r"_{2,}", "_", plain).strip("_")
        if not _is_name(name):
            name = f"{name[:60]}_1"
        if name not in self._taken:
            return name
        return next(f"{name}_{k}" for k in range(1, 10_000) if f"{name}_{k}" not in self._taken)
