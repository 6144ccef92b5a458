"""How all pictures look: colours, line styles, widths, fonts.

The colours are those of Okabe and Ito [1]_, which people with any colour vision tell apart; line styles
differ as well, so that grey print can be read. No colour is transparent: EPS knows none.

References
----------
.. [1] M. Okabe and K. Ito, *Color Universal Design*, 2008.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib
from matplotlib.figure import Figure

from symgame.display.words import LANGUAGES
from symgame.errors import FigureError
from symgame.figures.fonts import CHINESE, ROMAN, font_for
from symgame.figures.words import names
from symgame.game import Game

BLACK, GREY, PALE = "#000000", "#7F7F7F", "#C8C8C8"
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")

Line = tuple[float, tuple[float, ...]]
"""A line style: an offset and the lengths of dashes and gaps."""

LINES: tuple[Line, ...] = (
    (0, ()),
    (0, (4, 1.5)),
    (0, (5, 1.5, 1, 1.5)),
    (0, (1, 1.2)),
    (0, (5, 1.2, 1, 1.2, 1, 1.2)),
    (0, (9, 2)),
)
"""Solid, dashed, dash-dotted, dotted, and on."""

WIDTHS = {"single": 85.0, "double": 170.0}
"""One column and two columns of a journal, in mm."""

MM = 1 / 25.4
"""Inches of a millimetre."""

LOOK: dict[str, Any] = {
    "font.size": 8,
    "axes.labelsize": 8,
    "xtick.labelsize": 7,
    "ytick.labelsize": 7,
    "legend.fontsize": 7,
    "legend.frameon": False,
    "legend.handlelength": 2.6,
    "legend.columnspacing": 1.4,
    "lines.linewidth": 1.1,
    "axes.linewidth": 0.6,
    "xtick.direction": "in",
    "ytick.direction": "in",
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "xtick.major.size": 2.5,
    "ytick.major.size": 2.5,
    "axes.unicode_minus": False,
    "hatch.linewidth": 0.4,
    "mathtext.fontset": "stix",
    "figure.dpi": 150,
    "pdf.fonttype": 42,
    "svg.hashsalt": "symgame",
}


@contextmanager
def style(lang: str = "en", game: Game | None = None) -> Iterator[str]:
    """Matplotlib's settings for our pictures, as long as the context lasts.

    Parameters
    ----------
    lang : str, optional
        ``"en"`` or ``"zh"``.
    game : Game, optional
        Whose names the labels will contain: a font is chosen that has all their characters.

    Yields
    ------
    str
        The language to label in: English, with a warning, where no Chinese font is installed.
    """
    if lang not in LANGUAGES:
        raise FigureError(f"no language '{lang}'; known: {', '.join(LANGUAGES)}")
    text = names(game, lang) if game is not None else ""
    font = font_for(text, CHINESE if lang == "zh" else (ROMAN, *CHINESE))
    if font is None:
        warnings.warn(
            "no Chinese font is installed, so the labels are English; install one, e.g. the Debian package "
            "fonts-wqy-microhei (Windows has SimSun, macOS Songti SC), and start Python again",
            UserWarning,
            stacklevel=4,
        )
        lang = "en"
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        settings: Any = LOOK | {"font.family": [font or ROMAN, ROMAN]}  # the type of keys differs between versions
        matplotlib.rcParams.update(settings)
        yield lang


def column(width: str) -> float:
    """The width of one or two columns, in mm."""
    if width not in WIDTHS:
        raise FigureError(f"no width '{width}'; known: {', '.join(f'{k} ({w:g} mm)' for k, w in WIDTHS.items())}")
    return WIDTHS[width]


def sheet(width: float, height: float) -> Figure:
    """An empty figure, its size in mm."""
    return Figure(figsize=(width * MM, height * MM))


def box(figure: Figure, left: float, bottom: float, width: float, height: float) -> tuple[float, float, float, float]:
    """A rectangle given in mm from the lower left corner, as fractions of the figure."""
    across, up = figure.get_size_inches() / MM
    return left / across, bottom / up, width / across, height / up
