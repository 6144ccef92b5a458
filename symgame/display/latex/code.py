"""Lines of a file in LaTeX: letter for letter in a typeface of one width, and inert like any other text."""

from __future__ import annotations

import re

from symgame.display.latex.text import escape
from symgame.display.table import Code
from symgame.symbols import GREEK

LONGEST = 20
"""So many letters and digits in a row are never divided at the end of a line, longer rows are."""

_PIECES = re.compile(rf"[A-Za-z0-9]{{1,{LONGEST}}}|.", re.DOTALL)
_BREAKS_AFTER = frozenset("*+,;=()[]{}_.@'\"")


def latex_code(block: Code) -> str:
    r"""Each line is a paragraph; long ones are broken at signs and continued further in.

    Examples
    --------
    >>> print(latex_code(Code("a = 50%\n  b")))
    {\par\smallskip\footnotesize\ttfamily\raggedright\setlength{\parindent}{0pt}\setlength{\parskip}{0pt}
    \hangindent=2em a\ =\allowbreak{}\ 50\%\par
    \hangindent=2em ~~b\par
    }
    """
    head = r"{\par\smallskip\footnotesize\ttfamily\raggedright\setlength{\parindent}{0pt}\setlength{\parskip}{0pt}"
    rows = [rf"\hangindent=2em {_row(row)}\par" for row in block.text.splitlines()]
    return "\n".join([head, *rows, "}"])


def _row(row: str) -> str:
    """An empty line keeps its height."""
    body = row.lstrip(" ")
    return "~" * (len(row) - len(body)) + "".join(map(_shown, _PIECES.findall(body))) if body else r"\mbox{}"


def _shown(piece: str) -> str:
    if piece == " ":
        return r"\ "
    if piece in GREEK:
        return rf"\ensuremath{{\{GREEK[piece]}}}"
    end = r"\allowbreak{}" if piece in _BREAKS_AFTER or len(piece) == LONGEST else ""
    return f"{escape(piece)}{end}"
