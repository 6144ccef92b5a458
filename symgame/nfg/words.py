"""The words of an ``.nfg`` text: strings in quotes, braces, and what stands between spaces."""

from __future__ import annotations

import re
from typing import NoReturn

from symgame.errors import InvalidFileError, Mistake

_WORD = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([{}])|([^\s{}"]+))', re.DOTALL)


class Words:
    """The words of a text, one after the other."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._at = 0

    def open(self, what: str) -> None:
        """A brace opens before something."""
        if self.next() != ("brace", "{"):
            self.fail(f"'{{' is expected before the {what}")

    def close(self, what: str) -> None:
        """A brace closes after something."""
        if self.next() != ("brace", "}"):
            self.fail(f"'}}' is expected after the {what}")

    def string(self, what: str) -> str:
        """A word in quotes, without them."""
        kind, word = self.next()
        if kind != "string":
            self.fail(f"{what} is expected, not '{word[:40]}'")
        if any((ord(c) < 32 and c not in "\t\n\r") or 127 <= ord(c) < 160 for c in word):
            self.fail("a name contains a control character; remove it")
        return re.sub(r"\\(.)", r"\1", word, flags=re.DOTALL)

    def peek(self) -> tuple[str, str]:
        """The kind and the text of the word that comes next."""
        at = self._at
        found = self.next()
        self._at = at
        return found

    def next(self) -> tuple[str, str]:
        """The same, and the one after it is next now; the kinds are string, brace, word and end."""
        match = _WORD.match(self._text, self._at)
        if match is None:
            if self._text[self._at :].strip():
                self.fail("a quotation mark is not closed; add it")
            return "end", ""
        self._at = match.end()
        if match[1] is not None:
            return "string", match[1]
        return ("brace", match[2]) if match[2] else ("word", match[3])

    def fail(self, message: str) -> NoReturn:
        """Refuses the text, at the line that was reached."""
        line = self._text.count("\n", 0, self._at) + 1
        raise InvalidFileError(self._name, (Mistake(f"line {line}", message),))
