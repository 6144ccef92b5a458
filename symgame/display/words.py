"""The words and fixed sentences of documents, English and Chinese, in one table.

Pieces in braces are filled in by :func:`say` (text) or :func:`sentence` (text and formulas). Printed
documents say equilibrium point, as journals do, where the code says rest point.
"""

from __future__ import annotations

import re

from symgame.display.table import Line, Math

LANGUAGES = ("en", "zh")

WORDS: dict[str, tuple[str, str]] = {
    "Table": ("Table {k}. {caption}", "表{k}  {caption}"),
    "Figure": ("Figure {k}. {caption}", "图{k}  {caption}"),
    "comma": (", ", "、"),
    "semicolon": ("; ", "；"),
    "and": (" and ", "和"),
    "source": ("Source: {source}.", "来源：{source}。"),
    "reconstruction": (
        "The payoffs are a reconstruction: they are not printed in the source.",
        "支付为重构：原文未给出收益矩阵。",
    ),
    "parties caption": ("Parties, strategies and shares.", "博弈主体、策略与概率"),
    "party": ("Party", "主体"),
    "strategy share": ("Strategy (share)", "策略（概率）"),
    "assumptions": ("Assumptions: {relations}.", "假设：{relations}。"),
    "no assumptions": ("No assumptions on the parameters.", "对参数未作假设。"),
    "parameters caption": ("Parameters and their meanings.", "参数符号及含义"),
    "parameter": ("Parameter", "参数"),
    "meaning": ("Meaning", "含义"),
    "range": ("Range", "取值范围"),
    "common": ("common", "公共"),
    "payoffs caption": ("Payoff matrix of the evolutionary game among {parties}.", "{parties}演化博弈收益矩阵"),
    "payoffs note": ("Payoffs in each cell from top to bottom: {parties}.", "注：每格自上而下依次为{parties}的收益。"),
    "profile": ("Strategy profile", "策略组合"),
    "payoffs left out": (
        "The payoff matrix has {n} profiles and is left out here.",
        "收益矩阵共{n}个策略组合，此处从略。",
    ),
    "field only": (
        "Only the equations of this game are known, not its payoffs: payoff tables and expected payoffs are left out.",
        "本博弈仅给出动态方程而未给出支付，故收益矩阵与期望收益从略。",
    ),
    "game": ("The game", "模型描述"),
    "equations": ("Expected payoffs and replicator dynamic equations", "期望收益与复制动态方程"),
    "steps intro": (
        "{share} is the share of {player} that plays {first}. Its expected payoffs and their mean:",
        "{share}为{player}选择“{first}”的概率。其各策略期望收益与平均期望收益为：",
    ),
    "replicator of": ("Replicator dynamic equation of {player}:", "{player}的复制动态方程："),
    "jacobian": ("Jacobian matrix", "雅可比矩阵"),
    "jacobian intro": (
        "With {d} = {quotient}, the advantage of the first strategy over the second, the entries {entry} are:",
        "记{d} = {quotient}，即第一策略相对第二策略的收益差，则雅可比矩阵的元素{entry}为：",
    ),
    "jacobian long": (
        "The Jacobian matrix has {n} entries and is left out here.",
        "雅可比矩阵共{n}个元素，此处从略。",
    ),
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
    "point": ("Equilibrium point", "均衡点"),
    "signs": ("Signs", "实部符号"),
    "verdict": ("Stability", "稳定性"),
    "condition": ("Condition", "条件"),
    "stability caption": ("Stability analysis of the equilibrium points.", "均衡点稳定性分析"),
    "stability note": (
        "Note: signs are those of the real parts of the eigenvalues in the order of the eigenvalue table, "
        "under the assumptions alone; "
        "× means that the sign is uncertain (it depends on the parameters). "
        "Where the conditions of a row hold, all signs of that row are -.",
        "注：符号依特征值表的顺序，仅由假设得出；×表示符号不确定（取决于参数）。各行条件成立时，该行符号均为-。",
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
        "Further points left out: {n} (see --json).",
        "另有{n}个均衡点从略（见 --json）。",
    ),
    "ess": ("ESS", "ESS"),
    "saddle point": ("saddle point", "鞍点"),
    "unstable point": ("unstable point", "不稳定点"),
    "not asymptotically stable": ("not asymptotically stable", "非渐近稳定"),
    "undecided": ("undecided", "未能判定"),
    "stable": ("asymptotically stable", "渐近稳定"),
    "always": ("always", "恒成立"),
    "impossible": ("impossible", "不可能"),
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
        "Further points left out here: {n} (see --json).",
        "另有{n}个混合均衡点，此处从略（见 --json）。",
    ),
    "on face": ("on the face where {players} mix", "位于{players}混合的面上"),
    "on edge": ("on the edge where {players} mixes", "位于{players}混合的棱上"),
    "interior": ("in the interior: all parties mix", "内部点：各主体均混合"),
    "exists if": (
        "exists where {conditions}",
        "存在条件：{conditions}",
    ),
    "exists always": ("exists for all parameters that the assumptions allow", "对假设允许的一切参数都存在"),
    "root quadratic": (
        "{share} is a root of a quadratic equation in the parameters, the other shares follow from it (see --json)",
        "{share}为一个二次方程的根，其余比例由它得出（公式见 --json）",
    ),
    "root higher": (
        "{share} is a root of an equation of degree {n}, the other shares follow from it (see --json)",
        "{share}为一个{n}次方程的根，其余比例由它得出（见 --json）",
    ),
    "coordinates long": (
        "is a rational expression too long to print here (see --json)",
        "为有理式，过长从略（见 --json）",
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
    "parties": ("Stability of each party's own strategy", "各主体策略稳定性分析"),
    "single party": (
        "By the stability theorem of differential equations a share {share} with {condition} is stable, given the "
        "others' strategies; this is not the stability of the system.",
        "由微分方程稳定性定理，当{condition}时，{share}在其余主体策略给定下处于稳定状态（单方稳定性，不等同于系统稳定性）。",
    ),
    "party always": (
        "{relation} whatever the others do, so that {strategy} is stable throughout.",
        "无论其余主体如何选择，恒有{relation}，故{strategy}始终稳定。",
    ),
    "party never": (
        "{difference} = 0 always: every share is at rest.",
        "{difference}恒为零：任何比例都静止。",
    ),
    "party open": (
        "{derivative} with {shown}: {first} is stable where {difference} is positive, {second} where it is negative.",
        "{derivative}，{shown}：{difference}为正时{first}稳定，为负时{second}稳定。",
    ),
    "threshold of": (
        "{derivative}. The equation {difference} = 0, solved for {share}, gives the threshold",
        "{derivative}。由{difference}=0解出{share}的阈值：",
    ),
    "slope open": (
        "This is so where {positive}; where {negative} the first two cases are exchanged.",
        "以上在{positive}时成立；{negative}时前两种情形互换。",
    ),
    "outside": (
        "If the threshold lies outside [0, 1], one strategy is stable throughout.",
        "若阈值在[0, 1]之外，则某一策略始终稳定。",
    ),
    "moves": (
        "The threshold {threshold} {how}.",
        "阈值{threshold}{how}。",
    ),
    "rises with": ("rises with {names}", "随{names}增大而上升"),
    "falls with": ("falls with {names}", "随{names}增大而下降"),
    "either with": ("may move either way with {names}", "随{names}的变动方向不定"),
    "comma relations": (
        ", ",
        "，",
    ),
    "too long": (
        "a condition too long to print here (see --json)",
        "另一过长的条件（见 --json）",
    ),
    "exists real": (
        "exists where the equation has real roots and {between}",
        "存在条件：该方程有实根，且{between}",
    ),
    "unstable where it exists": (
        "unstable point (the conditions of a centre contradict those of existence)",
        "不稳定点（中心点的条件与存在条件矛盾）",
    ),
    "coincidences more": (
        "Further such coincidences: {n} (see --json).",
        "另有{n}个此类等式（见 --json）。",
    ),
    "faces none": (
        "On no face with two or more mixing parties can all paths nearby be attracted: what attracts is a "
        "vertex or the whole state space.",
        "没有两个及以上主体混合的面能够吸引附近的轨道：吸引的只能是顶点或整个状态空间。",
    ),
    "all positive": (
        "At each of them an eigenvalue is always positive.",
        "各点均有恒为正的特征值。",
    ),
    "made": ("Made with symgame {version}, {date}.", "由symgame {version}生成，{date}。"),
    "model section": ("Problem Description and Model Assumptions", "问题描述与模型假设"),
    "assumptions section": ("Model Assumptions", "模型假设"),
    "parameters section": ("Parameter Settings", "参数设定"),
    "payoffs section": ("Payoff Matrix", "收益矩阵"),
    "assumption": ("Assumption {k}.", "假设{k}"),
    "participants": (
        "The participants are {players}. Each is a population whose members are boundedly rational and revise their "
        "strategies by what they see to pay better.",
        "博弈主体为{players}。各主体均为有限理性的群体，其成员依据所观察到的收益调整策略。",
    ),
    "chooses": ("{strategy} with probability {share}", "以概率{share}选择“{strategy}”"),
    "strategies of": ("{player} chooses {choices}", "{player}{choices}"),
    "strategy sets": (
        "Strategies: {choices}. All probabilities lie in [0, 1].",
        "策略集：{choices}。各概率均在[0, 1]内。",
    ),
    "payoffs change": (
        "Payoffs depend on the current shares, so that theorems on strict Nash equilibria do not apply as they stand.",
        "支付依赖于当前比例，严格纳什均衡的有关定理不能直接适用。",
    ),
    "parameters meant": (
        "Costs, benefits, rewards and penalties are given by the parameters of the parameter table, within the ranges "
        "stated there.",
        "成本、收益、奖励与惩罚由参数表中的参数给出，取值范围见表。",
    ),
    "relations assumed": ("Between parameters it is assumed that {relations}.", "参数之间满足：{relations}。"),
    "analysis section": ("Model Analysis", "模型分析"),
    "parties section": ("Stability Analysis of Each Party's Strategy", "各主体策略稳定性分析"),
    "system section": ("Stability Analysis of the System's Equilibrium Points", "系统均衡点稳定性分析"),
    "further section": ("Further Results", "进一步结果"),
    "no scenario": (
        "The file has no scenario with values for the parameters, so that nothing was simulated.",
        "文件中没有给出参数取值的情景，故未作仿真。",
    ),
    "values section": ("Parameter Assignment", "参数赋值"),
    "values caption": ("Parameter assignment.", "参数赋值"),
    "source column": ("Source", "来源"),
    "illustrative": (
        "Values are illustrative and not calibrated.",
        "参数取值用于说明，未据实际数据标定。",
    ),
    "verification section": ("Verification of the Evolutionarily Stable Strategy", "演化稳定性验证"),
    "willingness section": ("Influence of Initial Willingness", "初始意愿对演化结果的影响"),
    "cube caption": (
        "Evolution paths of the system from a grid of initial points (scenario: {name}).",
        "系统演化路径（情景：{name}）",
    ),
    "series caption": (
        "Evolution of the shares over time (scenario: {name}).",
        "各策略概率随时间的演化（情景：{name}）",
    ),
    "willingness caption": (
        "Influence of initial willingness: all parties together, then one party at a time (scenario: {name}).",
        "初始意愿对演化结果的影响：各主体同时变化，然后逐一变化（情景：{name}）",
    ),
    "appendix mixed": ("Appendix A. Mixed Equilibrium Points", "附录A 混合均衡点"),
    "appendix criteria": ("Appendix B. Criteria and Versions", "附录B 判据与版本"),
    "criterion vertex": (
        "Pure-strategy points: the eigenvalues of the Jacobian matrix are payoff differences; all negative means a "
        "strict Nash equilibrium, which is the same as an evolutionarily stable strategy and makes the point "
        "asymptotically stable.",
        "纯策略均衡点：雅可比矩阵的特征值为收益之差；全部为负等价于严格纳什均衡，也等价于演化稳定策略，此时该点渐近稳定。",
    ),
    "criterion mixed": (
        "Mixed points, where payoffs do not depend on the own share: the trace of the Jacobian matrix vanishes on the "
        "mixing parties, so that no such point is asymptotically stable; no Routh-Hurwitz condition is needed.",
        "混合均衡点（支付不依赖自身比例时）：雅可比矩阵在混合主体上的迹为零，故均非渐近稳定，无需劳斯—赫尔维茨判据。",
    ),
    "criterion run": (
        "Simulations: integrated in logit coordinates with relative and absolute tolerance 1e-9. A path is said to "
        "converge to a pure-strategy point when at every corner of the box between the state and that point all "
        "payoff differences point towards it.",
        "仿真：在对数几率坐标下积分，相对与绝对误差限均为1e-9。仅当从当前状态到纯策略点之间的盒子的所有顶点上收益差均指向该点时，才称轨道收敛于该点。",
    ),
    "versions": (
        "All conditions and verdicts are exact results in the parameters (symgame {version}); numbers appear in the "
        "section on simulation only.",
        "全部条件与判定均为关于参数的精确结果（symgame {version}）；数值仅用于仿真部分。",
    ),
    "references": ("References", "参考文献"),
    "reference taylor": (
        "Taylor, P. D., Jonker, L. B., 1978. Evolutionary stable strategies and game dynamics. Mathematical "
        "Biosciences 40, 145-156.",
        "TAYLOR P D, JONKER L B. Evolutionary stable strategies and game dynamics[J]. Mathematical Biosciences, 1978, "
        "40: 145-156.",
    ),
    "reference selten": (
        "Selten, R., 1980. A note on evolutionarily stable strategies in asymmetric animal conflicts. Journal of "
        "Theoretical Biology 84, 93-101.",
        "SELTEN R. A note on evolutionarily stable strategies in asymmetric animal conflicts[J]. Journal of "
        "Theoretical Biology, 1980, 84: 93-101.",
    ),
    "reference ritzberger": (
        "Ritzberger, K., Weibull, J. W., 1995. Evolutionary selection in normal-form games. Econometrica 63, "
        "1371-1399.",
        "RITZBERGER K, WEIBULL J W. Evolutionary selection in normal-form games[J]. Econometrica, 1995, 63: 1371-1399.",
    ),
    "reference hofbauer": (
        "Hofbauer, J., Sigmund, K., 1998. Evolutionary Games and Population Dynamics. Cambridge University Press.",
        "HOFBAUER J, SIGMUND K. Evolutionary games and population dynamics[M]. Cambridge: Cambridge University Press, "
        "1998.",
    ),
    "simulation": ("Numerical Simulation", "数值仿真分析"),
    "scenario": ("Scenario: {name}", "情景：{name}"),
    "run vertex": ("From {start} the path converges to {end}.", "从{start}出发，轨道收敛于{end}。"),
    "run rest set": (
        "From {start} the path comes to rest at {end}, one of a set of equilibrium points.",
        "从{start}出发，轨道停于均衡点集中的{end}。",
    ),
    "run interior": (
        "From {start} the path leads to the mixed equilibrium point {end}.",
        "从{start}出发，轨道趋于混合均衡点{end}。",
    ),
    "run cycle": (
        "From {start} the path runs on a cycle and does not settle.",
        "从{start}出发，轨道沿环路运行，不收敛。",
    ),
    "run unsettled": (
        "From {start} it is not settled where the path goes.",
        "从{start}出发，未能判定轨道的去向。",
    ),
    "run time": ("All shares are within 0.01 of it from time {time} on.", "自时间{time}起，各概率与其相差不超过0.01。"),
    "run ess": (
        "The exact verdict agrees: {point} {strategies} is an ESS at these values.",
        "与精确判定一致：在该组取值下，{point}{strategies}是演化稳定点。",
    ),
    "run no ess": (
        "{point} {strategies} is no ESS at these values; it is reached from this start only because some strategies "
        "are not used there.",
        "在该组取值下，{point}{strategies}不是演化稳定点；仅因该初始点未使用某些策略才到达该点。",
    ),
    "run as said": ("The file states this outcome.", "与文件所述结果一致。"),
    "run not as said": ("The file states another outcome: {outcome}.", "文件所述结果不同：{outcome}。"),
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
        "Further such faces: {n} (see --json).",
        "另有{n}个这样的面（见 --json）。",
    ),
    "vanished": (
        "{names} do not enter the dynamics: they cancel from all payoff differences.",
        "{names}不进入动态方程：在各收益差中相互抵消。",
    ),
    "colon": (
        ": ",
        "：",
    ),
    "is stable": (
        " is stable",
        "稳定",
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
    "all at rest": (
        "every {own} is at rest",
        "任意{own}均静止",
    ),
    "slope open long": (
        "This is so where {slope}; where it is negative the first two cases are exchanged.",
        "以上在{slope}时成立；该式为负时前两种情形互换。",
    ),
    "vanished one": (
        "{names} does not enter the dynamics: it cancels from all payoff differences.",
        "{names}不进入动态方程：在各收益差中相互抵消。",
    ),
}


