"""The text of a game file, written from what was read elsewhere.

The text is TOML and reads back as the same game: labels are escaped, every symbol that occurs is
declared, in order of first appearance, with its meaning left empty for the author to fill in.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

from symgame.display.words import LANGUAGES
from symgame.errors import InvalidGameError
from symgame.gamefile.scenario_text import scenario_text
from symgame.players import Player, Profile, Scenario, profile_key, profile_of
from symgame.symbols import Parameter, real_symbol
from symgame.transcription.formula_names import names_in
from symgame.transcription.game_text.toml import as_key, comment, quoted, quoted_list
from symgame.transcription.remarks import Remark


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
        "\n".join(comment(line) for line in comments),
        _heading(slug, title, title_zh, assume, state_dependent=state_dependent),
        _players(players),
        _parameters(players, formulas, parameters, scenarios),
    ]
    if payoffs is not None:
        rows = (f"{_profile_key(profile, players)} = {quoted_list(payoffs[profile])}" for profile in order)
        parts.append("\n".join(["[payoffs]", *rows]))
    if field is not None:
        parts.append("\n".join(["[field]", *(f"{name} = {quoted(text)}" for name, text in field.items())]))
    parts.extend(scenario_text(scenario) for scenario in scenarios)
    return "\n\n".join(part for part in parts if part) + "\n"


def _in_order(players: Sequence[Player]) -> list[Profile]:
    """The profiles as payoff tables list them, the last player's strategy changing fastest."""
    return list(itertools.product(*(range(len(player.strategies)) for player in players)))


def _heading(slug: str, title: str, title_zh: str, assume: Sequence[str], *, state_dependent: bool) -> str:
    given = (("slug", slug), ("title", title), ("title_zh", title_zh))
    lines = [f"{key} = {quoted(text)}" for key, text in given if text]
    if state_dependent:
        lines.append("state_dependent = true")
    if assume:
        lines.append(f"assume = {quoted_list(assume)}")
    return "\n".join(lines)


def _players(players: Sequence[Player]) -> str:
    lines = ["players = ["]
    for player in players:
        entries = [
            f"name = {quoted(player.name)}",
            f"name_zh = {quoted(player.name_zh)}" if player.name_zh else "",
            f"var = {quoted(player.var)}",
            f"strategies = {quoted_list(player.strategies)}",
            f"strategies_zh = {quoted_list(player.strategies_zh)}" if player.strategies_zh else "",
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


def _profile_key(profile: Profile, players: Sequence[Player]) -> str:
    """A key that is read as this profile: its digits, unless strategies have digits for names."""
    digits = profile_key(profile, tuple(len(player.strategies) for player in players))
    names = " / ".join(player.strategies[k] for player, k in zip(players, profile, strict=True))
    for text in (digits, names):
        try:
            if profile_of(text, players) == profile:
                return as_key(text)
        except InvalidGameError:
            continue
    raise InvalidGameError(f"no key names the profile {names!r}; rename strategies that are digits or contain ' / '")


def in_both_languages(remarks: Iterable[Remark]) -> list[str]:
    """Remarks as comments for the head of a file."""
    return [remark.text(lang) for remark in remarks for lang in LANGUAGES]
