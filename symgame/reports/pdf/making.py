"""Which program makes the PDF, and what is said where one of them fails or none is there."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path

from symgame.display.table import Block, Lettering
from symgame.errors import ReportError
from symgame.reports.latex_document import CHINESE_LETTERS, latex_document
from symgame.reports.pdf import typst, xelatex

CURE = (
    "install TeX Live with xelatex (on Debian: apt install texlive-xetex texlive-lang-chinese), "
    "or the extra 'pdf': pip install 'symgame[pdf]'"
)


def pdf_document(blocks: Sequence[Block], lettering: Lettering, lang: str, folder: Path, path: Path) -> None:
    """Write the file: by xelatex if it is there with all that the document needs, else by typst.

    Where xelatex fails, typst makes the file, and a warning says so.

    Raises
    ------
    ReportError
        If neither is there, or none succeeds.
    """
    failed = ""
    document = latex_document(blocks, lettering, lang)
    if xelatex.is_there(is_chinese=lang == "zh" or bool(CHINESE_LETTERS.search(document))):
        try:
            path.write_bytes(xelatex.made(document, blocks, folder))
            return
        except ReportError as error:
            failed = str(error)
    if not typst.is_there():
        raise ReportError(f"PDF: {failed or f'nothing here makes one in this language; {CURE}'}")
    path.write_bytes(typst.made(blocks, lettering, lang, folder))
    if failed:
        warnings.warn(f"{failed}; {path.name} was made by typst instead", stacklevel=2)


def require_pdf() -> None:
    """Raise a :class:`ReportError` that names the commands, if nothing that makes a PDF is installed."""
    if not xelatex.is_there() and not typst.is_there():
        raise ReportError(f"nothing here makes a PDF; {CURE}")
