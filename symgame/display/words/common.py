"""Words that every part of a document uses."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "Table": ("Table {k}. {caption}", "表{k}  {caption}"),
    "Figure": ("Figure {k}. {caption}", "图{k}  {caption}"),
    "Table second": ("Table {k}  {caption}", "Table {k}  {caption}"),
    "Figure second": ("Fig. {k}  {caption}", "Fig. {k}  {caption}"),
    "continued": ("{what} (continued)", "{what}（续）"),
    "comma": (", ", "、"),
    "semicolon": ("; ", "；"),
    "and": (" and ", "和"),
    "and relations": (" and ", "且"),
    "and parties": (" and ", "与"),
    "party": ("Party", "主体"),
    "parameter": ("Parameter", "参数"),
    "meaning": ("Meaning", "含义"),
    "range": ("Range", "取值范围"),
    "common": ("common", "公共"),
    "profile": ("Strategy profile", "策略组合"),
    "point": ("Equilibrium point", "均衡点"),
    "condition": ("Condition", "条件"),
    "undecided": ("undecided", "未能判定"),
    "always": ("always", "恒成立"),
    "impossible": ("impossible", "不可能"),
    "comma relations": (
        ", ",
        "，",
    ),
    "too long": (
        "a condition too long to print here (see symgame derive --json)",
        "另一过长的条件（见 symgame derive --json）",
    ),
    "colon": (
        ": ",
        "：",
    ),
}
