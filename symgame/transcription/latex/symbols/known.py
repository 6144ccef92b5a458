"""The declared names of a game, found by what is printed.

The author's own notation (the key ``latex`` of a parameter) comes first, then equal spelling without
braces and underscores: ``C_{1}``, ``C1`` and ``C_1`` are alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from symgame.errors import InvalidExpressionError
from symgame.transcription.latex.symbols.printed import PrintedName


class KnownNames:
    """The declared names of a game, found by what is printed.

    Parameters
    ----------
    names : sequence of str
        Shares and parameters.
    notation : mapping of str to PrintedName
        The author's notation of some of them.
    """

    def __init__(self, names: Sequence[str], notation: Mapping[str, PrintedName]) -> None:
        self.declared = frozenset(names)
        self.longest = max((len(name) for name in names), default=1)
        self._by_notation: dict[PrintedName, list[str]] = {}
        self._by_spelling: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            self._by_spelling.setdefault(name.replace("_", ""), []).append(name)
            if name in notation:
                self._by_notation.setdefault(notation[name], []).append(name)

    def find(self, printed: PrintedName) -> str | None:
        """The declared name of what is printed, if there is one.

        Raises
        ------
        InvalidExpressionError
            If it is printed for several of them.
        """
        found = self._by_notation.get(printed, [])
        if not found:
            found = next((names for key in printed.spellings() if (names := self._by_spelling.get(key))), [])
        if len(found) > 1:
            first, second = found[:2]
            raise InvalidExpressionError(
                f"'{first}' and '{second}' are both printed so; give one of them its own notation, the key latex"
            )
        return found[0] if found else None
