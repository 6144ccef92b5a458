"""The words of pictures, English and Chinese, and how parties and shares are named in them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from sympy import Symbol

from symgame.display import words as documents
from symgame.display.names import latex_name
from symgame.game import Game
from symgame.players import Player

WORDS: dict[str, tuple[str, str]] = {
    "time": ("Time $t$", r"时间$\,t$"),
    "probability": ("Probability", "策略选择概率"),
    "start": ("Initial point", "初始点"),
    "to point": ("Path to {point}", "趋向{point}"),
    "to set": ("Path to a set of equilibrium points", "趋向均衡点集"),
    "cycle": ("Path to a cycle", "趋向周期轨道"),
    "unsettled": ("Path without known end", "终态未定"),
    "stable point": ("Asymptotically stable point", "渐近稳定点"),
    "depends": ("Stability open", "稳定性未定"),
    "continuum": ("Set of equilibrium points", "均衡点集"),
    "share": ("{party}, {share}", "{party}{share}"),
    "strategy": ("{party}: {strategy}, {share}", "{party}：{strategy}{share}"),
    "all parties": ("All parties", "各主体同时变动"),
    "one party": ("{party} varied", "{party}变动"),
    "case": ("Case {k}: {points}", "情形{k}：{points}"),
    "case without": ("Case {k}: no ESS", "情形{k}：无{ess}"),
    "other vertex": ("Other equilibrium point", "其他均衡点"),
    "direction": ("Direction of the flow", "演化方向"),
    "edge at rest": ("Edge at rest", "静止的棱"),
    "edge cycle": ("Cycle of edges", "棱的环路"),
    "willingness": ("Initial willingness", "初始意愿"),
}

LONGEST = {"en": 40, "zh": 18}
"""Characters in a line; longer names are broken."""

EDGE = {"en": 30, "zh": 15}
"""Characters in a line along an edge of the cube."""

SHORT = {"en": 18, "zh": 9}
"""Characters of a name below a narrow panel."""

_LATIN = re.compile(r"[A-Za-z0-9]+(?:[ .][A-Za-z0-9]+)*")


def say(key: str, lang: str, **parts: object) -> str:
    """A word or sentence in a language, its parts filled in."""
    return WORDS[key][documents.LANGUAGES.index(lang)].format(**parts)


def kind_of_point(key: str, lang: str) -> str:
    """A word for a kind of equilibrium point, as documents have it, with a capital."""
    word = say(key, lang) if key in WORDS else documents.say(key, lang)
    return _set(word[:1].upper() + word[1:], lang)


def party(player: Player, lang: str) -> str:
    """A party's name in the language of the picture, as far as the author gave it."""
    return _set(_name(player, lang), lang)


def _name(player: Player, lang: str) -> str:
    return player.name_zh if lang == "zh" and player.name_zh else player.name


def short_party(player: Player, lang: str) -> str:
    """The name if it is short, else the variable alone."""
    return party(player, lang) if len(_name(player, lang)) <= SHORT[lang] else variable(player.shares[0], lang)


def edge_label(player: Player, lang: str) -> str:
    """The label of a share along an edge of the cube, in lines that are not longer than the edge."""
    lines = textwrap.wrap(_name(player, lang), EDGE[lang])
    broken = "\n".join(_set(line, lang) for line in lines)
    return say("share", lang, party=broken, share=variable(player.shares[0], lang))


def variable(share: Symbol, lang: str) -> str:
    """A share as a formula; Chinese puts a thin space before it."""
    return rf"${'' if lang == 'en' else chr(92) + ','}{latex_name(share.name)}$"


def share_label(player: Player, k: int, lang: str) -> str:
    """``Industry, $x$``; with three or more strategies the strategy, too."""
    share = variable(player.shares[k], lang)
    if len(player.shares) == 1:
        return say("share", lang, party=party(player, lang), share=share)
    strategy = _set(_strategies(player, lang)[k], lang)
    return say("strategy", lang, party=party(player, lang), strategy=strategy, share=share)


def _strategies(player: Player, lang: str) -> tuple[str, ...]:
    return player.strategies_zh if lang == "zh" and player.strategies_zh else player.strategies


def names(game: Game, lang: str) -> str:
    """All that labels may contain: the game's own words, and ours."""
    own = "".join(text for p in game.players for text in (_name(p, lang), *_strategies(p, lang)))
    return own + "".join(pair[documents.LANGUAGES.index(lang)] for pair in WORDS.values())


def caption(k: int, said: str) -> str:
    """The caption of a panel: ``(a) All parties``."""
    letter = chr(ord("a") + k)
    return f"{_roman(f'({letter})')} {said}"


def point(coordinates: Iterable[float]) -> str:
    """A point as a formula, two decimals: ``(1, 0.25, 0)``."""
    return f"$({', '.join(f'{round(float(c), 2) + 0.0:g}' for c in coordinates)})$"


def _set(name: str, lang: str) -> str:
    """A name as Matplotlib is to set it: broken if long, no formula, Latin letters of a Chinese label in Times."""
    lines = [line.replace("$", r"\$") for line in textwrap.wrap(name, LONGEST[lang])]
    return "\n".join(lines if lang == "en" else [_LATIN.sub(lambda word: _roman(word[0]), line) for line in lines])


def _roman(letters: str) -> str:
    """Upright letters in the typeface of the formulas."""
    return rf"$\mathrm{{{letters.replace(' ', chr(92) + ' ')}}}$"
