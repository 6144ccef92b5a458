"""A section for each command of ``symgame``, with the help that the command prints itself."""

from __future__ import annotations

import os

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from typer.testing import CliRunner

from symgame.cli import COMMANDS, app


class Commands(SphinxDirective):
    """The directive ``commands``: the whole command line, in the order in which it lists itself."""

    def run(self) -> list[nodes.Node]:
        """A list of what each is for, then one section a command."""
        items = [_item(command.__name__, command.__doc__ or "") for command in COMMANDS]
        return [nodes.bullet_list("", *items), *(self._section(command.__name__) for command in COMMANDS)]

    def _section(self, name: str) -> nodes.section:
        title = nodes.title("", "", nodes.literal(text=name))
        section = nodes.section("", title, _help(name), ids=[f"symgame-{name}"], names=[f"symgame-{name}"])
        self.state.document.note_explicit_target(section)
        return section


def _item(name: str, text: str) -> nodes.list_item:
    """A link to the section, and the first paragraph of what the command says of itself."""
    purpose = " ".join(text.split("\n\n")[0].split())
    link = nodes.reference("", "", nodes.literal(text=name), refid=f"symgame-{name}", internal=True)
    return nodes.list_item("", nodes.paragraph("", "", link, nodes.Text(f": {purpose}")))


def _help(*words: str) -> nodes.literal_block:
    """What ``symgame ... --help`` prints."""
    os.environ["COLUMNS"] = "86"
    shown = CliRunner().invoke(app, [*words, "--help"], prog_name="symgame", catch_exceptions=False)
    return nodes.literal_block(shown.output, shown.output.rstrip(), language="text")


def setup(app: Sphinx) -> dict[str, bool]:
    """Registers the directive."""
    app.add_directive("commands", Commands)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
