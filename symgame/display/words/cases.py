"""Discussion of cases: which points are stable together."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "regimes": ("Cases: which points are stable together", "情形讨论：哪些均衡点同时稳定"),
    "cases section": ("Discussion of Cases", "情形讨论"),
    "cases caption": (
        "The cases: points that are ESS together, with the conditions and an example of each.",
        "情形划分：同时成为演化稳定点的均衡点、条件及取值示例",
    ),
    "case": ("Case", "情形"),
    "case number": ("Case {k}", "情形{k}"),
    "conditions column": ("Conditions", "条件"),
    "stable points": ("ESS", "演化稳定点"),
    "example": ("Example", "取值示例"),
    "no point": ("none", "无"),
    "cases note": (
        "Note: ①, ②, … are the conditions under which each point is an ESS; a mark fails where one of its lines "
        "does. Marks that cannot hold in a case anyway are left out.",
        "注：①、②……为各均衡点成为演化稳定点的条件，其中一式不成立即为该编号不成立；在该情形下必不成立的编号已略去。",
    ),
    "common values": (
        "In all examples {values}.",
        "各取值示例中均有{values}。",
    ),
    "idle parameters": (
        "The cases do not depend on {names}.",
        "各情形与{names}无关。",
    ),
    "mark holds": ("{marks} holds", "{marks}成立"),
    "marks hold": ("{marks} hold", "{marks}均成立"),
    "mark fails": ("{marks} fails", "{marks}不成立"),
    "marks fail": ("{marks} fail", "{marks}均不成立"),
    "none holds": ("none of {marks} holds", "{marks}均不成立"),
    "regimes complete": (
        "No other set is possible under the assumptions. Where two sides of a condition are equal, a point counts as "
        "stable only if its other conditions alone make it so.",
        "在假设下不存在其他组合；条件取等号时，仅严格稳定的点计入。",
    ),
    "regimes incomplete": (
        "The search was ended before it was complete: there may be further sets.",
        "搜索未完成即终止，可能还有其他组合。",
    ),
    "regimes unknown": (
        "The cases could not be listed: the search ended without a result.",
        "未能列出各情形：搜索终止时没有结果。",
    ),
    "never without": (
        "In each case at least one point is stable.",
        "在每一情形下至少有一个均衡点稳定。",
    ),
    "one case": ("There is only one case: the ESS is {points}.", "只有一种情形：演化稳定点为{points}。"),
    "one case several": ("There is only one case: the ESS are {points}.", "只有一种情形：演化稳定点为{points}。"),
    "one case none": (
        "There is only one case: no pure-strategy equilibrium point is stable.",
        "只有一种情形：没有纯策略均衡点是稳定的。",
    ),
    "case without": (
        "In Case {k} no pure-strategy equilibrium point is stable.",
        "在情形{k}下，没有纯策略均衡点是稳定的。",
    ),
    "at its example": (" at its example", "在其取值示例下，"),
    "at values": (" at {values}", "取{values}时，"),
    "smallest face": (
        "The smallest asymptotically stable face{there} is {faces}.",
        "{there}最小的渐近稳定面为{faces}。",
    ),
    "smallest faces": (
        "The smallest asymptotically stable faces{there} are {faces}.",
        "{there}最小的渐近稳定面为{faces}。",
    ),
    "no small face": (
        "No face short of the whole state space is asymptotically stable{there}.",
        "{there}除整个状态空间外没有渐近稳定的面。",
    ),
    "edge cycle": (
        "The flow on the edges{there} runs along the cycle {cycle}.",
        "{there}棱上的演化沿环路{cycle}进行。",
    ),
    "edge at rest": (
        "The edge {edges} is at rest{there}: payoffs are equal on it.",
        "{there}棱{edges}上收益相等，处于静止。",
    ),
    "edges at rest": (
        "The edges {edges} are at rest{there}: payoffs are equal on them.",
        "{there}棱{edges}上收益相等，处于静止。",
    ),
    "faces besides": (
        "An ESS need not be the only attractor: at the examples these faces, on which no point is stable, are "
        "asymptotically stable as well: {faces}.",
        "演化稳定点未必是唯一的吸引者：在取值示例下，以下不含稳定均衡点的面同样渐近稳定：{faces}。",
    ),
    "faces of case": ("{faces} in Case {k}", "情形{k}的{faces}"),
    "proposition": ("Proposition {k}.", "命题{k}："),
    "proposition one": (
        "If {conditions}, {points} is the unique ESS of the system.",
        "当{conditions}时，{points}是系统唯一的演化稳定点。",
    ),
    "proposition several": (
        "If {conditions}, {points} are the only ESS of the system.",
        "当{conditions}时，系统的演化稳定点恰为{points}。",
    ),
    "proposition none": (
        "If {conditions}, the system has no ESS.",
        "当{conditions}时，系统没有演化稳定点。",
    ),
    "local caption": (
        "Local stability of equilibrium points in different cases.",
        "不同情形下均衡点的局部稳定性",
    ),
    "local caption part": (
        "Local stability of equilibrium points in different cases (Cases {first} to {last}).",
        "不同情形下均衡点的局部稳定性（情形{first}至{last}）",
    ),
    "local point": ("Point", "均衡点"),
    "local signs": ("Signs", "符号"),
    "local saddle": ("saddle", "鞍点"),
    "local unstable": ("unstable", "不稳定点"),
    "local note": (
        "Note: a sign is given where it is the same throughout a case; × means that it is not. A point that is no "
        "ESS and has no + is unstable wherever none of its eigenvalues is zero.",
        "注：仅当符号在整个情形内不变时给出，×表示不确定；非ESS且未标+的均衡点，在其特征值均不为零时为不稳定点。",
    ),
    "cases figure": (
        "Direction of the flow on the edges of the state space at the example of each case.",
        "各情形取值示例下状态空间各棱上的演化方向",
    ),
    "cases figure part": (
        "Direction of the flow on the edges of the state space at the example of each case (Cases {first} to {last}).",
        "各情形取值示例下状态空间各棱上的演化方向（情形{first}至{last}）",
    ),
    "scenario in case": (
        "Scenario {names} satisfies the conditions of Case {k}.",
        "情景{names}满足情形{k}的条件。",
    ),
    "scenarios in case": (
        "Scenarios {names} satisfy the conditions of Case {k}.",
        "情景{names}满足情形{k}的条件。",
    ),
    "scenario in case with": (
        "Scenario {names} satisfies the conditions of Case {k}: {conditions}.",
        "情景{names}满足情形{k}的条件：{conditions}。",
    ),
    "scenarios in case with": (
        "Scenarios {names} satisfy the conditions of Case {k}: {conditions}.",
        "情景{names}满足情形{k}的条件：{conditions}。",
    ),
    "quoted": ('"{name}"', "“{name}”"),
}
