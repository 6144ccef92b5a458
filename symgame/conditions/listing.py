"""All patterns of groups that linear arithmetic leaves possible, where a tree of them would be too large.

A solver that learns from its contradictions lists hundreds of patterns in the time in which a tree visits
some thousand nodes; what it leaves behind is no proof but its word. Each pattern gets an example, as
always: from the values of the monomials that the solver suggests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from symgame.conditions import smt
from symgame.conditions.examples import Values
from symgame.conditions.facts import Monomial
from symgame.conditions.partition import OPERATORS, Partition, Pattern

Suggested = Mapping[Monomial, Fraction]


def candidates(partition: Partition, seconds: float) -> tuple[dict[Pattern, Values | None], bool]:
    """Every pattern with an example, if one is found; and whether there are no others.

    Parameters
    ----------
    partition : Partition
        Whose tree is too large.
    seconds : float
        Then the solver is ended.
    """
    system = partition.system
    names = {monomial: f"m{k}" for monomial, k in system.columns.items()}
    constant = (0,) * len(system.ring.symbols)

    def term(monomial: Monomial) -> Sequence[str]:
        return () if monomial == constant else (names[monomial],)

    def text(form: Mapping[Monomial, object], operator: str) -> str:
        return smt.compared([(c, term(m)) for m, c in form.items()], operator)

    literals = list(
        dict.fromkeys(literal for group in partition.literals if not isinstance(group, bool) for literal in group)
    )
    places = {literal: k for k, literal in enumerate(literals)}
    asked = smt.question(
        [name for monomial, name in names.items() if monomial != constant],
        [*(text(f.form, f.operator) for f in system.facts), *(text(form, "!=") for form in partition.apart)],
        [text(partition.forms[place], OPERATORS[signs]) for place, signs in literals],
        [g if isinstance(g, bool) else [places[one] for one in g] for g in partition.literals],
        None,
    )
    found: dict[Pattern, Values | None] = {}
    has_all = False
    for answer in smt.answers(asked, seconds):
        has_all = bool(answer.get("all", False))
        if "pattern" in answer:
            values = {m: Fraction(answer["values"].get(name, ["1"])[0]) for m, name in names.items()}
            pattern = tuple(answer["pattern"])
            found[pattern] = partition.example_near(pattern, {**values, constant: Fraction(1)})
    return found, has_all
