"""Saved derivations: eigenvalues, conditions, verdicts and examples of all vertices."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from symgame.recheck.equations import Equations, equations_of
from symgame.recheck.fields import list_of, object_of, text_of, texts_of
from symgame.recheck.findings import Claim, Recheck, finding
from symgame.recheck.relations import relation
from symgame.recheck.rest_points import examples_in, point_findings
from symgame.recheck.vertices import vertex_findings

NOT_LOOKED_AT = (
    "not looked at: signs, effects, dominance, thresholds, potentials, and the stability of rest points "
    "other than vertices; rest points were looked at where the file has values"
)


def derivation_recheck(record: Mapping[str, Any]) -> Recheck:
    """The findings about a saved derivation.

    Raises
    ------
    RecheckError
        If its assumptions or equations cannot be read.
    """
    given = [relation(text) for text in texts_of(record, "assumptions", "the file")]
    equations = equations_of(record)
    scope = text_of(record, "scope", "the file")
    vertices = object_of(record, "vertices", "the file")
    findings = [finding("vertices", Claim.COMPLETENESS, lambda: _missing(vertices, equations))]
    for key, vertex in vertices.items():
        findings += vertex_findings(key, vertex, given, equations, scope=scope)
    findings += point_findings(list_of(record, "rest_points", "the file"), equations, examples_in(vertices))
    return Recheck(text_of(record, "slug", "the file"), "derivation", tuple(findings), (NOT_LOOKED_AT,))


def _missing(vertices: Mapping[str, Any], equations: Equations) -> str:
    """Whether every profile of strategies is a vertex of the file."""
    count = math.prod(max(2, len(own)) for own in equations.shares)
    return "" if len(vertices) == count else f"{len(vertices)} vertices are listed, there are {count}"
