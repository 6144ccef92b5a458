"""How the pages are built: `sphinx-build -W --keep-going -b html docs docs/_build/html`."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "extensions"), str(HERE.parent)]

project = "symgame"
author = "The symgame founders"
project_copyright = "The symgame founders, MIT licence"
version = release = importlib.import_module("symgame").__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "commands",
    "formulas",
    "public_names",
]
exclude_patterns = ["_build", "games"]

myst_enable_extensions = ["amsmath", "attrs_inline", "colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_typehints = "signature"
autosummary_generate = False
# The words of docstrings, "shares" for one, are no references, though Sphinx tries to read them as such.
suppress_warnings = ["ref.python"]
napoleon_google_docstring = False
napoleon_use_ivar = True
napoleon_use_rtype = False
python_maximum_signature_line_length = 120
add_module_names = False
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_title = "symgame"
# The fonts of the theme, and Chinese ones of all systems behind them.
CHINESE = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei"
FONTS = {
    "font-stack": f"-apple-system, BlinkMacSystemFont, Segoe UI, Helvetica, Arial, {CHINESE}, sans-serif",
    "font-stack--monospace": f"SFMono-Regular, Menlo, Consolas, Liberation Mono, {CHINESE}, monospace",
    "code-font-size": "0.76em",
}
html_theme_options = {"light_css_variables": FONTS, "dark_css_variables": FONTS}
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_show_sphinx = False
html_copy_source = False
html_scaled_image_link = False
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True


def setup(app: Sphinx) -> None:
    """Chinese pages say so; docstrings are read as they are meant."""
    app.connect("html-page-context", _language)
    app.connect("autodoc-process-docstring", _first_line_of_property, priority=400)
    app.connect("autodoc-process-docstring", _several_names, priority=600)


def _language(app: Sphinx, name: str, template: str, context: dict[str, object], tree: object) -> None:
    """Browsers choose the right characters and fonts by the language of a page."""
    if name.startswith("zh/"):
        context["language"] = "zh-CN"


def _first_line_of_property(
    app: Sphinx, what: str, name: str, value: object, options: object, lines: list[str]
) -> None:
    """What stands before a colon is no type: without the line break napoleon takes it for one."""
    if what == "property" and lines and ": " in lines[0]:
        lines[:1] = lines[0].replace(": ", ":\n", 1).split("\n")


def _several_names(app: Sphinx, what: str, name: str, value: object, options: object, lines: list[str]) -> None:
    """Attributes that are described together: "a, b" would be read as "b" of the type "a,"."""
    lines[:] = [re.sub(r"^:(ivar|vartype) ([\w, ]+):", lambda m: m[0].replace(", ", ","), line) for line in lines]
