"""Sweeps: ESS sets and outcomes over ranges of parameters."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "sweep": ("Sweep over {parameters}: {name}", "参数扫描（{parameters}）：{name}"),
    "sweep points": (
        "{points} points; the other parameters have the values of scenario '{name}'.",
        "共{points}个点，其余参数取情景“{name}”的值。",
    ),
    "sweep sets": ("Sets of ESS over the points, exact at every point.", "各点的演化稳定点集合（逐点精确判定）"),
    "ess set": ("ESS", "演化稳定点"),
    "points": ("Points", "点数"),
    "share of points": ("Share", "占比"),
    "sweep no ess": ("none", "无"),
    "sweep sets note": (
        "Shares are of the points that the assumptions allow. Left out: {others}.",
        "注：占比以假设允许的点为基数。未计入：{others}。",
    ),
    "sweep not_allowed": ("{count} that the assumptions forbid", "假设不允许的{count}个点"),
    "sweep no_value": ("{count} where a payoff has no value", "支付无定义的{count}个点"),
    "sweep undecided": ("{count} undecided", "未能判定的{count}个点"),
    "sweep not_done": ("{count} not done yet", "尚未计算的{count}个点"),
    "sweep ends": ("Where the paths from {start} go.", "自{start}出发的轨道去向"),
    "sweep end": ("Outcome", "去向"),
    "sweep paths": ("Paths", "轨道数"),
    "sweep end rest set": ("a set of equilibrium points", "均衡点集"),
    "sweep end interior": ("a mixed equilibrium point", "混合均衡点"),
    "sweep end cycle": ("a cycle", "环路"),
    "sweep end unsettled": ("not settled", "未能判定"),
    "sweep thresholds": (
        "Exact thresholds, one parameter changed at a time from the values of scenario '{name}'.",
        "精确阈值（自情景“{name}”取值起每次仅一个参数变动）",
    ),
    "sweep parameter": ("Parameter", "参数"),
    "ess below": ("ESS below", "阈值之下的演化稳定点"),
    "ess above": ("ESS above", "阈值之上的演化稳定点"),
    "sweep no thresholds": (
        "None lies between the smallest and the largest value of {parameter}.",
        "{parameter}的最小值与最大值之间没有阈值。",
    ),
    "sweep thresholds missing": (
        "The exact thresholds of {parameter} are not told: scenario '{name}' lacks a value or contradicts the "
        "assumptions.",
        "未给出{parameter}的精确阈值：情景“{name}”缺少取值，或与假设矛盾。",
    ),
    "sweep thresholds partly": (
        "Not all conditions on {parameter} were solved; there may be further thresholds.",
        "关于{parameter}的条件未全部解出，可能还有其他阈值。",
    ),
}
