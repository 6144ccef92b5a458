"""The interactive page: one file without any other, in which parameters are moved and conditions come true.

Everything is computed in the page, in numbers; which conditions are asked there is exact and was derived
before. The page asks nothing of any network: its policy forbids it, and names by their hash the only scripts and the
only style that a browser may obey.
"""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from string import Template
from typing import Any

from symgame.analysis import vertices_of
from symgame.display.html import escape
from symgame.display.words import LANGUAGES
from symgame.dynamics.replicator import replicator
from symgame.errors import ExportError
from symgame.game import Game
from symgame.pages.code import equations_code
from symgame.pages.page_data import conditions_in_order, page_data
from symgame.pages.settings import Setting, settings_of
from symgame.stability.regimes.regimes import regimes
from symgame.stability.regimes.untied import without_ties

MAX_PARTIES = 6
"""The most parties of a page: with each more there are twice as many points."""

SCRIPT = (
    "state",
    "stability",
    "paths",
    "nodes",
    "controls",
    "points",
    "canvas",
    "cube",
    "series",
    "moving",
    "address",
    "beginning",
)
"""The parts of the script, in the order in which they are read and run."""


def explore(game: Game, *, scenario: str = "", lang: str = "en") -> str:
    """A game as an interactive page.

    Parameters
    ----------
    game : Game
        Of at most six players with two strategies each.
    scenario : str, optional
        What is shown first; else the first scenario, or the example of the first case.
    lang : str, optional
        ``"en"`` or ``"zh"``, in which the page opens; it holds both.

    Returns
    -------
    str
        A whole HTML file.

    Raises
    ------
    ExportError
        If the game has no page; the message says what to use instead.
    InvalidGameError
        If there is no scenario of that name.

    Examples
    --------
    >>> from symgame import load
    >>> page = explore(load("llm-iar"))
    >>> page.count("<script"), "default-src 'none'" in page
    (3, True)
    """
    _check(game, lang)
    field = replicator(game)
    vertices = vertices_of(field)
    found = without_ties(field, vertices, regimes(game, vertices, with_conditions=False))
    settings = _first(settings_of(game, found), game, scenario)
    data = page_data(field, vertices, found, settings, lang=lang)
    equations = equations_code(field, conditions_in_order(field, vertices), game.assumptions.relations)
    return _assembled(data, equations)


def _check(game: Game, lang: str) -> None:
    if lang not in LANGUAGES:
        raise ExportError(f"a page opens in one of {', '.join(LANGUAGES)}, not in '{lang}'")
    many = [player.name for player in game.players if len(player.strategies) > 2]
    if many:
        raise ExportError(
            f"a page shows players with two strategies, and {', '.join(many)} of '{game.slug}' has more; "
            "`symgame report` derives such a game, `symgame figure simplex` and `symgame simulate` show its paths"
        )
    if len(game.players) > MAX_PARTIES:
        raise ExportError(
            f"a page shows at most {MAX_PARTIES} parties, and '{game.slug}' has {len(game.players)}; "
            "use `symgame derive` and `symgame simulate`"
        )


def _first(settings: tuple[Setting, ...], game: Game, name: str) -> tuple[Setting, ...]:
    """The settings, the one asked for in front."""
    if not name:
        return settings
    asked = game.scenario(name)
    chosen = next((setting for setting in settings if setting.name == asked.name), None)
    if chosen is None:
        raise ExportError(f"scenario '{name}' lacks values or contradicts the assumptions; correct it in the file")
    return (chosen, *(setting for setting in settings if setting is not chosen))


def _assembled(data: dict[str, Any], equations: str) -> str:
    """The parts in one file; what stands between the tags of a script or style is hashed as it stands."""
    style, script = f"\n{_part('page.css')}", _script()
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hash(equations)} {_hash(script)}",
            f"style-src {_hash(style)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        ]
    )
    title = escape(data["title"][data["lang"]])
    return Template(_part("page.html")).substitute(
        lang=data["lang"],
        policy=policy,
        title=title,
        style=style,
        data=embedded(data),
        equations=equations,
        script=script,
    )


def _script() -> str:
    """All parts in one function, so that their names are seen by nobody else."""
    parts = "\n".join(_part(f"{name}.js") for name in SCRIPT)
    return f'\n"use strict";\n(() => {{\n{parts}}})();\n'


def _part(name: str) -> str:
    return (files("symgame.pages") / "page" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def embedded(data: Any) -> str:
    r"""JSON that ends no element of HTML, whatever a label contains.

    Examples
    --------
    >>> embedded({"name": "</script><!--"})
    '{"name": "\\u003c/script\\u003e\\u003c!--"}'
    """
    text = json.dumps(data, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
