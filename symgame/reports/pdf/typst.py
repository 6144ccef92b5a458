"""PDF by typst: HTML with MathML, made into typst's own markup by pandoc, with a look of ours before it."""

from __future__ import annotations

import importlib
import importlib.util
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from symgame.display.html import html
from symgame.display.html.equations import NUMBER
from symgame.display.page import page
from symgame.display.table import Block, Lettering, Picture
from symgame.errors import ReportError
from symgame.figures.fonts import CHINESE
from symgame.reports.latex_document import CHINESE_LETTERS

ROMAN = ("Times New Roman", "Times", "TeX Gyre Termes", "Liberation Serif", "Nimbus Roman", "Libertinus Serif")
HEADS = (
    "SimHei", "Heiti SC", "STHeiti", "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN",
    "WenQuanYi Micro Hei", "Droid Sans Fallback",
)  # fmt: skip
FORMULAS = ("STIX Two Math", "TeX Gyre Termes Math", "New Computer Modern Math")
"""Typefaces in the order in which they are taken; the last Roman one and that of formulas come with typst.

Chinese heads are black letters: typefaces for text seldom have bold ones.
"""

MODULES = ("typst", "pypandoc")

UNBROKEN = 1e6
"""Formulas are left whole, in letters: typst itself ends lines in them."""


def is_there() -> bool:
    """Whether the extra ``pdf`` is installed."""
    return all(importlib.util.find_spec(module) is not None for module in MODULES)


def made(blocks: Sequence[Block], lettering: Lettering, lang: str, folder: Path) -> bytes:
    """The PDF; the figures are taken from the folder.

    Raises
    ------
    ReportError
        If there is no typeface with Chinese characters that are needed, or typst does not succeed.
    """
    typst = importlib.import_module("typst")
    markup = _markup(blocks, lettering, lang)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "report.typ").write_text("\n".join([*_head(markup, lang), markup]), encoding="utf-8")
        for block in blocks:
            if isinstance(block, Picture):
                (place / block.file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(folder / f"{block.file}.svg", place / f"{block.file}.svg")
        try:
            made: bytes = typst.compile(str(place / "report.typ"), root=str(place))
        except Exception as error:  # typst's own error has changed its name from version to version
            raise ReportError(f"typst failed: {str(error).splitlines()[0]}") from error
    return made


def _markup(blocks: Sequence[Block], lettering: Lettering, lang: str) -> str:
    """What pandoc makes of the report, figures as SVG, upright letters without the space of words."""
    fragment = html(blocks, lettering=lettering, lang=lang, is_scrolled=False, line=UNBROKEN, is_numbered=True)
    fragment = fragment.replace('class="note"', 'class="note" data-typst:text:size="9pt"')
    shown: str = importlib.import_module("pypandoc").convert_text(
        page(fragment, lang=lang), "typst", format="html", extra_args=["--quiet", "--wrap=none"]
    )
    shown = re.sub(r"align: \((auto,)+\),", "align: left,", shown)
    shown = re.sub(
        r"table\.cell\((colspan: \d+)\)\[(?!\])", r"table.cell(\1, align: center, stroke: (bottom: 0.5pt))[", shown
    )
    shown = re.sub(rf"(\$ [^\n]+ \$)\s*{NUMBER}\((\d+)\)", r"#numbered(\2)[\1]", shown)
    shown = re.sub(r'upright\("(\w)"\)', r"upright(\1)", shown)
    return re.sub(r'image\("([^"]+)\.png"', r'image("\1.svg"', shown)


def _head(markup: str, lang: str) -> Iterator[str]:
    """The typefaces that are there, the language, and the look."""
    known = set(importlib.import_module("typst").Fonts().families())
    chinese = [name for name in CHINESE if name in known]
    if CHINESE_LETTERS.search(markup) and not chinese:
        raise ReportError(
            "no typeface with Chinese characters is installed; install one, for example Noto Serif CJK SC "
            "(on Debian: apt install fonts-noto-cjk)"
        )
    roman = next(name for name in ROMAN if name in known)
    taken = [f'(name: "{roman}", covers: "latin-in-cjk")' if lang == "zh" else f'"{roman}"']
    black = [name for name in (*HEADS, *chinese) if name in known]
    for name, own in (("fonts", chinese), ("heads", black)):
        faces = [*taken, *(f'"{each}"' for each in own[:1])]
        yield f"#let {name} = ({', '.join(faces)},)"
    yield f'#let formulas = "{next(name for name in FORMULAS if name in known)}"'
    yield '#set text(lang: "zh", region: "cn")' if lang == "zh" else '#set text(lang: "en")'
    yield (files("symgame") / "reports" / "pdf" / "look.typ").read_text(encoding="utf-8")
