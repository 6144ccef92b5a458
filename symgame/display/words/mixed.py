"""Mixed equilibrium points: where they are, when they exist, what they are."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "mixed theorem": (
        "In asymmetric multi-population games an ESS is a strict Nash equilibrium and hence pure (Selten, "
        "1980; Ritzberger and "
        "Weibull, 1995): no mixed equilibrium point is asymptotically stable.",
        "在非对称多群体博弈中，演化稳定策略必为严格纳什均衡，即纯策略均衡（Selten, 1980; Ritzberger & Weibull, 1995），"
        "故混合均衡点都不是渐近稳定点。",
    ),
    "own share free": (
        "Payoffs depend on the current shares, but no party's on its own: the trace at every mixed point is zero, "
        "and no mixed equilibrium point is asymptotically stable.",
        "支付依赖于当前比例，但各主体的收益差不含自身比例：混合均衡点处雅可比矩阵的迹为零，故混合均衡点都不是渐近稳定点。",
    ),
    "theorem not": (
        "Payoffs depend on the current shares, so the theorem that only pure points can be stable does not "
        "apply; mixed points may be asymptotically stable.",
        "支付依赖于当前比例，“演化稳定策略必为纯策略”的结论不适用，混合均衡点可能渐近稳定。",
    ),
    "mixed points": ("Mixed equilibrium points", "混合均衡点"),
    "no mixed": (
        "There is no equilibrium point off the vertices for parameters in general position.",
        "对一般位置的参数，除纯策略点外没有其他均衡点。",
    ),
    "mixed intro": (
        "Equilibrium points off the vertices, for parameters in general position, each with the condition of "
        "its existence and its type.",
        "除纯策略点外的均衡点（参数处于一般位置），及其存在条件与类型。",
    ),
    "mixed many": (
        "Further points left out here: {n} (see symgame derive --json).",
        "另有{n}个混合均衡点，此处从略（见 symgame derive --json）。",
    ),
    "on face": ("on the face where {players} mix", "位于{players}混合的面上"),
    "on edge": ("on the edge where {players} mixes", "位于{players}混合的棱上"),
    "interior": ("in the interior: all parties mix", "内部点：各主体均混合"),
    "exists if": (
        "exists where {conditions}",
        "存在条件：{conditions}",
    ),
    "exists ways": ("{share} means {ways}, or both reversed", "{share}即{ways}，或两者均反向"),
    "exists always": ("exists for all parameters that the assumptions allow", "对假设允许的一切参数都存在"),
    "root quadratic": (
        "{share} is a root of a quadratic equation in the parameters, the other shares follow from it (see symgame "
        "derive --json)",
        "{share}为一个二次方程的根，其余比例由它得出（公式见 symgame derive --json）",
    ),
    "root higher": (
        "{share} is a root of an equation of degree {n}, the other shares follow from it (see symgame derive --json)",
        "{share}为一个{n}次方程的根，其余比例由它得出（见 symgame derive --json）",
    ),
    "coordinates long": (
        "is a rational expression too long to print here (see symgame derive --json)",
        "为有理式，过长从略（见 symgame derive --json）",
    ),
    "type is": ("type: {type}", "类型：{type}"),
    "type if": (
        "type: {type} where {conditions}; else unstable",
        "类型：{conditions}时为{type}，否则不稳定",
    ),
    "because": ("{type} ({why})", "{type}（{why}）"),
    "asymptotically stable": ("asymptotically stable", "渐近稳定"),
    "Lyapunov stable": ("Lyapunov stable", "李雅普诺夫稳定"),
    "centre": ("centre", "中心点"),
    "saddle": ("saddle point", "鞍点"),
    "unstable": ("unstable point", "不稳定点"),
    "continuum": ("set of equilibrium points with {free} free", "均衡点的连续统，{free}自由变动"),
    "for all": ("for {limits}", "其中{limits}"),
    "unsolved": (
        "Faces whose equilibrium points were not solved for or have no closed form: {faces}.",
        "以下各面上的均衡点未求解或无显式解：{faces}。",
    ),
    "exists real": (
        "exists where the equation has real roots and {between}",
        "存在条件：该方程有实根，且{between}",
    ),
    "unstable where it exists": (
        "unstable point (the conditions of a centre contradict those of existence)",
        "不稳定点（中心点的条件与存在条件矛盾）",
    ),
}
