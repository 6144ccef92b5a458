r"""Formulas as MathML, which browsers show without any script: our LaTeX, read by ``latex2mathml``.

What the converter writes is mended where browsers differ from TeX: words are one upright piece, a sign in
braces is no operator and has no space around it, and a line that continues a sum begins with a binary sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from xml.etree import ElementTree

from latex2mathml.converter import convert

_UPRIGHT = re.compile(r"\\mathrm\{([A-Za-z]+)\}")
_WHOLE = re.compile(r"<math [^>]*><mrow>(.*)</mrow></math>", re.DOTALL)
_LONE_SIGN = re.compile(r"<mrow><mo>([^<]*)</mo></mrow>")
_SLASH = "<mo>&#x0002F;</mo>"
_FIRST_SIGN = re.compile(r"\A<mo>")


@lru_cache(maxsize=4096)
def mathml(latex: str) -> str | None:
    r"""The inside of a ``math`` element; nothing where the converter does not understand the LaTeX.

    Examples
    --------
    >>> mathml("C_{1}")
    '<mrow><msub><mi>C</mi><mrow><mn>1</mn></mrow></msub></mrow>'
    >>> mathml("C_{") is None
    True
    """
    if not latex.strip():
        return ""
    try:
        whole = convert(_UPRIGHT.sub(r"\\text{\1}", latex))
        ElementTree.fromstring(whole)
    except Exception:  # the converter's errors have no common ancestor, and a formula must never end a document
        return None
    found = _WHOLE.fullmatch(whole)
    if found is None:
        return None
    inner = _LONE_SIGN.sub(r'<mrow><mo lspace="0" rspace="0">\1</mo></mrow>', found[1])
    inner = inner.replace(_SLASH, f'<mo lspace="0" rspace="0"{_SLASH[3:]}')
    return f"<mrow>{inner}</mrow>"


def closed(pieces: Sequence[str]) -> list[str]:
    r"""Pieces of one formula, the brackets in each of them closed by invisible ones: every program takes these.

    Examples
    --------
    >>> closed(["a (b", "+ c)"])
    ['a \\left(b\\right.', '\\left.+ c\\right)']
    """
    return [_closed(piece) for piece in pieces]


def _closed(latex: str) -> str:
    opening: list[int] = []
    closing: list[int] = []
    for place, character in enumerate(latex):
        if character == "(":
            opening.append(place)
        elif character == ")" and opening:
            opening.pop()
        elif character == ")":
            closing.append(place)
    marks = {place: r"\left(" for place in opening} | {place: r"\right)" for place in closing}
    shown = "".join(marks.get(place, character) for place, character in enumerate(latex))
    return r"\left." * len(closing) + shown + r"\right." * len(opening)


def continued(latex: str) -> str | None:
    """The same for a line that continues a formula: its first sign stands between two terms."""
    inner = mathml(latex)
    return None if inner is None else "<mrow>" + _FIRST_SIGN.sub('<mo form="infix">', inner.removeprefix("<mrow>"))


_STAR = re.compile(r"<mo[^>]*>(?:\*|&#x0002A;)</mo>")


def on_paper(inner: str | None) -> str | None:
    """The same for programs that make paper of it, some of which take a star for a product without factors."""
    return None if inner is None else _STAR.sub("<mtext>*</mtext>", inner)
