"""The words of documents: every reason that a verdict may give has its Chinese."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from symgame.display.words import in_chinese, say
from symgame.errors import SymgameError

PACKAGE = Path(__file__).parents[2] / "symgame"
SOURCES = [
    *sorted((PACKAGE / "stability").rglob("*.py")),
    *sorted((PACKAGE / "papers").rglob("*.py")),
    PACKAGE / "numeric" / "outcomes.py",
]
MAKERS = {"Finding", "Ending", "Comparison", "Called", "settled", "_Answer", "_trap"}


def beginnings(node: ast.expr) -> Iterator[str]:
    """How the text of an expression may begin, as far as it is written there."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.BinOp(left=left):
            yield from beginnings(left)
        case ast.JoinedStr(values=[first, *_]):
            yield from beginnings(first)
        case ast.IfExp(body=body, orelse=other):
            yield from beginnings(body)
            yield from beginnings(other)


def reasons(path: Path) -> Iterator[str]:
    """The reasons of a module: arguments of what makes findings, and names in which reasons are kept."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name), args=args) if name in MAKERS:
                for argument in args[1:]:
                    yield from beginnings(argument)
            case ast.Assign(targets=[ast.Name(id="why" | "WHY")], value=value):
                yield from beginnings(value)
            case ast.keyword(arg="why", value=value):
                yield from beginnings(value)


def test_every_reason_has_its_chinese() -> None:
    found = {text for path in SOURCES for text in reasons(path) if len(text.split()) > 3}
    assert len(found) > 30
    assert [text for text in sorted(found) if not in_chinese(text)] == []


def test_the_longest_known_beginning_counts() -> None:
    whole = in_chinese("payoffs without the own share: an ESS is a strict Nash equilibrium")
    assert whole != in_chinese("payoffs without the own share: something else") != ""
    assert in_chinese("a reason that nobody gives") == ""


def test_a_language_that_is_not_there_is_named() -> None:
    with pytest.raises(SymgameError, match="no language 'cn'; known: 'en', 'zh'"):
        say("comma", "cn")
