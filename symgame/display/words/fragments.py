"""What the parts of a derivation are that a manuscript can read."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "fragment parameters": ("Parameters, their meanings and ranges", "参数符号、含义及取值范围"),
    "fragment assumptions": ("Model assumptions, numbered", "模型假设（编号）"),
    "fragment payoff-table": ("Payoff matrix", "收益矩阵"),
    "fragment expected-payoffs": ("Expected payoffs of every strategy and mean payoffs", "各策略的期望收益与平均收益"),
    "fragment equations": ("Replicator dynamic equations", "复制动态方程"),
    "fragment parties": ("Each party's own stability, with its threshold", "各主体策略的稳定性分析及阈值"),
    "fragment jacobian": ("Jacobian matrix, entry by entry", "雅可比矩阵（逐项）"),
    "fragment eigenvalues": ("Eigenvalues at the pure-strategy equilibrium points", "纯策略均衡点的特征值"),
    "fragment stability-table": (
        "Stability of the equilibrium points, with marks for the conditions",
        "均衡点稳定性分析（条件以编号表示）",
    ),
    "fragment conditions": ("The conditions of stability by their marks", "稳定性条件（按编号）"),
    "fragment conclusion": ("Which points can be an ESS and which cannot, in words", "关于演化稳定点的结论"),
    "fragment mixed-points": ("Equilibrium points off the vertices: existence and type", "混合均衡点的存在条件与类型"),
    "fragment effects": ("How every parameter bears on the stability of every point", "参数变化对均衡点稳定性的影响"),
    "fragment thresholds": ("Thresholds of the parameters for every point that can be an ESS", "参数的临界值"),
    "fragment cases": ("The cases: which points are stable together, and when", "情形讨论：同时稳定的均衡点及其条件"),
    "fragment further-results": ("Dominance, stable faces, parameters without influence", "占优、稳定面与无影响的参数"),
    "fragment values": ("Values of the parameters in the scenarios", "参数赋值"),
    "fragment outcomes": ("Where simulations of the scenarios go", "各情景的仿真结果"),
    "fragment claims": ("Verdicts on what the source prints", "原文结论核验结果"),
}
