"""Strings, lists, keys and comments of TOML."""

from __future__ import annotations

from collections.abc import Iterable


def quoted(text: str) -> str:
    r"""A TOML string: in double quotes, or in single ones where that saves escapes, as for LaTeX.

    Examples
    --------
    >>> print(quoted('R1 - C'), quoted(r'\beta_1'), quoted('a "b"'), quoted("it's\n"))
    "R1 - C" '\beta_1' 'a "b"' "it's\n"
    """
    if text.isprintable() and "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    return f'"{"".join(_escaped(character) for character in text)}"'


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    # Half a surrogate pair is no character, and TOML has no way to say it.
    return "\ufffd" if 0xD800 <= code < 0xE000 else f"\\U{code:08X}"


def quoted_list(texts: Iterable[str]) -> str:
    """The list of strings."""
    return f"[{', '.join(quoted(text) for text in texts)}]"


def as_key(text: str) -> str:
    """The text as a key, bare where it can be."""
    return text if text.isascii() and text.replace("-", "").isalnum() else quoted(text)


def comment(text: str) -> str:
    """A line for the reader; no text leaves its comment."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return f"# {shown}"
