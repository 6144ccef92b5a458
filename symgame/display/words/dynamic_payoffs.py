"""Payoffs that contain the current shares, static beside dynamic."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "dynamic section": ("Dynamic Reward and Punishment", "动态奖惩机制"),
    "dynamic intro": (
        "The payoffs change with the current shares. These terms of them contain shares:",
        "支付随当前比例变动，含比例的项如下：",
    ),
    "dynamic general": (
        "Since a payoff difference contains the party's own share, the theorems for payoffs without shares do not "
        "hold: mixed points may be asymptotically stable, two neighbouring pure-strategy points may both be stable, "
        "and "
        "a zero eigenvalue does not rule stability out. All verdicts of this report are on the equations as they are.",
        "由于某主体的收益差含有其自身比例，支付不含比例时的定理不再成立：混合均衡点可能渐近稳定，相邻的两个纯策略均衡点可能同时稳定，"
        "零特征值也不排除稳定性。本报告的全部判定均直接针对所给动态方程。",
    ),
    "dynamic own share free": (
        "No payoff difference contains the party's own share, so that still no mixed point is asymptotically stable; "
        "theorems that need payoffs without any shares do not hold.",
        "各主体的收益差均不含其自身比例，故混合均衡点仍非渐近稳定；要求支付完全不含比例的定理不再成立。",
    ),
    "dynamic multilinear": (
        "In the payoff differences the shares stand as they do in a game whose payoffs contain none, so that all "
        "theorems on such games hold.",
        "收益差中比例的形式与支付不含比例的博弈相同，故此类博弈的定理全部适用。",
    ),
    "dynamic no static": (
        "Without values for the parameters no static version is fixed beside it.",
        "未给出参数取值，故未设静态机制作对照。",
    ),
    "static is": (
        "For comparison the payoffs are held as they are at {start}, the start of scenario “{name}”: rewards and "
        "penalties keep the size that they have there. This is the static version in what follows; another one may be "
        "meant where a file or a paper gives it.",
        "为作对照，将支付固定为情景“{name}”的初始点{start}处的大小，即奖惩保持该处的水平，以下称为静态机制；"
        "若文件或原文另有静态机制，应以其为准。",
    ),
    "static table": (
        "Dynamic and static payoffs compared at the values of scenario “{name}”.",
        "情景“{name}”取值下动态与静态机制的比较",
    ),
    "dynamic payoffs": ("Dynamic", "动态机制"),
    "static payoffs": ("Static", "静态机制"),
    "static note": (
        "Note: signs are those of the real parts of the eigenvalues at these values.",
        "注：符号为该组取值下特征值实部的符号。",
    ),
    "dynamic mixed": (
        "With dynamic payoffs these mixed points are asymptotically stable: {points}; with static ones no mixed point "
        "is.",
        "动态机制下，混合均衡点{points}渐近稳定；静态机制下混合均衡点均非渐近稳定。",
    ),
    "dynamic goes": ("With dynamic payoffs the path leads to {end}.", "动态机制下，轨道趋于{end}。"),
    "static goes": (
        "With static ones, from the same start, it leads to {end}.",
        "静态机制下，自同一初始点出发，轨道趋于{end}。",
    ),
    "dynamic caption": ("Evolution with dynamic payoffs.", "动态机制下的演化过程"),
    "static caption": (
        "Evolution with payoffs held as they are at the start.",
        "静态机制（支付固定为初始水平）下的演化过程",
    ),
    "arrival": ("{end} (time {time})", "{end}（时间{time}）"),
}
