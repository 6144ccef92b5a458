r"""The words of a LaTeX text: letters, numbers, commands, braces and signs, each with its place.

The text is cut up by pylatexenc, token by token; nothing is expanded, and no command is carried out.
Unicode signs as they are copied from a PDF (``C₁``, ``x²``, ``−``, ``α``, full-width letters) are
written in LaTeX first; places are those of the text as it was given.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from symgame.errors import InvalidExpressionError, SymgameError
from symgame.expressions.tokens import fail
from symgame.transcription.latex.unicode_signs import check_characters, in_latex


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a LaTeX text.

    Attributes
    ----------
    kind : str
        ``letter``, ``number``, ``macro``, ``open``, ``close`` (braces), ``begin``, ``end`` (environments),
        ``math`` (dollar signs and their kin), ``break`` (an empty line), or ``mark``.
    text : str
        Without its backslash, for a command; the name, for an environment.
    at, end : int
        Where it stands in the text, counted from 0.
    is_spaced : bool
        Whether white space is before it.
    is_new_line : bool
        Whether that white space holds the end of a line.
    """

    kind: str
    text: str
    at: int
    end: int
    is_spaced: bool = False
    is_new_line: bool = False

    def is_mark(self, *texts: str) -> bool:
        """Whether it is one of these signs."""
        return self.kind == "mark" and self.text in texts

    def is_macro(self, *names: str) -> bool:
        """Whether it is one of these commands."""
        return self.kind == "macro" and self.text in names


def words_of(text: str, *, limit: int) -> tuple[Word, ...]:
    r"""The words in order, comments left out.

    Raises
    ------
    InvalidExpressionError
        Beyond the limit in characters, or at a control character.

    Examples
    --------
    >>> [(word.kind, word.text) for word in words_of(r"C₁ + \alpha", limit=100)]
    [('letter', 'C'), ('mark', '_'), ('open', '{'), ('number', '1'), ('close', '}'), ('mark', '+'), ('macro', 'alpha')]
    """
    if len(text) > limit:
        raise InvalidExpressionError(f"the text has {len(text):,} characters, the limit is {limit:,}; split it")
    check_characters(text)
    written, origin = in_latex(text)
    return tuple(_with_environments(_with_numbers(_words(written, origin))))


def _words(written: str, origin: Sequence[int]) -> Iterator[Word]:
    walker_module, macrospec = _pylatexenc("latexwalker"), _pylatexenc("macrospec")
    # No command is known to the walker: arguments are found by the grammar here.
    walker = walker_module.LatexWalker(written, latex_context=macrospec.LatexContextDb(), tolerant_parsing=False)
    state = walker.make_parsing_state()
    at, after_space = 0, ""
    while at < len(written):
        try:
            token = walker.get_token(at, environments=False, parsing_state=state)
        except walker_module.LatexWalkerEndOfStream:
            if written[at:].strip():
                raise fail(origin[len(written) - 1] + 1, "a backslash begins no command here; remove it") from None
            return
        space = after_space + token.pre_space
        after_space = token.post_space
        at = token.pos + token.len
        if token.tok == "comment":
            continue
        kind, text = _kind(token.tok, token.arg)
        if kind == "macro" and text.isalpha() and not text.isascii():
            # Letters of other scripts are no part of a command.
            text = text[: next(k for k, c in enumerate(text) if not c.isascii())]
            at, after_space = token.pos + 1 + len(text), ""
        start = origin[token.pos]
        end = max(origin[at - len(after_space)], start + 1)
        yield Word(kind, text, start, end, bool(space), "\n" in space or "\r" in space)


def _kind(kind: str, text: str) -> tuple[str, str]:
    if kind == "macro":
        return "macro", text
    if kind in ("brace_open", "brace_close"):
        return kind.removeprefix("brace_"), text
    if kind.startswith("mathmode"):
        return "math", text
    if text == "\n\n":
        return "break", text
    return ("letter" if text.isalpha() else "number" if text.isascii() and text.isdigit() else "mark"), text


def _pylatexenc(module: str) -> Any:  # nothing is known of the types of what may not be installed
    try:
        return importlib.import_module(f"pylatexenc.{module}")
    except ImportError as error:
        raise SymgameError("reading LaTeX needs the extra 'transcribe': pip install 'symgame[transcribe]'") from error


def _with_numbers(words: Iterator[Word]) -> Iterator[Word]:
    """Digits side by side, with at most one point among them, are one number."""
    number: Word | None = None
    point: Word | None = None
    for word in words:
        if number is not None and not word.is_spaced:
            if word.kind == "number":
                text = number.text + ("." if point else "") + word.text
                number, point = Word("number", text, number.at, word.end, number.is_spaced, number.is_new_line), None
                continue
            if point is None and word.is_mark(".") and "." not in number.text:
                point = word
                continue
        yield from (one for one in (number, point) if one is not None)
        number, point = (word, None) if word.kind == "number" else (None, None)
        if number is None:
            yield word
    yield from (one for one in (number, point) if one is not None)


def _with_environments(words: Iterator[Word]) -> Iterator[Word]:
    r"""``\begin{name}`` and ``\end{name}`` are one word each."""
    waiting = list(words)
    at = 0
    while at < len(waiting):
        word = waiting[at]
        at += 1
        if not word.is_macro("begin", "end"):
            yield word
            continue
        close = at
        while close < len(waiting) and waiting[close].kind != "close" and close - at < 40:
            close += 1
        name = "".join(one.text for one in waiting[at + 1 : close])
        if close >= len(waiting) or waiting[at].kind != "open" or not name.rstrip("*").isalnum():
            raise fail(word.at + 1, rf"\{word.text} needs the name of an environment, as in \{word.text}{{align}}")
        yield Word(word.text, name, word.at, waiting[close].end, word.is_spaced, word.is_new_line)
        at = close + 1


def compact(words: Sequence[Word]) -> str:
    r"""The words without white space, one backslash before commands, so that patterns can be compared.

    Examples
    --------
    >>> compact(words_of(r"\frac {d x}{dt}", limit=100))
    '\\frac{dx}{dt}'
    """
    return "".join(f"\\{word.text}" if word.kind == "macro" else word.text for word in words)
