"""All patterns of groups that linear arithmetic leaves possible, where a tree of them would be too large.

A solver that learns from its contradictions lists hundreds of patterns in the time in which a tree visits
some thousand nodes; what it leaves behind is no proof but its word. Each pattern gets an example, as
always: from the values of the monomials that the solver suggests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from symgame.conditions.cases.forms import Forms
from symgame.conditions.cases.signs import ANY, APART, OPERATORS
from symgame.conditions.cases.tree import Pattern
from symgame.conditions.examples import Compared, Values, as_number
from symgame.conditions.linear.fact import Monomial
from symgame.conditions.relation import COMPARE
from symgame.conditions.solver import smt

Suggested = dict[Monomial, Fraction]


def candidates(forms: Forms, seconds: float, *, start: int = ANY) -> tuple[dict[Pattern, Values | None], bool]:
    """Every pattern with an example, if one is found; and whether there are no others.

    Parameters
    ----------
    forms : Forms
    seconds : float
        Then the solver is ended.
    start : int, optional
        The signs that each form may have; without zero, ties are left out.
    """
    names = {monomial: f"m{k}" for monomial, k in forms.system.columns.items()}
    constant = (0,) * len(forms.ring.symbols)
    apart = forms.forms if start == APART else []

    def text(form: Mapping[Monomial, Any], operator: str) -> str:
        return smt.compared([(c, () if m == constant else (names[m],)) for m, c in form.items()], operator)

    groups = [group for group in forms.groups if not isinstance(group, bool)]
    literals = list(dict.fromkeys(literal for group in groups for literal in group))
    places = {literal: k for k, literal in enumerate(literals)}
    asked = smt.question(
        [name for monomial, name in names.items() if monomial != constant],
        [*(text(fact.form, fact.operator) for fact in forms.system.facts), *(text(form, "!=") for form in apart)],
        [text(forms.forms[place], OPERATORS[signs]) for place, signs in literals],
        [g if isinstance(g, bool) else [places[one] for one in g] for g in forms.groups],
        None,
    )
    found: dict[Pattern, Values | None] = {}
    has_all = False
    for answer in smt.answers(asked, seconds):
        has_all = bool(answer.get("all", False))
        if "pattern" in answer:
            values = {m: Fraction(answer["values"].get(name, ["1"])[0]) for m, name in names.items()}
            pattern = tuple(answer["pattern"])
            found[pattern] = _example(forms, pattern, {**values, constant: Fraction(1)}, apart)
    return found, has_all


def _example(forms: Forms, pattern: Pattern, suggested: Suggested, apart: Sequence[Any]) -> Values | None:
    """An example of a pattern from values of monomials as quantities of their own; None where none is found."""
    needed, failing = forms.needed_and_failing(pattern)
    asked = [forms.compared(literal) for literal in needed]
    for group in failing:
        outside = [forms.compared((place, ANY & ~signs)) for place, signs in group]
        asked.append(next(one for one in outside if _is_so(one, suggested)))
    asked += [(form, "!=") for form in apart]
    generators = [generator.LM for generator in forms.ring.gens]
    return forms.example(asked, [as_number(suggested.get(m, Fraction(1))) for m in generators], suggested)


def _is_so(asked: Compared, suggested: Suggested) -> bool:
    """Whether a form is as it should be at values of its monomials."""
    form, operator = asked
    total = sum((Fraction(int(c.numerator), int(c.denominator)) * suggested[m] for m, c in form.terms()), Fraction(0))
    return bool(COMPARE[operator](total, 0))
