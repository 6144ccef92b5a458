"""Wrong marks, labels, conditions, cases, effects and points."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from sympy import Expr, expand

from tests import naive
from tests.planted.formulas import shuffled
from tests.planted.games import Profile
from tests.planted.known import sign_of, value_at
from tests.planted.maker import Maker
from tests.planted.printing import effect_lines, nested
from tests.planted.sheet import Claim, Sheet, strings

POINTS = 24
"""Allowed points at which printed and derived are compared."""


def wrong_conditions(made: Maker) -> Sheet:
    sheet = Sheet()
    for vertex in made.some(4):
        marks = made.marks(vertex)
        place = made.source.randrange(len(marks))
        if "?" not in marks:
            marks[place] = made.source.choice([m for m in "+-0x" if m != marks[place]])
            claim = Claim("signs", made.key(vertex), "sign mark")
            sheet.add("signs", f'"{made.key(vertex)}" = {strings(marks)}', claim)
    for vertex in made.some(5):
        label = next(iter(shuffled(_wrong_labels(made, vertex), made.source)), None)
        if label:
            claim = Claim("stability", made.key(vertex), "label")
            sheet.add("stability", f'"{made.key(vertex)}" = "{label}"', claim)
    for vertex in made.some(5):
        found = _wrong_conditions_of(made, vertex)
        if found is not None:
            fault, lines = found
            sheet.add("ess", f'"{made.key(vertex)}" = {strings(lines)}', Claim("ess", made.key(vertex), fault))
    for k in range(2):
        case = made.case(f"Case {k + 1}", is_wrong=True)
        if case is not None:
            sheet.block("case", case[0], Claim("case", f"Case {k + 1}", "wrong vertex listed"))
    for vertex, parameter, effect in made.effects(3):
        wrong = made.source.choice([e for e in ("helps", "hinders", "none", "mixed") if e != effect])
        sheet.block(
            "effect",
            effect_lines(made.key(vertex), parameter, wrong),
            Claim("effect", f"{made.key(vertex)} {parameter}", "effect"),
        )
    _wrong_point(made, sheet)
    return sheet


def _wrong_labels(made: Maker, vertex: Profile) -> list[str]:
    """What the vertex is not at some allowed point."""
    found = set()
    for at in made.allowed.points[:POINTS]:
        signs = {sign_of(naive.at(e, at)) for e in made.rows[vertex]}
        found |= {"not ess"} if signs == {-1} else {"ess"}
        found |= set() if 1 in signs else {"unstable"}
        found |= set() if {1, -1} <= signs else {"saddle"}
    return sorted(found)


def _wrong_conditions_of(made: Maker, vertex: Profile) -> tuple[str, list[str]] | None:
    """A condition turned round or left out, so that the rest holds somewhere where the vertex is no ESS."""
    row = [e for e in made.rows[vertex] if e != 0]
    if not row:
        return None
    place = made.source.randrange(len(row))
    others = [*row[:place], *row[place + 1 :]]
    fault = made.source.choice(["direction", "missing condition"])
    kept = [(e, "<") for e in others] + ([(row[place], ">")] if fault == "direction" else [])
    for at in made.allowed.points:
        if all(naive.compared(naive.at(e, at), o) for e, o in kept) and naive.at(row[place], at) >= 0:
            return fault, [made.relation_text(e, o) for e, o in kept]
    return None


def _wrong_point(made: Maker, sheet: Sheet) -> None:
    pairs = list(itertools.combinations(range(len(made.game.shape)), 2)) if made.is_cube else []
    place = 0
    for pair in shuffled(pairs, made.source)[:2]:
        point = made.face_point(pair)
        if point is None:
            continue
        k = made.source.choice(pair)
        wrong = list(point)
        wrong[k] = made.source.choice([1 - point[k], point[k] / 2, expand(-point[k])])
        if _is_moving(made, wrong):
            texts = [str(share) for share in wrong]
            claim = Claim("rest-point", str(place), "coordinate")
            sheet.block("rest_point", [f"point = {nested(texts, made.game)}"], claim)
            place += 1


def _is_moving(made: Maker, point: Sequence[Expr]) -> bool:
    """Whether the point is not at rest, or outside, wherever it has a value."""
    for at in made.allowed.points[:POINTS]:
        state = {s: value_at(share, at) for s, share in zip(made.game.shares, point, strict=True)}
        if any(value is None for value in state.values()):
            continue
        if any(naive.at(made.velocity[s], {**at, **state}) != 0 for s in made.game.shares):
            return True
    return False
