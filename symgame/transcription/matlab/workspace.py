"""The workspace of a function: what each of its names stands for so far."""

from __future__ import annotations

from sympy import Pow, Rational

from symgame.errors import InvalidExpressionError
from symgame.expressions import read_number
from symgame.symbols import real_symbol
from symgame.transcription.formula_names import expression_of, names_in
from symgame.transcription.matlab.code import Code
from symgame.transcription.matlab.formulas import formula
from symgame.transcription.matlab.names import Names, place_of, share_names
from symgame.transcription.matlab.syntax.trees import Name, Tree, Vector
from symgame.transcription.matlab.syntax.words import MatlabError, Word
from symgame.transcription.written import Written

_VALUES = frozenset(["pi", "i", "j", "Inf", "inf", "NaN", "nan", "eps", "true", "false"])


class Workspace:
    """The names of a function of equations.

    Attributes
    ----------
    shares : tuple of str
        The names of the components of the state.
    names : Names
        Those of parameters, in the code and in the file.
    velocities : dict of int to Written
        The components of the output so far, counted from 1.
    values : dict of str to Rational
        What the code gives to parameters.
    declared : set of str
        Global names, and those that are symbols.
    undeclared : dict of str to str
        The parameters that are neither arguments nor declared.
    """

    def __init__(self, code: Code) -> None:
        self.shares = share_names(code.statements, code.body, code.state, code.output)
        self.names = Names(self.shares)
        self.velocities: dict[int, Written] = {}
        self.values: dict[str, Rational] = {}
        self.declared: set[str] = set()
        self.undeclared: dict[str, str] = {}
        self._code = code
        self._found: dict[str, Written] = {}

    def assign(self, key: str, tree: Tree) -> None:
        """A result that is put in where it is used, or the value of a parameter."""
        if isinstance(tree, Vector):
            for k, entry in enumerate(tree.entries, 1):
                self.assign(f"{key}({k})", entry)
            return
        if isinstance(tree, Name) and tree.word.text in ("zeros", "ones"):
            return
        found = self.formula(tree, _first(tree))
        if names_in(found.text):
            self._found[key] = found
            return
        if key in self.values:
            raise MatlabError(_first(tree), f"'{key}' gets a second value; keep one of them")
        self.values[key] = _number(found, _first(tree))
        self._found[key] = Written(self.names.of(key))

    def formula(self, tree: Tree, word: Word) -> Written:
        """The formula of an expression, which the reader of game files takes.

        Raises
        ------
        MatlabError
            At the word, if it does not, or at what is no formula.
        """
        found = formula(tree, self._meaning)
        try:
            powers = expression_of(found.text).atoms(Pow)
            shares = {real_symbol(share) for share in self.shares}
            if any(not power.exp.is_number and power.base.free_symbols & shares for power in powers):
                raise MatlabError(word, "a power of a share has no number for its exponent; write a number")
        except InvalidExpressionError as error:
            shown = found.text if len(found.text) <= 60 else f"{found.text[:57]}..."
            raise MatlabError(word, f"this comes to '{shown}', which is no formula of a game file: {error}") from None
        return found

    def _meaning(self, name: Name) -> Written | None:
        text, place = name.word.text, place_of(name)
        key = text if place is None else f"{text}({place})"
        if text == self._code.state:
            if place is None:
                raise MatlabError(name.word, f"write the components of '{text}' as '{text}(1)', '{text}(2)', ...")
            return Written(self.shares[place - 1])
        if text == self._code.time:
            raise MatlabError(name.word, f"the equations depend on the time '{text}'; they must not")
        if text == self._code.output and place in self.velocities:
            return self.velocities[place]
        if key in self._found and (name.arguments is None or place is not None):
            return self._found[key]
        is_given = text.partition(".")[0] in self._code.arguments
        if name.arguments is None:
            if text in _VALUES and not is_given:
                raise MatlabError(name.word, f"'{text}' is a value of MATLAB; write it as a number, or rename it")
            if not is_given and text not in self.declared:
                self.undeclared[text] = self.names.of(text)
            return Written(self.names.of(text))
        return Written(self.names.of(key)) if is_given and place is not None else None


def _first(tree: Tree) -> Word:
    """The word by which a mistake in an expression is placed."""
    while not hasattr(tree, "word"):
        tree = tree.operands[0]
    return tree.word


def _number(found: Written, word: Word) -> Rational:
    try:
        return read_number(found.text)
    except InvalidExpressionError as error:
        raise MatlabError(word, f"this is no number that can be kept exactly ({error})") from None
