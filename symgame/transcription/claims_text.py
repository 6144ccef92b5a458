"""A transcription as TOML, ready to be pasted into a game file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from symgame.display.names import is_harmless, latex_name
from symgame.display.words import say
from symgame.gamefile.claims import Claims
from symgame.transcription.formulas import Reading
from symgame.transcription.game_text.toml import quoted, quoted_list
from symgame.transcription.transcription import Part, Transcription

SECTIONS = ("replicator", "jacobian", "eigenvalues", "det_trace", "signs", "stability", "ess")


def claims_text(transcription: Transcription, claims: Claims | None = None, *, lang: str = "en") -> str:
    """The claims as tables, other formulas and undeclared names as comments.

    Parameters
    ----------
    transcription : Transcription
    claims : Claims, optional
        Those of the file that the text is for: a table that it has already cannot be opened again, so
        that its new lines come as comments. None if there is no file yet; then the names to be declared
        are listed.
    lang : str
        The language of the comments.

    Examples
    --------
    >>> from symgame.transcription.equations import read_equations
    >>> print(claims_text(read_equations(r"F(x) = x(1-x)(R_1 - C_1 y)")))
    # These names are to be declared under [parameters], once each:
    # R1 = { meaning = "" }
    # C1 = { meaning = "" }
    # y = { meaning = "" }
    <BLANKLINE>
    [claims.replicator]
    x = "x*(1 - x)*(R1 - C1*y)"
    <BLANKLINE>
    """
    blocks: list[list[str]] = []
    if claims is None and (names := _undeclared(transcription)):
        blocks.append([f"# {say('toml undeclared', lang)}", *(f"# {line}" for line in names)])
    for section in SECTIONS:
        parts = [part for part in transcription.parts if part.section == section]
        if not parts:
            continue
        lines = [f"[claims.{section}]", *(f"{part.key} = {_value(part)}" for part in parts)]
        if claims is not None and _has(claims, section):
            lines = [f"# {say('toml repeated', lang, section=section)}", *(f"# {line}" for line in lines[1:])]
        blocks.append(lines)
    formulas = [part for part in transcription.parts if not part.is_claim]
    if formulas:
        blocks.append([f"# {say('toml formulas', lang)}", *(f"# {_named(part)}" for part in formulas)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n" if blocks else ""


def _has(claims: Claims, section: str) -> bool:
    return bool(getattr(claims, section))


def _undeclared(transcription: Transcription) -> Iterator[str] | list[str]:
    """Lines that declare the parameters of the claims, with the printed notation where the rule would give another."""
    claimed = [part for part in transcription.parts if part.is_claim]
    readings = [reading for part in claimed for reading in part.readings]
    names = dict.fromkeys(name for reading in readings for name in reading.names if name not in transcription.shares)
    printed = {name: notation for reading in readings for name, notation in reading.notation}
    return [f"{name} = {{ {_about(name, printed.get(name, ''))} }}" for name in names]


def _about(name: str, notation: str) -> str:
    is_needed = notation and _plain(notation) != _plain(latex_name(name)) and is_harmless(notation)
    return f'meaning = "", latex = {quoted(notation)}' if is_needed else 'meaning = ""'


def _plain(notation: str) -> str:
    return re.sub(r"[{}\s]", "", notation)


def _value(part: Part) -> str:
    if part.section == "replicator":
        return quoted(part.readings[0].formula)
    if part.section == "jacobian":
        size = round(len(part.readings) ** 0.5)
        rows = [part.readings[k : k + size] for k in range(0, len(part.readings), size)]
        return "[\n" + "".join(f"  {quoted_list([reading.formula for reading in row])},\n" for row in rows) + "]"
    if part.section == "signs":
        return quoted_list(part.marks)
    if part.section == "stability":
        return quoted(part.marks[0])
    if part.section == "ess":
        return quoted_list(_relations(part.readings))
    return quoted_list([reading.formula for reading in part.readings])


def _relations(readings: Sequence[Reading]) -> list[str]:
    """The relations one by one: commas inside parentheses, as in Min(a, b), separate none."""
    found: list[str] = []
    for reading in readings:
        depth, current = 0, ""
        for character in reading.formula:
            depth += (character == "(") - (character == ")")
            if character == "," and depth == 0:
                found.append(current.strip())
                current = ""
            else:
                current += character
        found.append(current.strip())
    return found


def _named(part: Part) -> str:
    """A formula with what is printed on its left; text that cannot leave its comment."""
    formulas = ", ".join(quoted(reading.formula) for reading in part.readings)
    key = "".join(character if character.isprintable() else " " for character in part.key)
    return f"{key} = {formulas}" if key else formulas
