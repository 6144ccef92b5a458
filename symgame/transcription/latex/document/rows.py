r"""The rows and cells of tables and matrices, without rules; ``\multicolumn{3}{c}{..}`` is three cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.expressions.tokens import fail
from symgame.transcription.latex.layout import closing, laid_bare
from symgame.transcription.latex.left_sides import depth_of
from symgame.transcription.latex.words import Word

_TABLES_WORDS = "tabular tabularx tabulary longtable tabu tblr NiceTabular supertabular xltabular threeparttable"
TABLES = frozenset(_TABLES_WORDS.split())
MATRICES = frozenset(["matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix"])


def closing_environment(words: Sequence[Word], at: int) -> int:
    """Where the environment that begins here ends.

    Raises
    ------
    InvalidExpressionError
        If it does not.
    """
    depth = 0
    for k in range(at, len(words)):
        depth += {"begin": 1, "end": -1}.get(words[k].kind, 0)
        if depth == 0:
            if words[k].text != words[at].text:
                break
            return k
    name = words[at].text
    raise fail(words[at].at + 1, rf"\begin{{{name}}} is never closed; add \end{{{name}}}")


def without_preamble(words: Sequence[Word], name: str) -> Sequence[Word]:
    """Without the columns of a table or the like, which follow the name of an environment."""
    at = 0
    while at < len(words) and words[at].is_mark("["):
        while at < len(words) and not words[at].is_mark("]"):
            at += 1
        at += 1
    groups = {"tabularx": 2, "tabulary": 2, "xltabular": 2, "alignat": 1, "alignedat": 1, "IEEEeqnarray": 1}.get(
        name.rstrip("*"), 1 if name in TABLES or name == "array" else 0
    )
    for _ in range(groups):
        if at < len(words) and words[at].kind == "open":
            at = closing(words, at) + 1
    return words[at:]


def rows_of(words: Sequence[Word]) -> Iterator[tuple[tuple[Word, ...], ...]]:
    """The rows of a table or a matrix; rows of rules alone are left out."""
    row: list[list[Word]] = [[]]
    depth = 0
    for word in [*words, Word("macro", "\\", -1, -1)]:
        depth += {"open": 1, "close": -1, "begin": 1, "end": -1}.get(word.kind, 0)
        if depth == 0 and word.is_mark("&"):
            row.append([])
        elif (depth == 0 and word.is_macro("\\", "tabularnewline", "cr")) or word.at < 0:
            cells = [cell for printed in row for cell in _cells(printed)]
            if any(cells):
                yield tuple(tuple(cell) for cell in cells)
            row = [[]]
        else:
            row[-1].append(word)


def matrix_rows(words: Sequence[Word]) -> list[tuple[tuple[Word, ...], ...]] | None:
    """The rows of the matrix that the words are; None if they are none, or something stands beside it."""
    begin = next((k for k, word in enumerate(words) if word.kind == "begin"), None)
    if begin is None:
        return None
    end = closing_environment(words, begin)
    beside = laid_bare([*words[:begin], *words[end + 1 :]], is_table=True)
    if any(
        depth_of(word) == 0 and word.kind != "row" and not word.is_mark("|", "|(", "|)", "&", ".", ",")
        for word in beside
    ):
        return None
    return list(rows_of(without_preamble(words[begin + 1 : end], words[begin].text)))


_RULES_WORDS = "hline toprule midrule bottomrule addlinespace noalign endhead endfirsthead endfoot endlastfoot hhline"
_RULES = frozenset(_RULES_WORDS.split())


def _cells(words: Sequence[Word]) -> list[list[Word]]:
    r"""A printed cell without rules; ``\multicolumn{3}{c}{..}`` is three cells."""
    kept: list[Word] = []
    empty = 0
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word.is_macro(*_RULES):
            at = _after_option(words, at)
        elif word.is_macro("cline", "cmidrule", "caption", "label", "specialrule"):
            at = _after_option(words, at)
            while at < len(words) and words[at].kind == "open":
                at = closing(words, at) + 1
        elif word.is_macro("multicolumn", "multirow"):
            groups, at = _groups(words, at, 3)
            if groups:
                kept += groups[-1]
                count = "".join(one.text for one in groups[0])
                empty += int(count) - 1 if word.text == "multicolumn" and count.isdigit() and len(count) < 3 else 0
        elif word.is_macro("makecell", "shortstack", "thead", "tabincell", "parbox", "cell"):
            at = _after_option(words, at)
            groups, at = _groups(words, at, 2 if word.text in ("tabincell", "parbox") else 1)
            kept += groups[-1] if groups else []
        else:
            kept.append(word)
    return [kept, *([] for _ in range(empty))]


def _after_option(words: Sequence[Word], at: int) -> int:
    """Past ``[2pt]`` or ``(lr)``."""
    for opening, closes in (("(", ")"), ("[", "]")):
        if at < len(words) and words[at].is_mark(opening):
            while at < len(words) and not words[at].is_mark(closes):
                at += 1
            at += 1
    return at


def _groups(words: Sequence[Word], at: int, count: int) -> tuple[list[list[Word]], int]:
    found: list[list[Word]] = []
    while len(found) < count and at < len(words):
        if words[at].kind == "open":
            end = closing(words, at)
            found.append(list(words[at + 1 : end]))
            at = end + 1
        elif words[at].is_mark("*") and len(found) == 1:
            found.append([])
            at += 1
        else:
            break
    return found, at
