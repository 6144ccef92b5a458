r"""How names look in LaTeX: one rule, and the author's notation where it is harmless.

``C1`` is :math:`C_{1}`, ``C_gov`` is :math:`C_{\mathrm{gov}}`, ``beta`` is :math:`\beta`. Words stay
words: ``Cdot`` has no dot, ``tbm`` is not bold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from symgame.symbols import GREEK

_GREEK = frozenset(GREEK.values())
_PART = re.compile(r"([A-Za-z]+)([0-9][A-Za-z0-9]*)?\Z")

# What an author's notation may consist of: letters, digits, sub- and superscripts, and commands that
# only change the look of a letter. Everything else would be a way to run TeX from a game file.
_STYLES = (
    "mathrm mathit mathbf mathsf mathcal mathbb text textrm bar hat tilde dot ddot vec overline underline widehat "
    "widetilde boldsymbol"
)
_LETTERS = (
    "prime ell hbar Re Im varepsilon vartheta varphi varrho varsigma varpi star ast dagger circ cdot times pm mp infty"
)
_WITH_ARGUMENT = frozenset(_STYLES.split())
_COMMANDS = _WITH_ARGUMENT | frozenset(_LETTERS.split()) | _GREEK
_TWICE = re.compile(r"([_^])(?:\{[^{}]*\}|\\[A-Za-z]+|[^\\{}])\s*\1")
_TOKEN = re.compile(r"\\([A-Za-z]+)|\\([,;! ])|([^\\$#%&~\x00-\x1f\x7f<>@`\"])")


def latex_name(name: str, notation: Mapping[str, str] | None = None) -> str:
    r"""The LaTeX of a name.

    Examples
    --------
    >>> latex_name("C1"), latex_name("beta"), latex_name("Cdot")
    ('C_{1}', '\\beta', '\\mathit{Cdot}')
    >>> latex_name("C_gov")
    'C_{\\mathrm{gov}}'
    """
    own = (notation or {}).get(name, "")
    return own if own and is_harmless(own) else _by_rule(name)


def is_harmless(latex: str) -> bool:
    """Whether notation consists of letters, scripts and commands of look alone, its braces balanced."""
    place, depth = 0, 0
    while place < len(latex):
        token = _TOKEN.match(latex, place)
        if token is None or (token[1] and token[1] not in _COMMANDS):
            return False
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if depth < 0 or (token[0] in "^_" and not _has_script(latex, token.end())):
            return False
        if token[1] in _WITH_ARGUMENT and not re.match(r"\s*[{A-Za-z0-9]", latex[token.end() :]):
            return False
        place = token.end()
    return depth == 0 and bool(latex.strip()) and not _TWICE.search(latex)


def _has_script(latex: str, place: int) -> bool:
    return place < len(latex) and latex[place] not in "^_} "


def _by_rule(name: str) -> str:
    head, *rest = name.split("_")
    found = _PART.match(head)
    assert found is not None  # names are checked where they are declared
    letters, digits = found[1], found[2]
    scripts = [_script(part) for part in ([digits] if digits else []) + rest]
    return _letters(letters) + (f"_{{{','.join(scripts)}}}" if scripts else "")


def _letters(word: str) -> str:
    if len(word) == 1:
        return word
    return f"\\{word}" if word in _GREEK else rf"\mathit{{{word}}}"


def _script(part: str) -> str:
    if part.isdigit() or len(part) == 1:
        return part
    return f"\\{part}" if part in _GREEK else rf"\mathrm{{{part}}}"
