"""Three-line tables in LaTeX (booktabs), columns as wide as their contents or as the page allows."""

from __future__ import annotations

import math
from collections.abc import Iterator

from symgame.display.latex_text import escape, latex_line, line_width
from symgame.display.table import Cell, Lettering, Table

PAGE = 66.0
"""The width of a page in letters of a table; a letter of the ``\\small`` size of a 10 pt article."""

_GAP = 2.4
_MARGIN = 1.0


def latex_table(table: Table, lettering: Lettering) -> str:
    """A floating table with its caption above and its note below; over several pages where it is long."""
    widths = _widths(table, lettering)
    is_wide = sum(widths) + _GAP * (len(widths) - 1) > PAGE
    fractions = _fractions(widths) if is_wide else []
    columns = "".join(rf">{{\raggedright\arraybackslash}}p{{{f:.3f}\linewidth}}" for f in fractions) or "l" * len(
        widths
    )
    heads = [
        r"\toprule",
        *_over(table),
        " & ".join(latex_line(column, lettering) for column in table.columns) + r" \\",
        r"\midrule",
    ]
    rows = list(_rows(table, lettering, is_wide))
    caption = rf"\caption{{{escape(table.caption)}}}"
    note = rf"\parbox{{\linewidth}}{{\footnotesize {latex_line(table.note, lettering)}}}" if table.note else ""
    if _height(table, lettering, fractions) > MAX_LINES:
        return _over_pages(columns, caption, heads, rows, note)
    return "\n".join(
        [
            r"\begin{table}[htbp]",
            r"\centering\small",
            caption,
            rf"\begin{{tabular}}{{@{{}}{columns}@{{}}}}",
            *heads,
            *rows,
            r"\bottomrule",
            r"\end{tabular}",
            *([rf"\par\smallskip{note}"] if note else []),
            r"\end{table}",
        ]
    )


MAX_LINES = 42
"""A table of more lines does not fit on a page."""


def _over_pages(columns: str, caption: str, heads: list[str], rows: list[str], note: str) -> str:
    """A ``longtable``, its heads on every page."""
    again = [*heads, r"\endhead", r"\bottomrule", r"\endfoot"]
    return "\n".join(
        [
            r"{\small",
            rf"\begin{{longtable}}{{@{{}}{columns}@{{}}}}",
            rf"{caption} \\",
            *heads,
            r"\endfirsthead",
            *again,
            *rows,
            r"\end{longtable}",
            *([rf"\noindent{note}\par"] if note else []),
            "}",
        ]
    )


def _rows(table: Table, lettering: Lettering, is_wide: bool) -> Iterator[str]:
    for k, row in enumerate(table.rows):
        same = _repeated(table, k)
        cells = ["" if j < same else _cell(cell, lettering, is_wide) for j, cell in enumerate(row)]
        is_tall = any(len(cell) > 1 for cell in row)
        if k and (is_tall or is_wide):
            yield r"\addlinespace"
        yield " & ".join(cells) + r" \\"


def _height(table: Table, lettering: Lettering, fractions: list[float]) -> float:
    """How many lines the rows need, about."""
    total = 0.0
    for row in table.rows:
        lines = [float(len(cell)) for cell in row]
        if fractions:
            lines = [
                sum(math.ceil(1.1 * line_width(pieces, lettering) / (PAGE * part)) for pieces in cell)
                for cell, part in zip(row, fractions, strict=True)
            ]
        total += max(lines, default=0.0) + (0.5 if fractions or max(lines) > 1 else 0.0)
    return total


def _widths(table: Table, lettering: Lettering) -> list[float]:
    rows: list[tuple[Cell, ...]] = [tuple((column,) for column in table.columns), *table.rows]
    return [
        _MARGIN + max((line_width(pieces, lettering) for cell in column for pieces in cell), default=1.0)
        for column in zip(*rows, strict=True)
    ]


def _fractions(widths: list[float]) -> list[float]:
    """The widest columns give way until all fit; what is left, as fractions of the line."""
    room = PAGE - _GAP * (len(widths) - 1)
    shares = list(widths)
    while sum(shares) > room:
        widest = max(range(len(shares)), key=lambda k: shares[k])
        shares[widest] -= min(0.5, shares[widest] / 2)
    return [share / PAGE for share in shares]


def _repeated(table: Table, k: int) -> int:
    """In how many merged columns a row repeats the one above it."""
    same = 0
    while k and same < table.merged and table.rows[k - 1][same] == table.rows[k][same]:
        same += 1
    return same


def _cell(cell: Cell, lettering: Lettering, is_wide: bool) -> str:
    lines = [latex_line(pieces, lettering) for pieces in cell]
    if len(lines) < 2:
        return "".join(lines)
    if is_wide:
        return r"\par ".join(rf"\hangindent=1em {line}" for line in lines)
    return r"\begin{tabular}[t]{@{}l@{}}" + r" \\ ".join(lines) + r"\end{tabular}"


def _over(table: Table) -> list[str]:
    if not table.over:
        return []
    heads, rules, place = [], [], 1
    for label, span in table.over:
        heads.append(rf"\multicolumn{{{span}}}{{c}}{{{escape(label)}}}" if span > 1 else escape(label))
        rules.append(rf"\cmidrule(lr){{{place}-{place + span - 1}}}" if label else "")
        place += span
    return [" & ".join(heads) + r" \\", "".join(rules)]
