"""Reports on the claims of a paper: differences between formulas, numbers to try, sections, fixed sentences."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "claim first": ("printed at one end: {value}", "文中一端：{value}"),
    "claim opposite": ("printed at the other end, with its sign changed: {value}", "文中另一端变号后：{value}"),
    "gap opposite": ("the two are opposite to each other", "两者互为相反数"),
    "gap none": ("none", "无"),
    "gap terms": (
        "they differ in the terms {printed} (printed) and {derived} (derived)",
        "相异的项：{printed}（文中），{derived}（推导）",
    ),
    "gap terms divided": (
        "divided by {factor}, they differ in the terms {printed} (printed) and {derived} (derived)",
        "约去{factor}后相异的项：{printed}（文中），{derived}（推导）",
    ),
    "gap payoffs": (
        "the derived one is the payoff of {player} at {there} minus that at {here}",
        "推导值为{player}在{there}的支付减去在{here}的支付",
    ),
    "gap values": ("there printed is {printed}, derived {derived}", "此时文中值为{printed}，推导值为{derived}"),
    "gap values opposite": ("there one is {printed}, the other {derived}", "此时前者为{printed}，后者为{derived}"),
    "row values": ("there the eigenvalues at {where} are {values}", "此时{where}处的特征值为{values}"),
    "survey paper": ("Paper", "论文"),
    "survey claims": ("claims", "论断"),
    "survey wrong": ("What is wrong (likely slip)", "错误之处（疑似原因）"),
    "survey caption": ("Claims of published games and what was found about them.", "已发表博弈的论断及核验结果"),
    "survey as expected": (
        "All {n} verdicts are those that an independent derivation reached.",
        "全部{n}项判定均与独立推导的结果一致。",
    ),
    "survey otherwise": ("{slug}: {what}", "{slug}：{what}"),
    "claims section": ("Verification of Printed Claims", "原文结论核验"),
    "side printed": ("printed", "文中"),
    "side derived": ("derived", "推导"),
    "side first": ("one end", "一端"),
    "side opposite": ("other end, sign changed", "另一端变号"),
    "full stop": (".", "。"),
    "verdict caption": ("Verification of printed claims.", "原文结论核验结果"),
    "verdict place": ("Place", "位置"),
    "verdict printed": ("Printed", "原文"),
    "verdict derived": ("Derived", "推导"),
    "verdict head": ("Verdict", "判定"),
    "verdict counterexample": ("Counterexample", "反例"),
    "verdict told": ("see {number}", "见{number}"),
    "verdict long": ("too long to print", "过长，从略"),
    "review title": ("Verification of printed claims: {title}", "原文结论核验：{title}"),
    "review checked": ("What Was Checked", "核验内容"),
    "review found": ("What Was Found", "核验结果"),
    "review in full": ("Findings in Full", "逐项说明"),
    "review verdicts": ("Verdicts on All Claims", "全部论断的判定"),
    "review game read": ("Appendix A. The Game as It Was Read", "附录A 所读入的博弈"),
    "review method": ("Appendix B. What the Verdicts Mean", "附录B 判定的含义"),
    "review game": (
        "The game has {n} parties ({players}) and {m} parameters.",
        "博弈有{n}个主体（{players}），{m}个参数。",
    ),
    "review from payoffs": (
        "From its payoffs, as they are listed in this document, the replicator dynamic equations, the Jacobian matrix "
        "and the eigenvalues at all pure-strategy points were derived anew, exactly and with symbolic parameters.",
        "依据文中所列支付，以符号参数重新精确推导了复制动态方程、雅可比矩阵及各纯策略均衡点的特征值。",
    ),
    "review from field": (
        "Its payoffs are not known; from its equations the Jacobian matrix and the eigenvalues at all pure-strategy "
        "points were derived anew, exactly and with symbolic parameters.",
        "支付未知；依据其动态方程，以符号参数重新精确推导了雅可比矩阵及各纯策略均衡点的特征值。",
    ),
    "review from none": (
        "Its payoffs are not known; what is printed was checked for consistency, and conditions were compared with the "
        "printed eigenvalues.",
        "支付未知；对文中所列结果作了一致性核验，并将条件与文中特征值对照。",
    ),
    "review normalised": (
        "The payoffs were rebuilt from the printed equations: that these agree proves nothing about the source.",
        "支付由文中方程还原，二者一致不能说明原文正确。",
    ),
    "review claims": (
        "{n} printed claims were compared with the derivation, for all parameter values that the assumptions allow: "
        "{kinds}.",
        "在假设允许的全部参数取值下，将{n}项论断与推导结果逐项对照：{kinds}。",
    ),
    "review counts": ("Of {n} claims: {counts}.", "{n}项论断中，{counts}。"),
    "review verified": ("{n} verified", "{n}项已验证"),
    "review refuted": ("{n} refuted", "{n}项已否证"),
    "review conditional": ("{n} true in a part of the parameter space only", "{n}项仅在部分参数范围内成立"),
    "review vacuous": ("{n} vacuous", "{n}项条件矛盾"),
    "review undecided": ("{n} undecided", "{n}项未能判定"),
    "review nothing": ("Nothing that was checked is wrong.", "所核验的论断均成立。"),
    "review see": (" ({number})", "（{number}）"),
    "review means verified": (
        "Verified: proved exactly, for all parameter values that the assumptions allow.",
        "已验证：在假设允许的全部参数取值下得到精确证明。",
    ),
    "review means refuted": (
        "Refuted: there are values at which printed and derived disagree; they are given, to be put in by hand.",
        "已否证：存在使文中与推导不一致的取值，已列出，可手工代入验算。",
    ),
    "review means conditional": (
        "Conditional: true in a part of the parameter space only; the missing condition is given.",
        "有条件成立：仅在部分参数范围内成立，已给出所缺条件。",
    ),
    "review means vacuous": (
        "Vacuous: what the claim supposes contradicts the assumptions.",
        "条件矛盾（空成立）：论断的前提与假设矛盾。",
    ),
    "review means undecided": (
        "Undecided: neither a proof nor values were found. This is no assent.",
        "未能判定：既未得到证明，也未找到反例；不等于成立。",
    ),
    "review repeat": (
        "A vertex is called ESS if it is a strict Nash equilibrium, that is, all its eigenvalues are negative. Likely "
        "slips are suggestions. All numbers are exact. To repeat this: symgame verify {slug} --json (version "
        "{version}), and symgame recheck on the answer, which puts the numbers in again with other code.",
        "纯策略均衡点的特征值全为负时为严格纳什均衡，即演化稳定策略。疑似笔误仅供参考。全部数值均为精确值。复现命令："
        "symgame verify {slug} --json（版本{version}）；对其输出运行symgame recheck，可用独立代码再次代入验算。",
    ),
}
