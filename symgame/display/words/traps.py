"""Traps: what deserves a second look in a paper although each formula may be right."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "traps": ("Worth a second look", "值得复核之处"),
    "trap ess against a positive eigenvalue": (
        "Called stable although an eigenvalue is always positive",
        "有特征值恒为正，却称为稳定点",
    ),
    "trap zero eigenvalue": ("A zero eigenvalue passed over", "忽略了零特征值"),
    "trap mixed point called ess": (
        "A mixed point called an ESS or asymptotically stable",
        "混合均衡点被称为演化稳定点或渐近稳定点",
    ),
    "trap planar determinant rule": (
        "The rule of determinant and trace in three or more dimensions",
        "将二维的行列式与迹判别法用于三维及以上系统",
    ),
    "trap conditions against the assumptions": (
        "Conditions that contradict the assumptions",
        "条件与假设矛盾",
    ),
    "trap superfluous condition": ("A condition that the assumptions contain already", "条件已包含于假设之中"),
    "trap same conditions": ("The same conditions for two vertices", "两个均衡点的条件相同"),
    "trap values outside the case": ("Values outside what they illustrate", "参数取值不符合所说明的情形"),
    "trap stops before it settles": ("A picture that stops before it settles", "仿真在趋于稳定之前即停止"),
    "trap parameter vanishes": ("Parameters that vanish from the dynamics", "参数在动态方程中消去"),
    "trap parameter unused": ("Parameters that are declared and not used", "参数已声明而未使用"),
    "claim scenario": ("Scenario: {where}", "参数方案：{where}"),
    "claim parameter": ("{where}", "{where}"),
    "trap shown eigenvalues": ("eigenvalues: {value}", "特征值：{value}"),
    "trap shown positive": ("always positive: {value}", "恒为正：{value}"),
    "trap shown vertex": ("at {value}", "均衡点：{value}"),
    "trap shown under": ("under the printed conditions {value}", "在文中条件{value}之下"),
    "trap shown stability": ("what it is by theory: {value}", "理论判定：{value}"),
    "trap shown rule": ("by this rule: {value}", "依据：{value}"),
    "trap shown point": ("the point: {value}", "该点：{value}"),
    "trap shown eigenvalues there": ("there the eigenvalues are {value}", "此时特征值为{value}"),
    "trap shown determinant and trace": ("determinant and trace are {value}", "行列式与迹为{value}"),
    "trap shown conditions": ("conditions: {value}", "条件：{value}"),
    "trap shown proof": ("a sum that shows it: {value}", "证明（相加即得矛盾）：{value}"),
    "trap shown lines": ("the line: {value}", "该条件：{value}"),
    "trap shown illustrates": ("asked: {value}", "对照：{value}"),
    "trap shown violated": ("not satisfied: {value}", "不满足：{value}"),
    "trap shown until": ("the time axis stops at {value}", "时间轴止于{value}"),
    "trap shown start": ("from the start {value}", "初始点：{value}"),
    "trap shown state": ("the state is then {value}", "此时状态：{value}"),
    "trap shown passes": ("it is there at time {value}", "于时间{value}到达该处附近"),
    "trap shown end": ("it goes to {value}", "最终趋于{value}"),
    "trap shown settles": ("within 0.01 of it from time {value} on", "自时间{value}起与其相差不超过0.01"),
    "trap depends": ("depends on the parameters", "取决于参数"),
    "trap values": ("for example at {values}", "例如取{values}"),
    "trap state": ("there the state is {state}", "此时状态：{state}"),
}

TRAP_REASONS = {
    "an eigenvalue is positive wherever the assumptions hold": "只要假设成立就有特征值为正，"
    "该点不稳定，其他条件无济于事",
    "a zero eigenvalue: the edge to which it belongs": "有零特征值：对应的棱上处处静止，故该点不是演化稳定点",
    "a zero eigenvalue: linearisation does not decide": "有零特征值：线性化无法判定，且该点附近的向量场并不指向该点",
    "an eigenvalue that is always 0": "恒为零的特征值既无正负号，也不是符号不确定",
    "a zero eigenvalue: the vertex is not hyperbolic": "有零特征值：该点非双曲，其类型不能仅由符号读出",
    "a zero eigenvalue: its edge is at rest": "一个零特征值：对应的棱上处处静止，其余特征值为负",
    "two zero eigenvalues": "两个零特征值：当且仅当该点旁的两个增长率一个为正、另一个非负时不稳定",
    "three zero eigenvalues": "三个零特征值：由该点旁的增长率判定",
    "one zero eigenvalue": "一个零特征值：由对应棱上紧邻该点处的向量场判定",
    "its other eigenvalues cannot all be negative": "其余特征值不可能全为负",
    "its eigenvalues cannot all be negative": "其特征值不可能全为负",
    "all eigenvalues negative": "特征值全为负：严格纳什均衡，故渐近稳定且为演化稳定点",
    "a positive eigenvalue": "有特征值为正",
    "determinant > 0 and trace < 0": "行列式为正且迹为负仅在两个特征值时意味着稳定；此处特征值更多",
    "the conditions contradict the assumptions": "这些条件与假设矛盾或自相矛盾：没有参数满足它们",
    "the assumptions say this already": "假设中已含此条件，它没有提出新的要求",
    "under the assumptions both conditions say the same; ": "在假设下两组条件等价；是否有一行被重复印出？",
    "under the assumptions both conditions say the same, but": "在假设下两组条件等价，"
    "但两点相邻，不可能同时为演化稳定点",
    "payoffs without the own share: an ESS is": "支付不含自身比例：演化稳定策略必为严格纳什均衡，"
    "即纯策略；混合均衡点不是演化稳定点",
    "payoffs without the own share: no mixed point is asymptotically stable, whatever": "支付不含自身比例：混合均衡点"
    "不可能渐近稳定，Routh-Hurwitz条件无法满足",
    "payoffs without the own share": "支付不含自身比例：混合均衡点不可能渐近稳定",
    "the end is a mixed point": "终点为混合均衡点，它不是渐近稳定的：邻近的初始点会离开它",
    "its stability was not decided: it is not among": "其稳定性未能判定：它不在有显式解的均衡点之列",
    "its stability was not decided for all": "其稳定性未能对所有参数判定",
    "the values contradict the assumptions": "参数取值与假设矛盾",
    "the values do not satisfy the conditions": "参数取值不满足所说明的条件",
    "the values satisfy none of the conditions": "参数取值不满足文中为该结果给出的任何一组条件",
    "where the time axis stops the run is still": "时间轴终止时，轨道离其最终趋向仍远",
    "where the time axis stops the run is far": "时间轴终止时，轨道离文中结果仍远，此后也不趋于稳定",
    "the run comes to the printed outcome and goes on": "轨道到达文中结果后继续前行，"
    "止于该处的仿真在趋于稳定之前即停止",
    "in payoffs, but cancelled": "出现在支付中，但在各支付差中消去：不在任何方程和条件中",
    "declared, but in no payoff": "已声明，但不出现在任何支付中",
    "declared, but in no formula": "已声明，但不出现在任何公式和条件中",
}
"""Why: the beginnings of reasons, and what a Chinese document says; the longer beginnings first."""
