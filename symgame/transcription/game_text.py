"""The text of a game file, written from what was read elsewhere.

The text is TOML and reads back as the same game: labels are escaped, every symbol that occurs is
declared, in order of first appearance, with its meaning left empty for the author to fill in.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sympy import Pow

from symgame.display.words import LANGUAGES
from symgame.errors import InvalidGameError
from symgame.expressions import read_expression, write
from symgame.gamefile.scenario_text import scenario_text
from symgame.players import Player, Profile, Scenario, profile_key, profile_of
from symgame.symbols import Parameter, real_symbol
from symgame.tokens import FUNCTIONS, tokens
from symgame.transcription.remarks import Remark

_FIRST = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FIRST_ZH = tuple(f"策略{digit}" for digit in "一二三四五六七八九十")


@dataclass(frozen=True, slots=True)
class CellReading:
    """How one formula was read: where it stands, what is printed there, and the formula of the file."""

    where: str
    printed: str
    formula: str
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class GameText:
    """A whole game file, how its formulas were read, and what the author should look at.

    ``remarks`` are the notes on the whole, ready to be said in another language.
    """

    text: str
    readings: tuple[CellReading, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def nameless(at: int, variable: str, count: int = 2) -> Player:
    """The player at a place, counted from 1, with names to be replaced by the author.

    Examples
    --------
    >>> player = nameless(1, "x")
    >>> player.name, player.strategies, player.name_zh
    ('Player 1', ('first', 'second'), '主体1')
    """
    more = [str(k) for k in range(len(_FIRST) + 1, count + 1)]
    return Player(
        f"Player {at}",
        variable,
        (*_FIRST[:count], *more),
        f"主体{at}",
        (*_FIRST_ZH[:count], *(f"策略{k}" for k in more)),
    )


def write_game(
    players: Sequence[Player],
    *,
    payoffs: Mapping[Profile, Sequence[str]] | None = None,
    field: Mapping[str, str] | None = None,
    parameters: Sequence[Parameter] = (),
    scenarios: Sequence[Scenario] = (),
    slug: str = "",
    title: str = "",
    title_zh: str = "",
    comments: Sequence[str] = (),
    assume: Sequence[str] = (),
    state_dependent: bool = False,
) -> str:
    """A game file as text.

    Parameters
    ----------
    players : sequence of Player
        In the paper's order.
    payoffs : mapping of profile to sequence of str, optional
        One formula a player, in the file's syntax.
    field : mapping of str to str, optional
        The velocity of every share, by its name; instead of payoffs.
    parameters : sequence of Parameter, optional
        What is known of some symbols. All others that occur are declared without a meaning.
    scenarios : sequence of Scenario, optional
    slug, title, title_zh : str, optional
    comments : sequence of str, optional
        Lines for the author, at the head of the file.
    assume : sequence of str, optional
        Relations between parameters.
    state_dependent : bool, optional
        Whether payoffs contain the players' current shares.

    Raises
    ------
    InvalidExpressionError
        If a formula is not in the file's syntax.
    InvalidGameError
        If no key can name a profile, since the names of strategies are in each other's way.

    Examples
    --------
    >>> players = [Player("Owner", "x", ("Hawk", "Dove")), Player("Intruder", "y", ("Hawk", "Dove"))]
    >>> rows = {(0, 0): ["(V - C)/2"] * 2, (0, 1): ["V", "0"], (1, 0): ["0", "V"], (1, 1): ["V/2"] * 2}
    >>> print(write_game(players, payoffs=rows, slug="hawk-dove"))
    slug = "hawk-dove"
    <BLANKLINE>
    players = [
      { name = "Owner", var = "x", strategies = ["Hawk", "Dove"] },
      { name = "Intruder", var = "y", strategies = ["Hawk", "Dove"] },
    ]
    <BLANKLINE>
    [parameters]
    V = { meaning = "", meaning_zh = "" }
    C = { meaning = "", meaning_zh = "" }
    <BLANKLINE>
    [payoffs]
    11 = ["(V - C)/2", "(V - C)/2"]
    10 = ["V", "0"]
    01 = ["0", "V"]
    00 = ["V/2", "V/2"]
    <BLANKLINE>
    """
    order = [] if payoffs is None else _in_order(players)
    formulas = [formula for profile in order for formula in (payoffs or {}).get(profile, ())]
    formulas.extend((field or {}).values())
    parts = [
        "\n".join(f"# {_one_line(comment)}" for comment in comments),
        _heading(slug, title, title_zh, assume, state_dependent=state_dependent),
        _players(players),
        _parameters(players, formulas, parameters, scenarios),
    ]
    if payoffs is not None:
        rows = (f"{_key(profile, players)} = {_list(payoffs[profile])}" for profile in order)
        parts.append("\n".join(["[payoffs]", *rows]))
    if field is not None:
        parts.append("\n".join(["[field]", *(f"{name} = {quoted(text)}" for name, text in field.items())]))
    parts.extend(scenario_text(scenario) for scenario in scenarios)
    return "\n\n".join(part for part in parts if part) + "\n"


def _in_order(players: Sequence[Player]) -> list[Profile]:
    """The profiles as payoff tables list them, the last player's strategy changing fastest."""
    return list(itertools.product(*(range(len(player.strategies)) for player in players)))


