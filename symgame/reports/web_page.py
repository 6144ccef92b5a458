"""A report as one HTML file that needs no other: its figures are inside."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path

from symgame.display.html import html
from symgame.display.page import page
from symgame.display.table import Block, Heading, Lettering

SCALE = 0.48
"""Figures of 300 dots per inch on a screen of 96: half as large again as on paper, like the text beside them."""

_IMAGE = re.compile(r'<img src="([^"]+)"')


def web_page(blocks: Sequence[Block], lettering: Lettering, lang: str, folder: Path) -> str:
    """The whole page; the files of its figures are read from the folder."""
    title = next(block.text for block in blocks if isinstance(block, Heading))
    shown = html(blocks, lettering=lettering, lang=lang, is_numbered=True)
    return page(_IMAGE.sub(lambda found: _inside(folder / found[1]), shown), title=title, lang=lang)


def _inside(file: Path) -> str:
    """The beginning of the image's element; the width of a PNG stands in its bytes 16 to 19."""
    data = file.read_bytes()
    width = round(SCALE * int.from_bytes(data[16:20], "big"))
    return f'<img width="{width}" src="data:image/png;base64,{base64.b64encode(data).decode("ascii")}"'
