"""The cases: which points are stable together, where, and what attracts where none is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.table import Block, Cell, Item, Items, Line, Math, Paragraph, Sign, Table, cell, line
from symgame.dynamics.field import VectorField
from symgame.equilibria.faces import Support, mixing_players
from symgame.errors import InvalidGameError
from symgame.presentation.cases.case_conditions import Case, cases_of, exact_relations
from symgame.presentation.cases.case_signs import case_signs
from symgame.presentation.cases.witnesses import Told, told, values_line
from symgame.presentation.edition import Edition, circled, point_name
from symgame.presentation.vertices import marks_of
from symgame.stability.regimes.flow import flow, minimal_stable_faces
from symgame.stability.regimes.regimes import Regimes, StableSet
from symgame.stability.vertex import Vertex

MAX_RELATIONS = 6
"""The most relations of a proposition."""

MAX_LENGTH = 240
"""Its longest conditions, in letters."""

MAX_FACES = 4
"""The most faces that are named for one case."""

_TO, _BESIDE = Sign(" → ", r" \to "), Sign("-", r"\text{-}")


def cases(
    edition: Edition, field: VectorField, vertices: Sequence[Vertex], found: Regimes, *, first: int = 1
) -> Iterator[Block]:
    """The table of cases, the cases without a stable point, propositions, and the signs in every case.

    Conditions are named by the circled numbers of :func:`symgame.presentation.vertices.marked_conditions`;
    propositions are numbered from ``first``.
    """
    every = cases_of(found, vertices, field.scope)
    if not every:
        yield Paragraph((edition.say("regimes unknown"),))
    elif len(every) == 1 and found.is_complete:
        yield Paragraph(_only_case(edition, field, every[0].stable))
    else:
        yield from _several(edition, field, vertices, every, found.is_complete, first)


def is_single(found: Regimes) -> bool:
    """Whether there is nothing to tell apart: one case, or none was found."""
    return not found.stable_sets or (found.is_complete and len(found.stable_sets) == 1)


def _several(
    edition: Edition,
    field: VectorField,
    vertices: Sequence[Vertex],
    every: Sequence[Case],
    is_complete: bool,
    number: int,
) -> Iterator[Block]:
    examples = told(edition.game, vertices, [case.stable for case in every])
    yield _table(edition, every, marks_of(vertices), examples)
    said: list[Line] = [line(edition.say("regimes complete" if is_complete else "regimes incomplete"))]
    if is_complete and all(case.stable.ess for case in every):
        said.append(line(edition.say("never without")))
    yield Paragraph(edition.running(said))
    for case in every:
        if not case.stable.ess:
            first = edition.say("case without", k=case.number)
            there = line(edition.say("at its example"))
            yield Paragraph(edition.running([line(first), *_attractors(edition, field, case.stable, there)]))
    yield from _besides(edition, field, every)
    propositions = list(_propositions(edition, every)) if is_complete else []
    if propositions:
        yield Items(tuple(Item(edition.say("proposition", k=k), said) for k, said in enumerate(propositions, number)))
    yield from case_signs(edition, field.scope, vertices, every)


def _table(edition: Edition, every: Sequence[Case], marks: dict[str, str], examples: Told) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for case in every:
        points = [(edition.vertex_name(key),) for key in case.stable.ess]
        rows.append(
            (
                cell(str(case.number)),
                (_conditions(edition, case, marks),),
                (edition.listed(points) if points else line(edition.say("no point")),),
                (values_line(edition, examples.of(case.stable)),),
            )
        )
    said: list[Line] = [line(edition.say("cases note"))]
    if examples.shared:
        said.append(edition.sentence("common values", values=values_line(edition, examples.shared)))
    if examples.idle:
        names = edition.listed([(Math((symbol,)),) for symbol in examples.idle])
        said.append(edition.sentence("idle parameters", names=names))
    heads = tuple(line(edition.say(key)) for key in ("case", "conditions column", "stable points", "example"))
    return Table(edition.say("cases caption"), heads, tuple(rows), edition.running(said))


def _conditions(edition: Edition, case: Case, marks: dict[str, str]) -> Line:
    """``① and ⑥ hold; ② fails``."""
    holding = [marks[vertex.key] for vertex in case.holding]
    failing = [marks[vertex.key] for vertex in case.failing]
    said = [_said(edition, holding, "mark holds", "marks hold")] if holding else []
    if failing and not case.stable.ess and len(failing) > 1:
        said.append(edition.sentence("none holds", marks=_span(edition, failing)))
    elif failing:
        said.append(_said(edition, failing, "mark fails", "marks fail"))
    return edition.listed(said, "semicolon") if said else line(edition.say("always"))


def _said(edition: Edition, marks: Sequence[str], one: str, several: str) -> Line:
    return edition.sentence(one if len(marks) == 1 else several, marks=edition.listed(marks))


def _span(edition: Edition, marks: Sequence[str]) -> Line:
    """``①…⑦`` where they are all, one after the other."""
    is_run = len(marks) > 2 and list(marks) == [circled(k) for k in range(1, len(marks) + 1)]
    return line(f"{marks[0]}…{marks[-1]}") if is_run else edition.listed(marks)


def _only_case(edition: Edition, field: VectorField, stable: StableSet) -> Line:
    if not stable.ess:
        values = [(s, v) for s, v in stable.witness if s in edition.game.symbols]
        there = edition.sentence("at values", values=values_line(edition, values)) if values else ()
        return edition.running([line(edition.say("one case none")), *_attractors(edition, field, stable, there)])
    points = edition.listed([(edition.vertex_name(key),) for key in stable.ess])
    return edition.sentence("one case" if len(stable.ess) == 1 else "one case several", points=points)


def _attractors(edition: Edition, field: VectorField, stable: StableSet, there: Line) -> Iterator[Line]:
    """At the example: the smallest stable faces, a cycle of edges, edges at rest. The first says where it is."""
    try:
        faces = minimal_stable_faces(field, dict(stable.witness))
        edges = flow(field, dict(stable.witness))
    except InvalidGameError:  # a payoff has no value at the example
        return
    if faces and _is_whole(edition, faces[0]):
        yield edition.sentence("no small face", there=there)
    elif faces:
        key = "smallest face" if len(faces) == 1 else "smallest faces"
        yield edition.sentence(key, there=there, faces=_states(edition, faces))
    there = () if faces else there
    if edges.cycle:
        yield edition.sentence("edge cycle", there=there, cycle=_way(edition, (*edges.cycle, edges.cycle[0])))
        there = ()
    resting: list[Line] = [(_way(edition, edge.ends, _BESIDE),) for edge in edges.edges if edge.is_at_rest]
    if resting:
        key = "edge at rest" if len(resting) == 1 else "edges at rest"
        yield edition.sentence(key, there=there, edges=edition.listed(resting))


def _is_whole(edition: Edition, support: Support) -> bool:
    return all(len(used) == m for used, m in zip(support, edition.game.shape, strict=True))


def _states(edition: Edition, faces: Sequence[Support]) -> Line:
    shown: list[Line] = [(edition.state(face),) for face in faces[:MAX_FACES]]
    more = [line(edition.say("others", n=len(faces) - MAX_FACES))] if len(faces) > MAX_FACES else []
    return edition.listed([*shown, *more])


def _way(edition: Edition, keys: Sequence[str], between: Sign = _TO) -> Math:
    """``E1 → E2 → E1``."""
    parts: list[Sign] = []
    for k, key in enumerate(keys):
        [name] = point_name(edition.keys.index(key) + 1).parts
        assert isinstance(name, Sign)
        parts += [between, name] if k else [name]
    return Math(tuple(parts))


def _besides(edition: Edition, field: VectorField, every: Sequence[Case]) -> Iterator[Block]:
    """Faces that attract beside an ESS."""
    found: list[Line] = []
    for case in every:
        try:
            faces = minimal_stable_faces(field, dict(case.stable.witness)) if case.stable.ess else ()
        except InvalidGameError:
            continue
        wide = [face for face in faces if mixing_players(face)]
        if wide:
            found.append(edition.sentence("faces of case", faces=_states(edition, wide), k=str(case.number)))
    if found:
        yield Paragraph(edition.sentence("faces besides", faces=edition.listed(found, "semicolon")))


def _propositions(edition: Edition, every: Sequence[Case]) -> Iterator[Line]:
    """The cases with a few short conditions that say exactly where they are."""
    keys = {0: "proposition none", 1: "proposition one"}
    for case in every:
        exact = exact_relations(case)
        relations = edition.irredundant(exact or ())
        if not 0 < len(relations) <= MAX_RELATIONS or edition.length(*relations) > MAX_LENGTH:
            continue
        shown = [line(edition.benefit_over_cost(relation)) for relation in relations]
        conditions = edition.listed(shown) if edition.lang == "en" else _with_commas(edition, shown)
        points = edition.listed([(edition.vertex_name(key),) for key in case.stable.ess])
        key = keys.get(len(case.stable.ess), "proposition several")
        yield edition.sentence(key, conditions=conditions, points=points)


def _with_commas(edition: Edition, shown: Sequence[Line]) -> Line:
    comma = edition.say("comma relations")
    return tuple(piece for k, said in enumerate(shown) for piece in ((comma, *said) if k else said))
