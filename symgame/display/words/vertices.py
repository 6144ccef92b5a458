"""The pure-strategy equilibrium points: eigenvalues, stability, conditions."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "stability": ("Stability of the pure-strategy equilibrium points", "纯策略均衡点稳定性分析"),
    "lyapunov": (
        "By Lyapunov's first (indirect) method an equilibrium point is asymptotically stable if all eigenvalues of the "
        "Jacobian matrix have negative real parts, and unstable if one has a positive real part; otherwise "
        "more is needed. "
        "At a pure-strategy point the eigenvalues are payoff differences: unused strategy minus the one in use.",
        "根据李雅普诺夫第一法（间接法），若雅可比矩阵的特征值均具有负实部，则该均衡点渐近稳定；"
        "至少一个特征值实部为正，则不稳定；其余情形需进一步判别。在纯策略均衡点，特征值即未用策略与所用策略的收益差。",
    ),
    "eigenvalues caption": (
        "Eigenvalues of the Jacobian matrix at the equilibrium points.",
        "均衡点的特征值",
    ),
    "signs": ("Sign of real parts", "实部符号"),
    "verdict": ("Stability", "稳定性"),
    "stability caption": ("Stability analysis of the equilibrium points.", "均衡点稳定性分析"),
    "stability note": (
        "Note: signs are those of the real parts of the eigenvalues in the order of the eigenvalue table, "
        "under the assumptions alone; "
        "× means that the sign is uncertain (it depends on the parameters). "
        "Where the conditions of a row hold, all signs of that row are −.",
        "注：符号依特征值表的顺序，仅由假设得出；×表示符号不确定（取决于参数）。各行条件成立时，该行符号均为−。",
    ),
    "keys note": (
        "A point is written by the numbers of its strategies, in the order of the parties (for two "
        "strategies 1 is the first, 0 the second).",
        "均衡点以各主体策略的序号表示（两策略主体：1为第一策略，0为第二策略）。",
    ),
    "rows left out": (
        "Left out: {n} points that can never be an ESS.",
        "其余{n}个不可能成为演化稳定点的均衡点从略。",
    ),
    "more rows": (
        "Further points left out: {n} (see symgame derive --json).",
        "另有{n}个均衡点从略（见 symgame derive --json）。",
    ),
    "ess": ("ESS", "ESS"),
    "saddle point": ("saddle point", "鞍点"),
    "unstable point": ("unstable point", "不稳定点"),
    "not asymptotically stable": ("not asymptotically stable", "非渐近稳定"),
    "stable": ("asymptotically stable", "渐近稳定"),
    "conditions": (
        "Conditions (benefit > cost; inequalities that always hold are left out, all lines of a mark are needed):",
        "条件（收益>成本；恒成立的不等式已略去，同一编号下各式须同时成立）：",
    ),
    "conclusion": ("Conclusion", "结论"),
    "no ess": (
        "No pure-strategy equilibrium point can be an ESS under the assumptions.",
        "在所设假设下，没有纯策略均衡点能够成为演化稳定点。",
    ),
    "ess always": ("Under the assumptions alone {points} is an ESS.", "仅由假设即知{points}是演化稳定点。"),
    "ess conditional": (
        "{points} can be an ESS, each exactly where its conditions hold.",
        "{points}可以成为演化稳定点，当且仅当其相应条件成立。",
    ),
    "others": ("{n} others", "其余{n}个"),
    "ess positive": (
        "Never an ESS, because an eigenvalue is always positive: {points}.",
        "以下均衡点恒有正特征值，不可能成为演化稳定点：{points}。",
    ),
    "ess contradiction": (
        "For {point}: {parts}, added up, give 0 > 0.",
        "对于{point}：{parts}，相加得0 > 0，矛盾。",
    ),
    "ess contradictory": (
        "Never an ESS, because the eigenvalues cannot all be negative together: {points}.",
        "以下均衡点的特征值不能同时为负，不可能成为演化稳定点：{points}。",
    ),
    "ess zero": (
        "Never an ESS, because an eigenvalue is zero: {points}.",
        "以下均衡点有零特征值，不可能成为演化稳定点：{points}。",
    ),
    "ess undecided": ("Stability not decided: {points}.", "稳定性未能判定：{points}。"),
    "exclusive": (
        "Two points that differ in the strategy of one party only are never both an ESS: the eigenvalue "
        "between them changes its sign.",
        "仅有一个主体策略不同的两个均衡点不能同时为演化稳定点：二者之间的特征值符号相反。",
    ),
    "all positive": (
        "At each of them an eigenvalue is always positive.",
        "各点均有恒为正的特征值。",
    ),
}
