"""A game as the text of a game file, so that any process builds the same game again."""

from __future__ import annotations

from symgame.algebra import same
from symgame.errors import SimulationError
from symgame.expressions import write
from symgame.game import Game
from symgame.gamefile import read_document_text
from symgame.transcription.game_text import write_game


def game_text_of(game: Game) -> str:
    """The text of a game file from which the same game is read again, without scenarios.

    Raises
    ------
    SimulationError
        If the text does not read back as the same game.

    Examples
    --------
    >>> from symgame import load
    >>> game_text_of(load("llm-iar")).splitlines()[0]
    'slug = "llm-iar"'
    """
    payoffs = field = None
    if game.payoffs is not None:
        n = len(game.players)
        payoffs = {profile: [write(game.payoffs[(*profile, i)]) for i in range(n)] for profile in game.profiles}
    elif game.field is not None:
        field = {str(share.name): write(e) for share, e in zip(game.shares, game.field, strict=True)}
    text = write_game(
        game.players,
        payoffs=payoffs,
        field=field,
        parameters=game.parameters,
        slug=game.slug,
        title=game.title,
        title_zh=game.title_zh,
        assume=[relation.text() for relation in game.assumptions.relations],
        state_dependent=game.state_dependent,
    )
    if not _is_same(read_document_text(text, ".toml", game.slug).game, game):
        raise SimulationError(f"game '{game.slug}' cannot be written as a file that reads back the same")
    return text


def _is_same(one: Game, other: Game) -> bool:
    relations = [[r.text() for r in game.assumptions.relations] for game in (one, other)]
    return (
        one.players == other.players
        and set(one.symbols) == set(other.symbols)
        and relations[0] == relations[1]
        and len(one.expressions) == len(other.expressions)
        and all(a == b or same(a, b) for a, b in zip(one.expressions, other.expressions, strict=True))
    )
