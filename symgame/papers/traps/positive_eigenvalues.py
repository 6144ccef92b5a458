"""A vertex is called an ESS although one of its eigenvalues is positive whatever the parameters are.

Then it is unstable under all assumptions, and no condition, case or picture can make it stable.
"""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Rational

from symgame.algebra import Ratio
from symgame.papers.paper import Paper
from symgame.papers.spectra import spectrum_of, with_values
from symgame.papers.traps.proving import is_positive, together, violated
from symgame.papers.traps.stable_vertices import Called, called_stable, printed_runs, vertex_at
from symgame.papers.traps.trap import Exhibit, Place, Trap, TrapKind
from symgame.players import Profile, Scenario, profile_key

WHY = "an eigenvalue is positive wherever the assumptions hold: the vertex is unstable, whatever else is asked"


def positive_eigenvalues(paper: Paper) -> tuple[Trap, ...]:
    """The vertices that are called stable against an eigenvalue that is always positive.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [{ name = "A", var = "x", strategies = ["Give", "Keep"] }]
    ... payoff_formulas = { A = "-c*x" }
    ... parameters.c.assume = "c > 0"
    ... claims.ess = { 1 = ["c < 5"] }
    ... ''', ".toml", "gift.toml")
    >>> found, = positive_eigenvalues(Paper(document.game, document.claims))
    >>> found.where, found.shown[1].parts
    ('ess 1', (c,))
    """
    game = paper.game
    rising: dict[Profile, tuple[Ratio, ...]] = {}
    places: dict[Profile, list[Place]] = {}
    for called in (*called_stable(paper), *_ends(paper)):
        vertex = called.vertex
        if vertex not in rising:
            rising[vertex] = _always_positive(paper, vertex)
        if rising[vertex]:
            places.setdefault(vertex, []).append(called.place)
    return tuple(
        Trap(
            TrapKind.POSITIVE_EIGENVALUE,
            tuple(dict.fromkeys(found)),
            WHY,
            (
                Exhibit("vertex", (profile_key(vertex, game.shape),)),
                Exhibit("positive", tuple(value.as_expr() for value in rising[vertex])),
            ),
        )
        for vertex, found in places.items()
    )


def _always_positive(paper: Paper, vertex: Profile) -> tuple[Ratio, ...]:
    spectrum, given = spectrum_of(paper, vertex), together((), paper)
    if spectrum is None or given is None:
        return ()
    given = with_values(spectrum.values, given)
    return tuple(value for value in spectrum.values if is_positive(value, given, paper.game.symbols))


def _ends(paper: Paper) -> Iterator[Called]:
    """The vertices where runs are said to end, at allowed values and from a start with all strategies in use."""
    for run in printed_runs(paper):
        outcome = run.scenario.outcome
        vertex = None if outcome is None else vertex_at(outcome, paper.game.players)
        allowed = not violated(paper.game.assumptions.relations, dict(run.scenario.values))
        if vertex is not None and allowed and _is_interior(run.scenario):
            yield Called(run.place, vertex)


def _is_interior(scenario: Scenario) -> bool:
    """Whether at some start every strategy is in use: what grows beside the vertex is then present."""
    return any(
        all(0 < share < 1 for part in state for share in (part if isinstance(part, tuple) else (Rational(part),)))
        for state in scenario.initial
    )
