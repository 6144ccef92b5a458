"""The symbols of one formula, as they are found: the names used, and what was a choice about them."""

from __future__ import annotations

from collections.abc import Iterable

from symgame.errors import InvalidExpressionError
from symgame.expressions.tokens import FUNCTIONS, fail
from symgame.symbols import check_name
from symgame.transcription.latex.symbols.known import KnownNames
from symgame.transcription.latex.symbols.letters import VARIANTS
from symgame.transcription.latex.symbols.printed import PrintedName
from symgame.transcription.latex.words import Word
from symgame.transcription.remarks import Remark


class Symbols:
    """The symbols of one formula.

    Parameters
    ----------
    known : KnownNames
        The declared names.
    source : str
        The text that the formula stands in.
    macros : iterable of str, optional
        The commands of the formula: where it has both forms of a Greek letter, these are two names.

    Attributes
    ----------
    names : dict of str
        The names used, in order of appearance.
    remarks : dict of Remark
        What was a choice.
    notation : dict of str to str
        How the names that are not declared are printed, in LaTeX.
    """

    def __init__(self, known: KnownNames, source: str, macros: Iterable[str] = ()) -> None:
        self.known = known
        self.source = source
        self.names: dict[str, None] = {}
        self.remarks: dict[Remark, None] = {}
        self.notation: dict[str, str] = {}
        self._macros = frozenset(macros)
        self._printed: dict[str, PrintedName] = {}

    def remark(self, key: str, **parts: str) -> None:
        """Something that was a choice; said once."""
        self.remarks[Remark.of(key, **parts)] = None

    def shown(self, first: Word, last: Word) -> str:
        """What is printed from one word to another."""
        return " ".join(self.source[first.at : last.end].split())

    def find(self, printed: PrintedName, word: Word) -> str | None:
        """The declared name, if there is one; two of them are an error at the word."""
        try:
            return self.known.find(printed)
        except InvalidExpressionError as error:
            raise fail(word.at + 1, str(error)) from None

    def name(self, printed: PrintedName, first: Word) -> str:
        """The name of a symbol: the declared one, or a new one, with a remark where it is renamed."""
        found = self.find(printed, first)
        if found is not None:
            return self.use(found)
        is_variant_kept = VARIANTS.get(printed.base) in self._macros
        try:
            name, is_changed = _checked(printed.new_name(is_variant_kept=is_variant_kept))
        except InvalidExpressionError as error:
            raise fail(
                first.at + 1, f"{error}; or declare the parameter and give it this notation, the key latex"
            ) from None
        if is_changed or printed.marks or printed.superscript or printed.base in VARIANTS:
            self.remark("transcribed renamed", printed=printed.latex(), read=name)
        self.notation.setdefault(name, printed.latex())
        if name == "pi" and not printed.subscripts:
            self.remark("transcribed pi")
        if self.known.declared:
            self.remark("transcribed undeclared", name=name)
        if self._printed.setdefault(name, printed) != printed:
            self.remark("transcribed alike", name=name)
        return self.use(name)

    def use(self, name: str) -> str:
        """A name that occurs."""
        self.names[name] = None
        return name


def _checked(name: str) -> tuple[str, bool]:
    """A new name that game files take, and whether it had to be changed for that."""
    try:
        return check_name(name), name in FUNCTIONS
    except InvalidExpressionError as error:
        if "means a value elsewhere" in str(error):
            return f"{name}1", True
        raise
