"""Where a game comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a game comes from; every part may be empty."""

    doi: str = ""
    url: str = ""
    year: int | None = None
    topic: str = ""
    source: str = ""
    payoffs_from: str = ""

    @property
    def is_reconstruction(self) -> bool:
        """Whether its source says that the payoffs were rebuilt, not printed."""
        return "reconstruct" in f"{self.source} {self.payoffs_from}".lower()

    @property
    def is_normalised(self) -> bool:
        """Whether its payoffs were rebuilt from printed equations, with which they then agree by construction."""
        return "normalis" in self.payoffs_from.lower()
