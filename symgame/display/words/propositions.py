"""Each party's own stability in a report: propositions, proofs, corollaries."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "proof": ("Proof.", "证明："),
    "corollary": ("Corollary {k}.", "推论{k}："),
    "own derivative": ("{derivative}.", "{derivative}。"),
    "threshold is": (
        "The equation {difference} = 0, solved for {share}, gives the threshold",
        "由{difference}=0解出{share}的阈值：",
    ),
    "given the others": ("For given strategies of the others:", "在其余主体策略给定时："),
    "case stable": ("if {where}, {strategy} is stable;", "当{where}时，{strategy}是稳定策略；"),
    "case at rest": ("if {where}, every {own} is at rest.", "当{where}时，任意{own}均静止。"),
    "slope open unsaid": (
        "This is so where the difference rises with that share; where it falls, the first two cases are exchanged.",
        "以上在收益差随该比例上升时成立；下降时前两种情形互换。",
    ),
    "proof rising": (
        "{product} with {derivative}, which is positive for all shares between 0 and 1. Above the threshold "
        "{difference} is thus positive, below it negative, at it zero, and dF/d{own} has the sign of −{difference} at "
        "{own} = 1 and that of {difference} at {own} = 0.",
        "{product}，其中{derivative}在各比例介于0与1之间时恒为正，故{difference}在阈值之上为正、之下为负、在阈值处为零；"
        "而dF/d{own}在{own}=1处与−{difference}同号，在{own}=0处与{difference}同号。证毕。",
    ),
    "proof falling": (
        "{product} with {derivative}, which is negative for all shares between 0 and 1. Above the threshold "
        "{difference} is thus negative, below it positive, at it zero, and dF/d{own} has the sign of −{difference} at "
        "{own} = 1 and that of {difference} at {own} = 0.",
        "{product}，其中{derivative}在各比例介于0与1之间时恒为负，故{difference}在阈值之上为负、之下为正、在阈值处为零；"
        "而dF/d{own}在{own}=1处与−{difference}同号，在{own}=0处与{difference}同号。证毕。",
    ),
    "proof open": (
        "{product} with {derivative}. Where this is positive, {difference} is positive above the threshold and "
        "negative "
        "below it, where it is negative the reverse; and dF/d{own} has the sign of −{difference} at {own} = 1 and that "
        "of {difference} at {own} = 0.",
        "{product}，其中{derivative}。该式为正时，{difference}在阈值之上为正、之下为负；为负时相反。"
        "而dF/d{own}在{own}=1处与−{difference}同号，在{own}=0处与{difference}同号。证毕。",
    ),
    "proof always": (
        "{shown}, and {relation} for all shares between 0 and 1 under the assumptions, so that dF/d{own} is negative "
        "at "
        "{end} and positive at {other}.",
        "{shown}；在假设下，对介于0与1之间的一切比例恒有{relation}，故dF/d{own}在{end}处为负，在{other}处为正。证毕。",
    ),
    "by sign": (
        "With {shown}, {first} is stable where {difference} is positive, {second} where it is negative.",
        "记{shown}。{difference}为正时{first}是稳定策略，为负时{second}是稳定策略。",
    ),
    "proof by sign": (
        "At {own} = 1 the derivative has the opposite sign of the difference, at {own} = 0 its sign.",
        "该导数在{own}=1处与收益差异号，在{own}=0处与其同号。证毕。",
    ),
    "volume moves": (
        "The volume {volume} of the states in which the share moves to {strategy} {how}. It keeps its size where the "
        "surface of the threshold does not cut the cube.",
        "记{volume}为使该比例趋于{strategy}的状态所占体积，则{volume}{how}；当阈值曲面不与立方体相交时，其大小不变。",
    ),
    "volume grows": ("grows with {names}", "随{names}增大而增大"),
    "volume shrinks": ("shrinks with {names}", "随{names}增大而减小"),
    "volume open": ("may do either with {names}", "随{names}的变动方向不定"),
    "party of many": (
        "{player} has three or more strategies. For given strategies of the others each of its expected payoffs is "
        "fixed, and the strategy with the highest one is stable, as long as its payoffs do not contain its own shares.",
        "{player}有三个或更多策略。其余主体策略给定时，各期望收益均为定值，收益不含自身比例时，期望收益最高的策略稳定。",
    ),
    "party own share": (
        "The payoff difference of {player} depends on its own share. A share strictly between 0 and 1 may then be "
        "stable by itself, and there is no threshold on both sides of which one strategy is.",
        "{player}的收益差依赖于自身比例，介于0与1之间的比例也可能单方稳定，不存在两侧各对应一个稳定策略的阈值。",
    ),
    "party left out": (
        "With so many parties the threshold of {player} would fill pages and is left out.",
        "主体较多，{player}的阈值过长，从略。",
    ),
    "phase shows": (
        "The figure shows, at the values of scenario “{name}”, the surface on which {difference} is zero and the "
        "volumes {first} and {second} on its two sides.",
        "图中给出情景“{name}”取值下{difference}为零的曲面及其两侧的体积{first}与{second}。",
    ),
    "phase caption": (
        "Phase diagram of the strategy evolution of {party}.",
        "{party}策略演化相位图",
    ),
    "pure points": (
        "The system has {n} pure-strategy equilibrium points.",
        "复制动态系统共有{n}个纯策略均衡点；",
    ),
    "mixed not stable": (
        "In asymmetric multi-population games an ESS is a strict Nash equilibrium and hence pure (Selten, 1980; "
        "Ritzberger and Weibull, 1995); the mixed points are not asymptotically stable, their existence and type are "
        "given in Appendix A.",
        "在非对称多群体博弈中，演化稳定策略必为严格纳什均衡，即纯策略均衡（Selten, 1980; Ritzberger & Weibull, 1995），"
        "故内部及面上混合均衡点不是渐近稳定点，其存在条件与性质见附录A。",
    ),
    "theorem not applied": (
        "Payoffs depend on the current shares, so the theorem that an ESS of an asymmetric game is pure does not "
        "apply: "
        "mixed points may be asymptotically stable.",
        "支付依赖于当前比例，“非对称博弈的演化稳定策略必为纯策略”这一结论不适用：混合均衡点可能渐近稳定。",
    ),
    "mixed in appendix": (
        "The existence and type of the mixed points are given in Appendix A.",
        "混合均衡点的存在条件与性质见附录A。",
    ),
}
