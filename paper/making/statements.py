"""What the text says in words, checked: each sentence that rests on a result is here with what makes it true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import symgame as sg
from paper.making.facts import BINARY, DESIGNS, Derived, corpus, corpus_traps, derived, designed, measured
from paper.making.figures import CYCLE
from symgame.expressions import read_number
from symgame.papers.traps.trap import TrapKind
from symgame.stability.regimes.flow import flow

THIRD_PARTY = {
    "llm-iar": {"S1", "S2"},
    "open-source-ecosystem": {"U", "e", "s"},
    "data-compute-supply": {"u", "F"},
    "vertical-models": {"E", "J", "Q", "I", "a", "f"},
}
"""What a government, a coordinator or a supplier can offer in each game."""

Statement = Callable[[], bool]


def stale() -> Iterator[str]:
    """The sentences of the manuscript that are no longer true."""
    for statement in STATEMENTS:
        if not statement():
            said = " ".join((statement.__doc__ or "").split())
            yield f"manuscript.tex and manuscript.zh.tex: no longer true: {said}"


def traps_contain_no_instrument() -> bool:
    """The conditions of the trap contain no instrument of the third party, in all games of two strategies."""
    return all(not _names(derived(slug), "000") & THIRD_PARTY[slug] for slug in BINARY)


def _names(one: Derived, key: str) -> set[str]:
    relations = one.analysis.vertex(key).ess_conditions.relations
    return {symbol.name for relation in relations for symbol in relation.symbols}


def a_cycle_without_ess() -> bool:
    """Where the flagship has no ESS, shares go round at the example, on a face."""
    one = derived("llm-iar")
    case = next(stable for stable in one.found.stable_sets if not stable.ess)
    cycle = flow(one.analysis.field, dict(case.witness)).cycle
    return bool(cycle) and any(len({key[place] for key in cycle}) == 1 for place in range(3))


def the_penalty_is_the_smaller_share() -> bool:
    """The least penalty is the smaller cost share, subsidies add nothing, and then all interior paths go to 111."""
    first = {symbol.name: value for symbol, value in derived("llm-iar").game.scenarios[0].values}
    smaller = min(first["b"] * first["C"], (1 - first["b"]) * first["C"])
    alone, together = (designed(asked) for asked in DESIGNS[1:3])
    assert alone.remaining is not None
    return alone.infimum == together.infimum == smaller and alone.remaining.limit == "111"


def subsidies_are_a_switch() -> bool:
    """Between its thresholds the subsidy moves the basin up and then down; beyond either the basin is gone."""
    volumes = _volumes("S1")
    inside = [volume for volume in volumes.values() if volume]
    peak = inside.index(max(inside))
    is_gone = next(iter(volumes.values())) == 0 == list(volumes.values())[-1]
    return is_gone and 0 < peak < len(inside) - 1


def costs_are_a_lever() -> bool:
    """Without the trap every start collaborates; beyond, the basin shrinks to nothing as the cost rises."""
    volumes = list(_volumes("C").values())
    return volumes[0] == 1 and volumes[-1] == 0 and volumes == sorted(volumes, reverse=True)


def _volumes(name: str) -> dict[str, float]:
    found = measured(f"levels-{name}")["results"]["values"]
    return {
        level["value"]: sum(b["volume"] for b in level["basins"]["basins"] if b["vertex"] == "111") for level in found
    }


def indices_tell_them_apart() -> bool:
    """The total indices of cost and return lie above those of the subsidies, intervals included."""
    indices = measured("sobol")["results"]["indices"]
    least = min(indices[name]["total"]["interval"][0] for name in ("C", "V"))
    return least > 5 * max(indices[name]["total"]["interval"][1] for name in ("S1", "S2"))


def ranges_contain_no_threshold() -> bool:
    """The range of the subsidy over which the indices are taken contains no threshold."""
    one = derived("llm-iar")
    around = sg.threshold_at(sg.thresholds(one.analysis.field, "111", "S1"), one.game.scenarios[0]).around
    assert around is not None
    return all(around.piece.contains(read_number(end)) for end in measured("sobol")["results"]["ranges"]["S1"])


def closed_paths_beside_an_ess() -> bool:
    """In the figure of the open-source game E8 is an ESS beside a centre on the face of no contributions."""
    game = derived("open-source-ecosystem").game
    changed = game.scenario_from(CYCLE, name="changed", like=game.scenarios[0])
    analysis = sg.analyse(sg.replicator(game.at(changed)))
    centres = [found.point for found in analysis.rest_points if found.finding.stability.value == "centre"]
    return "111" in [v.key for v in analysis.ess] and any(point.support == ((0, 1), (1,), (0, 1)) for point in centres)


def modes_need_one_convention() -> bool:
    """With a mechanism and different modes no vertex is an ESS, and with one mode its public value must suffice."""
    one = derived("cooperation-modes")
    mixed = [v for v in one.analysis.vertices if v.key.endswith("-1") and v.key[0] != v.key[2]]
    same = [v for v in one.analysis.vertices if v.key.endswith("-1") and v.key[0] == v.key[2]]
    funded = all({"K", "q", f"W{v.key[0]}"} <= _names(one, v.key) for v in same)
    return not any(v.is_possible for v in mixed) and funded


def tables_of_the_corpus() -> bool:
    """What is said of single sources: which claims of theirs are refuted and verified."""
    found = {paper.game.slug: findings for paper, findings in corpus()}
    tang = {(f.kind, f.where): f.verdict for f in found["tang_buildmat_trust"]}
    equations = [verdict for (kind, _), verdict in tang.items() if kind == "replicator"]
    pairs = found["complexity8286436"]
    modern = found["genai_cgb_2024"]
    return (
        set(equations) == {sg.Verdict.REFUTED}
        and tang["sign-flip", "000-001"] is sg.Verdict.REFUTED
        and all(f.kind == "sign-flip" and f.verdict is sg.Verdict.REFUTED for f in pairs)
        and all(f.verdict is sg.Verdict.VERIFIED for f in modern)
        and 2 * sum(f.kind == "simulation" for f in modern) > len(modern)
    )


def traps_of_the_corpus() -> bool:
    """Vanishing parameters are the most frequent trap; four that are named do not occur in the corpus."""
    counts = Counter(trap.kind for _, found in corpus_traps() for trap in found)
    absent = {TrapKind.MIXED_POINT, TrapKind.PLANAR_RULE, TrapKind.ZERO_EIGENVALUE, TrapKind.STOPS_EARLY}
    return counts.most_common(1)[0][0] is TrapKind.VANISHES and not absent & set(counts)


def planted_faults_are_found() -> bool:
    """No right claim was called wrong, no fault passed, nothing stayed open, every refutation was found again."""
    found = measured("planted")["results"]
    open_ones = ("right_not_verified", "faults_passed", "undecided", "recheck_wrong")
    return not any(found[key] for key in open_ones) and found["refuted"] == found["found_again"]


def searches_are_slower() -> bool:
    """Dividing the parameter space takes less time than the search with z3, and than that with HiGHS."""
    rows = measured("regimes")["results"]["rows"]
    compared = [row for row in rows if "z3_s" in row]
    return bool(compared) and all(row["symgame_s"] < min(row["z3_s"], row["highs_s"]) for row in compared)


def sweeps_are_equal() -> bool:
    """The sweep that was killed ended with the same files; Gambit's answers were recounted where they differ."""
    return bool(measured("sweep")["results"]["are_equal"])


STATEMENTS: tuple[Statement, ...] = (
    traps_contain_no_instrument,
    a_cycle_without_ess,
    the_penalty_is_the_smaller_share,
    subsidies_are_a_switch,
    costs_are_a_lever,
    indices_tell_them_apart,
    ranges_contain_no_threshold,
    closed_paths_beside_an_ess,
    modes_need_one_convention,
    tables_of_the_corpus,
    traps_of_the_corpus,
    planted_faults_are_found,
    searches_are_slower,
    sweeps_are_equal,
)
