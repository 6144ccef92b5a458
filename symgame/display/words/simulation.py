"""Where simulations go."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "simulation": ("Numerical Simulation", "数值仿真分析"),
    "scenario": ("Scenario: {name}", "情景：{name}"),
    "the numbers of the file": ("the numbers of the file", "文件中的数值"),
    "the values given": ("the values given", "所给数值"),
    "no scenario name": ("At the numbers of the game", "按博弈自身的取值"),
    "run vertex": ("From {start} the path converges to {end}.", "从{start}出发，轨道收敛于{end}。"),
    "run rest set": (
        "From {start} the path comes to rest at {end}, one of a set of equilibrium points.",
        "从{start}出发，轨道停于均衡点集中的{end}。",
    ),
    "run interior": (
        "From {start} the path leads to the mixed equilibrium point {end}.",
        "从{start}出发，轨道趋于混合均衡点{end}。",
    ),
    "run cycle": (
        "From {start} the path runs on a cycle and does not settle.",
        "从{start}出发，轨道沿环路运行，不收敛。",
    ),
    "run unsettled": (
        "From {start} it is not settled where the path goes.",
        "从{start}出发，未能判定轨道的去向。",
    ),
    "run start": ("The start is itself an equilibrium point.", "该初始点本身即为均衡点。"),
    "run separatrix": (
        "An eigenvalue has a positive real part there: starts beside this one go elsewhere.",
        "该点有实部为正的特征值：邻近的初始点将趋于别处。",
    ),
    "run time": ("All shares are within 0.01 of it from time {time} on.", "自时间{time}起，各概率与其相差不超过0.01。"),
    "run ess": (
        "The exact verdict agrees: {point} {strategies} is an ESS at these values.",
        "与精确判定一致：在该组取值下，{point}{strategies}是演化稳定点。",
    ),
    "run no ess": (
        "{point} {strategies} is no ESS at these values; it is reached from this start only because some strategies "
        "are not used there.",
        "在该组取值下，{point}{strategies}不是演化稳定点；仅因该初始点未使用某些策略才到达该点。",
    ),
    "run as said": ("The file states this outcome.", "与文件所述结果一致。"),
    "run not as said": ("The file states another outcome: {outcome}.", "文件所述结果不同：{outcome}。"),
}
