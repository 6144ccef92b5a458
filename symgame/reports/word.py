"""A report as a Word file, by pandoc: equations are Word's own and can be edited there."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from symgame.display.html import html
from symgame.display.page import page
from symgame.display.table import Block, Lettering
from symgame.errors import ReportError

LINE = 16.0
"""So many letters of a formula stay in one piece: not every program for Word files breaks formulas by itself."""

_LANGUAGES = {"en": "en-GB", "zh": "zh-CN"}


def word_document(blocks: Sequence[Block], lettering: Lettering, lang: str, folder: Path, path: Path) -> None:
    """Write the file; the figures are taken from the folder.

    Raises
    ------
    ReportError
        If the extra ``word`` is not installed.
    """
    pandoc = _extra("pypandoc")
    styled = _extra("symgame.reports.word_style")
    fragment = html(blocks, lettering=lettering, lang=lang, is_scrolled=False, line=LINE, is_numbered=True)
    pandoc.convert_text(
        page(fragment, lang=lang),
        "docx",
        format="html",
        outputfile=str(path),
        extra_args=[
            "--quiet",
            f"--resource-path={folder}",
            "--metadata",
            f"lang={_LANGUAGES[lang]}",
        ],
    )
    styled.restyle(path)


def require_word() -> None:
    """Raise a :class:`ReportError` that names the command, if the extra ``word`` is not installed."""
    _extra("pypandoc")
    _extra("docx")


def _extra(module: str) -> Any:  # nothing is known of the types of what may not be installed
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ReportError("Word files need the extra 'word': pip install 'symgame[word]'") from error
