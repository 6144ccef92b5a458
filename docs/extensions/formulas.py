"""Formulas as MathML, by the toolkit's own converter: pages need no script and no network to show them."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from symgame.display.mathml import mathml


def setup(app: Sphinx) -> dict[str, bool]:
    """Registers the renderer, and chooses it."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
    app.config.html_math_renderer = "mathml"
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _inline(writer: HTML5Translator, node: nodes.math) -> None:
    writer.body.append(f"<math>{_inside(node)}</math>")
    raise nodes.SkipNode


def _block(writer: HTML5Translator, node: nodes.math_block) -> None:
    writer.body.append(writer.starttag(node, "div", CLASS="math"))
    writer.body.append(f'<math display="block">{_inside(node)}</math></div>\n')
    raise nodes.SkipNode


def _inside(node: nodes.Element) -> str:
    """The inside of the formula's ``math`` element."""
    found = mathml(node.astext().strip())
    if found is None or "\\" in found:  # a command that is not known is passed through
        raise ValueError(f"{node.source}, line {node.line}: this formula is not understood: {node.astext()}")
    return found
