"""The labels of a table: names of strategies, with the probabilities printed beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from symgame.symbols import GREEK

_VARIABLE = rf"[A-Za-z{''.join(GREEK)}](?:_?[0-9])?"
_VALUE = rf"(?:1\s*[-−－–]\s*)?{_VARIABLE}(?:\s*[-−－–]\s*{_VARIABLE})*"
_WITH = r"(?:概率(?:为|是|：|:)?|(?:with\s+)?(?:prob(?:ability|\.)?)(?:\s+of)?|[pP]\s*[=＝])\s*"
_MARKED = re.compile(
    rf"(?P<name>.*?)[\s,，]*(?:[(（\[【]\s*(?:{_WITH})?(?P<inside>{_VALUE})\s*[)）\]】]|(?<![\w]){_WITH}(?P<said>{_VALUE})|"
    rf"(?:(?<=[\s,，])|(?<=[\u4e00-\u9fff]))(?P<bare>{_VALUE}))\s*",
    re.DOTALL,
)
_ALONE = re.compile(rf"\s*[(（]?\s*(?:{_WITH})?{_VALUE}\s*[)）]?\s*")
_GENERIC = re.compile(
    r"(?:strateg(?:y|ies)|player|party|parties|payoffs?|profile|策略(?:组合|选择)?|主体|参与(?:主体|方|者)|博弈(?:主体|方|参与方)|收益|支付|概率)?",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:的)?(?:收益|支付|效用|策略(?:选择)?|期望收益)$|(?:['’]s)?\s+(?:payoffs?|strateg(?:y|ies)|utility)$",
    re.IGNORECASE,
)
_ABOUT_BEFORE = re.compile(r"^(?:payoffs?|strateg(?:y|ies)|utility)\s+(?:of|to)\s+(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Strategies:
    """The strategies of a party: their names, and its variable where the labels tell it.

    ``order`` puts the strategy that the variable belongs to first: ``names[k]`` is the label number ``order[k]``.
    """

    names: tuple[str, ...]
    variable: str = ""
    order: tuple[int, ...] = ()


def strategies_of(labels: Sequence[str]) -> Strategies:
    """The strategies that labels name.

    Examples
    --------
    >>> strategies_of(["Cooperate (x)", "Go alone (1-x)"])
    Strategies(names=('Cooperate', 'Go alone'), variable='x', order=(0, 1))
    >>> strategies_of(["不监管1-z", "监管z"])
    Strategies(names=('监管', '不监管'), variable='z', order=(1, 0))
    >>> strategies_of(["Plan B", "Plan C"]).names
    ('Plan B', 'Plan C')
    """
    plain = tuple(range(len(labels)))
    marked = [_MARKED.fullmatch(label) for label in labels]
    values = [_value(match) for match in marked]
    names = tuple(match["name"].strip() if match else label for match, label in zip(marked, labels, strict=True))
    variable, first = _variable(values, [bool(match and match["bare"]) for match in marked])
    if not variable or not all(names) or len(set(names)) < len(names):
        return Strategies(tuple(" ".join(label.split()) for label in labels), "", plain)
    order = (first, *(k for k in plain if k != first))
    return Strategies(tuple(" ".join(names[k].split()) for k in order), variable, order)


def is_probability(text: str) -> bool:
    """Whether a heading is a probability and nothing else.

    Examples
    --------
    >>> is_probability("1-x"), is_probability("（z）"), is_probability("Plan B")
    (True, True, False)
    """
    return bool(_ALONE.fullmatch(text))


def _value(match: re.Match[str] | None) -> str:
    """The probability, without spaces and with a plain minus; empty where there is none."""
    if match is None:
        return ""
    found = match["inside"] or match["said"] or match["bare"]
    return re.sub(r"[-−－–]", "-", "".join(GREEK.get(c, c) for c in found if not c.isspace()))


def _variable(values: Sequence[str], are_bare: Sequence[bool]) -> tuple[str, int]:
    """The variable of a party, and whose probability it is; empty if the marks do not fit together."""
    if len(values) == 2:
        for k in (0, 1):
            own, other = values[k], values[1 - k]
            # Alone, only a mark in brackets is one: "Plan B" is a name.
            if own and "-" not in own and (other == f"1-{own}" or (not other and not are_bare[k])):
                return own, k
            if own and not other and own.startswith("1-") and own.count("-") == 1 and not are_bare[k]:
                return own[2:], 1 - k
        return "", 0
    stems = {re.sub(r"_?[0-9]$", "", value) for value in values if value and not value.startswith("1-")}
    left_over = [value for value in values if value.startswith("1-")]
    if not all(values) or len(left_over) > 1 or len(set(values)) < len(values):
        return "", 0
    return (stems.pop(), 0) if len(stems) == 1 else ("", 0)


def party_name(text: str) -> str:
    """What a heading calls a party; empty for general words.

    Examples
    --------
    >>> party_name("政府的收益"), party_name("Payoff of the firm"), party_name("Strategy")
    ('政府', 'firm', '')
    """
    name = " ".join(text.split()).strip(":：,，")
    name = _ABOUT.sub("", _ABOUT_BEFORE.sub("", name)).strip()
    return "" if _GENERIC.fullmatch(name) else name


def split_off_party(labels: Sequence[str], *, is_glued: bool) -> tuple[str, tuple[str, ...]]:
    """The name that all labels begin with, and what is left of them.

    It ends at a space or colon; in headings of blocks (``is_glued``) it may run straight into Chinese text.

    Examples
    --------
    >>> split_off_party(["政府 激励 z", "政府 不激励 1-z"], is_glued=False)
    ('政府', ('激励 z', '不激励 1-z'))
    >>> split_off_party(["政府积极监管", "政府消极监管"], is_glued=True)
    ('政府', ('积极监管', '消极监管'))
    """
    for between, is_sure in ((r"\s*[:：—–\n]\s*", True), (r"\s+", is_glued)):
        heads = [re.split(between, label.strip(), maxsplit=1) for label in labels]
        if all(len(head) == 2 and head[1] and head[0] == heads[0][0] for head in heads):
            rest = tuple(head[1] for head in heads)
            if is_sure or strategies_of(rest).variable or all(is_chinese(label[0]) for label in rest):
                return heads[0][0], rest
    shared = 0
    while is_glued and all(len(label) > shared + 1 and label[shared] == labels[0][shared] for label in labels):
        shared += 1
    prefix = labels[0][:shared]
    if prefix and all(map(is_chinese, prefix)):
        return prefix, tuple(label[shared:] for label in labels)
    return "", tuple(labels)


def is_chinese(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)
