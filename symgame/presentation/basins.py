"""Basins of attraction in a table: each end, how many starts go there, and the volume with its interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symgame.display.table import Block, Heading, Line, Paragraph, Table, cell, line
from symgame.numeric.basins.basins import Basin, Basins
from symgame.numeric.simulation import Outcome
from symgame.presentation.edition import Edition
from symgame.presentation.simulated import state_of

_KINDS = {Outcome.CYCLE: "end cycle", Outcome.REST_SET: "end rest set", Outcome.UNSETTLED: "end unsettled"}


def basins_blocks(edition: Edition, found: Basins) -> Iterator[Block]:
    """How starts were drawn, then the table."""
    yield Heading(edition.say("basins", name=edition.scenario(found.scenario)))
    said = [edition.say("basins sampled", starts=found.starts, seed=found.seed)]
    said += [] if found.is_complete else [edition.say("basins interrupted")]
    yield Paragraph(((" " if edition.lang == "en" else "").join(said),))
    rows = tuple(
        (
            (end_line(edition, basin.kind, basin.key, basin.end),),
            cell(str(basin.count)),
            cell(f"{basin.volume:.4f}"),
            cell(f"{basin.low:.4f} - {basin.high:.4f}"),
        )
        for basin in found.basins
    )
    heads = tuple(line(edition.say(key)) for key in ("basin end", "basin starts", "basin volume", "confidence"))
    yield Table(edition.say("basins caption"), heads, rows, line(edition.say("basins note")))


def end_line(edition: Edition, kind: Outcome, key: str, end: Sequence[float | None]) -> Line:
    """What an end is called: the vertex by its name, a mixed point by its shares, other ends by their kind."""
    if key and key in edition.keys:
        return line(edition.vertex_name(key))
    numbers = [share for share in end if share is not None]
    if kind is Outcome.INTERIOR and len(numbers) == len(end):
        return edition.sentence("end mixed", state=state_of(edition, numbers))
    return (key or edition.say(_KINDS.get(kind, "end unsettled")),)


def volume_line(edition: Edition, basin: Basin) -> Line:
    """``E8(1,1,1): 0.512 (0.502 - 0.522)``."""
    name = end_line(edition, basin.kind, basin.key, basin.end)
    return (*name, f"{edition.say('colon')}{basin.volume:.3f} ({basin.low:.3f} - {basin.high:.3f})")