def say(key: str, lang: str = "en", **parts: object) -> str:
    """A word or sentence in a language, its parts filled in."""
    return WORDS[key][LANGUAGES.index(lang)].format(**parts)


def sentence(key: str, lang: str = "en", **pieces: str | Math | Line) -> Line:
    """A sentence as a line; its parts may be text, formulas, or lines."""
    result: list[str | Math] = []
    for k, part in enumerate(re.split(r"\{(\w+)\}", WORDS[key][LANGUAGES.index(lang)])):
        piece: str | Math | Line = pieces[part] if k % 2 else part
        result.extend(piece if isinstance(piece, tuple) else [piece])
    return tuple(piece for piece in result if piece != "")


def numbered_caption(caption: str, number: int, lang: str, *, of: str = "Table") -> str:
    """``Table 1. …`` or ``表1  …``; likewise of a ``"Figure"``."""
    return say(of, lang, k=number, caption=caption)


_CHINESE_REASONS = {
    "a positive transversal eigenvalue": "有一个横向特征值为正",
    "three mixers at an isolated point": "孤立的三方混合点：行列式不为零而迹为零，故有特征值实部为正",
    "two mixers whose slopes have one sign": "两方混合，J12*J21>0，特征值一正一负",
    "two mixers, J12*J21 < 0": "两方混合，J12*J21<0，且横向特征值均为负",
    "its whole face is at rest": "整个面静止，由横向特征值判定",
    "trace 0 and a characteristic polynomial": "迹为零，特征多项式奇偶项并存",
    "a weighted sum of logarithms": "各比例对数的加权和守恒",
    "its coordinates are roots": "坐标为根式，符号未定",
    "the signs of its eigenvalues are open": "特征值的符号未定",
    "its eigenvalues may all lie on the imaginary axis": "特征值可能都在虚轴上",
    "an eigenvalue 0": "有特征值为零",
    "own shares in the payoffs": "支付含自身比例：按Routh-Hurwitz判据",
    "three mixers at a simple root": "三方混合的单根：行列式不为零而迹为零，故有特征值实部为正",
}
"""The beginnings of reasons that findings give, and what a Chinese document says."""


def in_chinese(reason: str) -> str:
    """A finding's reason in Chinese; nothing where there is no translation."""
    return next((zh for start, zh in _CHINESE_REASONS.items() if reason.startswith(start)), "")
