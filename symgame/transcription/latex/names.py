r"""Names as papers print them, and the names of a game file that they stand for.

A printed name is a letter or a word with a subscript, and perhaps a bar, a star or a prime:
``C_{1}``, ``R_{\mathrm{c}}``, ``\bar{U}_{1}``, ``p^{*}``. The author's own notation (the key ``latex``
of a parameter) comes first, then equal spelling without braces and underscores (``C_{1}``, ``C1`` and
``C_1`` are alike), and last a new name: ``C1``, ``Rc``, ``C_gov``, ``U1_bar``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from symgame.errors import InvalidExpressionError
from symgame.symbols import GREEK, check_name
from symgame.tokens import FUNCTIONS

GREEK_MACROS = frozenset(GREEK.values()) | {"Upsilon", "omicron"}
VARIANTS = {
    "varepsilon": "epsilon", "vartheta": "theta", "varpi": "pi", "varrho": "rho", "varsigma": "sigma", "varphi": "phi",
    "varkappa": "kappa",
}  # fmt: skip
PLAIN_MACROS = {"ell": "ell", "hbar": "hbar", "imath": "i", "jmath": "j"}


@dataclass(frozen=True, slots=True)
class PrintedName:
    r"""A name as it is printed.

    Attributes
    ----------
    base : str
        A letter, the English name of a Greek one, or a word.
    subscripts : tuple of str
        The parts of the subscript, separated by commas in print.
    superscript : str
        A word that is raised and no power, as in ``C^{\mathrm{gov}}``.
    marks : tuple of str
        ``bar``, ``hat``, ``tilde``, ``star``, ``prime``, in the order of their letters.
    """

    base: str
    subscripts: tuple[str, ...] = ()
    superscript: str = ""
    marks: tuple[str, ...] = ()

    def spellings(self) -> tuple[str, ...]:
        """How the name may be spelled, without underscores; the usual one first."""
        base = VARIANTS.get(self.base, self.base)
        index, marks = "".join(self.subscripts), "".join(self.marks)
        bases = dict.fromkeys((self.base, base))
        orders = [f"{one}{index}{self.superscript}{marks}" for one in bases]
        orders += [f"{one}{marks}{index}{self.superscript}" for one in bases]
        orders += [f"{one}{self.superscript}{index}{marks}" for one in bases]
        return tuple(dict.fromkeys(orders))

    def new_name(self, *, is_variant_kept: bool = False) -> str:
        r"""The name for a game file where none is declared.

        Examples
        --------
        >>> PrintedName("C", ("1",)).new_name(), PrintedName("C", ("gov",)).new_name()
        ('C1', 'C_gov')
        >>> PrintedName("U", ("1",), marks=("bar",)).new_name()
        'U1_bar'
        """
        name = self.base if is_variant_kept else VARIANTS.get(self.base, self.base)
        for k, part in enumerate(self.subscripts):
            is_joined = k == 0 and not name[-1:].isdigit() and (part.isdigit() or (len(part) == len(name) == 1))
            name += part if is_joined else f"_{part}"
        return "_".join((name, *([self.superscript] if self.superscript else []), *self.marks))

    def latex(self) -> str:
        r"""The name in LaTeX.

        Examples
        --------
        >>> PrintedName("U", ("1", "gov"), marks=("bar",)).latex()
        '\\bar{U}_{1,\\mathrm{gov}}'
        """
        text = _part(self.base)
        for mark in self.marks:
            if mark in _OVER:
                text = rf"\{_OVER[mark]}{{{text}}}"
        raised = (f"\\mathrm{{{self.superscript}}}" if self.superscript else "") + "".join(
            _RAISED[mark] for mark in self.marks if mark in _RAISED
        )
        below = ",".join(_part(part) for part in self.subscripts)
        primes = "'" * sum(mark.count("prime") for mark in self.marks)
        return text + primes + (f"_{{{below}}}" if below else "") + (f"^{{{raised}}}" if raised else "")


_OVER = {"bar": "bar", "hat": "hat", "tilde": "tilde", "vec": "vec", "under": "underline"}
_RAISED = {"star": "*", "plus": "+", "minus": "-"}


def _part(text: str) -> str:
    """A letter, a number, a Greek letter, or a word."""
    if len(text) == 1 or text.isdigit():
        return text
    return f"\\{text}" if text in GREEK_MACROS or text in VARIANTS else f"\\mathrm{{{text}}}"


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

    def spelled(self, text: str) -> str | None:
        """The declared name that is spelled exactly so."""
        return text if text in self.declared else None


def checked_name(name: str) -> tuple[str, bool]:
    """A new name that game files take, and whether it had to be changed for that."""
    try:
        return check_name(name), name in FUNCTIONS
    except InvalidExpressionError as error:
        if "means a value elsewhere" in str(error):
            return f"{name}1", True
        raise
