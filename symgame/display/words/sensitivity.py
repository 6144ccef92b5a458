"""Basins of attraction, and what parameters do to outcomes."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "basins": ("Basins of attraction: {name}", "吸引域：{name}"),
    "basins sampled": (
        "{starts} starts, drawn evenly from the state space and independently of each other (seed {seed}), are "
        "followed until it is told where each path goes.",
        "在状态空间内均匀独立抽取{starts}个初始点（随机种子{seed}），逐一追踪至能判定轨道去向为止。",
    ),
    "basins interrupted": (
        "It was interrupted: starts that were not followed by then count as not settled.",
        "计算被中断，尚未追踪的初始点计入“未能判定”。",
    ),
    "basins caption": ("The part of the starts that goes to each end.", "趋于各终点的初始点占比"),
    "basin end": ("End", "终点"),
    "basin starts": ("Starts", "初始点数"),
    "basin volume": ("Volume", "吸引域体积"),
    "basins note": (
        "The volume is an estimate; the intervals after Wilson hold for each volume by itself.",
        "注：体积为估计值；置信区间按Wilson方法，各体积分别计算。",
    ),
    "end cycle": ("a cycle", "环路"),
    "end rest set": ("a set of equilibrium points", "均衡点集"),
    "end mixed": ("the mixed point {state}", "混合均衡点{state}"),
    "end unsettled": ("not settled", "未能判定"),
    "one at a time": ("{parameter} changed alone: {name}", "单因素分析：{parameter}（{name}）"),
    "one at a time caption": (
        "The ESS, and where the starts go, as {parameter} changes.",
        "{parameter}取不同值时的演化稳定点与轨道去向",
    ),
    "level ess": ("ESS (exact)", "演化稳定点（精确）"),
    "level from": ("From {start}", "自{start}出发"),
    "level none": ("none", "无"),
    "level basins": ("Basins (95 % intervals)", "吸引域（95%置信区间）"),
    "arrives": ("{end} at time {time}", "{end}，时间{time}"),
    "one at a time note": (
        "A time is that from which on all shares are within 0.01 of the end: at a vertex, when every share in use has "
        "reached 0.99.",
        "注：时间指此后各比例与终点相差均不超过0.01的时刻；趋于纯策略点时，即所用策略的比例均达到0.99的时刻。",
    ),
    "one at a time basins": (
        "Basins are estimated from {starts} random starts, the same at every value (seed {seed}).",
        "吸引域由{starts}个随机初始点估计，各取值下相同（随机种子{seed}）。",
    ),
    "levels turns": (
        "Between these values the set of ESS changes exactly at {values}.",
        "在上述取值之间，演化稳定点集恰在{values}处改变。",
    ),
    "levels no turns": (
        "Between these values the set of ESS does not change.",
        "在上述取值之间，演化稳定点集不变。",
    ),
    "levels open": (
        "Some conditions could not be solved for the parameter: ESS and thresholds may be incomplete.",
        "部分条件未能对该参数求解，演化稳定点与阈值可能不完整。",
    ),
    "sobol": ("Global sensitivity after Sobol: {name}", "Sobol全局敏感性分析：{name}"),
    "morris": ("Global sensitivity after Morris: {name}", "Morris全局敏感性分析：{name}"),
    "quantity time": (
        "Quantity: the time after which all shares are within 0.01 of the end, from {start}. Paths at different "
        "parameters may have different ends.",
        "考察量：自{start}出发，各比例与终点相差不超过0.01所需的时间；不同参数下轨道的终点可能不同。",
    ),
    "quantity share": (
        "Quantity: the share {share} at time {time}, from {start}.",
        "考察量：自{start}出发，时间{time}处的比例{share}。",
    ),
    "quantity basin": (
        "Quantity: the volume of the basin of {point}, from {starts} random starts, the same at all points.",
        "考察量：{point}的吸引域体积（{starts}个随机初始点，各参数点相同）。",
    ),
    "sensitivity design": (
        "The parameters vary independently and evenly over {ranges}, the others as in the scenario; {runs} points "
        "(seed {seed}).",
        "各参数在{ranges}内独立均匀变动，其余参数取情景值；共{runs}个参数点（随机种子{seed}）。",
    ),
    "sobol moments": (
        "Over these points its mean is {mean} and its variance {variance}.",
        "其均值为{mean}，方差为{variance}。",
    ),
    "sobol caption": ("Sobol's indices.", "Sobol指数"),
    "sobol first": ("First order", "一阶指数"),
    "sobol total": ("Total", "总指数"),
    "sobol pairs caption": ("Sobol's indices of pairs.", "Sobol二阶指数"),
    "sobol pair": ("Pair", "参数对"),
    "sobol second": ("Second order", "二阶指数"),
    "sobol note": (
        "First order: the part of the variance that the parameter explains alone; total: alone and together with "
        "others. In brackets intervals of 95 % confidence by bootstrap; estimates may lie somewhat below 0 or above 1.",
        "注：一阶指数为该参数单独解释的方差比例，总指数还包括其与其他参数的交互作用；括号内为自助法95%置信区间，"
        "估计值可能略小于0或大于1。",
    ),
    "morris caption": ("Morris's measures.", "Morris指标"),
    "morris mu star": ("Mean size of the effect μ*", "平均绝对效应μ*"),
    "morris mu": ("Mean effect μ", "平均效应μ"),
    "morris sigma": ("Spread σ", "标准差σ"),
    "morris note": (
        "Effects are changes of the quantity per whole range of the parameter. A large spread means that the effect "
        "depends on the other parameters or on the place. In brackets the interval of 95 % confidence by bootstrap.",
        "注：效应指参数变动整个取值范围时考察量的变化；标准差大表明效应依赖于其他参数或所在位置；括号内为自助法95%置信区间。",
    ),
}
