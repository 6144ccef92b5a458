"""Saved regimes: which sets of vertices are ESS together, and that no set was forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from symgame.recheck.fields import list_of, lists_of, object_of, part_of, text_of, texts_of
from symgame.recheck.findings import Claim, Finding, Recheck, Status, finding
from symgame.recheck.refusals import Unreadable, Unsettled
from symgame.recheck.relations import Relation, known_from, relation
from symgame.recheck.tree import Cell, Lines, branches, lies_within, settled
from symgame.recheck.values import Values, values_of

NOT_COMPLETE = "the file does not claim that there are no other sets"

Alternatives = list[list[Relation]]


def regimes_recheck(record: Mapping[str, Any]) -> Recheck:
    """The findings about saved regimes."""
    given = [relation(text) for text in texts_of(record, "assumptions", "the file")]
    sets = list_of(record, "stable_sets", "the file")
    is_complete = part_of(record, "complete", "the file")
    lines, undecided = _lines(object_of(record, "vertices", "the file"))
    findings = list(_set_findings(sets, given, lines))
    if undecided:
        findings += [Finding("sets", Claim.SET, Status.WRONG, "sets are listed, but vertices are undecided")] * bool(
            sets
        )
    found = frozenset(frozenset(_ess(entry)) for entry in sets if isinstance(entry, dict))
    findings += _completeness(record, found, given, lines, is_complete=is_complete is True, sets=sets)
    notes = () if is_complete is True else (NOT_COMPLETE,)
    return Recheck(text_of(record, "slug", "the file"), "regimes", tuple(findings), notes)


def _lines(vertices: Mapping[str, Any]) -> tuple[Lines, list[str]]:
    """What every vertex needs, and the vertices of which it is not known."""
    lines: dict[str, tuple[Relation, ...] | bool] = {}
    undecided = []
    for key, record in vertices.items():
        verdict = text_of(record, "verdict", f"vertex {key}")
        conditions = tuple(map(relation, texts_of(record, "ess_conditions", f"vertex {key}")))
        if verdict == "undecided":
            undecided.append(key)
        elif verdict not in ("ess", "never ess", "ess if conditions"):
            raise Unreadable(f"'{verdict[:40]}' of vertex {key} is no verdict")
        lines[key] = conditions if verdict == "ess if conditions" else verdict == "ess"
    return lines, undecided


def _ess(entry: Any) -> list[str]:
    return texts_of(entry, "ess", "a stable set")


def _set_findings(sets: list[Any], given: list[Relation], lines: Lines) -> Iterator[Finding]:
    """Every set with its witness and its conditions."""
    seen: set[frozenset[str]] = set()
    truths: list[tuple[str, frozenset[str], _Truth]] = []
    for k, entry in enumerate(sets, 1):
        place = f"stable set {k}"

        def witness(entry: Any = entry, place: str = place) -> str:
            ess = frozenset(_ess(entry))
            if ess in seen:
                return "the same set stands twice"
            seen.add(ess)
            truth = _Truth(values_of(object_of(entry, "witness", place)))
            truths.append((place, ess, truth))
            return _witnessed(ess, truth, given, lines)

        yield finding(place, Claim.SET, witness)
    for k, entry in enumerate(sets, 1):
        if isinstance(entry, dict) and entry.get("conditions") is not None:
            place = f"stable set {k}"
            yield finding(place, Claim.EXAMPLE, partial(_separates, entry, place, truths))


class _Truth:
    """The relations that hold at values, each worked out once."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._known: dict[str, bool] = {}

    def __call__(self, stated: Relation) -> bool:
        found = self._known.get(stated.text)
        if found is None:
            found = self._known[stated.text] = stated.holds(self._values)
        return found


def _witnessed(ess: frozenset[str], truth: _Truth, given: list[Relation], lines: Lines) -> str:
    """Whether exactly these vertices are ESS at the witness."""
    failing = next((stated.text for stated in given if not truth(stated)), None)
    if failing is not None:
        return f"the assumption '{failing}' does not hold at the witness"
    for key, asked in lines.items():
        holds = asked if isinstance(asked, bool) else all(map(truth, asked))
        if holds is not (key in ess):
            return f"{key} {'is' if holds else 'is not'} an ESS at the witness"
    strange = sorted(ess - set(lines))
    return f"there is no vertex {strange[0][:40]}" if strange else ""


def _alternatives(entry: Any, place: str) -> Alternatives:
    return [[relation(text) for text in texts] for texts in lists_of(entry, "conditions", place)]


def _separates(entry: Any, place: str, truths: Sequence[tuple[str, frozenset[str], _Truth]]) -> str:
    """Whether the conditions of a set hold at its witness, and at no other."""
    alternatives = _alternatives(entry, place)
    own = frozenset(_ess(entry))
    for other, ess, truth in truths:
        holds = any(all(map(truth, cube)) for cube in alternatives)
        if holds is not (ess == own):
            return f"its conditions {'hold' if holds else 'do not hold'} at the witness of {other}"
    return ""


def _completeness(
    record: Mapping[str, Any],
    found: frozenset[frozenset[str]],
    given: list[Relation],
    lines: Lines,
    *,
    is_complete: bool,
    sets: list[Any],
) -> Iterator[Finding]:
    """Whether every branch of the tree ends in a listed set, or in a contradiction."""
    tree = part_of(record, "tree", "the file")
    if tree is None:
        if is_complete:
            why = "there is no tree: that there are no other sets is a solver's word"
            yield Finding("stable sets", Claim.COMPLETENESS, Status.ON_TRUST, why)
        return
    impossible = {
        frozenset(_ess(entry)): text_of(part_of(entry, "by", "an impossible set"), "engine", "an impossible set")
        for entry in list_of(record, "impossible_sets", "the file")
    }
    by_set: dict[frozenset[str], list[Cell]] = {}
    for part in branches(tree, known_from(given)):
        if isinstance(part, Finding):
            yield part
            continue
        by_set.setdefault(part.ess, []).append(part)
        yield finding(part.place, Claim.CELL, partial(settled, part, lines))
    for ess, those in by_set.items():
        place = f"set {{{', '.join(sorted(ess))}}}"
        if ess in found:
            continue
        if ess in impossible:
            yield Finding(place, Claim.COMPLETENESS, Status.ON_TRUST, f"impossible on the word of {impossible[ess]}")
        elif is_complete:
            yield Finding(place, Claim.COMPLETENESS, Status.WRONG, f"not listed, but {those[0].place} leads to it")
    for keys in sorted(map(sorted, found - set(by_set))):
        yield Finding(f"set {{{', '.join(keys)}}}", Claim.COMPLETENESS, Status.WRONG, "the tree has no cell of it")
    for k, entry in enumerate(sets, 1):
        if isinstance(entry, dict) and entry.get("conditions") is not None:
            place = f"stable set {k}"
            yield finding(place, Claim.CONDITIONS, partial(_covers, entry, place, by_set))


def _covers(entry: Any, place: str, by_set: Mapping[frozenset[str], Sequence[Cell]]) -> str:
    """Whether one of a set's alternatives holds in each of its cells."""
    alternatives = _alternatives(entry, place)
    for cell in by_set.get(frozenset(_ess(entry)), []):
        if all(cell.known.values()) and not lies_within(cell.known, alternatives):
            raise Unsettled(f"that its conditions hold in {cell.place} does not show in their signs")
    return ""
