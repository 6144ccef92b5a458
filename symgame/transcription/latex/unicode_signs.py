r"""Unicode signs as they are copied from a PDF (``C₁``, ``x²``, ``−``, ``α``, full-width letters), in LaTeX."""

from __future__ import annotations

import unicodedata

from symgame.expressions.tokens import fail
from symgame.symbols import GREEK

_SIGNS = {
    "−": "-", "‐": "-", "‑": "-", "–": "-", "—": "-", "﹣": "-", "×": r"\times ", "·": r"\cdot ",
    "⋅": r"\cdot ", "∙": r"\cdot ", "•": r"\cdot ", "∗": "*", "÷": "/", "∕": "/", "⁄": "/", "≤": r"\le ",
    "≥": r"\ge ", "≠": r"\neq ", "≦": r"\le ", "≧": r"\ge ", "⩽": r"\le ", "⩾": r"\ge ", "±": r"\pm ",
    "∓": r"\mp ", "′": "'", "’": "'", "″": "''", "∂": r"\partial ", "∑": r"\sum ", "∏": r"\prod ",
    "∫": r"\int ", "∞": r"\infty ", "√": r"\sqrt ", "、": ",", "。": ".", "【": "[", "】": "]", "〔": "[",
    "〕": "]", "∣": "|", "ε": r"\epsilon ", "ϵ": r"\epsilon ", "ϕ": r"\varphi ", "ϑ": r"\vartheta ",
    "ϱ": r"\varrho ", "ς": r"\varsigma ", "Δ": r"\Delta ", "∆": r"\Delta ", "Ω": r"\Omega ", "µ": r"\mu ",
    "½": r"\frac{1}{2}", "¼": r"\frac{1}{4}", "¾": r"\frac{3}{4}", "⅓": r"\frac{1}{3}", "⅔": r"\frac{2}{3}",
}  # fmt: skip
_ACCENTS = {0x304: "bar", 0x305: "bar", 0x302: "hat", 0x303: "tilde", 0x307: "dot"}
_NOTHING = "\u200b\u2060\u2061\u2063\ufeff"  # zero-width spaces and invisible separators
_SPACES = "\u2062"  # invisible times
_SCRIPTS = {"<sub>": "_", "<super>": "^"}
_ALIKE = ("<font>", "<wide>", "<narrow>")


def check_characters(text: str) -> None:
    """Refuse control characters, which are seen by no reader; white space may stand."""
    for at, character in enumerate(text):
        category = unicodedata.category(character)
        if category in ("Cc", "Cf", "Cs", "Co", "Cn") and character not in "\t\n\r\x0b\x0c" + _NOTHING + _SPACES:
            raise fail(at + 1, f"the control character U+{ord(character):04X} stands here; remove it")


def in_latex(text: str) -> tuple[str, list[int]]:
    r"""The text with Unicode mathematics written in LaTeX, and where each character comes from.

    Examples
    --------
    >>> in_latex("C₁ − α")
    ('C_{1} - \\alpha ', [0, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5, 6])
    """
    parts: list[str] = []
    origin: list[int] = []
    at = 0
    while at < len(text):
        shown, length = _character(text, at)
        parts.append(shown)
        origin.extend([at] * len(shown))
        at += length
    return "".join(parts), [*origin, len(text)]


def _character(text: str, at: int) -> tuple[str, int]:
    """What a character is in LaTeX, and how many characters that takes from the text."""
    character = text[at]
    if at + 1 < len(text) and (accent := _ACCENTS.get(ord(text[at + 1]))) and character.isalpha():
        return f"\\{accent}{{{_character(character, 0)[0]}}}", 2
    if character.isascii():
        return character, 1
    if character in _NOTHING:
        return "", 1
    if character in _SPACES or character.isspace():
        return " ", 1
    if character in _SIGNS:
        return _SIGNS[character], 1
    if character in GREEK:
        return f"\\{GREEK[character]} ", 1
    kind, _, rest = unicodedata.decomposition(character).partition(" ")
    if kind in _SCRIPTS:
        length = 1
        while unicodedata.decomposition(text[at + length : at + length + 1] or " ").startswith(kind):
            length += 1
        inner = "".join(_plain(other) for other in text[at : at + length])
        return f"{_SCRIPTS[kind]}{{{inner}}}", length
    if kind in _ALIKE:
        return _plain(character), 1
    if kind and not kind.startswith("<") and (accent := _ACCENTS.get(int(rest or "0", 16))):
        return f"\\{accent}{{{chr(int(kind, 16))}}}", 1
    return character, 1


def _plain(character: str) -> str:
    """The character that a styled, raised or lowered one stands for; never a backslash."""
    shown = "".join(chr(int(code, 16)) for code in unicodedata.decomposition(character).split()[1:])
    shown = shown if len(shown) == 1 else character
    if shown in GREEK:
        return f"\\{GREEK[shown]} "
    return {"\\": " ", "−": "-"}.get(shown, shown)
