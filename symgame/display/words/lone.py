"""Parts of a derivation that are shown by themselves."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "one of": ("One of these:", "以下之一："),
    "decided yes": ("Yes.", "是。"),
    "decided no": ("No.", "否。"),
    "divided": ("{before} is {after}: factors of known sign divided out", "{before}即{after}：约去符号已知的因子"),
    "lumped": ("only {whole} matters, written {name}", "仅{whole}这一整体起作用，记为{name}"),
    "engine says": (
        "On the word of {engine}; there is no sum and no example to check it by.",
        "依据{engine}的判断；无可供核验的求和式或反例。",
    ),
    "example is": ("For example: {values}.", "例如：{values}。"),
    "sum is": (
        "Read each relation as its larger side minus its smaller side, and add up:",
        "将每个不等式读作大边减小边，然后相加：",
    ),
    "sum end": (
        "The sum is 0 identically, although it would be positive if all of them held: they cannot.",
        "其和恒为0，而若各式同时成立，其和应为正：故不能同时成立。",
    ),
    "lone point": ("Equilibrium point {point}:", "均衡点{point}："),
    "lone signs": ("Signs of the eigenvalues under the assumptions: {signs}.", "由假设得出的特征值符号：{signs}。"),
    "lone ess if": ("An ESS exactly where:", "为演化稳定点，当且仅当："),
    "lone verdict": ("Evolutionarily stable: {verdict}.", "演化稳定性：{verdict}。"),
    "lone never": ("never", "不可能"),
    "lone exists": ("It exists where:", "存在条件："),
    "lone exists also": ("and where:", "且："),
    "lone type": ("Type: {type}.", "类型：{type}。"),
    "lone type if": (
        "Type: {type}, exactly where the following holds, else unstable:",
        "以下条件成立时为{type}，否则不稳定：",
    ),
    "lone party": (
        "{derivative}: {first} is stable where {difference} is positive, {second} where it is negative.",
        "{derivative}：{difference}为正时{first}稳定，为负时{second}稳定。",
    ),
    "lone side": ("{positive} exactly where {side}.", "{positive}当且仅当{side}。"),
}
