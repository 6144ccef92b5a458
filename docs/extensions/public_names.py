"""The reference of the public names, in the order in which ``symgame/__init__.pyi`` lists them.

The directive ``names`` documents what comes from the modules that it is given; a module stands for all
below it. A name of no page ends the build with a warning, so that none is forgotten. Behind them stand the
classes that the functions return, and those that ``also`` names, which are parts of what is returned.
"""

from __future__ import annotations

import ast
import importlib
import inspect
from enum import EnumType
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

import symgame

STUB = Path(symgame.__file__).with_suffix(".pyi")


def public_names() -> dict[str, str]:
    """The module of each public name, without its ``symgame.``."""
    return {
        alias.name: node.module
        for node in ast.parse(STUB.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom) and node.module is not None
        for alias in node.names
    }


class Names(SphinxDirective):
    """The directive ``names``: a table of the names of some modules, then each in full."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec = {"also": directives.unchanged}  # noqa: RUF012 - the base class has it so

    def run(self) -> list[nodes.Node]:
        """The table and the descriptions, read as reStructuredText."""
        modules = self.arguments[0].split()
        names = [f"symgame.{name}" for name, module in public_names().items() if _is_of(module, modules)]
        if "figures" in modules:
            names += [f"symgame.figures.{name}" for name in importlib.import_module("symgame.figures").__all__]
        documented = vars(self.env).setdefault("symgame_names", {})
        documented[self.env.docname] = names
        returned = [*_returned(names), *self.options.get("also", "").split()]
        return self.parse_text_to_nodes("\n".join(_text(names, returned)))


def _is_of(module: str, modules: list[str]) -> bool:
    return any(module == each or module.startswith(f"{each}.") for each in modules)


def _returned(names: list[str]) -> list[str]:
    """The classes that functions return, without those that are public by name."""
    found: dict[str, None] = {}
    for name in names:
        value = inspect.unwrap(_value(name)) if callable(_value(name)) else None
        if inspect.isfunction(value):
            kind = value.__globals__.get(str(value.__annotations__["return"]))
            if inspect.isclass(kind) and kind.__module__.startswith("symgame") and not hasattr(symgame, kind.__name__):
                found[f"{kind.__module__}.{kind.__qualname__}"] = None
    return list(found)


def _text(names: list[str], returned: list[str]) -> list[str]:
    """Directives of autosummary and autodoc."""
    lines = [".. autosummary::", "   :nosignatures:", "", *(f"   ~{name}" for name in names), ""]
    lines += [line for name in names for line in _full(name)]
    if returned:
        lines += [".. rubric:: What they return", ""]
    return lines + [line for name in returned for line in _full(name)]


def _full(name: str) -> list[str]:
    """One directive; of an enumeration all members are shown, documented or not."""
    is_enumeration = isinstance(_value(name), EnumType)
    return [f".. {_directive(name)}:: {name}", *(["   :undoc-members:"] if is_enumeration else []), ""]


def _directive(name: str) -> str:
    value = _value(name)
    if inspect.isclass(value):
        return "autoexception" if issubclass(value, Exception) else "autoclass"
    return "autofunction" if callable(value) else "autodata"


def _value(name: str) -> Any:
    module, _, short = name.rpartition(".")
    return getattr(importlib.import_module(module), short)


def _forgotten(app: Sphinx, env: BuildEnvironment) -> None:
    documented = {name for names in vars(env).get("symgame_names", {}).values() for name in names}
    for name in public_names():
        if f"symgame.{name}" not in documented:
            logging.getLogger(__name__).warning("symgame.%s is on no page of the reference", name)


def setup(app: Sphinx) -> dict[str, bool]:
    """Registers the directive and the last check."""
    app.add_directive("names", Names)
    app.connect("env-check-consistency", _forgotten)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
