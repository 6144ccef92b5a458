r"""The grammar of printed formulas: from the words of a LaTeX text to a formula in the syntax of game files.

Sums and products are read in loops, groups by descent that is counted; the result is text in which
every product has its ``*`` and every power its ``**``. ::

    relations = sum { relation sum } { "," relations }
    sum       = [ sign ] product { sign product }
    product   = factor { ( \cdot | \times | "*" | "/" | nothing ) factor }
    factor    = atom [ "^" argument ]
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from symgame.errors import InvalidExpressionError
from symgame.transcription.latex.cures import cure_of
from symgame.transcription.latex.cursor import ACCENTS, STYLES, SWITCHES, Cursor
from symgame.transcription.latex.layout import MAX_DEPTH, check_braces, closing, laid_bare, stripped
from symgame.transcription.latex.names import PrintedName
from symgame.transcription.latex.parts import (
    ATOM,
    CLOSING_MACROS,
    FRACTIONS,
    FUNCTIONS,
    JOINING,
    OPENING,
    OPENING_MACROS,
    POWER,
    PRODUCT,
    RELATIONS,
    SUM,
    TIMES,
    Part,
    closing_sign,
    is_run,
    is_whole,
)
from symgame.transcription.latex.symbols import EXPONENTIAL, Scripts, Symbols, greek, with_scripts
from symgame.transcription.latex.words import Word, compact


class FormulaReader:
    """One pass over the words of a formula; it writes as it reads."""

    def __init__(self, words: Sequence[Word], symbols: Symbols, end: int) -> None:
        bare = stripped(laid_bare(words))
        check_braces(bare)
        self._cursor = Cursor(bare, end)
        self._symbols = symbols
        self._depth = 0
        self._bars = 0
        if not bare:
            raise self._cursor.fail("a formula is missing; write 0 for nothing")

    def formula(self) -> str:
        """The whole as an expression, or as relations joined by commas."""
        parts = [self._relations()]
        while self._joins():
            parts.append(self._relations())
        if self._cursor.word.kind != "stop":
            raise self._unexpected()
        if len(parts) > 1 and not all(re.search("[<>=]", part) for part in parts):
            raise self._cursor.fail(
                "several formulas stand here; commas and lines separate relations only, as in a < b"
            )
        return ", ".join(parts)

    # -- relations -----------------------------------------------------------------------------------

    def _relations(self) -> str:
        text = self._sum().text
        while operator := self._relation():
            text += f" {operator} {self._sum().text}"
        return text

    def _relation(self) -> str:
        cursor = self._cursor
        start = cursor.at
        self._pass_rows()
        word = cursor.word
        if word.kind == "macro" and word.text in RELATIONS:
            cursor.advance()
            return RELATIONS[word.text]
        if not word.is_mark("<", ">", "=", "!"):
            cursor.at = start
            return ""
        following = cursor.ahead(1)
        is_pair = following.is_mark("=") and not following.is_spaced
        if word.is_mark("!") and not is_pair:
            return ""
        cursor.advance()
        if is_pair:
            cursor.advance()
            return "=" if word.text == "=" else f"{word.text}="
        return word.text

    def _joins(self) -> bool:
        """Whether another relation follows, after a comma, a word or a new line; these are passed."""
        cursor = self._cursor
        start = cursor.at
        while True:
            word = cursor.word
            if (
                word.is_mark(",", ";")
                or word.is_macro("land", "wedge")
                or word.kind == "row"
                or (word.kind == "letter" and word.text in JOINING)
            ):
                cursor.advance()
            elif self._is_joining_text():
                cursor.at = closing(cursor.words, cursor.at + 1) + 1
            else:
                return cursor.at > start and word.kind != "stop"

    # -- sums and products ---------------------------------------------------------------------------

    def _sum(self) -> Part:
        sign, first = self._signs(), self._product()
        text = f"-{first.within(PRODUCT)}" if sign == "-" else first.within(PRODUCT)
        is_alone = sign != "-"
        while sign := self._signs():
            text += f" {sign} {self._product().within(PRODUCT)}"
            is_alone = False
        return first if is_alone else Part(text, SUM)

    def _signs(self) -> str:
        """The sign that comes next, one for several; nothing if none does."""
        cursor = self._cursor
        start = cursor.at
        self._pass_rows()
        signs = ""
        while cursor.word.is_mark("+", "-"):
            signs += cursor.advance().text
            self._pass_rows()
        if not signs:
            cursor.at = start
            return ""
        sign = "-" if signs.count("-") % 2 else "+"
        if len(signs) > 1:
            self._symbols.remark("transcribed signs", printed=signs[:8], read=sign)
        return sign

    def _pass_rows(self) -> None:
        """Past ends of lines."""
        while self._cursor.word.kind == "row":
            self._cursor.advance()

    def _product(self) -> Part:
        cursor = self._cursor
        first = self._factor()
        text, count, divided = "", 1, False
        while True:
            operator = self._operator()
            if operator == "/":
                is_run = cursor.word.kind == "letter"
                divisor = self._signed()
                if is_run and divisor.binding == PRODUCT:
                    raise self._open_denominator()
                text = f"{text or first.within(PRODUCT)}/{divisor.within(POWER)}"
                divided = True
            elif operator or self._begins_operand():
                if not operator:
                    self._check_side_by_side(divided, cursor.word, first if count == 1 else None)
                factor = self._signed() if operator else self._factor()
                if not operator and count == 1 and is_whole(first) and re.fullmatch(r"\d+/\d+", factor.text):
                    raise cursor.fail(
                        f"'{first.text} {factor.text}' may be a sum or a product; write \\cdot or + between them"
                    )
                text = f"{text or first.within(PRODUCT)}*{factor.within(PRODUCT)}"
                divided = False
            else:
                break
            count += 1
        return first if count == 1 else Part(text, PRODUCT)

    def _operator(self) -> str:
        cursor = self._cursor
        skipped = 0
        while cursor.ahead(skipped).kind == "row":
            skipped += 1
        word = cursor.ahead(skipped)
        if word.is_mark("*") or word.is_macro(*TIMES):
            found = "*"
        elif word.is_mark("/") or word.is_macro("div", "slash"):
            found = "/"
        else:
            return ""
        cursor.at += skipped + 1
        if found == "*" and cursor.word.is_mark("*") and word.is_mark("*"):
            raise cursor.fail("'**' is no LaTeX; write a power as a^{2}")
        self._pass_rows()
        if cursor.word.is_macro(*TIMES):  # repeated where a line is broken
            cursor.advance()
        return found

    def _signed(self) -> Part:
        signs = ""
        while self._cursor.word.is_mark("+", "-"):
            signs += self._cursor.advance().text
        factor = self._factor()
        return Part(f"-{factor.within(PRODUCT)}", SUM) if signs.count("-") % 2 else factor

    def _check_side_by_side(self, divided: bool, word: Word, only: Part | None) -> None:
        """Refuse factors side by side where it is open what is meant."""
        cursor = self._cursor
        if word.kind == "number":
            raise cursor.fail(f"the number {word.text} follows a factor; write it first, or \\cdot between them")
        if divided:
            raise self._open_denominator()
        before = cursor.ahead(-1)
        if only is not None and re.fullmatch("[A-Za-z][A-Za-z0-9_]*", only.text) and before.kind in ("letter", "close"):
            self._check_function(word, only.text)

    def _open_denominator(self) -> InvalidExpressionError:
        return self._cursor.fail(
            "after '/' it is open how far the denominator goes; write \\frac{..}{..}, or parentheses around it"
        )

    def _check_function(self, word: Word, name: str) -> None:
        r"""A product that looks like a function of the shares: ``f(x)``, ``U(x, y)``."""
        cursor = self._cursor
        if not word.is_mark("(") or name in self._symbols.known.declared:
            return
        inner = ""
        for k in range(1, 12):
            following = cursor.ahead(k)
            if following.is_mark(")"):
                break
            inner += following.text
        if re.fullmatch(r"[A-Za-z](,[A-Za-z])+", inner):
            raise cursor.fail(f"'{name}({inner})' is a function of the paper; write it out")
        if re.fullmatch("[A-Za-z]", inner):
            self._symbols.remark("transcribed function", printed=f"{name}({inner})", read=f"{name}*{inner}")

    # -- factors and atoms ---------------------------------------------------------------------------

    def _begins_operand(self) -> bool:
        word = self._cursor.word
        if word.kind in ("letter", "number", "open"):
            return not (word.kind == "letter" and word.text in JOINING) and not self._is_joining_text()
        if word.kind == "mark":
            return word.text in ("(", "[", "|(") or (word.text == "|" and not self._bars)
        if word.kind != "macro":
            return False
        if self._is_joining_text():
            return False
        return word.text not in RELATIONS and word.text not in (
            *CLOSING_MACROS,
            *TIMES,
            "rvert",
            "land",
            "wedge",
            "div",
        )

    def _is_joining_text(self) -> bool:
        r"""Whether ``\text{and}`` or its kin comes next."""
        cursor = self._cursor
        if cursor.word.kind != "macro" or cursor.word.text not in STYLES or cursor.ahead(1).kind != "open":
            return False
        end = closing(cursor.words, cursor.at + 1)
        return "".join(one.text for one in cursor.words[cursor.at + 2 : end]).strip(",; ") in (*JOINING, "")

    def _factor(self) -> Part:
        """An atom with its power; letters side by side are several, of which the last has the power."""
        cursor = self._cursor
        self._pass_rows()
        word = cursor.word
        if word.kind == "letter":
            names, scripts = self._symbols.run(cursor)
            part = self._named(names, scripts)
        elif word.kind == "number":
            cursor.advance()
            part = self._powered(Part(self._number(word)))
        elif word.kind == "open":
            part = self._group()
        elif word.is_mark("(", "[", "|", "|("):
            part = self._powered(self._enclosed())
        elif word.kind == "macro":
            part = self._command()
        else:
            raise self._unexpected()
        return part

    def _named(self, names: Sequence[str], scripts: Scripts) -> Part:
        *before, last = names
        is_exponential = last == EXPONENTIAL
        exponent = self._exponent(scripts.power, is_exponential=is_exponential) if scripts.power else None
        if exponent is not None and is_exponential:
            shown = f"exp({exponent.text})"
        elif exponent is not None:
            shown = f"{last}**{exponent.within(ATOM)}"
        else:
            shown = last
        if before:
            return Part("*".join((*before, shown)), PRODUCT)
        return Part(shown, POWER if exponent is not None and not is_exponential else ATOM)

    def _number(self, word: Word) -> str:
        cursor = self._cursor
        following = cursor.word
        if (
            following.kind == "letter"
            and following.text in "eE"
            and not following.is_spaced
            and cursor.ahead(1).is_mark("-")
            and cursor.ahead(2).kind == "number"
            and not cursor.ahead(2).is_spaced
            and following.text not in self._symbols.known.declared
        ):
            raise cursor.fail(
                f"'{word.text}{following.text}-' looks like a decimal; write {word.text} \\cdot 10^{{-..}}"
            )
        if following.kind == "number":
            raise cursor.fail(
                f"the numbers {word.text} and {following.text} stand side by side; write one, or \\cdot between"
            )
        if following.is_macro("%"):
            cursor.advance()
            return f"({word.text}/100)"
        return word.text

    def _powered(self, base: Part) -> Part:
        """A base that is no name, with the power that follows."""
        cursor = self._cursor
        if cursor.word.is_mark("_"):
            raise cursor.fail("a subscript here belongs to no name; write it at a letter")
        if not cursor.word.is_mark("^", "'"):
            return base
        word = cursor.word
        scripts = self._symbols.scripts(cursor)
        if scripts.is_name:
            raise cursor.fail("a prime or a star here belongs to no name; write a power, or a derivative out", word)
        return Part(f"{base.within(ATOM)}**{self._exponent(scripts.power).within(ATOM)}", POWER)

    def _exponent(self, words: Sequence[Word], *, is_exponential: bool = False) -> Part:
        exponent = self._inside(words)
        if not is_exponential and not re.fullmatch(r"[-0-9./ ()]*", exponent.text):
            self._symbols.remark("transcribed exponent", exponent=exponent.text)
        return exponent

    def _inside(self, words: Sequence[Word]) -> Part:
        """The words of an argument as an expression of their own."""
        outer, bars = self._cursor, self._bars
        self._deeper()
        end = words[-1].end if words else outer.word.at
        self._cursor, self._bars = Cursor(words, end), 0
        if not words:
            raise outer.fail("the braces before this are empty; write what belongs there")
        part = self._sum()
        if self._cursor.word.kind != "stop":
            raise self._unexpected()
        self._cursor, self._bars = outer, bars
        self._depth -= 1
        return part

    def _group(self) -> Part:
        """Braces: around one name they are for looks, else they group, which nobody sees in print."""
        cursor = self._cursor
        opened = cursor.word
        inner = cursor.argument()
        if (printed := self._symbols.styled(cursor, opened, inner)) is not None and not is_run(inner):
            scripts = self._symbols.scripts(cursor, printed.base)
            return self._single(with_scripts(printed, scripts), scripts, opened)
        if any(word.is_macro("over", "atop", "choose") for word in inner):
            raise cursor.fail(r"'\over' is old TeX; write \frac{..}{..}", opened)
        part = self._inside(inner)
        if part.binding == SUM and not part.is_enclosed:
            self._symbols.remark("transcribed braces", read=f"({part.text})")
        return self._powered(part)

    def _single(self, printed: PrintedName, scripts: Scripts, first: Word) -> Part:
        r"""One symbol; ``\mathrm{e}`` with a power is the exponential."""
        cursor = self._cursor
        if self._symbols.is_exponential(printed, scripts):
            self._symbols.remark("transcribed exponential")
            return self._named([EXPONENTIAL], scripts)
        return self._named([self._symbols.name(cursor, printed, first)], scripts)

    # -- brackets ------------------------------------------------------------------------------------

    def _enclosed(self) -> Part:
        """A sum in round, square or curly brackets, or between bars."""
        parts = self._arguments()
        if len(parts) > 1:
            raise self._cursor.fail(
                "a comma does not belong inside these brackets; write one formula", self._cursor.ahead(-1)
            )
        return parts[0]

    def _arguments(self) -> list[Part]:
        """What stands in brackets, between its commas."""
        cursor = self._cursor
        opened = cursor.advance()
        is_bar = opened.is_mark("|", "|(") or opened.is_macro("lvert", "vert")
        closes = "|" if is_bar else OPENING.get(opened.text) or OPENING_MACROS[opened.text]
        self._bars, bars = (1 if is_bar else 0), self._bars
        self._deeper()
        parts = [self._sum()]
        while cursor.word.is_mark(","):
            cursor.advance()
            parts.append(self._sum())
        self._pass_rows()
        found = closing_sign(cursor.word)
        if found != closes:
            if cursor.word.kind == "stop":
                raise cursor.fail(f"this '{opened.text}' is never closed; add '{closes}'", opened)
            if found:
                raise cursor.fail(
                    f"'{opened.text}' is closed by '{found}'; write '{closes}', or look for a missing bracket"
                )
            raise self._unexpected()
        cursor.advance()
        self._bars = bars
        self._depth -= 1
        if is_bar:
            return [Part(f"Abs({parts[0].text})")]
        return [Part(part.text, part.binding, True) for part in parts]

    # -- commands ------------------------------------------------------------------------------------

    def _command(self) -> Part:
        cursor = self._cursor
        word = cursor.word
        if word.text in FRACTIONS:
            return self._fraction()
        if word.text in ("sqrt",):
            return self._root()
        if word.text in ("ln", "log", "lg", "exp", "min", "max"):
            cursor.advance()
            return self._function(word, word.text)
        if word.text in STYLES or word.text in ACCENTS or word.text in SWITCHES:
            return self._styled()
        if greek(word) is not None:
            return self._greek()
        if word.text in OPENING_MACROS or word.text in ("lvert", "vert"):
            return self._powered(self._enclosed())
        raise self._unexpected()

    def _fraction(self) -> Part:
        cursor = self._cursor
        word = cursor.advance()
        top = cursor.argument()
        bottom = cursor.argument()
        above, below = compact(top), compact(bottom)
        is_derivative = re.match(r"\\partial|d[A-Za-z\\]|\\mathrm\{d\}", above) and re.match(
            r"\\partial|d[A-Za-z\\]|\\mathrm\{d\}", below
        )
        if is_derivative and "d" not in self._symbols.known.declared:
            raise cursor.fail(rf"\{word.text}{{{above[:20]}}}{{{below[:20]}}} is a derivative; write it out", word)
        part = Part(f"{self._inside(top).within(PRODUCT)}/{self._inside(bottom).within(POWER)}", PRODUCT)
        if cursor.word.is_mark("^", "_", "'"):
            raise cursor.fail(
                "a script at a fraction may belong to its denominator; put parentheses around the fraction"
            )
        return part

    def _root(self) -> Part:
        cursor = self._cursor
        cursor.advance()
        index: Part | None = None
        if cursor.word.is_mark("["):
            cursor.advance()
            start = cursor.at
            while not cursor.word.is_mark("]"):
                if cursor.word.kind == "stop":
                    raise cursor.fail("the index of this root is never closed; add ']'")
                cursor.advance()
            index = self._inside(cursor.words[start : cursor.at])
            cursor.advance()
        inside = self._enclosed() if cursor.word.is_mark("(") else self._inside(cursor.argument())
        if index is None or index.text == "2":
            return self._powered(Part(f"sqrt({inside.text})"))
        part = Part(f"{inside.within(ATOM)}**(1/{index.within(POWER)})", POWER)
        return self._powered(part) if cursor.word.is_mark("^") else part

    def _function(self, word: Word, name: str) -> Part:
        cursor = self._cursor
        base: Part | None = None
        if cursor.word.is_mark("_"):
            if name != "log":
                raise cursor.fail(f"a subscript at \\{name} is not read; write the arguments out, as in \\{name}(a, b)")
            cursor.advance()
            base = self._inside(cursor.argument())
        if cursor.word.is_mark("^", "'"):
            raise cursor.fail(f"a power at \\{name} itself is not read; write (\\{name} a)^2")
        if name == "lg":
            base = Part("10")
        function = FUNCTIONS.get(name, "log")
        if name == "log" and base is None:
            self._symbols.remark("transcribed log")
        arguments = self._operands(name)
        if function in ("Min", "Max"):
            if len(arguments) < 2:
                raise cursor.fail(f"\\{name} needs two arguments, as in \\{name}(a, b)", word)
            text = arguments[-1].text
            for argument in reversed(arguments[:-1]):
                text = f"{function}({argument.text}, {text})"
            return self._powered(Part(text))
        if len(arguments) != 1:
            raise cursor.fail(f"\\{name} has one argument; write {name}(a)", word)
        text = f"{function}({arguments[0].text})"
        return Part(text) if base is None else Part(f"{text}/log({base.text})", PRODUCT)

    def _operands(self, name: str) -> list[Part]:
        r"""The arguments of a function, in brackets or braces; without them, as in ``\ln x``, one factor."""
        cursor = self._cursor
        is_bracket = cursor.word.is_mark(*OPENING) or (
            cursor.word.kind == "macro" and cursor.word.text in OPENING_MACROS
        )
        if is_bracket or cursor.word.kind == "open":
            if cursor.word.kind == "open":
                inner = cursor.argument()
                outer, self._cursor = cursor, Cursor(inner, inner[-1].end if inner else cursor.word.at)
                parts = [self._sum()]
                while self._cursor.word.is_mark(","):
                    self._cursor.advance()
                    parts.append(self._sum())
                if self._cursor.word.kind != "stop":
                    raise self._unexpected()
                self._cursor = outer
            else:
                parts = self._arguments()
            if cursor.word.is_mark("^"):
                raise cursor.fail(f"it is open what this power belongs to; write (\\{name}(a))^2 or \\{name}((a)^2)")
            return parts
        if cursor.word.kind == "stop" or not self._begins_operand():
            raise cursor.fail(f"\\{name} needs an argument, as in \\{name}(a)")
        self._deeper()
        part = self._factor()
        self._depth -= 1
        if (part.binding == PRODUCT and "/" not in part.text) or self._begins_operand():
            raise cursor.fail(f"it is open how far the argument of \\{name} goes; write parentheses around it")
        return [part]

    def _styled(self) -> Part:
        r"""``\mathrm{..}``, a bar and their kin: a function's name, or a symbol."""
        cursor = self._cursor
        first = cursor.advance()
        if first.text in SWITCHES:
            words = [first, *cursor.words[cursor.at :]]
            cursor.at = len(cursor.words)
        else:
            if cursor.word.is_mark("*"):
                cursor.advance()
            words = [first, *cursor.argument_in_braces()]
        inner = [word for word in words[1:] if word.kind not in ("open", "close")]
        text = "".join(word.text for word in inner)
        if first.text in STYLES and all(word.kind == "number" for word in inner) and inner:
            return self._powered(Part(text))
        if first.text in STYLES and text in FUNCTIONS and self._symbols.known.spelled(text) is None:
            return self._root() if text == "sqrt" and self._back() else self._function(first, text)
        if first.text in STYLES and text == "d" and "d" not in self._symbols.known.declared:
            raise cursor.fail("this is the d of a derivative or an integral; write the formula without it", first)
        printed = self._symbols.styled(cursor, first, words)
        if printed is None:
            if first.text in ACCENTS:
                raise cursor.fail(f"\\{first.text} stands over more than one name; write the average out", first)
            return self._powered(self._inside(words[1:]))
        if (
            first.text in ACCENTS
            and len([w for w in inner if w.kind == "letter"]) > 1
            and not any(w.is_mark("_") for w in inner)
        ):
            self._symbols.remark("transcribed word", printed=self._symbols.shown(first, words[-1]))
        scripts = self._symbols.scripts(cursor, printed.base)
        if (
            first.text in STYLES
            and text == "e"
            and not scripts.power
            and self._symbols.find(cursor, printed, first) is None
        ):
            self._symbols.remark("transcribed exponential")
            return Part("exp(1)")
        return self._single(with_scripts(printed, scripts), scripts, first)

    def _back(self) -> bool:
        self._cursor.at -= 1
        return True

    def _greek(self) -> Part:
        cursor = self._cursor
        first = cursor.advance()
        base = greek(first) or first.text
        digits = cursor.word
        if digits.kind == "number" and digits.text.isdigit() and digits.at == first.end == first.at + 1:
            # The letter itself, not its command: α1 is written as in a game file.
            cursor.advance()
            return self._single(PrintedName(base, (digits.text,)), self._symbols.power_only(cursor), first)
        scripts = self._symbols.scripts(cursor, base)
        following = cursor.word
        if (
            base == "Delta"
            and not scripts.is_name
            and not scripts.power
            and (following.kind == "letter" or greek(following))
        ):
            return self._difference(first)
        return self._single(with_scripts(PrintedName(base), scripts), scripts, first)

    def _difference(self, first: Word) -> Part:
        r"""``\Delta R``: one name where the game declares it, else a product, which is said."""
        cursor = self._cursor
        start = cursor.at
        letter = cursor.advance()
        scripts = self._symbols.scripts(cursor, letter.text)
        printed = with_scripts(PrintedName("Delta" + (greek(letter) or letter.text)), scripts)
        is_name = self._symbols.find(cursor, printed, first) is not None
        if is_name:
            if self._symbols.find(cursor, PrintedName("Delta"), first) is not None:
                shown = self._symbols.shown(first, letter)
                raise cursor.fail(
                    f"'{shown}' is a declared name, and so is Delta; write \\Delta \\cdot for the product", first
                )
            return self._single(printed, scripts, first)
        shown = self._symbols.shown(first, letter)
        cursor.at = start
        self._symbols.remark("transcribed delta", printed=shown, read=f"Delta*{greek(letter) or letter.text}")
        return self._single(PrintedName("Delta"), Scripts(), first)

    # -- errors --------------------------------------------------------------------------------------

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._cursor.fail(f"brackets, fractions and powers nest at most {MAX_DEPTH} deep; simplify")

    def _unexpected(self) -> InvalidExpressionError:
        cursor = self._cursor
        word = cursor.word
        if word.kind == "stop":
            return cursor.fail("the formula ends too early; something is missing at its end")
        if word.kind == "row":
            return cursor.fail("a second formula begins here; transcribe them one by one")
        if found := closing_sign(word):
            return cursor.fail(f"'{found}' closes nothing; remove it or open one before")
        shown = f"\\{word.text}" if word.kind == "macro" else f"'{word.text}'"
        return cursor.fail(f"{shown} is not read in a formula; {cure_of(word)}")
