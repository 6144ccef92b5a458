"""Where simulations go, in words, compared with the exact verdicts at the same values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import SupportsFloat

from symgame.display.table import Block, Heading, Item, Items, Line, Math, Sign
from symgame.numeric.simulation import Numbers, Outcome, Run, Simulation
from symgame.players import Profile, State, profile_key, shares_of
from symgame.presentation.edition import Edition
from symgame.stability.verdict import EssVerdict
from symgame.stability.vertex import vertex

NEAR = 0.02
"""An outcome that a file states is reached where all shares are so near."""


def simulated(edition: Edition, simulation: Simulation) -> Iterator[Block]:
    """One scenario: a heading with its name, then a sentence for every start."""
    name = edition.scenario(simulation.scenario)
    yield Heading(edition.say("scenario", name=name) if simulation.scenario.name else name, 3)
    yield Items(tuple(Item("-", sentence_of(edition, simulation, run)) for run in simulation.runs))


def sentence_of(edition: Edition, simulation: Simulation, run: Run) -> Line:
    """Where one run goes, since when, and whether that is what the exact verdict and the file say."""
    start, end = state_of(edition, run.initial), None if run.end is None else state_of(edition, run.end)
    parts = [edition.sentence(f"run {run.kind.value}", start=start, end=end or "")]
    if run.start_is_rest_point:
        parts.append(edition.sentence("run start"))
    if run.is_separatrix:
        parts.append(edition.sentence("run separatrix"))
    if run.time:
        parts.append(edition.sentence("run time", time=_number(run.time)))
    if run.kind is Outcome.VERTEX and run.end is not None:
        parts.append(_verdict(edition, simulation, run.end))
    if run.kind in (Outcome.CYCLE, Outcome.UNSETTLED) and (why := edition.why(run.why)):
        parts.append((f"{why[0].upper()}{why[1:]}{'.' if edition.lang == 'en' else '。'}",))
    if simulation.scenario.outcome is not None:
        is_so = run.end is not None and reaches(run.end, simulation.scenario.outcome)
        said = state_of(edition, shares_of(simulation.scenario.outcome))
        parts.append(edition.sentence("run as said" if is_so else "run not as said", outcome=said))
    gap: Line = (" ",) if edition.lang == "en" else ()
    return tuple(piece for k, part in enumerate(parts) for piece in ((*gap, *part) if k else part))


def _verdict(edition: Edition, simulation: Simulation, end: Numbers) -> Line:
    """The exact verdict on the vertex that was reached, at the values of the scenario."""
    profile = profile_at(simulation, end)
    found = vertex(simulation.field, profile)
    key = profile_key(profile, simulation.field.game.shape)
    name = edition.vertex_name(key) if key in edition.keys else state_of(edition, end)
    strategies = edition.strategies(profile)
    word = "run ess" if found.verdict is EssVerdict.ESS else "run no ess"
    return edition.sentence(word, point=name, strategies=strategies)


def profile_at(simulation: Simulation, end: Numbers) -> Profile:
    """The strategies of a vertex given by its shares."""
    profile, place = [], 0
    for m in simulation.field.game.shape:
        own = [end[place], 1 - end[place]] if m == 2 else list(end[place : place + m])
        profile.append(max(range(m), key=own.__getitem__))
        place += 1 if m == 2 else m
    return tuple(profile)


def reaches(end: Numbers, outcome: State) -> bool:
    """Whether an end is the outcome that is stated, as far as a printed picture tells."""
    return all(abs(float(a) - float(b)) <= NEAR for a, b in zip(end, shares_of(outcome), strict=True))


def state_of(edition: Edition, shares: Iterable[SupportsFloat]) -> Math:
    """``(0.5, 0.5, 1)``; the shares of a player with more strategies in brackets of their own."""
    numbers = iter([_number(float(share)) for share in shares])
    parts = []
    for player in edition.game.players:
        own = [next(numbers) for _ in player.shares]
        parts.append(own[0] if len(own) == 1 else f"({', '.join(own)})")
    text = f"({', '.join(parts)})"
    return Math((Sign(text, text),))


def _number(value: float) -> str:
    """Four digits, as pictures show them."""
    return f"{value:.4g}"
