"""What the game is, and its equations."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "source": ("Source: {source}.", "来源：{source}。"),
    "reconstruction": (
        "The payoffs are a reconstruction: they are not printed in the source.",
        "支付为重构：原文未给出收益矩阵。",
    ),
    "parties caption": ("Parties, strategies and shares.", "博弈主体、策略与概率"),
    "strategy share": ("Strategy (share)", "策略（概率）"),
    "assumptions": ("Assumptions: {relations}.", "假设：{relations}。"),
    "no assumptions": ("No assumptions on the parameters.", "对参数未作假设。"),
    "parameters caption": ("Parameters and their meanings.", "参数符号及含义"),
    "payoffs caption": ("Payoff matrix of the evolutionary game among {parties}.", "{parties}演化博弈收益矩阵"),
    "payoffs caption one": ("Payoffs of {parties}.", "{parties}收益矩阵"),
    "payoffs caption two": (
        "Payoff matrix of the evolutionary game between {parties}.",
        "{parties}双方博弈收益矩阵",
    ),
    "payoffs caption three": (
        "Payoff matrix of the tripartite evolutionary game among {parties}.",
        "{parties}三方博弈收益矩阵",
    ),
    "payoffs caption four": (
        "Payoff matrix of the four-party evolutionary game among {parties}.",
        "{parties}四方博弈收益矩阵",
    ),
    "payoffs note": ("Payoffs in each cell from top to bottom: {parties}.", "注：每格自上而下依次为{parties}的收益。"),
    "payoffs left out": (
        "The payoff matrix has {n} profiles and is left out here.",
        "收益矩阵共{n}个策略组合，此处从略。",
    ),
    "field only": (
        "Only the equations of this game are known, not its payoffs: payoff tables and expected payoffs are left out.",
        "本博弈仅给出动态方程而未给出支付，故收益矩阵与期望收益从略。",
    ),
    "game": ("The game", "模型描述"),
    "equations": ("Expected payoffs and replicator dynamic equations", "期望收益与复制动态方程"),
    "steps intro": (
        "{share} is the share of {player} that plays {first}. Its expected payoffs and their mean:",
        "{share}为{player}选择“{first}”的概率。其各策略期望收益与平均期望收益为：",
    ),
    "replicator of": ("Replicator dynamic equation of {player}:", "{player}的复制动态方程："),
    "jacobian": ("Jacobian matrix", "雅可比矩阵"),
    "jacobian intro": (
        "With {d} = {quotient}, the advantage of the first strategy over the second, the entries {entry} are:",
        "记{d} = {quotient}，即第一策略相对第二策略的收益差，则雅可比矩阵的元素{entry}为：",
    ),
    "jacobian long": (
        "The Jacobian matrix has {n} entries and is left out here.",
        "雅可比矩阵共{n}个元素，此处从略。",
    ),
}
