"""Two vertices whose printed ESS conditions say the same.

That can be so; more often one row was printed twice. Neighbours never are ESS together where payoffs do not contain the
own share, because the eigenvalue of the player between them is positive at one of the two.
"""

from __future__ import annotations

import itertools

from symgame.conditions.deciding import equivalent
from symgame.conditions.region import Region
from symgame.gamefile.claims import EssClaim
from symgame.papers.asking import always_holds, where_defined
from symgame.papers.paper import Paper
from symgame.papers.spectra import spectrum_of
from symgame.papers.traps.proving import has_own_shares, together
from symgame.papers.traps.trap import Exhibit, Place, Trap, TrapKind
from symgame.players import profile_key

ALIKE = "under the assumptions both conditions say the same; is one row printed twice?"
NEIGHBOURS = (
    "under the assumptions both conditions say the same, but the two vertices are neighbours: never both are ESS"
)


def same_conditions(paper: Paper) -> tuple[Trap, ...]:
    """Pairs of vertices with equivalent printed conditions, unless the derived ones are equivalent, too.

    Vertices that are both called ESS under the assumptions alone count only if they are neighbours.

    Examples
    --------
    >>> from symgame.gamefile import read_document_text
    >>> document = read_document_text('''
    ... players = [
    ...   { name = "A", var = "x", strategies = ["Give", "Keep"] },
    ...   { name = "B", var = "y", strategies = ["Go", "Stay"] },
    ... ]
    ... parameters = { c = {}, d = {} }
    ... claims.ess = { 11 = ["c < d"], 10 = ["2*c - d < d"] }
    ... ''', ".toml", "gift.toml")
    >>> [found.where for found in same_conditions(Paper(document.game, document.claims))]
    ['ess 11; ess 10']
    """
    shape = paper.game.shape
    found = []
    for first, second in itertools.combinations(paper.claims.ess, 2):
        if first.vertex == second.vertex or not _say_the_same(paper, first, second):
            continue
        are_neighbours = _distance(first, second) == 1 and not has_own_shares(paper)
        if not are_neighbours and (_asks_nothing(paper, first) or _is_derived(paper, first, second)):
            continue
        places = tuple(Place("ess", profile_key(claim.vertex, shape)) for claim in (first, second))
        shown = tuple(Exhibit("conditions", (Region.where(claim.conditions),)) for claim in (first, second))
        found.append(Trap(TrapKind.SAME_CONDITIONS, places, NEIGHBOURS if are_neighbours else ALIKE, shown))
    return tuple(found)


def _distance(first: EssClaim, second: EssClaim) -> int:
    return sum(a != b for a, b in zip(first.vertex, second.vertex, strict=True))


def _say_the_same(paper: Paper, first: EssClaim, second: EssClaim) -> bool:
    game = paper.game
    one, two = Region.where(first.conditions), Region.where(second.conditions)
    if one == two:
        return together(first.conditions, paper) is not None
    asked = game.assumptions.and_also((*where_defined(one, game.assumptions), *where_defined(two, game.assumptions)))
    if not equivalent(one, two, asked).answer:
        return False
    return together(first.conditions, paper) is not None


def _asks_nothing(paper: Paper, claim: EssClaim) -> bool:
    region = Region.where(claim.conditions)
    return always_holds(region, paper.game.assumptions, paper.game.symbols).answer is True


def _is_derived(paper: Paper, first: EssClaim, second: EssClaim) -> bool:
    """Whether the game itself gives both vertices equivalent conditions."""
    spectra = [spectrum_of(paper, claim.vertex) for claim in (first, second)] if paper.field is not None else []
    known = [spectrum.stable for spectrum in spectra if spectrum is not None]
    return len(known) == 2 and equivalent(known[0], known[1], paper.game.assumptions).answer is True
