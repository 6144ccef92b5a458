"""Formulas in the syntax of a game file, written from expressions of MATLAB code."""

from __future__ import annotations

from collections.abc import Callable

from symgame.expressions.tokens import MAX_CHARACTERS
from symgame.transcription.matlab.syntax.trees import Chain, Handle, Name, Number, Tree, Vector
from symgame.transcription.matlab.syntax.words import MatlabError, Word
from symgame.transcription.written import ATOM, POWER, PRODUCT, SUM, Written

_FUNCTIONS = {
    "exp": "exp", "log": "log", "sqrt": "sqrt", "abs": "Abs", "min": "Min", "max": "Max",
}  # fmt: skip
_CURES = {
    "log10": "write log(a)/log(10)",
    "log2": "write log(a)/log(2)",
    "power": "write a^b",
    "times": "write a*b",
    "plus": "write a+b",
    "minus": "write a-b",
    "rdivide": "write a/b",
    "sum": "write the sum out",
    "prod": "write the product out",
    "exp1": "write exp(1)",
}


Meaning = Callable[[Name], Written | None]
"""What a name, or a name with its index, stands for; ``None`` if it is not known."""


def formula(tree: Tree, meaning: Meaning) -> Written:
    """The formula of an expression.

    Raises
    ------
    MatlabError
        At what is no formula.
    """
    if isinstance(tree, Number):
        return Written(tree.word.text.replace("d", "e").replace("D", "e"))
    if isinstance(tree, Name):
        return _short(_named(tree, meaning), tree.word)
    if isinstance(tree, Chain):
        return _short(_chain(tree, meaning), next(word for word in (*tree.operators, tree.operators[-1]) if word))
    if isinstance(tree, Vector) and len(tree.entries) == 1:
        return formula(tree.entries[0], meaning)
    if isinstance(tree, Vector):
        raise MatlabError(tree.word, "a vector does not belong into a formula; write one formula an entry")
    if isinstance(tree, Handle):
        raise MatlabError(tree.word, "a function does not belong into a formula; write its formula out")
    raise MatlabError(tree.word, "a text does not belong into a formula; remove it")


def _short(found: Written, word: Word) -> Written:
    """Formulas put into each other grow quickly."""
    if len(found.text) > MAX_CHARACTERS:
        raise MatlabError(word, f"written out, the formula has more than {MAX_CHARACTERS:,} characters; simplify it")
    return found


def _named(tree: Name, meaning: Meaning) -> Written:
    known = meaning(tree)
    if known is not None:
        return known
    name, arguments = tree.word.text, tree.arguments
    if arguments is None:
        raise MatlabError(tree.word, f"'{name}' has no value here; give it one, or make it an argument of the function")
    if name not in _FUNCTIONS:
        cure = _CURES.get(name, f"write its formula out; the functions are {', '.join(_FUNCTIONS)}")
        raise MatlabError(tree.word, f"'{name}(...)' is not read; {cure}")
    parts = [formula(argument, meaning).text for argument in arguments]
    if len(parts) != (2 if name in ("min", "max") else 1):
        takes = "two formulas" if name in ("min", "max") else "one formula"
        raise MatlabError(tree.word, f"'{name}' takes {takes} here; write it so")
    return Written(f"{_FUNCTIONS[name]}({', '.join(parts)})")


def _chain(tree: Chain, meaning: Meaning) -> Written:
    operator = next(word for word in reversed(tree.operators) if word is not None)
    if operator.text in ("+", "-"):
        return _sum(tree, meaning)
    if operator.text in ("^", ".^", "**"):
        return _power(tree, meaning)
    if all(word is None or word.text in ("*", "/", ".*", "./") for word in tree.operators):
        return _product(tree, meaning)
    wrong = next(word for word in tree.operators if word and word.text not in ("*", "/", ".*", "./"))
    raise MatlabError(wrong, f"'{wrong.text}' is not read in a formula; write it with + - * / ^")


def _sum(tree: Chain, meaning: Meaning) -> Written:
    text = ""
    for operator, operand in zip(tree.operators, tree.operands, strict=True):
        part = formula(operand, meaning)
        if operator is not None and operator.text == "-":
            text += f"{' - ' if text else '-'}{part.within(PRODUCT)}"
        else:
            text += f"{' + ' if text else ''}{part.text if not text else _added(part)}"
    return Written(text, SUM)


def _added(part: Written) -> str:
    """A sum needs no parentheses in a sum, unless it begins with a sign."""
    return f"({part.text})" if part.text.startswith("-") else part.text


def _product(tree: Chain, meaning: Meaning) -> Written:
    text = ""
    for operator, operand in zip(tree.operators, tree.operands, strict=True):
        part = formula(operand, meaning)
        if operator is None:
            text = part.within(PRODUCT)
        elif operator.text in ("/", "./"):
            text += f"/{part.within(POWER)}"
        else:
            text += f"*{part.within(PRODUCT)}"
    return Written(text, PRODUCT)


def _power(tree: Chain, meaning: Meaning) -> Written:
    # MATLAB reads a^b^c from left to right, a game file from right to left.
    result = formula(tree.operands[0], meaning)
    for operand in tree.operands[1:]:
        result = Written(f"{result.within(ATOM)}^{formula(operand, meaning).within(ATOM)}", POWER)
    return result
