"""A file with claims while it is written, and what is known of each claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Claim:
    """A claim as it is printed, and what is known of it.

    ``fault`` is empty where it is right. ``slip`` is the kind of slip that was planted, where the contract names it.
    """

    kind: str
    where: str
    fault: str = ""
    slip: str = ""


@dataclass
class Sheet:
    """The claims of a file while they are made."""

    claims: list[Claim] = field(default_factory=list)
    tables: dict[str, list[str]] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)

    def add(self, table: str, line: str, claim: Claim) -> None:
        self.tables.setdefault(table, []).append(line)
        self.claims.append(claim)

    def block(self, name: str, lines: Sequence[str], claim: Claim) -> None:
        self.blocks.append("\n".join([f"[[claims.{name}]]", *lines]))
        self.claims.append(claim)

    def text(self) -> str:
        tables = ["\n".join([f"[claims.{name}]", *lines]) for name, lines in self.tables.items()]
        return "\n".join([*tables, *self.blocks]) + "\n"


def strings(texts: Sequence[str]) -> str:
    """A list of strings in TOML."""
    return "[" + ", ".join(f'"{text}"' for text in texts) + "]"
