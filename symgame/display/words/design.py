"""Design: values of instruments that make a point the only one that is stable."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "design stable": ("Design: how to make {point} an ESS", "机制设计：如何使{point}成为演化稳定点"),
    "design only": ("Design: how to make {point} the only ESS", "机制设计：如何使{point}成为唯一的演化稳定点"),
    "design asked": (
        "Sought are values of {instruments} at which {point} {strategies} is an ESS{only}. Everything else is as in "
        "the scenario “{scenario}”.{margin}",
        "求{instruments}的取值，使{point}{strategies}成为演化稳定点{only}。其余参数取情景“{scenario}”中的值。{margin}",
    ),
    "design and only": (" and no other pure-strategy point is", "，且其他纯策略均衡点均不是演化稳定点"),
    "design tie": (
        " A point counts as ended where one of its eigenvalues is positive, not already where one is 0: the smallest "
        "change would undo that.",
        "有特征值为正时才算该点不再稳定；仅为零不算，因为参数稍有变动即可使其恢复。",
    ),
    "design margin": (
        " Eigenvalues are to lie at least {margin} below or above 0.",
        "要求特征值与零的距离不小于{margin}。",
    ),
    "design now": (
        "As things are there, with {values}, these points are ESS: {points}.",
        "按该情景现有取值{values}，演化稳定点为：{points}。",
    ),
    "design trap": (
        "So it depends on the start whether {target} is reached: near {others} the system is trapped.",
        "因此能否到达{target}取决于初始状态：在{others}附近，系统会陷入其中。",
    ),
    "design answer": ("Answer", "结论"),
    "design impossible": (
        "It cannot be done: no values of {instruments} achieve it. This is proved, not merely not found.",
        "无法实现：{instruments}取任何值都达不到要求。这是经过证明的结论，而非仅仅没有找到。",
    ),
    "design beside": (
        "What they can do is less: {target} becomes an ESS beside others once the cost {cost} exceeds {value} "
        "(at {values}).",
        "它们所能做到的较少：当成本{cost}超过{value}（{values}）时，{target}可与其他点并存为演化稳定点。",
    ),
    "design beside attained": (
        "What they can do is less: {target} is an ESS beside others from the cost {cost} = {value} on (at {values}).",
        "它们所能做到的较少：成本{cost} = {value}（{values}）时，{target}即可与其他点并存为演化稳定点。",
    ),
    "design infimum": (
        "It can be done. The lowest cost is {cost} = {value}, at {values}.",
        "可以实现。最低成本为{cost} = {value}，此时{values}。",
    ),
    "design attained": ("These values themselves achieve it.", "该取值本身即满足要求。"),
    "design not attained": (
        "This is an infimum, not attained: some of the conditions are strict inequalities, which these values meet "
        "only as equalities. One gets as near to this cost as one likes.",
        "这是下确界，取不到：部分条件为严格不等式，在该取值处仅取等号。成本可以任意接近该值。",
    ),
    "design not unique": ("Other values cost as little.", "另有成本同样低的取值。"),
    "design safe": (
        "With something to spare ({spare} in every inequality that can have it): {values}, at the cost {value}. At "
        "these values everything was checked again with exact fractions.",
        "留有余量（凡可留余量的不等式均为{spare}）时：取{values}，成本为{value}。在该取值处已用精确分数重新核验全部条件。",
    ),
    "design why": ("Why", "原因"),
    "design stands": (
        "{point} {strategies} stays an ESS whatever {instruments}. It is one exactly where these conditions hold:",
        "无论{instruments}取何值，{point}{strategies}始终是演化稳定点。它是演化稳定点，当且仅当下列条件成立：",
    ),
    "design stands always": (
        "{point} {strategies} is an ESS under the assumptions alone, whatever the values of the parameters.",
        "仅由假设即知{point}{strategies}是演化稳定点，与参数取值无关。",
    ),
    "design contain": (
        "They contain only {names}, none of the instruments: near this point the instruments do not change who gains "
        "by another strategy, however large they are. This holds not only in this scenario, but for all values of the "
        "parameters at which the conditions hold.",
        "条件中只含{names}，不含任何工具变量：在该点附近，无论工具变量多大，都不改变任何主体偏离是否有利。"
        "这不限于本情景，凡满足上述条件的参数取值都是如此。",
    ),
    "design keeps": ("{player} keeps to “{strategy}”", "{player}保持“{strategy}”"),
    "design who": ("What it says", "含义"),
    "design conditions caption": ("The conditions of {point}.", "{point}的条件"),
    "design gains": ("{player} gains by “{strategy}”", "{player}改用“{strategy}”更有利"),
    "design gain": ("Gain", "收益差"),
    "design target fails": (
        "{point} {strategies} can be an ESS only if the following holds. It contains none of the instruments and fails "
        "in the scenario:",
        "{point}{strategies}成为演化稳定点须满足下列条件；其中不含工具变量，而在该情景下不成立：",
    ),
    "design conflict": (
        "These requirements contradict each other; each is needed for the contradiction:",
        "下列要求相互矛盾，缺少其中任何一条矛盾即不存在：",
    ),
    "design conflict assumption": ("assumed", "假设"),
    "design conflict target": ("{point} is an ESS", "{point}是演化稳定点"),
    "design conflict rival": ("{point} is no ESS (one of them is enough)", "{point}不是演化稳定点（满足其一即可）"),
    "design never": ("no values do this", "无论如何取值均不可能"),
    "design ends": (
        "What stands in the way is {point} {strategies}. It is an ESS exactly where these conditions hold:",
        "障碍在于{point}{strategies}。它是演化稳定点，当且仅当下列条件成立：",
    ),
    "design one fails": (
        "To end it, one of them must fail. In a formula, and at the scenario:",
        "要使其不再稳定，须使其中一个条件不成立。公式及情景中的数值为：",
    ),
    "design needs": (
        "What {point} {strategies} itself needs and the lowest cost just meets:",
        "{point}{strategies}自身所需、在最低成本处恰好取等号的条件：",
    ),
    "design helps": ("What would help", "可行的出路"),
    "design help rival": (
        "One condition of {point} must fail. By one parameter alone, the others as in the scenario, it takes:",
        "须使{point}的某个条件不成立。仅改变一个参数（其余取情景值）时，需要：",
    ),
    "design help target": (
        "The condition must hold. By one parameter alone, the others as in the scenario, it takes:",
        "须使上述条件成立。仅改变一个参数（其余取情景值）时，需要：",
    ),
    "design levers caption": ("What it takes, by one parameter alone.", "仅改变一个参数时的要求"),
    "design takes": ("It takes", "要求"),
    "design takes number": ("In the scenario that is", "情景中即为"),
    "design is now": ("Now", "现值"),
    "design or": (" or ", "或"),
    "design and": (" and ", "且"),
    "design command": (
        "To let the toolkit choose its value, too, ask again with --instruments {names}.",
        "若也由工具确定其取值，可用 --instruments {names} 再次提问。",
    ),
    "design proof": (
        "Nothing is cheaper: in each of {n} cases the conditions, multiplied by nonnegative numbers and added up, "
        "contradict a lower cost (the multipliers: --json).",
        "不存在更低的成本：在全部{n}种情形中，各条件乘以非负系数相加，均与更低的成本矛盾（系数见 --json）。",
    ),
    "design proof at once": (
        "Nothing is cheaper: the conditions, multiplied by nonnegative numbers and added up, contradict a lower cost "
        "(the multipliers: --json).",
        "不存在更低的成本：各条件乘以非负系数相加，与更低的成本矛盾（系数见 --json）。",
    ),
    "design proof impossible at once": (
        "The proof: the conditions, multiplied by nonnegative numbers and added up, contradict each other (the "
        "multipliers: --json).",
        "证明：各条件乘以非负系数相加，得出矛盾（系数见 --json）。",
    ),
    "design proof impossible": (
        "The proof covers all {n} cases: in each the conditions, multiplied by nonnegative numbers and added up, "
        "contradict each other (the multipliers: --json).",
        "证明覆盖全部{n}种情形：各条件乘以非负系数相加，均得出矛盾（系数见 --json）。",
    ),
    "design fallen caption": (
        "Why no other point is an ESS at the values with something to spare.",
        "在留有余量的取值处其他点为何不是演化稳定点",
    ),
    "design leaves": ("Who leaves it", "谁会离开"),
    "design remains": ("What remains", "其他吸引子"),
    "design other ess": (
        "At these values {points} is an ESS, too: which of them is reached depends on the start. Ask for "
        "--require only to end that.",
        "在该取值处，{points}也是演化稳定点：到达哪一个取决于初始状态。若要排除，请用 --require only。",
    ),
    "design only attractor": (
        "“The only ESS” is in general less than “the only attractor”: faces can attract along cycles, and paths can "
        "stay near a mixed point.",
        "“唯一的演化稳定点”一般弱于“唯一的吸引子”：面可以通过环路吸引轨道，轨道也可能停留在混合均衡点附近。",
    ),
    "design global": (
        "Here it is the only attractor: by iterated dominance every path from the interior converges to {point} at "
        "the values with something to spare.",
        "此处它确是唯一的吸引子：在留有余量的取值处，由重复剔除严格劣策略可知，从内部出发的一切轨道都收敛于{point}。",
    ),
    "design faces": ("These faces attract at these values: {faces}.", "在该取值处，下列面是吸引的：{faces}。"),
    "design mixed": (
        "On these faces a mixed point is stable at these values, so that paths near it stay there: {faces}.",
        "在该取值处，下列面上有稳定的混合均衡点，附近的轨道停留在那里：{faces}。",
    ),
    "design open": (
        "Not decided is the stability of mixed points on these faces: {faces}.",
        "下列面上混合均衡点的稳定性未能判定：{faces}。",
    ),
    "design no others": (
        "At these values no face attracts without an ESS on it, and no mixed point is stable. That every path ends at "
        "{point} is not proved by this; simulate from several starts.",
        "在该取值处，没有不含演化稳定点的吸引面，也没有稳定的混合均衡点。这并不证明一切轨道都到达{point}，请从多个初始点仿真。",
    ),
    "design not looked": (
        "Faces and mixed points were not examined for a game of this kind or size.",
        "对这类或这种规模的博弈，未考察面与混合均衡点。",
    ),
}
