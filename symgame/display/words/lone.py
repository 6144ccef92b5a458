"""Parts of a derivation that are shown by themselves."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
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
