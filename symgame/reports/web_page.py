"""A report as one HTML file that needs no other: its figures are inside."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path

from symgame.display.html import html
from symgame.display.page import page
from symgame.display.table import Block, Heading, Lettering

_IMAGE = re.compile(r'<img src="([^"]+)"')


def web_page(blocks: Sequence[Block], lettering: Lettering, lang: str, folder: Path) -> str:
    """The whole page; the files of its figures are read from the folder."""
    title = next(block.text for block in blocks if isinstance(block, Heading))
    fragment = _IMAGE.sub(
        lambda found: f'<img src="{_inside(folder / found[1])}"', html(blocks, lettering=lettering, lang=lang)
    )
    return page(fragment, title=title, lang=lang)


def _inside(file: Path) -> str:
    return f"data:image/png;base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"
