"""Initial willingness, key parameters, several parameters together."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "own numbers": ("the numbers of the game", "博弈自身的取值"),
    "willingness intro": (
        "At the values of scenario “{name}” first all parties start alike, then one party's start is varied while the "
        "others start from 0.5. A time is that from which on all shares are within 0.01 of the end.",
        "在情景“{name}”取值下，先令各主体的初始意愿同时变动，再逐一变动（其余主体取0.5）。所列时间为此后各比例与终点相差均不超过0.01的时刻。",
    ),
    "all alike": ("All parties", "各主体同时变动"),
    "willing": ("{who}: {ends}.", "{who}：{ends}。"),
    "willing one": ("from {level} to {end}", "自{level}趋于{end}"),
    "willing all": (
        "{who}: from {levels} the path leads to {end}, after the times {times}.",
        "{who}：自{levels}出发均趋于{end}，所需时间依次为{times}。",
    ),
    "sensitivity section": ("Sensitivity Analysis of Key Parameters", "关键参数敏感性分析"),
    "key intro": (
        "Of the {n} parameters in the eigenvalues those are varied, one at a time around the values of scenario "
        "“{name}”, "
        "whose exact thresholds are nearest.",
        "在特征值所含的{n}个参数中，围绕情景“{name}”的取值，逐一变动精确阈值最近的参数。",
    ),
    "key reached": (
        "At a threshold of {parameters} the point that is reached, {point}, ceases to be an ESS (in brackets: how "
        "far it "
        "is from the present value).",
        "{parameters}达到阈值时，所到达的{point}不再是演化稳定点（括号内为阈值与当前取值的相对距离）。",
    ),
    "key other": (
        "At a threshold of {parameters} the set of ESS changes (in brackets: how far it is from the present value).",
        "{parameters}达到阈值时，演化稳定点集发生变化（括号内为阈值与当前取值的相对距离）。",
    ),
    "key effect": (
        "{parameters} changes no ESS by itself here but is proved to help or to hinder {point}.",
        "{parameters}单独变动不改变演化稳定点集，但已证明其有利于或不利于{point}的稳定。",
    ),
    "key none": (
        "No parameter by itself changes which points are ESS, and none is proved to help or to hinder the point that "
        "is reached: none is varied.",
        "没有参数的单独变动会改变演化稳定点集，也没有参数被证明有利于或不利于所到达的均衡点，故不作变动。",
    ),
    "by share": (" ({share} %)", "（{share}%）"),
    "name and meaning": ("{name} ({meaning})", "{meaning}{name}"),
    "meaning symbol": ("{symbol} ({meaning})", "{meaning}({symbol})"),
    "values lead": ("From {start} the path leads, {ends}.", "自{start}出发，{ends}。"),
    "value leads": ("at {value}, to {end}", "{value}时轨道趋于{end}"),
    "threshold of parameter": (
        "At the threshold {threshold} the ESS change from {below} to {above}.",
        "阈值为{threshold}，越过后系统的演化稳定点由{below}转为{above}。",
    ),
    "effect helps": (
        "For all parameters that the assumptions allow, a larger value helps the stability of {point}.",
        "在假设允许的全部参数取值下，该参数增大有利于{point}的稳定。",
    ),
    "effect hinders": (
        "For all parameters that the assumptions allow, a larger value hinders the stability of {point}.",
        "在假设允许的全部参数取值下，该参数增大不利于{point}的稳定。",
    ),
    "effect mixed": (
        "A larger value may help or hinder the stability of {point}, depending on the parameters.",
        "该参数增大对{point}稳定性的影响方向取决于其余参数。",
    ),
    "move faster": (
        "As {parameter} rises from {first} to {last}, {player} comes to {strategy} faster: the time to reach 0.99 "
        "falls "
        "from {before} to {after}.",
        "随着{parameter}由{first}增至{last}，{player}趋于“{strategy}”的速度加快（首次达到0.99的时间由{before}变为{after}）。",
    ),
    "move slower": (
        "As {parameter} rises from {first} to {last}, {player} comes to {strategy} more slowly: the time to reach 0.99 "
        "rises from {before} to {after}.",
        "随着{parameter}由{first}增至{last}，{player}趋于“{strategy}”的速度减慢（首次达到0.99的时间由{before}变为{after}）。",
    ),
    "move same": (
        "As {parameter} rises from {first} to {last}, {player} reaches 0.99 of {strategy} at the same time, {before}.",
        "随着{parameter}由{first}增至{last}，{player}选择“{strategy}”的比例首次达到0.99的时间不变（{before}）。",
    ),
    "move both": (
        "As {parameter} rises from {first} to {last}, the time at which {player} reaches 0.99 of {strategy} moves in "
        "both directions: {times}.",
        "随着{parameter}由{first}增至{last}，{player}选择“{strategy}”的比例首次达到0.99的时间并非单调变化（依次为{times}）。",
    ),
    "panels caption": ("Impact of {parameter} on the evolution.", "{parameter}对演化过程的影响"),
    "joint section": ("Joint Effects and Global Sensitivity", "参数联合作用与全局敏感性"),
    "plane intro": (
        "The figure shows which points are ESS in the plane of {across} and {up}, the two parameters with the nearest "
        "thresholds, the others as in scenario “{name}”. The borders are exact.",
        "图中给出阈值最近的两个参数{across}与{up}平面上的演化稳定点，其余参数取情景“{name}”的值；边界为精确结果。",
    ),
    "plane caption": ("ESS regions in the ({across}, {up}) plane.", "{across}-{up}平面的演化稳定区域"),
    "room intro": (
        "By how much may a single parameter change before the set of ESS is another one? The figure shows it for every "
        "parameter with a threshold, in percent of its value in scenario “{name}”; it follows from the exact "
        "thresholds.",
        "单个参数变动多少会使演化稳定点集改变？图中对每个存在阈值的参数给出相对情景“{name}”取值的变动幅度，由精确阈值得出。",
    ),
    "room caption": (
        "Change of each parameter alone up to another set of ESS.",
        "各参数单独变动至演化稳定点集改变的幅度",
    ),
    "indices intro": (
        "For the global analysis all parameters with a value other than 0 vary together, each by up to {part} % of its "
        "value (less where the assumptions end).",
        "全局分析中，取值非零的各参数同时在其取值上下{part}%内变动（假设之界更近时取至其一半）。",
    ),
    "indices caption": ("Sobol's indices of the parameters.", "各参数的Sobol敏感性指数"),
    "indices missing": (
        "Sobol's indices, which divide the variance of a share among all parameters varied together, are left out: "
        "they need the extra 'sensitivity' (pip install 'symgame[sensitivity]').",
        "Sobol指数将某一比例的方差分解到同时变动的各参数，"
        "需安装附加组件（pip install 'symgame[sensitivity]'），此处从略。",
    ),
    "indices none": (
        "Sobol's indices are left out: the path comes to no end, the assumptions forbid a part of the ranges around "
        "these values, or the share does not vary there.",
        "Sobol指数从略：轨道没有终点，或假设不允许取值附近的部分范围，或该比例在其中不变。",
    ),
}
