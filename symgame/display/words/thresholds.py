"""Thresholds: for which values of a parameter a point is an ESS."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "thresholds of": (
        "Thresholds of the parameters for {point} {strategies}",
        "{point}{strategies}的参数阈值",
    ),
    "thresholds conditions": (
        "{point} is an ESS exactly where all of these hold:",
        "{point}为演化稳定点，当且仅当下列条件全部成立：",
    ),
    "thresholds always": (
        "{point} is an ESS for all parameters that the assumptions allow: there are no thresholds.",
        "在假设允许的一切参数取值下，{point}均为演化稳定点，不存在阈值。",
    ),
    "thresholds never": (
        "{point} is an ESS for no parameters that the assumptions allow.",
        "在假设允许的任何参数取值下，{point}都不是演化稳定点。",
    ),
    "thresholds undecided": (
        "The stability of {point} is not decided: no thresholds are stated.",
        "{point}的稳定性未能判定，故不给出阈值。",
    ),
    "bounds caption": (
        "Thresholds of the parameters for {point}, the other parameters given.",
        "{point}的参数阈值（其余参数给定）",
    ),
    "bounds": ("An ESS only where", "成为演化稳定点须"),
    "also needed": ("Also needed", "另须"),
    "bounds note": (
        "All bounds of a row hold together; circled numbers are the conditions from which they follow.",
        "注：同一行各界须同时成立，圈码为其来源条件。",
    ),
    "signs open": (
        "Where a bound depends on the sign of a coefficient, a sign that is not listed sets no bound.",
        "界依系数符号而定时，未列出的符号不设界。",
    ),
    "about": ("about {interval}", "约{interval}"),
    "bound where": ("{bound} where {where}", "{where}时{bound}"),
    "impossible where": ("not where {where}", "{where}时不可能"),
    "no bound": ("any value", "任意取值"),
    "interval caption": (
        "Thresholds for {point} at the values of scenario '{name}', one parameter changed at a time.",
        "情景“{name}”取值下{point}的参数阈值（每次仅一个参数变动）",
    ),
    "own value": ("Value", "取值"),
    "interval": ("An ESS where", "演化稳定区间"),
    "falling": ("As it falls", "减小时"),
    "rising": ("As it rises", "增大时"),
    "interval note": (
        "After the distance from the scenario's own value, the condition that binds first; then the point that gains "
        "across its edge, with 'ESS' where that point is an ESS just beyond the threshold.",
        "注：先给出与情景取值的距离，再给出最先起约束作用的条件，以及越过阈值后沿相应棱获益的均衡点；标“ESS”者表示该点在阈值外侧为演化稳定点。",
    ),
    "nowhere": ("nowhere", "无"),
    "at most": ("at most {interval}", "至多{interval}"),
    "after": ("after {distance}: {what}", "{distance}后：{what}"),
    "assumed end": ("assumed", "假设之界"),
    "no end": ("no end", "无界"),
    "gains": ("then {point}", "继而{point}"),
    "gains ess": ("then {point} ESS", "继而{point}为ESS"),
    "conditions failing": (
        "At the values of scenario '{name}' these conditions fail:",
        "情景“{name}”取值下不成立的条件：",
    ),
    "fails": ("{numbers} is false", "{numbers}不成立"),
    "thresholds caption": (
        "Thresholds of the parameters: bounds within which each point is an ESS.",
        "参数阈值：各均衡点为演化稳定点的界",
    ),
    "threshold point": ("Point", "均衡点"),
    "threshold": ("Threshold", "临界值"),
    "thresholds note": (
        "Each bound is the value of the parameter at which the eigenvalue named beside it is zero, the other "
        "parameters given. The bounds of a row hold together; the other conditions of the point are needed as well.",
        "注：每个临界值为其旁所列特征值等于零时的参数取值（其余参数给定）；同一行各界须同时成立，且须满足该点的其余条件。",
    ),
    "thresholds scenario": (
        "Intervals are exact and hold at the values of scenario '{name}', one parameter changed at a time.",
        "区间为情景“{name}”取值下的精确结果，每次仅一个参数变动。",
    ),
    "thresholds left out": (
        "The thresholds of further points are left out here: {points}.",
        "以下均衡点的阈值此处从略：{points}。",
    ),
}
