r"""A formula as a paper prints it, read into the syntax of game files.

LaTeX is read as it looks in print: letters side by side are a product, ``C_{1}`` is one name. What was
a choice is said. The result is read back by the reader of game files, so that it is known to be good.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from symgame.errors import InvalidExpressionError, expect
from symgame.expressions import read_comparisons, read_expression
from symgame.expressions.tokens import MAX_CHARACTERS, fail
from symgame.symbols import check_name
from symgame.transcription.formula_names import symbols_of
from symgame.transcription.latex.grammar import formula_of
from symgame.transcription.latex.left_sides import without_left_side
from symgame.transcription.latex.symbols.known import KnownNames
from symgame.transcription.latex.symbols.printed import PrintedName
from symgame.transcription.latex.symbols.styled import styled_name
from symgame.transcription.latex.symbols.symbols import Symbols
from symgame.transcription.latex.words import Word, words_of
from symgame.transcription.remarks import Remark


@dataclass(frozen=True, slots=True)
class Reading:
    """How a printed formula was read.

    Attributes
    ----------
    printed : str
        The formula as it was given.
    formula : str
        In the syntax of game files; an expression, or relations joined by commas.
    names : tuple of str
        The names in it, in order of appearance.
    notes : tuple of str
        What was a choice, for whoever confirms the reading.
    remarks : tuple of Remark
        The same, ready to be said in another language.
    notation : tuple of (str, str)
        The names that were not declared, each with how it is printed, in LaTeX.
    """

    printed: str
    formula: str
    names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    notation: tuple[tuple[str, str], ...] = ()

    @property
    def is_relation(self) -> bool:
        """Whether it states relations instead of an expression."""
        return any(sign in self.formula for sign in "<>=")


def read_formula(text: str, names: Sequence[str] = (), latex: Mapping[str, str] | None = None) -> Reading:
    r"""A formula of a paper, read into the syntax of game files.

    Parameters
    ----------
    text : str
        LaTeX, or text as it is copied from a PDF (``C₁``, ``x²``).
    names : sequence of str, optional
        The declared names, shares included: they decide between a name of several letters and a product.
    latex : mapping of str to str, optional
        The author's notation of some names, as in the key ``latex`` of a parameter.

    Returns
    -------
    Reading

    Raises
    ------
    InvalidExpressionError
        If it cannot be read, or can be read in two ways; the message names the column and the cure.

    Examples
    --------
    >>> read_formula(r"x(1-x)\left[\frac{V}{2} - C_{1}y\right]").formula
    'x*(1 - x)*(V/2 - C1*y)'
    >>> read_formula(r"GP + \beta R_{\mathrm{c}} \le 1", names=["GP", "beta", "Rc"]).formula
    'GP + beta*Rc <= 1'
    >>> read_formula("ab").notes
    ("'ab' is read as the product a*b",)
    """
    expect(text, str, "read_formula takes a text", "write the formula in quotes")
    words = words_of(text, limit=MAX_CHARACTERS)
    known = known_names(tuple(names), tuple((latex or {}).items()))
    body, remarks = without_left_side(words, text, known)
    return reading(body, text, known, printed=text, remarks=remarks)


@cache
def known_names(names: tuple[str, ...], latex: tuple[tuple[str, str], ...]) -> KnownNames:
    """The names of a game, with the author's notation as far as it is one symbol."""
    notation: dict[str, PrintedName] = {}
    for name, text in latex:
        printed = _notation(text)
        if printed is not None:
            notation[check_name(name)] = printed
    return KnownNames([check_name(name) for name in names], notation)


def _notation(text: str) -> PrintedName | None:
    r"""The symbol that an author's notation is, ``\Delta R`` included; None if it is no single one."""
    try:
        words = [word for word in words_of(text, limit=MAX_CHARACTERS) if word.kind != "math"]
        if not words:
            return None
        nothing = Symbols(KnownNames((), {}), text)
        is_difference = words[0].is_macro("Delta") and len(words) > 1 and words[1].kind in ("letter", "macro")
        rest = words[1:] if is_difference else words
        printed = styled_name(nothing, rest, rest[0].end)
        return replace(printed, base=f"Delta{printed.base}") if printed and is_difference else printed
    except InvalidExpressionError:
        return None


def reading(
    words: Sequence[Word], source: str, known: KnownNames, *, printed: str, remarks: tuple[Remark, ...] = ()
) -> Reading:
    """The words of a formula, read; columns of errors are places in the source."""
    if words and words[-1].end - words[0].at > MAX_CHARACTERS:
        raise fail(words[0].at + 1, f"a formula has at most {MAX_CHARACTERS:,} characters; split it")
    macros = (word.text for word in words if word.kind == "macro")
    symbols = Symbols(known, source, macros)
    formula = formula_of(words, symbols, len(source))
    _check(formula, tuple(symbols.names))
    said = (*remarks, *symbols.remarks)
    notes = tuple(remark.text() for remark in said)
    return Reading(printed, formula, tuple(symbols.names), notes, said, tuple(symbols.notation.items()))


def _check(formula: str, names: Sequence[str]) -> None:
    """Prove that the reader of game files takes the formula.

    Raises
    ------
    InvalidExpressionError
        If it does not.
    """
    symbols = symbols_of(names)
    try:
        if any(sign in formula for sign in "<>="):
            read_comparisons(formula, symbols, is_positive=lambda base: True)
        else:
            read_expression(formula, symbols, is_positive=lambda base: True)
    except InvalidExpressionError as error:
        shown = formula if len(formula) <= 60 else f"{formula[:60]}..."
        raise InvalidExpressionError(f"it was read as '{shown}', which is no formula of a game file: {error}") from None
