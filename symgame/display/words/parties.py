"""Each party's own stability."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "parties": ("Stability of each party's own strategy", "各主体策略稳定性分析"),
    "single party": (
        "By the stability theorem of differential equations a share {share} with {condition} is stable, given the "
        "others' strategies; this is not the stability of the system.",
        "由微分方程稳定性定理，当{condition}时，{share}在其余主体策略给定下处于稳定状态（单方稳定性，不等同于系统稳定性）。",
    ),
    "party always": (
        "{relation} whatever the others do, so that {strategy} is stable throughout.",
        "无论其余主体如何选择，恒有{relation}，故{strategy}始终稳定。",
    ),
    "party never": (
        "{difference} = 0 always: every share is at rest.",
        "{difference}恒为零：任何比例都静止。",
    ),
    "party open": (
        "{derivative} with {shown}: {first} is stable where {difference} is positive, {second} where it is negative.",
        "{derivative}，{shown}：{difference}为正时{first}稳定，为负时{second}稳定。",
    ),
    "threshold of": (
        "{derivative}. The equation {difference} = 0, solved for {share}, gives the threshold",
        "{derivative}。由{difference}=0解出{share}的阈值：",
    ),
    "slope open": (
        "This is so where {positive}; where {negative} the first two cases are exchanged.",
        "以上在{positive}时成立；{negative}时前两种情形互换。",
    ),
    "outside": (
        "If the threshold lies outside [0, 1], one strategy is stable throughout.",
        "若阈值在[0, 1]之外，则某一策略始终稳定。",
    ),
    "moves": (
        "The threshold {threshold} {how}.",
        "阈值{threshold}{how}。",
    ),
    "rises with": ("rises with {names}", "随{names}增大而上升"),
    "falls with": ("falls with {names}", "随{names}增大而下降"),
    "either with": ("may move either way with {names}", "随{names}的变动方向不定"),
    "is stable": (
        " is stable",
        "稳定",
    ),
    "all at rest": (
        "every {own} is at rest",
        "任意{own}均静止",
    ),
    "slope open long": (
        "This is so where {slope}; where it is negative the first two cases are exchanged.",
        "以上在{slope}时成立；该式为负时前两种情形互换。",
    ),
}
