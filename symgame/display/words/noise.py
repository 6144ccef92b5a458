"""Noise and delay."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "noise": ("Stability under noise", "随机扰动下的稳定性"),
    "noise equation": (
        "The Ito equation, with independent Brownian motions W and F the right-hand sides of the replicator equation:",
        "伊藤随机微分方程（各W为相互独立的布朗运动，F为复制动态方程的右端）：",
    ),
    "noise notions": (
        "Two notions of stability, which must not be confused. Almost surely: the equation linearised at the point "
        "tends to it with probability one, so that paths from near it converge to it with a probability as near 1 as "
        "one likes (asymptotic stability in probability); it asks {sure} of every eigenvalue. In mean square: the "
        "expected squared distance of the linearisation falls exponentially; it asks {square}.",
        "须区分两种稳定性。几乎必然（以概率1）稳定：在该点线性化的方程以概率1趋于该点，从其附近出发的轨道以任意接近1的"
        "概率收敛于它（依概率渐近稳定），条件为每个特征值满足{sure}。均方指数稳定：线性化方程距离平方的期望指数衰减，"
        "条件为{square}。",
    ),
    "noise caption": (
        "Stability of the pure-strategy equilibrium points under noise, in two notions.",
        "纯策略均衡点在随机扰动下的两种稳定性",
    ),
    "almost surely": ("Stable almost surely", "几乎必然稳定"),
    "in mean square": ("Exponentially stable in mean square (linearisation)", "均方指数稳定（线性化）"),
    "noise changes": ("What noise changes", "扰动的影响"),
    "never": ("never", "不稳定"),
    "no eigenvalues": ("no value here", "此处无定义"),
    "noise gains": ("can become stable almost surely", "可变为几乎必然稳定"),
    "noise loses": ("can lose stability in mean square", "可失去均方稳定"),
    "noise keeps": ("nothing", "无"),
    "noise table note": (
        "All lines of a cell are needed. Equality is undecided in both notions. What noise changes is said against the "
        "signs of the eigenvalues without noise: a positive one beside stability almost surely, only negative ones "
        "beside instability in mean square.",
        "注：同一单元格内各式须同时成立；两种情形中取等号时均未判定。“扰动的影响”与无扰动时特征值的符号相比较："
        "有正特征值而仍几乎必然稳定，或特征值全为负而均方不稳定。",
    ),
    "noise edges": (
        "Both of two points that differ in the strategy of one party only can be stable almost surely together, which "
        "without noise is impossible where no payoff contains the own share: {edges}.",
        "仅有一个主体策略不同的两个点可以同时几乎必然稳定（无扰动且支付不含自身比例时不可能）：{edges}。",
    ),
    "noise edges all": (
        "On each of the {n} edges both points, which differ in the strategy of one party only, can be stable almost "
        "surely together; without noise that is impossible where no payoff contains the own share.",
        "在全部{n}条棱上，仅有一个主体策略不同的两端点都可以同时几乎必然稳定；无扰动且支付不含自身比例时不可能。",
    ),
    "noise edges none": (
        "No two points that differ in the strategy of one party only can both be stable almost surely.",
        "仅有一个主体策略不同的两个点不能同时几乎必然稳定。",
    ),
    "pair": ("{one} with {other}", "{one}与{other}"),
    "square root": (
        "If the noise is {noise} instead, the equation cannot be linearised at the points, and no condition on payoffs "
        "follows: where every {sigma} is positive, every pure-strategy point is absorbing and stable in probability, "
        "whatever the payoffs.",
        "若噪声项改为{noise}，则在各点处不能线性化，也得不出关于支付的条件：只要各主体的{sigma}均为正，无论支付如何，"
        "每个纯策略点都是吸收的，且依概率稳定。",
    ),
    "drawn paths": ("Paths under noise: {name}", "随机轨道：{name}"),
    "drawn": (
        "Of the equation with the noise {noise} {paths} paths are drawn from each start up to time {horizon} (seed "
        "{seed}), with {sigma}.",
        "噪声项为{noise}，每个初始点{paths}条轨道，至时间{horizon}（随机种子{seed}），{sigma}。",
    ),
    "drawn caption": (
        "Paths near each point at the end, from {start}.",
        "自{start}出发的轨道终点分布",
    ),
    "paths": ("Paths", "轨道数"),
    "share of paths": ("Share", "占比"),
    "confidence": ("95 % interval", "95%置信区间"),
    "elsewhere": ("near no point", "不在任何点附近"),
    "drawn note": (
        "A path is near a point if all shares are within 0.01 of it. Intervals after Wilson. Points that no path is "
        "near are left out.",
        "注：各比例与该点相差均小于0.01者计为在其附近；置信区间按Wilson方法；无轨道到达的点从略。",
    ),
    "delay": ("Stability under delay", "时滞下的稳定性"),
    "delay equation": (
        "Payoffs depend on the shares as they were a time {tau} ago: {equation}. The equilibrium points are the same.",
        "支付取决于时间{tau}之前的比例：{equation}。均衡点不变。",
    ),
    "delay vertices": (
        "Pure-strategy points: the linearisation contains no delay, so that their stability is that without delay "
        "wherever no eigenvalue is zero.",
        "纯策略均衡点：线性化方程不含时滞，只要没有零特征值，其稳定性与无时滞时相同。",
    ),
    "delay zero": (
        "With an eigenvalue that is always zero, and hence undecided under delay: {points}.",
        "恒有零特征值，时滞下未能判定：{points}。",
    ),
    "delay mixed": (
        "Mixed points: every eigenvalue {mu} of the parties that mix must satisfy {asked}.",
        "混合均衡点：参与混合的各主体的每个特征值{mu}须满足{asked}。",
    ),
    "delay never": ("unstable for every delay {tau}", "对任意时滞{tau}均不稳定"),
    "delay threshold": (
        "asymptotically stable for delays {bounds}",
        "时滞满足{bounds}时渐近稳定",
    ),
    "delay long": ("below a threshold too long to print here (see --json)", "低于一个过长的阈值（见 --json）"),
    "delay where": ("{bound} where {where}", "{where}时{bound}"),
    "delay provided": ("provided that {conditions}", "前提：{conditions}"),
    "delay undecided": ("not decided under delay", "时滞下未能判定"),
    "delayed paths": ("Paths with the delay {delay}: {name}", "时滞为{delay}的轨道：{name}"),
    "delayed path": (
        "From {start}: at time {time} the shares are {end}; in the last quarter of the time they run between {low} and "
        "{high}.",
        "自{start}出发：在时间{time}各比例为{end}；最后四分之一时间内在{low}与{high}之间变动。",
    ),
}
