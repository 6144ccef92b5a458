"""A vertex with an eigenvalue 0 is called a saddle, stable or an ESS, or its zero is printed as another sign.

Linearisation does not decide there. Where payoffs do not contain the own share, the edge of a zero eigenvalue is at
rest, so that the vertex is not asymptotically stable and no ESS; whether it is Lyapunov stable is decided by the
players with a zero (:mod:`symgame.stability.zeros`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.dynamics.replicator import replicator
from symgame.errors import InvalidGameError
from symgame.papers.asking import can_hold
from symgame.papers.paper import Paper
from symgame.papers.spectra import Spectrum, spectrum_of, with_values
from symgame.papers.traps.proving import has_own_shares, is_positive, together, vanishes
from symgame.papers.traps.stable_vertices import called_stable
from symgame.papers.traps.trap import Exhibit, Place, Trap, TrapKind
from symgame.players import Profile, profile_key
from symgame.stability.vertex import vertex as vertex_at

NOT_ATTRACTING = "a zero eigenvalue: the edge to which it belongs is at rest, so that the vertex is no ESS"
OWN_SHARES = "a zero eigenvalue: linearisation does not decide, and beside the vertex the field does not point to it"
OTHER_MARK = "an eigenvalue that is always 0 has neither sign, nor is it undetermined"
NO_SADDLE = "a zero eigenvalue: the vertex is not hyperbolic, and its type is not read off from signs alone"

Asked = tuple[Relation, ...]


def zero_eigenvalues(paper: Paper) -> tuple[Trap, ...]:
    """The vertices whose zero eigenvalue is passed over, one trap for each vertex and condition.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
    ... payoff_formulas = { A = "-c*x" }
    ... parameters.c.assume = "c >= 0"
    ... claims.ess = { 0 = ["c = 0"] }
    ... ''', ".toml", "gift.toml")
    >>> found, = zero_eigenvalues(Paper(document.game, document.claims))
    >>> found.where, [each.parts for each in found.shown if each.name == "stability"]
    ('ess 0', [('Lyapunov stable',)])
    """
    found: dict[tuple[Profile, Asked, str], list[Place]] = {}
    called = list(_called(paper))
    known = {(vertex, place) for vertex, _, place, _ in called}
    misread = (each for each in _misread(paper) if (each[0], each[2]) not in known)
    for vertex, conditions, place, why in (*misread, *called):
        found.setdefault((vertex, conditions, why), []).append(place)
    return tuple(
        _trap(paper, vertex, conditions, why, tuple(dict.fromkeys(places)))
        for (vertex, conditions, why), places in found.items()
    )


_Passed = tuple[Profile, Asked, Place, str]


def _misread(paper: Paper) -> Iterator[_Passed]:
    """Printed signs with another mark for a zero; what is called a saddle, or unstable without reason."""
    shape = paper.game.shape
    rows: list[tuple[Asked, Place, Profile, tuple[str, ...]]]
    rows = [((), Place("signs", profile_key(c.vertex, shape)), c.vertex, c.marks) for c in paper.claims.signs]
    for case in paper.claims.cases:
        rows += [(case.given, Place("case", case.where), vertex, marks) for vertex, marks in case.signs]
    for conditions, place, vertex, marks in rows:
        zeros = _zeros(paper, vertex, conditions)
        if any(marks[k] != "0" for k in zeros):
            yield vertex, _needed(paper, vertex, conditions), place, OTHER_MARK
    for claim in paper.claims.stability:
        is_named = claim.printed in ("saddle", "unstable") and _zeros(paper, claim.vertex, ())
        if is_named and (claim.printed == "saddle" or _theory(paper, claim.vertex, ())[0] == "Lyapunov stable"):
            yield claim.vertex, (), Place("stability", profile_key(claim.vertex, shape)), NO_SADDLE


def _called(paper: Paper) -> Iterator[_Passed]:
    """What is called an ESS."""
    for called in called_stable(paper):
        if called.place.kind == "signs" or not _zeros(paper, called.vertex, called.conditions):
            continue
        conditions = _needed(paper, called.vertex, called.conditions)
        if not has_own_shares(paper):
            yield called.vertex, conditions, called.place, NOT_ATTRACTING
        elif _is_nowhere_stable(paper, called.vertex, called.conditions):
            yield called.vertex, called.conditions, called.place, OWN_SHARES


def _needed(paper: Paper, vertex: Profile, conditions: Asked) -> Asked:
    """None where the assumptions alone make an eigenvalue 0."""
    return () if _zeros(paper, vertex, ()) else conditions


def _zeros(paper: Paper, vertex: Profile, conditions: Asked) -> tuple[int, ...]:
    """The places of the eigenvalues that are 0 wherever the conditions hold; none where these cannot hold."""
    spectrum = spectrum_of(paper, vertex)
    if spectrum is None:
        return ()
    given = _given(paper, conditions, spectrum)
    if given is None:
        given = _given(paper, (), spectrum)  # what always vanishes does so under any condition
    if given is None:
        return ()
    return tuple(k for k, value in enumerate(spectrum.values) if vanishes(value, given, paper.game.symbols))


def _given(paper: Paper, conditions: Asked, spectrum: Spectrum) -> Assumptions | None:
    given = together(conditions, paper)
    return None if given is None else with_values(spectrum.values, given)


def _is_nowhere_stable(paper: Paper, vertex: Profile, conditions: Asked) -> bool:
    """Whether own shares do not save it: under the conditions it is proved not to attract."""
    spectrum = spectrum_of(paper, vertex)
    given = None if spectrum is None else _given(paper, conditions, spectrum)
    if spectrum is None or given is None:
        return False
    return can_hold(spectrum.at_most, given, paper.game.symbols).answer is False


def _trap(paper: Paper, vertex: Profile, conditions: Asked, why: str, places: tuple[Place, ...]) -> Trap:
    spectrum = spectrum_of(paper, vertex)
    values = () if spectrum is None else spectrum.values
    stability, reason = _theory(paper, vertex, conditions)
    shown = [Exhibit("vertex", (profile_key(vertex, paper.game.shape),))]
    shown.append(Exhibit("eigenvalues", tuple(value.as_expr() for value in values)))
    if conditions:
        shown.append(Exhibit("under", (Region.where(conditions),)))
    shown.append(Exhibit("stability", (stability,)))
    if reason:
        shown.append(Exhibit("rule", (reason,)))
    return Trap(TrapKind.ZERO_EIGENVALUE, places, why, tuple(shown))


def _theory(paper: Paper, vertex: Profile, conditions: Asked) -> tuple[str, str]:
    """What the vertex is under the conditions, and by which rule."""
    spectrum, given = spectrum_of(paper, vertex), together(conditions, paper) or paper.game.assumptions
    if spectrum is None:
        return "undecided", ""
    if paper.field is not None:
        try:
            field = replicator(replace(paper.game, assumptions=given))
        except InvalidGameError:
            return "undecided", ""
        finding = vertex_at(field, vertex).finding
        return finding.stability.value, finding.why
    symbols = paper.game.symbols
    others = [value for value in spectrum.values if not vanishes(value, given, symbols)]
    if any(is_positive(value, given, symbols) for value in others):
        return "unstable", "a positive eigenvalue"
    falling = all(is_positive(-value, given, symbols) for value in others)
    if falling and len(others) == len(spectrum.values) - 1 and not paper.game.state_dependent:
        return "Lyapunov stable", "a zero eigenvalue: its edge is at rest, the others attract"
    return "undecided", ""
