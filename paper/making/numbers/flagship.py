"""The flagship at its first scenario: thresholds, its case, the distance of the next one."""

from __future__ import annotations

from collections.abc import Iterator

import symgame as sg
from paper.making.facts import Derived, derived
from paper.making.tex import formula, percent, text
from symgame.conditions.assumptions import Sign
from symgame.display.decimals import decimal
from symgame.recheck import Claim, recheck
from symgame.records import regime_sets

Macros = Iterator[tuple[str, str]]


def flagship_numbers() -> Macros:
    """Thresholds at the first scenario, its case, the case without an ESS, the point that is never one, the proof."""
    one = derived("llm-iar")
    first = one.game.scenarios[0]
    for key, name, macro in (
        ("111", "S1", "LlmSubsidy"),
        ("111", "S2", "LlmSecond"),
        ("111", "C", "LlmCost"),
        ("111", "V", "LlmReturn"),
        ("000", "C", "LlmTrapCost"),
        ("000", "P", "LlmTrapPenalty"),
    ):
        at = sg.threshold_at(sg.thresholds(one.analysis.field, key, name), first)
        assert at.around is not None
        piece = at.around.piece
        for end, value in (("Low", piece.low), ("High", piece.high)):
            if value is not None:
                yield f"{macro}{end}", f"${decimal(value)}$"
        if at.value is not None:
            yield f"{macro}Now", f"${decimal(at.value)}$"
    case = next(k for k, stable in enumerate(one.found.stable_sets, 1) if stable.ess == ("000", "111"))
    yield "LlmCaseNow", str(case)
    [never] = (vertex for vertex in one.analysis.vertices if not vertex.is_possible)
    edition = one.edition()
    gain = next(g for g, sign in zip(never.eigenvalues, never.signs, strict=True) if sign is Sign.POSITIVE)
    yield "LlmNever", text((edition.vertex_name(never.key),))
    yield "LlmNeverGain", formula(gain, " > 0", lettering=edition.lettering)
    yield "LlmCaseEmpty", str(next(k for k, s in enumerate(one.found.stable_sets, 1) if not s.ess))
    place = sg.place(one.game, one.analysis.vertices, first)
    assert place.nearest is not None
    yield "LlmNearest", percent(float(place.nearest.share))
    yield "LlmSums", str(_sums(one))


def _sums(one: Derived) -> int:
    """How many sums prove that the list of cases is complete, added up again by the recheck."""
    found = recheck(regime_sets(one.game, one.analysis.vertices, one.found))
    if found.wrong or found.on_trust:
        raise SystemExit(f"the recheck of {one.game.slug} leaves something open")
    return found.verified[Claim.SUM]
