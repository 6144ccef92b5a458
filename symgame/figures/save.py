"""Figures written to files, byte for byte the same every time."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from matplotlib.figure import Figure

from symgame.errors import FigureError
from symgame.figures.style import style

FORMATS = {"pdf": 300, "svg": 300, "png": 300, "tiff": 600}
"""What is written, and the dots per inch of pictures made of dots."""

# Dates and versions would make every file differ from the last one.
_NO_DATES: dict[str, dict[str, str | None]] = {
    "pdf": {"CreationDate": None, "Producer": None, "Creator": "symgame"},
    "svg": {"Date": None, "Creator": "symgame"},
    "png": {"Software": None},
}


def save(
    figure: Figure, path_without_suffix: str | Path, formats: Sequence[str] = ("pdf", "svg", "png")
) -> tuple[Path, ...]:
    """The files of a figure, one a format.

    Parameters
    ----------
    figure : Figure
        Its size is kept: 85 mm stay 85 mm.
    path_without_suffix : str or Path
        Where to; the suffix of each format is added. Folders that are missing are made.
    formats : sequence of str, optional
        Of ``"pdf"``, ``"svg"``, ``"png"`` (300 dpi) and ``"tiff"`` (600 dpi, LZW).

    Returns
    -------
    tuple of Path
        In the order of the formats.

    Raises
    ------
    FigureError
        If a format is not known; then nothing is written.
    """
    for suffix in formats:
        if suffix not in FORMATS:
            raise FigureError(f"no format '{suffix}'; known: {', '.join(FORMATS)} (for EPS convert the PDF)")
    stem = Path(path_without_suffix)
    stem.parent.mkdir(parents=True, exist_ok=True)
    return tuple(_write(figure, stem.with_name(f"{stem.name}.{suffix}"), suffix) for suffix in formats)


@contextlib.contextmanager
def _without_chatter() -> Iterator[None]:
    """Without what the font library says about tables of installed fonts that it leaves out."""
    logger = logging.getLogger("fontTools")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _write(figure: Figure, path: Path, suffix: str) -> Path:
    with style(), _without_chatter():
        if suffix == "tiff":
            figure.savefig(path, dpi=FORMATS[suffix], pil_kwargs={"compression": "tiff_lzw"})
        else:
            figure.savefig(path, dpi=FORMATS[suffix], metadata=_NO_DATES[suffix])
    return path
