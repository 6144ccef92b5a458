"""A report as a LaTeX document: xelatex makes the PDF, with ctex for Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from symgame.display.latex import PACKAGES, latex
from symgame.display.table import Block, Lettering

_CLASSES = {
    "en": [r"\documentclass[10pt,a4paper]{article}", r"\usepackage{fontspec}"],
    "zh": [
        r"% fonts that come with TeX: fontset=fandol; remove it for those of the system",
        r"\documentclass[10pt,a4paper,fontset=fandol]{ctexart}",
    ],
}

_PREAMBLE = [
    r"\usepackage[margin=25mm]{geometry}",
    r"\usepackage{amsmath,array,booktabs,graphicx}",
    r"\usepackage[labelsep=period]{caption}",
    r"\usepackage{placeins}",
]


def latex_document(blocks: Sequence[Block], lettering: Lettering, lang: str) -> str:
    """The document, to be compiled in its folder, where the figures are."""
    body = latex(blocks, lettering=lettering).removeprefix(f"{PACKAGES}\n\n")
    head = ["% xelatex report.tex (twice)", *_CLASSES[lang], *_PREAMBLE]
    return "\n".join([*head, r"\begin{document}", "", body, r"\end{document}", ""])
