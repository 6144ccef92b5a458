"""What attracts at the values of a design: why no other vertex is stable, and what else holds paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.table import Block, Heading, Line, Math, Paragraph, Table, cell, line
from symgame.dynamics.replicator import replicator
from symgame.equilibria.faces import Support
from symgame.players import profiles_in_order
from symgame.presentation.design.obstacles import owner
from symgame.presentation.edition import Edition
from symgame.presentation.numbers import number
from symgame.stability.design.answer import Design
from symgame.stability.design.remaining import Remaining
from symgame.stability.vertex import vertex

MAX_ROWS = 16
"""With more vertices it is not listed why each of them falls."""


def fallen(edition: Edition, found: Design) -> Iterator[Block]:
    """At the values found: who leaves each of the other vertices, and how much is gained by it."""
    asked = found.question
    field = replicator(asked.with_values(found.values))
    every = profiles_in_order(asked.game.shape)
    if len(every) > MAX_ROWS:
        return
    rows = []
    for profile in every:
        at = vertex(field, profile)
        if at.key == asked.target:
            continue
        values = at.eigenvalues
        place = max(range(len(values)), key=lambda k: values[k])
        i, k = owner(edition, profile, place)
        player = edition.game.players[i]
        who = edition.say("design gains", player=edition.player(player), strategy=edition.strategy(player, k))
        rows.append((cell(edition.vertex_name(at.key)), cell(who), cell(Math((number(values[place]),)))))
    heads = tuple(line(edition.say(key)) for key in ("point", "design leaves", "design gain"))
    yield Table(edition.say("design fallen caption"), heads, tuple(rows))


def remains(edition: Edition, found: Design, left: Remaining) -> Iterator[Block]:
    """Other ESS, attracting faces, stable mixed points; or that there is nothing else."""
    target = edition.vertex_name(found.question.target)
    yield Heading(edition.say("design remains"), 3)
    others = [key for key in left.ess if key != found.question.target]
    if others:
        yield Paragraph(edition.sentence("design other ess", points=points(edition, others)))
    else:
        yield Paragraph((edition.say("design only attractor"),))
    if left.limit:
        yield Paragraph(edition.sentence("design global", point=target))
        return
    if not left.is_complete:
        yield Paragraph((edition.say("design not looked"),))
        return
    for key, faces in (("faces", left.faces), ("mixed", left.mixed), ("open", left.open)):
        if faces:
            yield Paragraph(edition.sentence(f"design {key}", faces=_faces(edition, faces)))
    if not left.others:
        yield Paragraph(edition.sentence("design no others", point=target))


def _faces(edition: Edition, faces: Sequence[Support]) -> Line:
    return edition.listed([edition.state(face) for face in faces])


def points(edition: Edition, keys: Sequence[str]) -> Line:
    """The names of vertices, listed."""
    return edition.listed([edition.vertex_name(key) for key in keys])
