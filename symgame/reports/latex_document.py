"""A report as a LaTeX document: xelatex makes the PDF, with ctex for Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence

from symgame.display.latex import PACKAGES, latex
from symgame.display.latex.page import Page
from symgame.display.table import Block, Lettering

_CLASSES = {
    "en": [
        r"\documentclass[10pt,a4paper]{article}",
        r"\usepackage{fontspec}",
        r"\usepackage[labelsep=period]{caption}",
    ],
    "zh": [
        r"% fonts that come with TeX: fontset=fandol; remove it for those of the system",
        r"\documentclass[10pt,a4paper,fontset=fandol]{ctexart}",
        r"\usepackage[labelsep=quad,justification=centering]{caption}",
    ],
}

TEXT = 164
"""So wide are lines taken to be, in millimetres: they have 170, which would be two columns of a journal."""

_PREAMBLE = [
    r"\usepackage[margin=20mm]{geometry}",
    r"\usepackage{amsmath,array,booktabs,longtable,graphicx}",
    r"\usepackage{float}",
    r"\tolerance=2000 \emergencystretch=3em",
]


_LATIN_SIGNS = r"\xeCJKDeclareCharClass{Default}{`–,`—,`‘,`’,`“,`”,`…}"
"""Signs that both scripts have: in an English document they are as wide as English ones."""

CHINESE_LETTERS = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
"""Labels may be Chinese in an English document, too."""


def latex_document(blocks: Sequence[Block], lettering: Lettering, lang: str, *, name: str = "report") -> str:
    """The document, to be compiled in its folder, where the figures are."""
    shown = latex(blocks, lettering=lettering, page=Page(TEXT, lang=lang)).removeprefix(f"{PACKAGES}\n\n")
    body = shown.replace("[htbp]", "[H]")
    head = [f"% xelatex {name}.tex (twice)", *_CLASSES[lang], *_PREAMBLE]
    if lang != "zh" and CHINESE_LETTERS.search(body):
        head += [r"\usepackage[fontset=fandol,scheme=plain]{ctex}", _LATIN_SIGNS]
    return "\n".join([*head, r"\begin{document}", "", body, r"\end{document}", ""])
