"""What the comments of an exported file say: the game, the scenario, what a parameter means."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Symbol

from symgame.display.words import say
from symgame.exports.experiment import Experiment, made_by
from symgame.presentation.edition import Edition


def heading(experiment: Experiment) -> Iterator[str]:
    """The game, where it comes from, the scenario, and what wrote the file."""
    game, lang = experiment.game, experiment.lang
    yield (game.title_zh if lang == "zh" else "") or game.title or game.slug
    if game.provenance.is_reconstruction:
        yield say("reconstruction", lang)
    yield say("scenario", lang, name=experiment.scenario.name)
    yield say("export made", lang, version=made_by())


def meaning_of(experiment: Experiment, symbol: Symbol) -> str:
    """``C1: what it means, its unit; the source of its value``."""
    parameter = next(p for p in experiment.game.parameters if p.symbol == symbol)
    meaning = (parameter.meaning_zh if experiment.lang == "zh" else "") or parameter.meaning
    source = dict(experiment.scenario.sources).get(parameter.name, "") or parameter.source
    said = "; ".join(part for part in (meaning, parameter.unit, source) if part)
    return f"{parameter.name}: {said}" if said else parameter.name


def player_of(experiment: Experiment, player: int) -> str:
    """The name of a player."""
    return Edition(experiment.game, experiment.lang).player(experiment.game.players[player])


def strategy_of(experiment: Experiment, player: int, strategy: int) -> str:
    """The name of a strategy."""
    return Edition(experiment.game, experiment.lang).strategy(experiment.game.players[player], strategy)
