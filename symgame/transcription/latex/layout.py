r"""What only lays a formula out and means nothing: spaces, sizes of parentheses, labels, environments of equations.

It is taken away before a formula is read; ends of lines are kept, since they may separate equations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from symgame.errors import InvalidExpressionError
from symgame.expressions.tokens import fail
from symgame.transcription.latex.words import Word, compact

_EQUATIONS_WORDS = (
    "equation align gather multline eqnarray split aligned gathered cases rcases dcases alignat alignedat flalign "
    "math displaymath dmath subequations numcases subnumcases empheq IEEEeqnarray"
)
EQUATIONS = frozenset(_EQUATIONS_WORDS.split())
"""Environments of equations; starred ones are like them."""

MAX_DEPTH = 64
"""How deep braces and brackets may nest."""

_WITH_ARGUMENT = frozenset({"alignat", "alignedat", "numcases", "subnumcases", "empheq", "IEEEeqnarray", "array"})
_BARE_WORDS = (
    ", ; : ! > / quad qquad thinspace medspace thickspace negthinspace enspace enskip nonumber notag displaystyle "
    "textstyle scriptstyle limits nolimits left right middle allowbreak nobreak break hfill centering small "
    "footnotesize normalsize boldmath noindent strut mathstrut ensuremath mathopen mathclose mathord mathbin "
    "mathrel mathinner relax protect hline toprule midrule bottomrule par smallskip medskip bigskip raggedright"
)
_BARE = frozenset(_BARE_WORDS.split()) | {" ", "\n", "\t"}
_SIZES = re.compile(r"(?:big|Big|bigg|Bigg)[lrm]?\Z")
_DROPPED_WITH_ARGUMENT_WORDS = (
    "label tag hspace vspace phantom hphantom vphantom color cline cmidrule hangindent eqno leqno"
)
_DROPPED_WITH_ARGUMENT = frozenset(_DROPPED_WITH_ARGUMENT_WORDS.split())
_ROWS = frozenset({"\\", "newline", "cr", "tabularnewline"})
_LENGTH = re.compile(r"\[-?[0-9.]+\\?[a-z]+\]")


def laid_bare(words: Sequence[Word], *, is_table: bool = False) -> list[Word]:
    r"""The words that mean something; ends of lines are words of kind ``row``.

    Parameters
    ----------
    words : sequence of Word
    is_table : bool
        Keep ``&``, which separates cells, and environments.

    Raises
    ------
    InvalidExpressionError
        At an environment that is no part of a formula.
    """
    kept: list[Word] = []
    at = 0
    is_spaced = False
    while at < len(words):
        word = words[at]
        is_spaced |= word.is_spaced
        length = _meaningless(words, at, is_table=is_table)
        if length:
            at += length
            is_spaced = True
            continue
        if word.is_macro(*_ROWS) or word.kind == "break":
            word = replace(word, kind="row")
            at += _option(words, at + 1)
        if is_spaced and not word.is_spaced:
            word = replace(word, is_spaced=True)
        is_spaced = False
        kept.append(_bar(words, at, word) if word.is_mark("|") else word)
        at += 1
    return kept


def _meaningless(words: Sequence[Word], at: int, *, is_table: bool) -> int:
    """How many words from here on are layout."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if word.kind == "math" or word.is_mark("~") or (word.is_mark("&") and not is_table):
        return 1
    if word.kind == "open" and following is not None and following.kind == "close":
        return 2
    if word.kind in ("begin", "end") and not is_table:
        return _environment(words, at)
    if word.kind != "macro":
        return 0
    if word.text in ("{", "lbrace") and following is not None and following.kind == "begin" and not is_table:
        return 1
    if word.text in _DROPPED_WITH_ARGUMENT:
        star = 1 if following is not None and following.is_mark("*") else 0
        return 1 + star + _group_length(words, at + 1 + star)
    if word.text in ("left", "right", "middle") or _SIZES.match(word.text):
        return 2 if following is not None and following.is_mark(".") else 1
    return 1 if word.text in _BARE else 0


def _environment(words: Sequence[Word], at: int) -> int:
    word = words[at]
    name = word.text.rstrip("*")
    if name not in EQUATIONS and name != "array":
        raise fail(word.at + 1, f"the environment '{word.text}' is no part of a formula; write one formula")
    length = 1
    if word.kind == "begin" and name in _WITH_ARGUMENT:
        length += _option(words, at + length, any_option=True)
        length += _group_length(words, at + length)
    return length


def _group_length(words: Sequence[Word], at: int) -> int:
    """The words of the group that begins here; none if none begins."""
    if at >= len(words) or words[at].kind != "open":
        return 0
    return closing(words, at) - at + 1


def closing(words: Sequence[Word], at: int) -> int:
    """Where the group that opens here is closed.

    Raises
    ------
    InvalidExpressionError
        If it is not.
    """
    depth = 0
    for k in range(at, len(words)):
        depth += {"open": 1, "close": -1}.get(words[k].kind, 0)
        if depth == 0:
            return k
    raise fail(words[at].at + 1, "this brace is never closed; add '}'")


def _option(words: Sequence[Word], at: int, *, any_option: bool = False) -> int:
    r"""The words of ``*`` and of an option like ``[2pt]``, as they follow the end of a line."""
    length = 1 if at < len(words) and words[at].is_mark("*") and not words[at].is_spaced else 0
    at += length
    if at < len(words) and words[at].is_mark("["):
        for end in range(at, min(at + 12, len(words))):
            if words[end].is_mark("]"):
                is_option = any_option or _LENGTH.fullmatch(compact(words[at : end + 1]))
                return length + (end + 1 - at if is_option else 0)
    return length


def _bar(words: Sequence[Word], at: int, word: Word) -> Word:
    r"""``\left|`` opens and ``\right|`` closes; a bar alone does either."""
    before = words[at - 1] if at else None
    if before is not None and before.kind == "macro":
        if before.text == "left" or (_SIZES.match(before.text) and before.text.endswith("l")):
            return replace(word, text="|(")
        if before.text == "right" or (_SIZES.match(before.text) and before.text.endswith("r")):
            return replace(word, text="|)")
    return word


def check_braces(words: Sequence[Word]) -> None:
    """Refuse braces that do not match, at the first of them, or nest too deep."""
    opened: list[Word] = []
    for word in words:
        if word.kind == "open":
            opened.append(word)
            if len(opened) > MAX_DEPTH:
                raise fail(word.at + 1, f"braces nest at most {MAX_DEPTH} deep; simplify")
        elif word.kind == "close":
            if not opened:
                raise fail(word.at + 1, "this brace closes nothing; remove it or open one before")
            opened.pop()
    if opened:
        raise fail(opened[-1].at + 1, "this brace is never closed; add '}'")


def stripped(words: Sequence[Word]) -> list[Word]:
    """Without ends of lines at both ends, and without the full stop or comma at the end."""
    kept = list(words)
    while kept and (kept[-1].kind == "row" or kept[-1].is_mark(".", ",", ";", ":", "；", "，", "。")):
        kept.pop()
    while kept and kept[0].kind == "row":
        kept.pop(0)
    return kept


def shifted(error: InvalidExpressionError, by: int) -> InvalidExpressionError:
    """The error with its column counted from another beginning."""
    found = re.match(r"column (\d+): (.*)", str(error), re.DOTALL)
    return InvalidExpressionError(f"column {int(found[1]) - by}: {found[2]}") if found else error
