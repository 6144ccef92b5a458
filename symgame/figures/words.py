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
from symgame.symbols import Parameter

WORDS: dict[str, tuple[str, str]] = {
    "to mixed": ("Path to a mixed equilibrium point", "趋向混合均衡点"),
    "time": ("Time $t$", r"时间$\,t$"),
    "probability": ("Probability", "策略选择概率"),
    "start": ("Initial point", "初始点"),
    "to point": ("Path to {point}", "趋向{point}"),
    "to set": ("Path to a set of equilibrium points", "趋向均衡点集"),
    "cycle": ("Path to a cycle", "趋向循环"),
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
    "indifferent": ("Indifferent everywhere", "处处无差异"),
    "tesseract": ("Outer cube: {outer}; inner cube: {inner}", "外立方体：{outer}；内立方体：{inner}"),
    "volume": ("{line} ({strategy})", "{line}（{strategy}）"),
    "no ess": ("No {ess}", "无{ess}"),
    "excluded": ("Excluded by the assumptions", "假设条件之外"),
    "own values": ("Values of the scenario", "基准取值"),
    "sides": ("Inequalities as they hold there", "不等式为该点处的情形"),
    "long run": ("Long-run probability", "长期策略选择概率"),
    "no end": ("No long-run state", "无长期定态"),
    "stable set": ("Set of {ess}", "{ess}组合"),
    "parameter": ("{meaning}, {symbol}", "{meaning}{symbol}"),
    "first": ("First-order index", "一阶敏感性指数"),
    "total": ("Total index", "总敏感性指数"),
    "mu star": (r"$\mu^*$", r"$\mu^*$"),
    "sigma": (r"$\sigma$", r"$\sigma$"),
    "lowered": ("Lower value", "取较低值"),
    "raised": ("Higher value", "取较高值"),
    "index": ("Sensitivity index", "敏感性指数"),
    "effects": ("Elementary effects", "基本效应"),
    "outcome": ("Outcome", "结果变量"),
    "room": ("Change up to other {ess} (%)", "{ess}改变前的变动幅度（%）"),
    "decrease": ("Decrease", "下降"),
    "increase": ("Increase", "上升"),
}

LONGEST = {"en": 40, "zh": 18}
"""Characters in a line; longer names are broken."""

EDGE = {"en": 30, "zh": 15}
"""Characters in a line along an edge of the cube."""

SHORT = {"en": 18, "zh": 9}
"""Characters of a name below a narrow panel."""

_LATIN = re.compile(r"[A-Za-z0-9]+(?:[ .][A-Za-z0-9]+)*|[\\$]")

_SIGNS = {"$": r"\$", "\\": r"$\backslash$"}
"""A backslash of the user's before a formula of ours would take its dollar sign away."""


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


def wrapped_party(player: Player, lang: str, longest: int) -> str:
    """A party's name in lines of at most so many Latin characters, or half as many Chinese ones."""
    return _wrapped(_name(player, lang), lang, longest)


def wrapped_strategy(player: Player, k: int, lang: str, longest: int) -> str:
    """A strategy's name, likewise."""
    return _wrapped(_strategies(player, lang)[k], lang, longest)


def _wrapped(name: str, lang: str, longest: int) -> str:
    is_chinese = any(ord(character) > 0x2E80 for character in name)
    lines = textwrap.wrap(name, longest // 2 if is_chinese else longest)
    return "\n".join(set_line(line, lang) for line in lines)


def meaning(parameter: Parameter, lang: str) -> str:
    """What a parameter means, in the language of the picture, as far as the author said it; no markup."""
    return parameter.meaning_zh if lang == "zh" and parameter.meaning_zh else parameter.meaning


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


def strategy(player: Player, k: int, lang: str) -> str:
    """The name of a strategy in the language of the picture."""
    return _set(_strategies(player, lang)[k], lang)


def _strategies(player: Player, lang: str) -> tuple[str, ...]:
    return player.strategies_zh if lang == "zh" and player.strategies_zh else player.strategies


def parameter_label(game: Game, symbol: Symbol, latex: str, lang: str) -> str:
    """``Incentive, $S_1$``: the meaning as far as it is short, and the name."""
    [own] = [p for p in game.parameters if p.symbol == symbol]
    meaning = own.meaning_zh if lang == "zh" and own.meaning_zh else own.meaning if lang == "en" else ""
    if not meaning or len(meaning) > LONGEST[lang]:
        return f"${latex}$"
    capital = meaning[:1].upper() + meaning[1:]
    return say(
        "parameter", lang, meaning=_set(capital, lang), symbol=rf"${'' if lang == 'en' else chr(92) + ','}{latex}$"
    )


def names(game: Game, lang: str) -> str:
    """All that labels may contain: the game's own words, and ours."""
    own = "".join(text for p in game.players for text in (_name(p, lang), *_strategies(p, lang)))
    own += "".join(parameter.meaning_zh if lang == "zh" else parameter.meaning for parameter in game.parameters)
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
    return "\n".join(set_line(line, lang) for line in textwrap.wrap(name, LONGEST[lang]))


def set_line(text: str, lang: str) -> str:
    """One line of a user's text: no formula, Latin letters of a Chinese label in Times."""
    if lang == "en":
        return text.replace("$", r"\$")
    return _LATIN.sub(lambda found: _SIGNS.get(found[0]) or _roman(found[0]), text)


def _roman(letters: str) -> str:
    """Upright letters in the typeface of the formulas."""
    return rf"$\mathrm{{{letters.replace(' ', chr(92) + ' ')}}}$"
