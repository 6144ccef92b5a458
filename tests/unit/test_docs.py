"""The documentation is true: its code runs and prints what is shown, and no name, key or command is missing.

Each page is followed from top to bottom in a folder of its own, which holds the games of ``docs/games``. Blocks with
a caption are files; ``pycon`` blocks are doctests; in ``console`` blocks the lines after ``$`` are what is printed,
with ``...`` for what is left out; the commands of ``sh`` blocks must be in order. ``bash`` and ``powershell`` blocks,
which install or need a cluster, are only shown. Commands that take long are followed with HYPOTHESIS_PROFILE=ci.
"""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import symgame
from symgame.cli import COMMANDS
from symgame.gamefile import schema
from tests.profile import IS_LONG

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(page for page in DOCS.rglob("*.md") if "_build" not in page.parts)
Run = Callable[..., tuple[int, str, str]]

BLOCK = re.compile(r"^(```|:::)(?P<kind>.*)\n(?P<body>(?:.*\n)*?)\1$", re.MULTILINE)
CAPTION = re.compile(r":caption: (?P<file>\S+)\n(?P<text>(?:.*\n)*)")
SHOWN_ONLY = {"bash", "powershell", "toml", "text", "latex"}
SLOW = {"report", "basins"}


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    kind: str
    body: str
    line: int


def blocks_of(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for found in BLOCK.finditer(text):
        yield Block(found["kind"].strip(), found["body"], text.count("\n", 0, found.start()) + 1)


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(DOCS)) for page in PAGES])
def test_a_page_does_what_it_says(page: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for game in (DOCS / "games").glob("*.toml"):
        shutil.copy(game, tmp_path)
    names: dict[str, Any] = {}
    for block in blocks_of(page):
        place = f"{page.relative_to(ROOT)}, line {block.line}"
        if block.kind == "pycon":
            check_python(block, names, place)
        elif block.kind == "console":
            check_console(block, run, place)
        elif block.kind == "sh":
            check_commands(block, run, place)
        elif block.kind.startswith("{code-block}"):
            written = CAPTION.match(block.body)
            assert written is not None, f"{place}: give the block a caption, the name of its file"
            Path(written["file"]).write_text(written["text"].lstrip("\n"), encoding="utf-8")
        else:
            assert block.kind in SHOWN_ONLY or block.kind.startswith("{"), f"{place}: what is to be done with this?"


def check_python(block: Block, names: dict[str, Any], place: str) -> None:
    """The block as a doctest; what it names stays for later blocks of the page."""
    test = doctest.DocTestParser().get_doctest(block.body, names, place, place, block.line)
    test.globs = names
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=said.append, clear_globs=False)
    assert test.examples, f"{place}: nothing to run"
    assert not said, "".join(said)


def check_console(block: Block, run: Run, place: str) -> None:
    """What each command prints is what is shown."""
    for command in re.split(r"^\$ ", block.body, flags=re.MULTILINE)[1:]:
        line, _, shown = command.partition("\n")
        _, out, err = run(*words_of(line, place))
        printed = "\n".join(row.rstrip() for row in (out + err).splitlines())
        wanted = shown.rstrip("\n") + ("" if shown.rstrip().endswith("...") else "\n")
        is_so = doctest.OutputChecker().check_output(wanted, printed.rstrip("\n") + "\n", doctest.ELLIPSIS)
        assert is_so, f"{place}: {line}\nshown:\n{shown}\nprinted:\n{printed}"


def check_commands(block: Block, run: Run, place: str) -> None:
    """Each command is right; 1 and 3 are answers."""
    for line in block.body.splitlines():
        command, _, target = line.partition(" > ")
        words = words_of(command, place)
        if words[0] in SLOW and not IS_LONG:
            continue
        status, out, err = run(*words)
        assert status != 2, f"{place}: {line}\n{err}"
        if target:
            Path(target.strip()).write_text(out, encoding="utf-8")


def words_of(line: str, place: str) -> list[str]:
    program, *words = shlex.split(line)
    assert program == "symgame", f"{place}: only symgame is run here; use a bash block for {program}"
    return words


def test_every_public_name_is_on_one_page_of_the_reference() -> None:
    stub = ast.parse(Path(symgame.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    imports = [node for node in stub.body if isinstance(node, ast.ImportFrom) and node.module is not None]
    pages = {page.stem: modules_on(page) for page in (DOCS / "reference").glob("*.md")}
    for node in imports:
        holding = [page for page, modules in pages.items() if any(is_of(str(node.module), each) for each in modules)]
        assert len(holding) == 1, f"symgame.{node.module}: on the pages {holding}; see docs/extensions/public_names.py"
    assert "figures" in pages["figures"]
    assert {alias.name for node in imports for alias in node.names} == set(symgame.__all__) - {"figures"}


def modules_on(page: Path) -> list[str]:
    """What the directive ``names`` of a page is given."""
    found = re.search(r"^\.\. names:: (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1].split() if found else []


def test_classes_named_on_reference_pages_are_there() -> None:
    pages = [page.read_text(encoding="utf-8") for page in (DOCS / "reference").glob("*.md")]
    named = [
        name
        for text in pages
        for names in re.findall(r"^   :also: (.*)$", text, re.MULTILINE)
        for name in names.split()
    ]
    assert named
    for name in named:
        module, _, short = name.rpartition(".")
        assert inspect.isclass(getattr(importlib.import_module(module), short)), name


def is_of(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def test_every_public_name_has_a_docstring() -> None:
    for name in symgame.__all__:
        assert (getattr(symgame, name).__doc__ or "").strip(), name


def test_every_key_of_a_game_file_is_in_its_reference() -> None:
    text = (DOCS / "reference" / "game-file.md").read_text(encoding="utf-8")
    written = {word for code in re.findall(r"`([^`]+)`", text) for word in re.findall(r"\w+", code)}
    tables = [schema(), *schema()["$defs"].values()]
    keys = {key for table in tables for key in table.get("properties", {})}
    assert len(keys) > 40
    assert keys <= written, sorted(keys - written)


def test_every_command_is_in_a_how_to_or_the_tutorial() -> None:
    guides = [page for page in PAGES if page.parent.name in ("howto", "docs", "zh")]
    text = "\n".join(page.read_text(encoding="utf-8") for page in guides)
    missing = [each.__name__ for each in COMMANDS if f"symgame {each.__name__}" not in text]
    assert not missing
