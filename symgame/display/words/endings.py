"""The end of a report: conclusions, proofs, code, material for a reply to reviewers."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "conclusions section": ("Conclusions and Managerial Implications", "结论与管理启示"),
    "conclusions": ("Conclusions", "研究结论"),
    "implications section": ("Managerial Implications", "管理启示"),
    "implications intro": (
        "Implications, and the limits of the model, are for the author to draw:",
        "管理启示与研究局限由作者撰写：",
    ),
    "by the author": ("to be written by the author", "由作者填写"),
    "limits": ("Limits and further research", "研究局限与展望"),
    "concluded stability": (
        "Of the {n} pure-strategy equilibrium points {parts}.",
        "在{n}个纯策略均衡点中，{parts}。",
    ),
    "concluded always": ("{points} is an ESS under the assumptions alone", "{points}仅由假设即为演化稳定点"),
    "concluded conditional": (
        "{points} can be an ESS, exactly where the stated conditions hold",
        "{points}当且仅当所列条件成立时为演化稳定点",
    ),
    "concluded never": ("{points} can never be an ESS", "{points}不可能是演化稳定点"),
    "concluded undecided": ("it was not decided of {points}", "{points}未能判定"),
    "concluded cases": (
        "The parameters that the assumptions allow fall into {n} cases: {parts}.",
        "假设允许的参数空间分为{n}种情形：{parts}。",
    ),
    "concluded no ess": ("in {cases} there is no ESS", "{cases}种情形没有演化稳定点"),
    "concluded one ess": ("in {cases} there is a unique ESS", "{cases}种情形有唯一的演化稳定点"),
    "concluded several ess": (
        "in {cases} there are {n} ESS",
        "{cases}种情形有{n}个演化稳定点",
    ),
    "concluded start": (
        "Where there are several, the start decides which of them is reached.",
        "有多个演化稳定点时，到达何者取决于初始意愿。",
    ),
    "concluded effects": (
        "It is proved for all parameters that the assumptions allow how a larger value bears on the stability of "
        "{point}: {parts}.",
        "在假设允许的全部参数取值下已证明，参数增大对{point}稳定性的影响为：{parts}。",
    ),
    "concluded helps": ("helpful are {names}", "{names}有利"),
    "concluded hinders": ("harmful are {names}", "{names}不利"),
    "concluded mixed": ("it depends for {names}", "{names}方向不定"),
    "concluded thresholds": (
        "With the other parameters as in scenario “{name}”, {point} is an ESS as long as {intervals}, each parameter "
        "changed by itself.",
        "其余参数取情景“{name}”的值、每次仅一个参数变动时，{point}保持为演化稳定点的范围为{intervals}。",
    ),
    "concluded volume": (
        "More states lead {player} to {strategy} for given strategies of the others {how}.",
        "在其余主体策略给定时，使{player}趋于{strategy}的状态范围{how}。",
    ),
    "concluded larger": ("the larger {names}", "随{names}增大而扩大"),
    "concluded smaller": ("the smaller {names}", "随{names}增大而缩小"),
    "concluded run": (
        "At the values of scenario “{name}”{case} the path from its start leads to {ends}.",
        "在情景“{name}”取值下{case}，自其初始点出发的轨道趋于{ends}。",
    ),
    "concluded runs": (
        "At the values of scenario “{name}”{case} the paths from its starts lead to {ends}.",
        "在情景“{name}”取值下{case}，自各初始点出发的轨道趋于{ends}。",
    ),
    "in case": (" (Case {k})", "（情形{k}）"),
    "appendix proofs": ("Appendix A. Proofs and Criteria", "附录A 证明与判据"),
    "appendix methods": ("A.1. Methods and Definitions", "A.1 方法与定义"),
    "appendix conditions": ("A.2. Conditions for Stability", "A.2 稳定性条件的证明"),
    "appendix thresholds": ("A.{k}. Thresholds of the Parameters", "A.{k} 参数阈值"),
    "appendix mixed": ("A.{k}. Mixed Equilibrium Points", "A.{k} 混合均衡点"),
    "definition point": (
        "Equilibrium point: a state in which no share changes. Pure-strategy points are those in which every party "
        "plays one strategy.",
        "均衡点：各比例均不变动的状态；各主体均采用单一策略者为纯策略均衡点。",
    ),
    "definition stable": (
        "Asymptotically stable: paths that start near the point stay near it and converge to it. Lyapunov stable: they "
        "stay near it. A saddle point has eigenvalues with real parts of both signs.",
        "渐近稳定：自该点附近出发的轨道始终在其附近并收敛于它。李雅普诺夫稳定：始终在其附近。鞍点：特征值实部有正有负。",
    ),
    "definition ess": (
        "Evolutionarily stable strategy (ESS): a profile in which each party's strategy is its unique best reply, "
        "that is "
        "a strict Nash equilibrium (Selten, 1980).",
        "演化稳定策略（ESS）：各主体的策略均为其唯一最优反应的策略组合，即严格纳什均衡（Selten, 1980）。",
    ),
    "definition ess general": (
        "Where payoffs contain the party's own share, a point is called stable where it is asymptotically stable under "
        "the replicator dynamics; no other notion of evolutionary stability is used.",
        "支付含自身比例时，均衡点的稳定均指其在复制动态下渐近稳定，不采用其他演化稳定概念。",
    ),
    "criterion vertex general": (
        "Pure-strategy points: the eigenvalues of the Jacobian matrix are payoff differences with the shares held at "
        "the "
        "point; all negative makes it asymptotically stable. At a zero eigenvalue the sign of the difference beside "
        "the "
        "point decides.",
        "纯策略均衡点：雅可比矩阵的特征值为在该点处取值的收益之差，全部为负时该点渐近稳定；有零特征值时由该点近旁收益差的符号判定。",
    ),
    "criterion hurwitz": (
        "Mixed points where payoffs contain the own share, by Routh and Hurwitz (Gantmacher, 1959): all roots of "
        "{two} have negative real parts exactly if {of_two}, those of {three} exactly if {of_three}.",
        "混合均衡点（支付含自身比例时）用劳斯—赫尔维茨判据（Gantmacher, 1959）：{two}的根实部均为负，当且仅当{of_two}；"
        "{three}的根实部均为负，当且仅当{of_three}。",
    ),
    "criterion cases": (
        "Cases: every set of points that can be stable together is found by a solver (Z3) that excludes the sets found "
        "before until none is left; each comes with an exact example.",
        "情形：由求解器（Z3）逐一排除已得组合，直至不再有其他可能，得到全部可同时稳定的均衡点组合；每种组合均附精确取值示例。",
    ),
    "criterion run general": (
        "Simulations: integrated in logit coordinates with relative and absolute tolerance 1e-9, and again with a "
        "hundredth of it. A path is said to converge to a pure-strategy point when it has come close to one that is "
        "proved to be asymptotically stable.",
        "仿真：在对数几率坐标下积分，相对与绝对误差限均为1e-9，并以其百分之一复算。轨道已接近某一被证明渐近稳定的纯策略点时，方称其收敛于该点。",
    ),
    "criterion time": (
        "Times are in the unit of time of the payoffs; multiplying all payoffs by a number divides all times by it.",
        "时间以支付的时间单位计；全部支付同乘一数，则全部时间同除以该数。",
    ),
    "certificates intro": (
        "An eigenvalue is negative exactly where its line holds. Lines that follow from the others are not repeated in "
        "the text. Each relation in a sum is read as its larger side minus its smaller side.",
        "特征值为负，当且仅当其所列条件成立；可由其余条件推出者正文不再列出。求和中每个关系式读作大边减小边。",
    ),
    "certificates more": (
        "Points left out here: {n} (see symgame derive --json).",
        "其余{n}个均衡点从略（见 symgame derive --json）。",
    ),
    "negative where": ("{eigenvalue} exactly where {conditions}.", "{eigenvalue}，当且仅当{conditions}。"),
    "factors positive": (
        "Divided out were factors that the assumptions make positive: {factors}.",
        "已约去由假设知为正的因子：{factors}。",
    ),
    "always negative": ("{eigenvalue} always, under the assumptions.", "在假设下恒有{eigenvalue}。"),
    "always negative by": ("{eigenvalue} always, since {parts}.", "因{parts}，恒有{eigenvalue}。"),
    "never negative": ("{eigenvalue} always, under the assumptions.", "在假设下恒有{eigenvalue}。"),
    "never negative by": ("{eigenvalue} always, since {parts}.", "因{parts}，恒有{eigenvalue}。"),
    "dropped": ("{relation} follows from the others.", "{relation}可由其余条件推出。"),
    "dropped by sum": (
        "{relation} follows from the others: the sum {parts} is 0 identically, although it would be positive if "
        "{relation} failed.",
        "{relation}可由其余条件推出：{parts}恒等于0，而若{relation}不成立，该和应为正。",
    ),
    "plus": (" + ", " + "),
    "conditions met": (
        "All conditions hold together, for example, at {values}.",
        "各条件可同时成立，例如{values}。",
    ),
    "conditions needed": (
        "None of them can be left out: for each there are values at which it alone fails.",
        "各条件缺一不可：对每一条件，均存在仅该条件不成立的取值。",
    ),
    "conditions contradict": (
        "The conditions contradict each other: {parts} is 0 identically, although it would be positive if all of them "
        "held.",
        "各条件相互矛盾：{parts}恒等于0，而若各式同时成立，该和应为正。",
    ),
    "conditions contradict engine": (
        "The conditions contradict each other, on the word of the solver alone.",
        "各条件相互矛盾（仅由求解器判定）。",
    ),
    "appendix code": ("Appendix B. Code", "附录B 复现代码"),
    "code file": ("B.1. Game File", "B.1 博弈文件"),
    "code file intro": ("{name}:", "{name}："),
    "code commands": ("B.2. Command Lines", "B.2 命令行"),
    "code matlab": ("B.3. MATLAB Program", "B.3 MATLAB程序"),
    "code matlab intro": (
        "The simulation of scenario “{name}”, for MATLAB and GNU Octave.",
        "情景“{name}”的仿真，适用于MATLAB与GNU Octave。",
    ),
    "code too long": ("A text of {n} lines, left out here.", "全文共{n}行，此处从略。"),
    "appendix reply": ("Appendix C. For a Reply to Reviewers", "附录C 审稿意见回复素材"),
    "reply intro": (
        "Sentences for a reply to reviewers, from the exact conditions; to be taken over as far as they fit.",
        "以下由精确条件生成，供回复审稿意见时酌情采用。",
    ),
    "reply values": ("C.1. Why These Values", "C.1 参数取值的依据"),
    "reply stable": ("C.2. Why This Point Is Stable", "C.2 均衡点稳定的依据"),
    "reply robust": ("C.3. How Far the Next Case Is", "C.3 取值与临界情形的距离"),
    "reply chosen one": (
        "The values of scenario “{name}” fulfil all assumptions, and exactly one point is an ESS at them: {points}.",
        "情景“{name}”的取值满足全部假设，此时恰有一个演化稳定点：{points}。",
    ),
    "reply chosen several": (
        "The values of scenario “{name}” fulfil all assumptions, and exactly these points are ESS at them: {points}; "
        "which of them is reached depends on the start.",
        "情景“{name}”的取值满足全部假设，此时的演化稳定点恰为{points}，到达何者取决于初始意愿。",
    ),
    "reply chosen none": (
        "The values of scenario “{name}” fulfil all assumptions, and no pure-strategy point is an ESS at them.",
        "情景“{name}”的取值满足全部假设，此时没有演化稳定点。",
    ),
    "reply calibration": (
        "Their sources stand in the section on parameter assignment.",
        "取值来源见参数赋值一节。",
    ),
    "reply conditions": (
        "{point} is an ESS since all its conditions hold; with the numbers put in:",
        "{point}是演化稳定点，因其全部条件成立，代入数值为：",
    ),
    "reply eigenvalues": (
        "At {point} the eigenvalues of the Jacobian matrix at the values of scenario “{name}” are {eigenvalues}: all "
        "are "
        "negative, so that the point is asymptotically stable, a strict Nash equilibrium and an ESS.",
        "在情景“{name}”取值下，{point}处雅可比矩阵的特征值为{eigenvalues}，均为负，故该点渐近稳定，为严格纳什均衡，即演化稳定策略。",
    ),
    "reply eigenvalues general": (
        "At {point} the eigenvalues of the Jacobian matrix at the values of scenario “{name}” are {eigenvalues}, and "
        "the "
        "point is asymptotically stable.",
        "在情景“{name}”取值下，{point}处雅可比矩阵的特征值为{eigenvalues}，该点渐近稳定。",
    ),
    "reply not stable": (
        "At {point} the eigenvalues of the Jacobian matrix at the values of scenario “{name}” are {eigenvalues}: the "
        "point "
        "that the path reaches is no ESS.",
        "在情景“{name}”取值下，{point}处雅可比矩阵的特征值为{eigenvalues}：轨道所到达的该点不是演化稳定点。",
    ),
    "reply no ess": (
        "No pure-strategy point is stable at these values; what attracts instead is told in the discussion of cases.",
        "该组取值下没有稳定的纯策略均衡点，此时的吸引集见情形讨论。",
    ),
}
