"""The rest points of a saved derivation, at the values that the file has for its examples.

Where all lines of ``exists_if`` hold, every mixed share lies strictly between 0 and 1 and all velocities
are 0; where a line fails, some share lies outside or has no value. That is no proof for other values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from symgame.recheck.equations import Equations, point_of
from symgame.recheck.fields import lists_of, texts_of
from symgame.recheck.findings import Claim, Finding, Status
from symgame.recheck.refusals import NoValue, Undefined, Unreadable, Unsettled
from symgame.recheck.relations import comparison
from symgame.recheck.surds import surd, value_of
from symgame.recheck.trees import Number, Tree
from symgame.recheck.values import Values, values_of

MAX_CHARACTERS = 2_500_000
"""Of formulas that are evaluated, in one file; each point has the same share of them."""

MAX_EVALUATIONS = 600
"""Of points at values, in one file."""

MIXED = ("face", "interior")


def examples_in(vertices: Mapping[str, Any]) -> list[Values]:
    """The values of all examples of a file that can be read, each once."""
    found: dict[str, Values] = {}
    for vertex in vertices.values():
        certificate = vertex.get("certificate") if isinstance(vertex, dict) else None
        if not isinstance(certificate, dict):
            continue
        needed = certificate.get("needed")
        entries = [e.get("fails_at") for e in needed if isinstance(e, dict)] if isinstance(needed, list) else []
        for record in (certificate.get("example"), *entries):
            if isinstance(record, dict) and all(isinstance(value, str) for value in record.values()):
                try:
                    found.setdefault(str(sorted(record.items())), values_of(record))
                except (Unreadable, Unsettled, Undefined):
                    continue  # what is wrong with it is found at its vertex
    return list(found.values())


def point_findings(points: list[Any], equations: Equations, examples: Sequence[Values]) -> Iterator[Finding]:
    """Every mixed point with a formula, at as many examples as there is time for."""
    chosen = [
        (k, record)
        for k, record in enumerate(points)
        if isinstance(record, dict) and record.get("kind") in MIXED and "root" not in record
    ]
    count = max(1, len(chosen))
    for k, record in chosen[:MAX_EVALUATIONS]:
        place = f"rest point {k + 1}"
        length = len(str(record.get("point"))) + len(str(record.get("exists_if")))
        each = min(-(-MAX_EVALUATIONS // count), MAX_CHARACTERS // count // length)
        if record.get("approximate") or not each:
            continue
        try:
            point = point_of(record, equations)
        except Unreadable as error:
            yield Finding(place, Claim.POINT, Status.WRONG, str(error))
            continue
        for values in examples[:each]:
            try:
                why = _fault(record, point, equations, values, place)
            except (NoValue, Unsettled):
                continue  # the values name other parameters, or roots are too large: the file claims nothing here
            except (Unreadable, Undefined) as error:
                why = str(error)
            yield Finding(place, Claim.POINT, Status.WRONG if why else Status.VERIFIED, why)


def _fault(record: Any, point: list[Tree], equations: Equations, values: Values, place: str) -> str:
    lines = [comparison(text) for text in texts_of(record, "exists_if", place)]
    exists = all(line.holds(values) for line in lines)
    shown = f"at {_shown(values)}"
    if record.get("exists_where") is not None:
        cubes = [list(map(comparison, texts)) for texts in lists_of(record, "exists_where", place)]
        if exists is not any(all(line.holds(values) for line in cube) for cube in cubes):
            return f"'exists_where' and 'exists_if' contradict each other {shown}"
    try:
        shares = [value_of(tree, values) for tree in point]
    except Undefined:
        return f"it has no value {shown}, where it is said to exist" if exists else ""
    mixed = [share for tree, share in zip(point, shares, strict=True) if not isinstance(tree, Number)]
    is_inside = all(share.sign() > 0 and (share - _ONE).sign() < 0 for share in mixed)
    if is_inside != exists:
        return f"its shares {'lie' if is_inside else 'do not lie'} between 0 and 1 {shown}, unlike its conditions"
    if exists:
        state = {**values, **dict(zip(equations.names, shares, strict=True))}
        if any(value_of(equations.velocities[share], state).parts for share in equations.names):
            return f"the velocities are not 0 {shown}"
    return ""


_ONE = surd(Fraction(1))


def _shown(values: Values) -> str:
    parts = [f"{name} = {value.rational}" for name, value in values.items() if value.rational is not None]
    return ", ".join(parts[:4]) + (", ..." if len(parts) > 4 else "")
