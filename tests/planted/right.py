"""Right claims of every kind about a game."""

from __future__ import annotations

import itertools

from sympy import Add, Expr, Mul, Symbol, factor

from tests import naive
from tests.planted.formulas import flat, shuffled
from tests.planted.games import Profile
from tests.planted.known import Values
from tests.planted.maker import Maker
from tests.planted.printing import effect_lines, jacobian, nested
from tests.planted.sheet import Claim, Sheet, strings

POINTS = 24
"""Allowed points at which printed and derived are compared."""


def right(made: Maker) -> Sheet:
    sheet = Sheet()
    for share in made.game.shares:
        sheet.add("replicator", f'{share} = "{_equation_text(made, share)}"', Claim("replicator", share.name))
    if made.is_cube and made.source.random() < 0.4:
        jacobian(made, sheet, {})
    for vertex in made.some(4):
        row = [_eigenvalue_text(made, e) for e in shuffled(made.rows[vertex], made.source)]
        sheet.add("eigenvalues", f'"{made.key(vertex)}" = {strings(row)}', Claim("eigenvalues", made.key(vertex)))
    for vertex in made.some(4):
        marks = made.marks(vertex)
        if "?" not in marks and not _is_printed(made, sheet, vertex):
            sheet.add("signs", f'"{made.key(vertex)}" = {strings(marks)}', Claim("signs", made.key(vertex)))
    for vertex in made.some(5):
        label = next(iter(shuffled(made.labels(vertex), made.source)), None)
        if label:
            sheet.add("stability", f'"{made.key(vertex)}" = "{label}"', Claim("stability", made.key(vertex)))
    for vertex in made.some(2 if made.game.shape == (2, 2) else 0):
        pair = [flat(Mul(*made.rows[vertex])), flat(Add(*made.rows[vertex]))]
        texts = [each.text(made.source) for each in pair]
        sheet.add("det_trace", f'"{made.key(vertex)}" = {strings(texts)}', Claim("det-trace", made.key(vertex)))
    for vertex in made.some(4):
        at = made.where_ess(vertex)
        if at is not None:
            lines = _condition_texts(made, vertex, at)
            sheet.add("ess", f'"{made.key(vertex)}" = {strings(lines)}', Claim("ess", made.key(vertex)))
    for k in range(2):
        case = made.case(f"Case {k + 1}")
        if case is not None:
            sheet.block("case", case[0], Claim("case", f"Case {k + 1}"))
    for vertex, parameter, effect in made.effects(3):
        sheet.block(
            "effect",
            effect_lines(made.key(vertex), parameter, effect),
            Claim("effect", f"{made.key(vertex)} {parameter}"),
        )
    for k, point in enumerate(_rest_points(made)):
        sheet.block("rest_point", [f"point = {nested(point, made.game)}"], Claim("rest-point", str(k)))
    return sheet


def _equation_text(made: Maker, share: Symbol) -> str:
    if made.source.random() < 0.25 or not made.is_cube:
        whole = made.velocity[share]
        return flat(whole).text(made.source) if made.source.random() < 0.6 else str(whole)
    return made.equation(made.game.shares.index(share)).text(made.source)


def _eigenvalue_text(made: Maker, expression: Expr) -> str:
    if made.source.random() < 0.3:
        return str(factor(expression))
    return flat(expression).text(made.source)


def _is_printed(made: Maker, sheet: Sheet, vertex: Profile) -> bool:
    return Claim("eigenvalues", made.key(vertex)) in sheet.claims


def _condition_texts(made: Maker, vertex: Profile, at: Values) -> list[str]:
    """All eigenvalues negative, perhaps with something more that holds somewhere."""
    lines = [made.relation_text(e, "<") for e in made.rows[vertex]]
    if made.source.random() < 0.4:
        one, two = made.source.sample(made.game.symbols, 2)
        lines.append(f"{one} < {two}" if at[one] < at[two] else f"{two} <= {one}")
    return lines


def _rest_points(made: Maker) -> list[list[str]]:
    """Vertices, and points of faces on which two players mix."""
    found = [[str(naive.vertex_shares(made.game, vertex)[s]) for s in made.game.shares] for vertex in made.some(1)]
    pairs = list(itertools.combinations(range(len(made.game.shape)), 2)) if made.is_cube else []
    for pair in shuffled(pairs, made.source)[:1]:
        point = made.face_point(pair)
        if point is not None:
            found.append([str(share) for share in point])
    return found
