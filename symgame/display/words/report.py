"""The sections of a report, its fixed sentences, its references."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
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
    "participant": (
        "The only population is {players}; its members are boundedly rational and revise their strategies by what "
        "they see to pay better.",
        "博弈主体为单一群体{players}，其成员有限理性，依据所观察到的收益调整策略。",
    ),
    "meant": ("Costs, benefits, rewards and penalties: {shown}.", "成本、收益、奖励与惩罚：{shown}。"),
    "meant of": ("Concerning {parties}: {shown}.", "与{parties}有关：{shown}。"),
    "under assumptions": (
        "All results hold under these assumptions on the parameters: {relations}.",
        "全部结果在下列参数假设下成立：{relations}。",
    ),
    "problem section": ("Problem Description", "问题描述"),
    "payments intro": (
        "The figure shows what the parties pay each other. A payment leaves one party's payoff and enters "
        "another's in the same profile; whatever enters the payoff of one party alone comes from outside the game or "
        "leaves it.",
        "图中给出各主体之间的转移支付：在同一策略组合下从一方收益中减去并计入另一方收益的金额；仅计入一方收益者来自或流向博弈之外。",
    ),
    "payments intro alone": (
        "The parties pay each other as follows. A payment leaves one party's payoff and enters another's in the same "
        "profile; whatever enters the payoff of one party alone comes from outside the game or leaves it.",
        "各主体之间的转移支付如下：在同一策略组合下从一方收益中减去并计入另一方收益的金额；仅计入一方收益者来自或流向博弈之外。",
    ),
    "payments more": ("Further payments: {n}; see the payoff matrix.", "另有{n}项转移支付，见收益矩阵。"),
    "payments caption two": (
        "Logical relationship between the two parties.",
        "双方演化博弈主体逻辑关系图",
    ),
    "payments caption three": (
        "Logical relationship among the three parties.",
        "三方演化博弈主体逻辑关系图",
    ),
    "payments caption": ("Logical relationship among the parties.", "演化博弈主体逻辑关系图"),
    "an amount": ("an amount too long to print here", "一项金额（过长从略）"),
    "plays": ("{player} plays {strategy}", "{player}选择“{strategy}”"),
    "pays": (
        "{payer} pays {amount} to {receiver} where {where}.",
        "当{where}时，{payer}向{receiver}支付{amount}。",
    ),
    "pays always": (
        "{payer} pays {amount} to {receiver} in every profile.",
        "{payer}在任何策略组合下均向{receiver}支付{amount}。",
    ),
    "pays sometimes": (
        "{payer} pays {amount} to {receiver} in some profiles (see the payoff matrix).",
        "{payer}在部分策略组合下向{receiver}支付{amount}（见收益矩阵）。",
    ),
    "relations assumed": ("Between parameters it is assumed that {relations}.", "参数之间满足：{relations}。"),
    "equations section": (
        "Expected Payoffs and Replicator Dynamic Equations",
        "期望收益与复制动态方程",
    ),
    "analysis section": ("Model Analysis", "模型分析"),
    "parties section": ("Stability Analysis of Each Party's Strategy", "各主体策略稳定性分析"),
    "system section": ("Stability Analysis of the System's Equilibrium Points", "系统均衡点稳定性分析"),
    "further section": ("Further Results", "进一步结果"),
    "effects section": ("Effects of Parameters on Stability", "参数变化对均衡点稳定性的影响"),
    "effects caption": ("Effect of parameters on stability.", "参数变化对均衡点稳定性的影响"),
    "effects thresholds": (
        "Threshold: the values of the parameter at which the set of ESS changes, the others as in scenario '{name}'.",
        "临界值：其余参数取情景“{name}”的值时，使演化稳定点集改变的参数取值。",
    ),
    "effects note": (
        "↑: a larger value helps the stability of the point (no eigenvalue rises with it, one falls), for all "
        "parameters allowed; ↓: it hinders it; ±: mixed, it depends; −: no effect; ?: undecided.",
        "注：在全部允许的参数取值下，↑表示参数增大有利于该点稳定（无特征值随之上升，且有特征值下降），↓表示不利，±表示影响不定，−表示无影响，?表示未能判定。",
    ),
    "no scenario": (
        "The file has no scenario with values for the parameters, so that nothing was simulated.",
        "文件中没有给出参数取值的情景，故未作仿真。",
    ),
    "values section": ("Parameter Assignment", "参数赋值"),
    "values caption": ("Parameter assignment.", "参数赋值"),
    "source column": ("Source", "来源"),
    "unit column": ("Unit", "单位"),
    "value column": ("Value", "取值"),
    "assumed": ("assumed", "假设"),
    "values note": ("Note: scenarios {names}.", "注：情景{names}。"),
    "partly illustrative": (
        "Values without a source are illustrative and not calibrated.",
        "未注明来源的参数取值用于说明，未据实际数据标定。",
    ),
    "illustrative": (
        "Values are illustrative and not calibrated.",
        "参数取值用于说明，未据实际数据标定。",
    ),
    "verification section": ("Verification of the Evolutionarily Stable Strategy", "演化稳定性验证"),
    "willingness section": ("Influence of Initial Willingness", "初始意愿对演化结果的影响"),
    "cube caption": (
        "Evolution paths of the system from a grid of initial points (array {k}: {name}).",
        "系统演化路径（数组{k}：{name}）",
    ),
    "series caption": (
        "Evolution of the shares over time (array {k}: {name}).",
        "各策略概率随时间的演化（数组{k}：{name}）",
    ),
    "willingness caption": (
        "Influence of initial willingness: (a) all parties; (b)–({last}) one party.",
        "初始意愿对演化结果的影响：(a) 各主体同时变动；(b)–({last}) 单一主体变动",
    ),
    "willingness caption one": (
        "Influence of initial willingness: (a) all parties; (b) one party.",
        "初始意愿对演化结果的影响：(a) 各主体同时变动；(b) 单一主体变动",
    ),
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
        "sections on simulation only. Programs: {programs}.",
        "全部条件与判定均为关于参数的精确结果（symgame {version}），数值仅用于仿真部分。所用程序：{programs}。",
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
    "reference gantmacher": (
        "Gantmacher, F. R., 1959. The Theory of Matrices. Chelsea, New York.",
        "GANTMACHER F R. The theory of matrices[M]. New York: Chelsea, 1959.",
    ),
    "reference sobol": (
        "Sobol', I. M., 2001. Global sensitivity indices for nonlinear mathematical models and their Monte Carlo "
        "estimates. Mathematics and Computers in Simulation 55, 271-280.",
        "SOBOL' I M. Global sensitivity indices for nonlinear mathematical models and their Monte Carlo estimates[J]. "
        "Mathematics and Computers in Simulation, 2001, 55: 271-280.",
    ),
}
