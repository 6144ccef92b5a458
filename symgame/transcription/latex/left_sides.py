r"""What stands on the left of an equation: a velocity, an entry of the Jacobian, or a name.

``F(x)``, ``\frac{dx}{dt}``, ``\dot{x}``, ``dx/dt`` and ``x'`` are the velocity of ``x``;
``\frac{\partial F(x)}{\partial y}``, ``F'(x)`` and ``J_{12}`` are entries of the Jacobian.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from symgame.errors import InvalidExpressionError
from symgame.transcription.latex.cursor import STYLES, SWITCHES
from symgame.transcription.latex.layout import closing, laid_bare
from symgame.transcription.latex.symbols.known import KnownNames
from symgame.transcription.latex.symbols.styled import name_of
from symgame.transcription.latex.words import Word, compact, words_of
from symgame.transcription.remarks import Remark

MAX_WORDS = 60
"""Longer left sides are none of these."""

_SHARE = r"(\\?[A-Za-z]+(?:_\{?[A-Za-z0-9,]+\}?)*)"
_HEAD = r"([A-Za-z])(?:_\{?[A-Za-z0-9]+\}?)?\(" + _SHARE + r"\)"
_DOT = r"\\dot\{?" + _SHARE + r"\}?(?:\(t\))?"
_VELOCITY = [
    re.compile(r"\\[dtc]?frac\{d" + _SHARE + r"(?:\(t\))?\}\{dt\}"),
    re.compile("d" + _SHARE + r"(?:\(t\))?/dt"),
    re.compile(_DOT),
    re.compile(r"\\[dtc]?frac\{d\}\{dt\}" + _SHARE),
]
_PRIMED = re.compile(r"([pqwxyz](?:_\{?[A-Za-z0-9]+\}?)?)(?:'|\^\{?\\prime\}?)(?:\(t\))?")
_FUNCTION = re.compile(_HEAD)
_D = r"(?:\\partial|d)"
_ENTRY = [
    re.compile(r"\\[dtc]?frac\{" + _D + _HEAD + r"\}\{" + _D + _SHARE + r"\}"),
    re.compile(_D + _HEAD + "/" + _D + _SHARE),
    re.compile(r"\\[dtc]?frac\{" + _D + "()" + _DOT + r"\}\{" + _D + _SHARE + r"\}"),
    re.compile(
        r"\\[dtc]?frac\{"
        + _D
        + r"\}\{"
        + _D
        + "(?=("
        + _SHARE[1:-1]
        + r")\})"
        + r"[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"
        + _HEAD
    ),
]
_OWN_SLOPE = re.compile(r"([A-Za-z])(?:_\{?[A-Za-z0-9]+\}?)?(?:'|\^\{?\\prime\}?)\(" + _SHARE + r"\)")
_NUMBERED = re.compile(r"J_\{?([1-9]),?([1-9])\}?")
_JACOBIAN = re.compile(r"J(?:_\{?[A-Za-z0-9]+\}?)?(?:\([^()]*(?:\([^()]*\))?\))?")


@dataclass(frozen=True, slots=True)
class LeftSide:
    """What an equation is about.

    Attributes
    ----------
    kind : str
        ``velocity``, ``entry`` (of the Jacobian), ``jacobian``, or ``name``.
    share : str
        Whose velocity; empty for numbered entries.
    by : str
        The share after which an entry is differentiated.
    place : tuple of int
        Row and column of a numbered entry, from 1.
    is_sure : bool
        False for ``G(y)``, which some papers write for a velocity and others for something else, and where
        ``F`` is a parameter.
    """

    kind: str
    share: str = ""
    by: str = ""
    place: tuple[int, ...] = ()
    is_sure: bool = True


def left_side(words: Sequence[Word], known: KnownNames, shares: Collection[str] = ()) -> LeftSide | None:
    """What the words before a sign of equality say; None if they are no such thing.

    Parameters
    ----------
    words : sequence of Word
    known : KnownNames
    shares : collection of str, optional
        The shares of the game; empty if no game is known.
    """
    if len(words) > MAX_WORDS:
        return None
    text = upright(words)
    for pattern in _VELOCITY:
        if (match := pattern.fullmatch(text)) and (share := _share(match[1], known, shares)):
            return LeftSide("velocity", share)
    if (match := _PRIMED.fullmatch(text)) and (share := _share(match[1], known, shares)):
        return LeftSide("velocity", share)
    if (match := _FUNCTION.fullmatch(text)) and (share := _share(match[2], known, shares)):
        return LeftSide("velocity", share, is_sure=match[1] in "Ff" and match[1] not in known.declared)
    for k, pattern in enumerate(_ENTRY):
        if match := pattern.fullmatch(text):
            of, by = (match[3], match[1]) if k == 3 else (match[2], match[3])
            first, second = _share(of, known, shares), _share(by, known, shares)
            if first and second:
                return LeftSide("entry", first, second)
    if (match := _OWN_SLOPE.fullmatch(text)) and (share := _share(match[2], known, shares)):
        return LeftSide("entry", share, share)
    if match := _NUMBERED.fullmatch(text):
        return LeftSide("entry", place=(int(match[1]), int(match[2])))
    if _JACOBIAN.fullmatch(text) and "J" not in known.declared:
        return LeftSide("jacobian")
    return None


def upright(words: Sequence[Word]) -> str:
    r"""The words as text, without layout and without commands of look: ``\mathrm{d}x`` is ``dx``."""
    try:
        bare = laid_bare(words)
    except InvalidExpressionError:
        return ""
    kept: list[Word] = []
    skipped: set[int] = set()
    for k, word in enumerate(bare):
        if k in skipped or word.kind == "row":
            continue
        if word.kind == "macro" and word.text in STYLES and k + 1 < len(bare) and bare[k + 1].kind == "open":
            try:
                skipped |= {k + 1, closing(bare, k + 1)}
            except InvalidExpressionError:
                return ""
            continue
        if word.kind == "macro" and word.text in SWITCHES:
            continue
        kept.append(word)
    return compact(kept)


def _share(text: str, known: KnownNames, shares: Collection[str]) -> str:
    """The share that is printed so; empty if the game has no such share."""
    found = name_of(words_of(text, limit=len(text)), known)
    return found if found and (not shares or found in shares) else ""


def sides_of(words: Sequence[Word]) -> list[list[Word]]:
    """What stands between the signs of equality that are outside all brackets, braces and environments."""
    sides: list[list[Word]] = [[]]
    depth = 0
    for word in words:
        depth = max(depth + depth_of(word), 0)
        if depth == 0 and word.is_mark("=") and not (sides[-1] and sides[-1][-1].is_mark("<", ">", "!", "=")):
            sides.append([])
        else:
            sides[-1].append(word)
    return sides


def depth_of(word: Word) -> int:
    """1 for what opens, -1 for what closes."""
    if word.kind in ("open", "begin") or word.is_mark("(", "[") or word.is_macro("{", "lbrace", "lbrack"):
        return 1
    if word.kind in ("close", "end") or word.is_mark(")", "]") or word.is_macro("}", "rbrace", "rbrack"):
        return -1
    return 0


def without_left_side(
    words: Sequence[Word], source: str, known: KnownNames
) -> tuple[Sequence[Word], tuple[Remark, ...]]:
    """The formula of an equation for a velocity or an entry of the Jacobian; other texts as they are."""
    sides = sides_of(words)
    if len(sides) < 2 or left_side(sides[0], known) is None or not sides[-1]:
        return words, ()
    first = next(word for word in sides[0] if word.kind not in ("math", "begin", "row"))
    shown = " ".join(source[first.at : sides[0][-1].end].rstrip("& ").split())
    return sides[-1], (Remark.of("transcribed left side", printed=shown),)
