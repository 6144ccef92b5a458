"""The letters that have a command in LaTeX: Greek ones, their variants, and a few others."""

from __future__ import annotations

from symgame.symbols import GREEK
from symgame.transcription.latex.words import Word

GREEK_MACROS = frozenset(GREEK.values()) | {"Upsilon", "omicron"}
VARIANTS = {
    "varepsilon": "epsilon", "vartheta": "theta", "varpi": "pi", "varrho": "rho", "varsigma": "sigma", "varphi": "phi",
    "varkappa": "kappa",
}  # fmt: skip
_PLAIN = {"ell": "ell", "hbar": "hbar", "imath": "i", "jmath": "j"}


def letter_of(word: Word) -> str | None:
    """The name of the letter that a command prints; None if it prints none."""
    if word.kind != "macro":
        return None
    if word.text in GREEK_MACROS or word.text in VARIANTS:
        return word.text
    return _PLAIN.get(word.text)
