"""What else follows: dominance, potentials, attracting faces, coincidences."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "coincidences more": (
        "Further such coincidences: {n} (see symgame derive --json).",
        "另有{n}个此类等式（见 symgame derive --json）。",
    ),
    "faces none": (
        "On no face with two or more mixing parties can all paths nearby be attracted: what attracts is a "
        "vertex or the whole state space.",
        "没有两个及以上主体混合的面能够吸引附近的轨道：吸引的只能是顶点或整个状态空间。",
    ),
    "notes": ("Notes", "说明"),
    "dominance none": (
        "No strategy is strictly dominated under the assumptions alone.",
        "仅由假设不能推出任何严格劣策略。",
    ),
    "dominated": ("{worse} of {player} is strictly dominated by {better}", "{player}的“{worse}”严格劣于“{better}”"),
    "dominance": ("Iterated dominance: {steps}.", "重复剔除严格劣策略：{steps}。"),
    "potential": (
        "This is a weighted potential game: with the weights {weights} for {players} the advantages are the "
        "gradient of one function, which grows along every path, so that there are no cycles.",
        "该博弈为加权势博弈：取{players}的权重分别为{weights}，各优势函数是同一函数的梯度，该函数沿轨道递增，因此不存在环路。",
    ),
    "global limit": ("Every interior path converges to {point}.", "从内部出发的一切轨道都收敛于{point}。"),
    "coincidences": (
        "Where one of these equalities between parameters holds, an eigenvalue vanishes and further lines of "
        "equilibrium points appear: {relations}.",
        "当参数满足下列等式之一时，有特征值为零，并出现均衡点的线段：{relations}。",
    ),
    "faces": (
        "A face can attract without any of its vertices being an ESS; its paths then run along cycles. The "
        "smallest faces on which this may happen, with the conditions under which they attract:",
        "面可以在其顶点都不是演化稳定点时成为吸引的，此时轨道沿环路运行。可能出现此情形的极小面及其吸引条件：",
    ),
    "faces many": (
        "Further such faces: {n} (see symgame derive --json).",
        "另有{n}个这样的面（见 symgame derive --json）。",
    ),
    "vanished": (
        "{names} do not enter the dynamics: they cancel from all payoff differences.",
        "{names}不进入动态方程：在各收益差中相互抵消。",
    ),
    "vanished one": (
        "{names} does not enter the dynamics: it cancels from all payoff differences.",
        "{names}不进入动态方程：在各收益差中相互抵消。",
    ),
}
