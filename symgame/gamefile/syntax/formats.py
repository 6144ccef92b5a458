"""What a text is that cannot be read as a game file: JSON named ``.toml``, a table, a script, a web page.

It is told by the first line that is no remark.
"""

from __future__ import annotations

import re

from symgame.gamefile.syntax.failing import fail

_TRANSCRIBED = (".csv", ".tsv", ".xlsx", ".m", ".tex", ".md")
_TOML = re.compile(r"\[{1,2}[\w .\"'-]+\]{1,2}\s*(#.*)?\Z|[\w.\"-]+\s*=")
_YAML = re.compile(r"---|- \w|[\w\"'-]+:(\s|\Z)")
_MATLAB = re.compile(r"%|(function|clear|clc|close all|syms)\b")
_PYTHON = re.compile(r"(import|from) \w+|def \w+\(")
_TABLE = re.compile(r"[^=\[{]*[,;\t][^=\[{]*\Z")


def first_line(text: str) -> int:
    """The number of the first line that is neither empty nor a remark, from 1; 0 if there is none."""
    lines = text.splitlines()
    return next((k for k, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith(("#", "//"))), 0)


def looks_like(text: str, suffix: str) -> str:
    """What the text looks like, and the cure; nothing where it looks like what its suffix says.

    Examples
    --------
    >>> looks_like('slug = "mine"', ".json")
    'this looks like TOML; rename the file so that it ends in .toml'
    >>> looks_like('slug = "mine"', ".toml"), looks_like("{", ".json")
    ('', '')
    """
    number = first_line(text)
    line = text.splitlines()[number - 1].strip() if number else ""
    if line.startswith(("{", "[{")):
        return "" if suffix == ".json" else "this looks like JSON; rename the file so that it ends in .json"
    if line.startswith(("NFG ", "EFG ")):
        return "" if suffix == ".nfg" else "this looks like a game of Gambit; rename the file so that it ends in .nfg"
    if line.startswith("<"):
        return "this looks like a web page (HTML or XML); a game file is TOML, see symgame new FILE"
    if line.startswith(("\\documentclass", "\\begin", "$")):
        return "this looks like LaTeX; symgame transcribe reads formulas from .tex files"
    if _MATLAB.match(line):
        return "this looks like MATLAB code; symgame transcribe makes a game file from an .m file"
    if _PYTHON.match(line):
        return "this looks like Python; a game file is TOML, see symgame new FILE"
    if _TOML.match(line):
        return "" if suffix == ".toml" else "this looks like TOML; rename the file so that it ends in .toml"
    if _YAML.match(line):
        return "this looks like YAML; a game file is TOML, in which a line reads key = value"
    if _TABLE.match(line):
        return "this looks like a table; symgame transcribe makes a game file from a payoff table (.csv, .xlsx)"
    return ""


def check_format(text: str, suffix: str, name: str) -> None:
    """Refuse an empty text, and one that looks like something else than its suffix says.

    Raises
    ------
    InvalidFileError
    """
    if not text.strip():
        fail(name, "", "the file is empty; symgame new FILE writes a game file to start from")
    if guess := looks_like(text, suffix):
        fail(name, f"line {first_line(text)}", guess)


def wrong_suffix(suffix: str, known: tuple[str, ...]) -> str:
    """What to do with a file that does not end as game files do."""
    ends = f"a game file ends in {', '.join(known)}"
    if suffix in _TRANSCRIBED:
        return f"{ends}; symgame transcribe reads {suffix} files and writes one"
    return f"{ends}; rename it" if suffix in (".txt", "") else f"{ends}; write one that does, see symgame new FILE"
