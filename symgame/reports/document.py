"""A document before it is written, and the formats in which it can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from symgame.display.markdown import markdown
from symgame.display.table import Block, Lettering
from symgame.errors import ReportError
from symgame.reports.latex_document import latex_document
from symgame.reports.pdf import pdf_document, require_pdf
from symgame.reports.web_page import web_page
from symgame.reports.word import require_word, word_document


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks and how they are written.

    Attributes
    ----------
    blocks : tuple of Block
    lettering : Lettering
    lang : str
    folder : Path
        Where it is written, and where its figures lie.
    name : str
        Of the files, without their suffix.
    """

    blocks: tuple[Block, ...]
    lettering: Lettering
    lang: str
    folder: Path
    name: str = "report"


def written(document: Document, to: Sequence[str]) -> tuple[Path, ...]:
    """The files, in the order of the formats.

    Raises
    ------
    ReportError
        If some could not be made; the others are written before, and the message names them.
    """
    paths: list[Path] = []
    failures: list[str] = []
    for name in to:
        try:
            paths.append(FORMATS[name](document))
        except ReportError as error:
            failures.append(str(error))
    if failures:
        done = f"; written: {', '.join(map(str, paths))}" if paths else ""
        raise ReportError("; ".join(failures) + done)
    return tuple(paths)


def check_formats(to: Sequence[str]) -> None:
    """Raise a :class:`ReportError` if a format is not known, or nothing is installed that makes any of them.

    What only some of them need is told by :func:`written`, after the others are made.
    """
    missing: list[ReportError] = []
    for name in to:
        if name not in FORMATS:
            raise ReportError(f"no format '{name}'; known: {', '.join(FORMATS)}")
        try:
            NEEDED.get(name, _nothing)()
        except ReportError as error:
            missing.append(error)
    if missing and len(missing) == len(to):
        raise ReportError("; ".join(map(str, missing)))


def _nothing() -> None:
    """What HTML, LaTeX and Markdown need."""


def _html(document: Document) -> Path:
    return _saved(document, "html", web_page(document.blocks, document.lettering, document.lang, document.folder))


def _tex(document: Document) -> Path:
    text = latex_document(document.blocks, document.lettering, document.lang, name=document.name)
    return _saved(document, "tex", text)


def _md(document: Document) -> Path:
    return _saved(document, "md", markdown(document.blocks, lettering=document.lettering, lang=document.lang))


def _docx(document: Document) -> Path:
    path = document.folder / f"{document.name}.docx"
    word_document(document.blocks, document.lettering, document.lang, document.folder, path)
    return path


def _pdf(document: Document) -> Path:
    path = document.folder / f"{document.name}.pdf"
    pdf_document(document.blocks, document.lettering, document.lang, document.folder, path)
    return path


def _saved(document: Document, suffix: str, text: str) -> Path:
    path = document.folder / f"{document.name}.{suffix}"
    path.write_text(text, encoding="utf-8")
    return path


FORMATS: dict[str, Callable[[Document], Path]] = {
    "html": _html,
    "tex": _tex,
    "docx": _docx,
    "md": _md,
    "pdf": _pdf,
}
"""What a document can be written as, and how."""

NEEDED: dict[str, Callable[[], None]] = {"docx": require_word, "pdf": require_pdf}
"""What is asked before anything is computed."""
