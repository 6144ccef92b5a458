"""Three-line tables for the manuscript, in LaTeX; captions are the manuscript's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sympy import Expr

from symgame.conditions.relation import Relation
from symgame.display.formula import formula as written
from symgame.display.latex.text import escape, latex_line
from symgame.display.table import PLAIN, Lettering, Line, Math, Sign

HEAD = "% made by python paper/make.py\n"

Row = Sequence[str]
"""Cells that are LaTeX already."""

Part = Expr | Relation | Sign | str


def tabular(
    columns: str, heads: Row, rows: Iterable[Row], *, last: Row | None = None, over: Sequence[tuple[str, int]] = ()
) -> str:
    """A ``tabular`` with booktabs rules.

    Parameters
    ----------
    columns : str
        As LaTeX asks for them: ``"lrr"``.
    heads : sequence of str
    rows : iterable of sequence of str
    last : sequence of str, optional
        Sums, below a rule of their own.
    over : sequence of (str, int), optional
        A first line of heads, each over so many columns.
    """
    lines = [rf"\begin{{tabular}}{{@{{}}{columns}@{{}}}}", r"\toprule", *_over(over), _row(heads), r"\midrule"]
    lines += map(_row, rows)
    lines += [r"\midrule", _row(last)] if last is not None else []
    return HEAD + "\n".join([*lines, r"\bottomrule", r"\end{tabular}"]) + "\n"


def _over(heads: Sequence[tuple[str, int]]) -> list[str]:
    if not heads:
        return []
    cells, rules, place = [], [], 1
    for head, span in heads:
        cells.append(rf"\multicolumn{{{span}}}{{c}}{{{head}}}" if head else "")
        rules += [rf"\cmidrule(lr){{{place}-{place + span - 1}}}"] if head else []
        place += span
    return [_row(cells), "".join(rules)]


def _row(cells: Row) -> str:
    return " & ".join(cells) + r" \\"


def in_blocks(rows: Sequence[Row], blocks: int) -> list[Row]:
    """A long table of narrow rows, folded into so many blocks side by side."""
    high = -(-len(rows) // blocks)
    empty = [""] * len(rows[0])
    padded = [*rows, *([empty] * (high * blocks - len(rows)))]
    return [[cell for block in range(blocks) for cell in padded[block * high + k]] for k in range(high)]


def code(word: str) -> str:
    """A name of the toolkit's own."""
    return rf"\texttt{{{escape(word)}}}"


def formula(*parts: Part, lettering: Lettering = PLAIN) -> str:
    """Expressions, relations and signs as one formula; quotients stay fractions."""
    signs = (Sign(part, part) if isinstance(part, str) else part for part in parts)
    return f"${written(Math(tuple(signs)), lettering)}$".replace(r"\frac", r"\dfrac")


def text(line: Line, lettering: Lettering = PLAIN) -> str:
    """A line of words and formulas."""
    return latex_line(line, lettering)


def in_thousands(number: int) -> str:
    """``10,416``, for text and for formulas."""
    return f"{number:,}".replace(",", "{,}")


def two_places(value: float) -> str:
    """``0.66``, and no negative zero."""
    shown = f"{value:.2f}"
    return shown.removeprefix("-") if not float(shown) else shown


def percent(share: float) -> str:
    r"""``55.3\,\%``."""
    return rf"{100 * share:.1f}\,\%"


def seconds(value: float) -> str:
    """Two digits of a time, in ms below a second."""
    if value < 0.9995:
        return rf"{_two_digits(value * 1000)}\,ms"
    return rf"{_two_digits(value)}\,s"


def _two_digits(value: float) -> str:
    return f"{value:.1f}" if value < 9.95 else f"{value:.0f}"
