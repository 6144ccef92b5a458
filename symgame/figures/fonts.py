"""Which installed font can set a text.

A label that mixes Chinese and formulas is set in the *first* font of the family alone: Matplotlib
falls back on further fonts only in labels without formulas. So one font has to have all characters.
"""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font

ROMAN = "STIXGeneral"
"""Times, with the formulas that match it; it comes with Matplotlib."""

CHINESE = (
    "SimSun",
    "Songti SC",
    "STSong",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "AR PL UMing CN",
    "AR PL SungtiL GB",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "Heiti SC",
    "Noto Serif CJK JP",
    "Noto Sans CJK JP",
    "Arial Unicode MS",
)
"""Song typefaces first, as Chinese journals print them. The files of Noto CJK serve all its languages."""


def installed() -> frozenset[str]:
    """The names of all fonts that Matplotlib finds."""
    return frozenset(font.name for font in fontManager.ttflist)


def font_for(text: str, candidates: Iterable[str]) -> str | None:
    """The first installed candidate with every character of a text, else the first installed, else none."""
    present = installed()
    found = [name for name in candidates if name in present]
    needed = {ord(character) for character in text if character.isprintable()}
    covering = (
        name for name in found if needed <= get_font(findfont(FontProperties(family=[name]))).get_charmap().keys()
    )
    return next(covering, found[0] if found else None)
