r"""Signs that show in coefficients, once every parameter is written in quantities that are only positive.

A share :math:`0 < a < 1` is :math:`u / (1 + u)`, a parameter above others is their sum and something positive. Where
all coefficients of a form then have one sign, so has the form wherever the assumptions hold. Where they have two
nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from symgame.recheck.claims.arithmetic import FORMULAS
from symgame.recheck.claims.setting import Setting
from symgame.recheck.polynomials import Polynomial
from symgame.recheck.quotients import Quotient, unknown
from symgame.recheck.refusals import Undefined, Unsettled

Linear = Mapping[str, Fraction]
"""Coefficients by name; that of the empty name is the constant."""


def in_positive_ones(game: Setting) -> dict[str, Quotient]:
    """Every parameter that the assumptions make positive, in quantities that are only positive.

    Examples
    --------
    >>> from symgame.recheck.claims.setting import setting_of
    >>> game = setting_of({
    ...     "shares": {"x": ["x"]}, "parameters": ["a", "C", "V"], "own_shares": False,
    ...     "assumptions": ["0 < a", "a < 1", "C > 0", "C < V"], "payoffs": {"1": ["a*C"], "0": ["V"]},
    ... })
    >>> from symgame.recheck.claims.motion import eigenvalues
    >>> names = in_positive_ones(game)
    >>> [sign(value) for value in eigenvalues(game, (1,), FORMULAS, names)]
    [-1]
    """
    gaps = list(_gaps(game))
    below: dict[str, Linear] = {}
    above: dict[str, Fraction] = {}
    for gap in gaps:
        rising = [name for name, c in gap.items() if name and c > 0]
        falling = [name for name, c in gap.items() if name and c < 0]
        constant = gap.get("", Fraction(0))
        if len(rising) == 1 and constant <= 0:  # c*name > sum of positive parts
            part = {name: -c / gap[rising[0]] for name, c in gap.items() if name != rising[0] and c}
            if rising[0] not in below or part:
                below[rising[0]] = part
        elif not rising and len(falling) == 1 and constant > 0:
            above[falling[0]] = constant / -gap[falling[0]]
    for name in [*above]:  # what is below a share is below its end, too
        for other, c in below.get(name, {}).items():
            above.setdefault(other, above[name] / c)
    found: dict[str, Quotient] = {}
    waiting = dict(below)
    while waiting:
        ready = [name for name, part in waiting.items() if set(part) - {""} <= set(found)]
        if not ready:
            break
        for name in ready:
            found[name] = _above(waiting.pop(name), found, above.get(name), name)
    return found


def _above(part: Linear, found: Mapping[str, Quotient], end: Fraction | None, name: str) -> Quotient:
    """A sum and something positive, or a proper part of the way from the sum to an end."""
    terms = [(found[n] if n else FORMULAS.number(Fraction(1))) * FORMULAS.number(c) for n, c in part.items()]
    low, more = FORMULAS.sum(terms), unknown(name)
    if end is None:
        return low + more
    return low + (FORMULAS.number(end) - low) * more / (FORMULAS.number(Fraction(1)) + more)


def _gaps(game: Setting) -> list[Linear]:
    """What the strict linear assumptions make positive."""
    names = {name: unknown(name) for name in game.parameters}
    found: list[Linear] = []
    for stated in game.assumptions:
        if stated.operator not in ("<", ">"):
            continue
        try:
            gap = FORMULAS(stated.left, names) - FORMULAS(stated.right, names)
        except (Unsettled, Undefined):
            continue
        form = -gap.above if stated.operator == "<" else gap.above
        if gap.below.constant is None or gap.has_atoms or any(sum(p for _, p in m) > 1 for m in form.terms):
            continue
        found.append({m[0][0] if m else "": c for m, c in form.terms.items()})
    return found


def sign(value: Quotient) -> int | None:
    """-1, 0 or 1 where it shows in the coefficients; None where it does not."""
    if value.has_atoms:
        return None
    if not value.above:
        return 0
    top, bottom = _of_all(value.above), _of_all(value.below)
    return None if top is None or bottom is None else top * bottom


def _of_all(form: Polynomial) -> int | None:
    signs = {c > 0 for c in form.terms.values()}
    return None if len(signs) > 1 else 1 if True in signs else -1
