"""Appendix B: the game file, the command lines, and the simulation as a MATLAB program."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from symgame.display.table import Block, Code, Heading, Paragraph
from symgame.errors import SymgameError
from symgame.exports.experiment import experiment
from symgame.exports.matlab import matlab_script
from symgame.expressions import write
from symgame.game import Game
from symgame.players import Scenario
from symgame.presentation.edition import Edition
from symgame.transcription.game_text.writing import write_game

MAX_LINES = 500
"""Longer texts are left out."""


@dataclass(frozen=True, slots=True)
class GameFile:
    """The file from which a game was read.

    Attributes
    ----------
    name : str
        Without its folder.
    text : str
    """

    name: str
    text: str


def code(edition: Edition, file: GameFile, scenarios: tuple[Scenario, ...], *, has_claims: bool) -> Iterator[Block]:
    """The whole appendix."""
    yield Heading(edition.say("appendix code"), 2)
    yield Heading(edition.say("code file"), 3)
    yield Paragraph((edition.say("code file intro", name=file.name),))
    yield from _listing(edition, file.text)
    yield Heading(edition.say("code commands"), 3)
    yield Code("\n".join(commands(edition, file.name, scenarios, has_claims=has_claims)))
    program = _program(edition, scenarios)
    if program:
        yield Heading(edition.say("code matlab"), 3)
        yield Paragraph((edition.say("code matlab intro", name=scenarios[0].name),))
        yield from _listing(edition, program)


def _listing(edition: Edition, text: str) -> Iterator[Block]:
    lines = text.splitlines()
    if len(lines) <= MAX_LINES:
        yield Code(text)
    else:
        yield Paragraph((edition.say("code too long", n=len(lines)),))


def commands(edition: Edition, name: str, scenarios: tuple[Scenario, ...], *, has_claims: bool) -> Iterator[str]:
    """What was run, and what shows its parts one by one."""
    file, lang = shlex.quote(name), "" if edition.lang == "en" else " --lang zh"
    yield f"symgame report {file}{lang}"
    yield f"symgame derive {file} --steps{lang}"
    yield f"symgame regimes {file}{lang}"
    yield f"symgame thresholds {file}{lang}"
    if scenarios and edition.game.parameters:
        yield from (f"symgame simulate {file} --scenario {shlex.quote(each.name)}{lang}" for each in scenarios)
        yield f"symgame place {file}{lang}"
    if has_claims:
        yield f"symgame verify {file}"


def _program(edition: Edition, scenarios: tuple[Scenario, ...]) -> str:
    """At the first scenario; empty where the game cannot be written as a program."""
    if not scenarios:
        return ""
    try:
        return matlab_script(experiment(edition.game, scenarios[0], lang=edition.lang))
    except SymgameError:
        return ""


def file_of(game: Game) -> GameFile:
    """A game as a file, where it was not read from one.

    Examples
    --------
    >>> from symgame import Player
    >>> pair = [Player("A", "x", ("Give", "Keep")), Player("B", "y", ("Give", "Keep"))]
    >>> made = Game.from_formulas(pair, {"x": "y*b - x*c", "y": "x*b - y*c"}, parameters=["b", "c"], slug="gifts")
    >>> file_of(made).name, file_of(made).text.splitlines()[-4:]
    ('gifts.toml', ['11 = ["b - c", "b - c"]', '10 = ["-c", "b"]', '01 = ["b", "-c"]', '00 = ["0", "0"]'])
    """
    count = len(game.players)
    every = [write(expression) for expression in game.expressions]
    rows = {profile: every[k * count : (k + 1) * count] for k, profile in enumerate(game.profiles)}
    shares = (str(share.name) for share in game.shares)
    text = write_game(
        game.players,
        payoffs=rows if game.payoffs is not None else None,
        field=dict(zip(shares, every, strict=True)) if game.field is not None else None,
        parameters=game.parameters,
        scenarios=game.scenarios,
        slug=game.slug,
        title=game.title,
        title_zh=game.title_zh,
        assume=[relation.text() for relation in game.assumptions.relations],
        state_dependent=game.state_dependent,
    )
    return GameFile(f"{game.slug}.toml", text)
