r"""Names as papers print them.

A printed name is a letter or a word with a subscript, and perhaps a bar, a star or a prime:
``C_{1}``, ``R_{\mathrm{c}}``, ``\bar{U}_{1}``, ``p^{*}``. Where no name of a game file is declared for it,
it gets a new one: ``C1``, ``Rc``, ``U1_bar``, ``p_star``.
"""

from __future__ import annotations

from dataclasses import dataclass

from symgame.transcription.latex.symbols.letters import GREEK_MACROS, VARIANTS


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