def in_both_languages(remarks: Iterable[Remark]) -> list[str]:
    """Remarks as comments for the head of a file."""
    return [remark.text(lang) for remark in remarks for lang in LANGUAGES]


def _one_line(text: str) -> str:
    """Text that cannot leave its comment."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _heading(slug: str, title: str, title_zh: str, assume: Sequence[str], *, state_dependent: bool) -> str:
    given = (("slug", slug), ("title", title), ("title_zh", title_zh))
    lines = [f"{key} = {quoted(text)}" for key, text in given if text]
    if state_dependent:
        lines.append("state_dependent = true")
    if assume:
        lines.append(f"assume = {_list(assume)}")
    return "\n".join(lines)


def _players(players: Sequence[Player]) -> str:
    lines = ["players = ["]
    for player in players:
        entries = [
            f"name = {quoted(player.name)}",
            f"name_zh = {quoted(player.name_zh)}" if player.name_zh else "",
            f"var = {quoted(player.var)}",
            f"strategies = {_list(player.strategies)}",
            f"strategies_zh = {_list(player.strategies_zh)}" if player.strategies_zh else "",
        ]
        lines.append(f"  {{ {', '.join(entry for entry in entries if entry)} }},")
    return "\n".join([*lines, "]"])


def _parameters(
    players: Sequence[Player], formulas: Iterable[str], known: Sequence[Parameter], scenarios: Sequence[Scenario]
) -> str:
    shares = {share.name for player in players for share in player.shares}
    names = dict.fromkeys(name for formula in formulas for name in names_in(formula) if name not in shares)
    names |= dict.fromkeys(parameter.name for parameter in known)
    names |= dict.fromkeys(str(symbol.name) for scenario in scenarios for symbol, _ in scenario.values)
    about = {parameter.name: parameter for parameter in known}
    lines = [f"{name} = {{ {_about(about.get(name, Parameter(real_symbol(name))))} }}" for name in names]
    return "\n".join(["[parameters]", *lines])


@lru_cache(maxsize=1 << 14)
def names_in(formula: str) -> tuple[str, ...]:
    """The names in a formula of the file's syntax, in English spelling; functions that are called are none.

    Examples
    --------
    >>> names_in("α*Max(0, R1 - C) - α")
    ('alpha', 'R1', 'C', 'alpha')
    """
    return tuple(
        word.text
        for word, following in itertools.pairwise(tokens(formula))
        if word.kind == "name" and not (word.text in FUNCTIONS and following.text == "(")
    )


def positive_bases(formulas: Iterable[str], shares: Sequence[str] = ()) -> tuple[str, ...]:
    """The relations that a file must assume, since its formulas have powers whose exponents are no numbers.

    Powers of expressions with shares are left out: no assumption bears on shares.

    Examples
    --------
    >>> positive_bases(["R1**g - C", "(a + b)**g"])
    ('R1 > 0', 'a + b > 0')
    """
    found: dict[str, None] = {}
    for formula in dict.fromkeys(formulas):
        if "^" not in formula and "**" not in formula:
            continue
        names = {name: real_symbol(name) for name in names_in(formula)}
        for power in sorted(read_expression(formula, names, is_positive=lambda base: True).atoms(Pow), key=str):
            is_known = power.base.is_number or not power.free_symbols.isdisjoint(map(real_symbol, shares))
            if not power.exp.is_number and not is_known:
                found[f"{write(power.base)} > 0"] = None
    return tuple(found)


def _about(parameter: Parameter) -> str:
    entries = [f"meaning = {quoted(parameter.meaning)}", f"meaning_zh = {quoted(parameter.meaning_zh)}"]
    given = (
        ("latex", parameter.latex),
        ("party", parameter.party),
        ("unit", parameter.unit),
        ("source", parameter.source),
    )
    entries.extend(f"{key} = {quoted(text)}" for key, text in given if text)
    return ", ".join(entries)


def _key(profile: Profile, players: Sequence[Player]) -> str:
    """A key that is read as this profile: its digits, unless strategies have digits for names."""
    digits = profile_key(profile, tuple(len(player.strategies) for player in players))
    names = " / ".join(player.strategies[k] for player, k in zip(players, profile, strict=True))
    for key in (digits, names):
        try:
            if profile_of(key, players) == profile:
                return key if _is_bare(key) else quoted(key)
        except InvalidGameError:
            continue
    raise InvalidGameError(f"no key names the profile {names!r}; rename strategies that are digits or contain ' / '")


def _is_bare(key: str) -> bool:
    return key.isascii() and key.replace("-", "").isalnum()


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(quoted(text) for text in texts)}]"


def quoted(text: str) -> str:
    r"""A TOML string: in double quotes, or in single ones where that saves escapes, as for LaTeX.

    Examples
    --------
    >>> print(quoted('R1 - C'), quoted(r'\beta_1'), quoted('a "b"'), quoted("it's\n"))
    "R1 - C" '\beta_1' 'a "b"' "it's\n"
    """
    if text.isprintable() and "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    return f'"{"".join(_escaped(character) for character in text)}"'


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    # Half a surrogate pair is no character, and TOML has no way to say it.
    return "\ufffd" if 0xD800 <= code < 0xE000 else f"\\U{code:08X}"
