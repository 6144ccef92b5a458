# %% [markdown]
# # 条件、情形与阈值
#
# 稳定性分析表最终归结为一组条件。本教程由此继续，所用博弈与教程02相同：产方、学研方与政府协同开发大模型。这些条件能否同时成立，是否有多余？哪些均衡点可以同时稳定？补贴至少要多大，至多可以多大？怎样才能走出合作陷阱？每个答案都附有可以自行核对的依据：一个求和式、一组取值或一次仿真。
#
# English: `03_conditions_regimes_thresholds.ipynb`.

# %%
import itertools
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import sympy as sp
from IPython.display import HTML

import symgame as sg
from symgame.figures import flow_cubes, phase_cube, time_series
from symgame.stability.regimes.flow import flow

# %matplotlib inline
# %config InlineBackend.figure_formats = ["retina"]

# %%
game = sg.load("llm-iar")
field = sg.replicator(game)
analysis = sg.analyse(field)
first = game.scenario("collaboration takes hold")

# %% [markdown]
# ## 1 条件需要判定，而不只是列出
#
# 论文中的一种疏漏：“当$C_1 < R_1$且$R_1 + S < C_1$时，该点为ESS”，其中补贴$S > 0$。单看每一式都合理，但二者能否同时成立？

# %%
slip = sg.read_conditions("C1 < R1, R1 + S < C1, S > 0", sp.symbols("C1 R1 S", real=True))
contradiction = sg.consistent(slip)
HTML(contradiction.html("zh"))

# %% [markdown]
# 不能，以上即为证明。关系式成立时，“大边减小边”为正。将三式相加：
#
# $$(C_1 - R_1 - S) + (S - 0) + (R_1 - C_1) = 0 .$$
#
# 三个正数之和不可能为零，因此三式中至少有一式不成立。线性不等式组只要矛盾，就*必定*存在这样的一组乘数（这里均为1），这就是Farkas引理。您不必相信求出乘数的程序，自己相加即可。
#
# 所以该点不可能是ESS，论文中关于它为ESS时的讨论，讨论的是一个空的情形。
#
# 对本博弈提出同样的问题：“双方都不合作”与“三方均积极参与”能否同时稳定？下面的`at`给出每个纯策略均衡点为ESS的参数区域；`&`、`|`、`~`分别表示“且”、“或”、“非”。提问时一并给出模型假设（$C > 0$，$0 < d < 1$等）。

# %%
given = game.assumptions
at = {vertex.key: sg.Region.where(vertex.ess_conditions.relations) for vertex in analysis.vertices}
both = sg.consistent(at["000"] & at["111"], given)
HTML(both.html("zh"))

# %% [markdown]
# 可以。要证明“可以同时成立”，只需给出一组取值，且为精确的分数。将其代入各条件：

# %%
values = dict(both.evidence[0].values)
at["000"].holds(values), at["111"].holds(values), at["110"].holds(values)

# %% [markdown]
# ### 多余的条件
#
# 假设某论文为`111`列出了第四个条件：“社会损失与声誉收益之和大于补贴，即$T + H > S_1$”。它在那里确实成立，但它算是一个条件吗？

# %%
own = analysis.vertex("111").ess_conditions.relations
extra = sg.read_conditions("T + H > S1", game.symbols).alternatives[0][0]
superfluous = sg.redundant(extra, own, given)
HTML(superfluous.html("zh"))

# %% [markdown]
# “是”表示该条件是多余的：其反面$T + H \le S_1$与已有条件矛盾。其中一项是两个假设的乘积：由$T > 0$和$1 - d > 0$得$T (1 - d) > 0$。相加得
#
# $$(d T + H - S_1 - S_2 - G) + G + S_2 + (S_1 - T - H) + T (1 - d) = 0 .$$
#
# 那么`111`自身的三个条件是否都必要？

# %%
needed = [sg.redundant(line, own, given) for line in own]
for line, decision in zip(own, needed, strict=True):
    example = dict(decision.evidence[0].values)
    print(f"{line.text(game.symbols)}；是否多余：{decision.answer}")
    print(f"   在一组取值处三式是否成立：{[sg.Region.where([each]).holds(example) for each in own]}")

# %% [markdown]
# 都必要：对每一式都有一组取值，在该处只有它不成立。
#
# ### 由条件可以推出什么
#
# 命题：`111`要稳定，产方分得的收益与补贴之和必须不低于其搭便车收益，即$a V + S_1 \ge E_1$。是否如此？

# %%
claim = sg.read_conditions("a*V + S1 >= E1", game.symbols)
refuted = sg.implies(at["111"], claim, given)
HTML(refuted.html("zh"))

# %%
counterexample = dict(refuted.evidence[0].values)
[(line.text(game.symbols), sg.Region.where([line]).holds(counterexample)) for line in (*own, *claim.alternatives[0])]

# %% [markdown]
# 不成立：在这一反例处`111`稳定而命题不成立，因为违约金$P$足以使产方不退出。但若`000`*同时*稳定，则命题成立：

# %%
proved = sg.implies(at["000"] & at["111"], claim, given)
HTML(proved.html("zh"))

# %% [markdown]
# **练习1** 请手工证明：只要`000`为ESS，就有$2 P < C$。
#
# <details><summary>答案</summary>
#
# 其条件为$P < b C$和$P < (1 - b) C$，两式相加即得。最后一个单元格中由工具包判定。
#
# </details>
#
# ## 2 情形：哪些均衡点同时稳定
#
# 各均衡点的条件把参数空间划分为若干*情形*：在每一情形中，某些纯策略均衡点为ESS，其余均不是。8个点有$2^8 = 256$个子集，其中哪些是可能的？

# %%
regimes = analysis.regimes
together = [stable.ess for stable in regimes.stable_sets]
print(f"{len(together)}种情形")
print(regimes)

# %% [markdown]
# 共20种，包括空集；输出中的“complete”表示已证明不存在其他情形。下面是可直接写入论文的形式：先列各点的条件及其编号，再列各情形及其取值示例，最后列各情形下特征值的符号。

# %%
HTML(regimes.html("zh"))

# %% [markdown]
# 相邻的均衡点不能同时稳定（见教程02）。但$E_5(1,1,0)$与$E_6(1,0,1)$并不相邻，有两个主体的策略不同。为什么没有二者同时稳定的情形？

# %%
apart = sg.exclusive(at["110"], at["101"], given)
HTML(apart.html("zh"))

# %% [markdown]
# 其中一式表示：政府不干预时学研方愿意合作；另一式表示：政府给予补贴$S_2$并降低风险时，学研方反而不愿合作。二者同时成立，就意味着补贴和监管把学研方推离合作。
#
# ### 合作陷阱
#
# 第一个情景属于哪一种情形？

# %%
now = flow(field, dict(first.values))
case = together.index(now.sinks) + 1
print(f"情形{case}，ESS为{'、'.join(now.sinks)}")

# %% [markdown]
# 要么各方都合作，要么都不合作，取决于初始状态。在`000`附近，没有一方愿意率先合作，这就是*合作陷阱*。
#
# 下图给出各情形取值示例下每条棱上的演化方向。ESS（实心点）是所有相连的棱都指向它的顶点。请比较情形6与情形19，后者只有`111`一个ESS。

# %%
flows = [flow(field, dict(stable.witness)) for stable in regimes.stable_sets]
flow_cubes(game, flows[4:8], first=5, lang="zh")

# %%
flow_cubes(game, flows[16:], first=17, lang="zh")

# %% [markdown]
# ### 没有ESS，但有环路
#
# 在情形20中，每个顶点都有一条棱离开它。沿箭头从顶点到顶点走下去，必定回到已经到过的顶点，因此存在由棱构成的环路。

# %%
flows[-1].cycle

# %% [markdown]
# 产方始终合作（第一位保持为1）。政府介入，学研方随之合作；此时政府的支出超过所得，于是退出，学研方也不再合作。那么，立方体内部的轨线如何演化？

# %%
without = game.scenario_from(
    {symbol.name: value for symbol, value in regimes.stable_sets[-1].witness}, name="无ESS", like=first
)
inner = [("0.5", "0.5", "0.5"), ("0.3", "0.4", "0.6"), ("0.8", "0.7", "0.2")]
circling = sg.simulate(field, without, initial=inner)
for run in circling.runs:
    print(f"{run.initial} -> {run.kind.value}，终点处x = {run.states[-1, 0]:.4f}")
phase_cube(circling, lang="zh")

# %% [markdown]
# 轨线趋于面$x = 1$，并在其上沿各自的闭轨运行：这是教程02中的中心点。没有均衡点稳定也是一个结论，而情形表准确给出了它出现的条件。
#
# ## 3 阈值：至少多大，至多多大
#
# 回到第一个情景。其他参数不变，对产方的补贴$S_1$取何值时`111`稳定？

# %%
s1 = sg.threshold_at(sg.thresholds(field, "111", "S1"), first)
HTML(s1.html("zh"))

# %% [markdown]
# 表1是符号形式，对所有参数成立；表2给出数值。$S_1$必须大于0.11，否则产方退出（条件①）；又必须小于3.4，否则承担补贴的*政府*退出（条件③）。现值为1.5，距下阈值1.39，距上阈值1.9；最后两列给出两侧最先起约束作用的条件，以及越过阈值后系统的去向。

# %%
s2 = sg.threshold_at(sg.thresholds(field, "111", "S2"), first)
print(s2)
print(s2.thresholds)

# %% [markdown]
# $S_2$在这里除假设$S_2 > 0$外没有下阈值：没有补贴，学研方也会留在合作中。二者的上阈值来自同一预算约束，即条件③：$S_1 + S_2 < d T + H - G = 4.4$。
#
# 仿真是否与此一致？在每个阈值内外各取一值，从`111`附近出发。

# %%
near = [("0.99", "0.99", "0.99")]
ends = {}
for name, value in [("S1", "0.10"), ("S1", "0.12"), ("S1", "3.39"), ("S1", "3.41"), ("S2", "2.89"), ("S2", "2.91")]:
    scenario = game.scenario_from({name: value}, name=f"{name} = {value}", like=first)
    tried = sg.simulate(field, scenario, initial=near)
    [run] = tried.runs
    ends[name, value] = run.kind.value if run.end is None else "".join(f"{share:.0f}" for share in run.end)
    keys = [vertex.key for vertex in tried.analysis.ess]
    print(f"{scenario.name}：ESS为{'、'.join(keys)}；从111附近趋于：{ends[name, value]}")

# %% [markdown]
# 一致，而且与阈值仅相距0.01。越过阈值后的去向，阈值表已部分给出：低于0.11时产方退出，系统稳定于`011`；超出预算时政府退出。当$S_1 = 3.41$时，学研方随之退出，此后二者循环往复；当$S_2 = 2.91$时（最后一行），各方都落入合作陷阱：

# %%
time_series(run, tried.field, lang="zh")

# %% [markdown]
# 请注意时间轴。在阈值外侧附近，特征值仅为0.01，若仿真在$t = 100$处停止，看上去`111`仍是稳定的。阈值是精确结论，仿真只是对它的说明。
#
# **练习2** 设两项补贴都可变动，其余参数同第一个情景。在$(S_1, S_2)$平面的哪一部分`111`稳定？
#
# <details><summary>答案</summary>
#
# 一个三角形：$S_1 > 0.11$，$S_2 > 0$，$S_1 + S_2 < 4.4$。
#
# </details>
#
# ## 4 机制设计：怎样走出合作陷阱
#
# 在第一个情景中`111`稳定，但`000`也稳定。怎样的补贴能使`111`成为*唯一*的ESS？

# %%
subsidies = sg.design(game, "111", ["S1", "S2"], require="only")
HTML(subsidies.html("zh"))

# %% [markdown]
# 不存在这样的补贴。`000`的条件中既没有$S_1$也没有$S_2$：只有政府参与时才发放补贴，而在`000`处政府不干预。
#
# 加大补贴甚至不能使更多的初始状态走向合作。从27个网格初始点出发，分别取现有补贴和接近`111`所能承受上限的补贴：

# %%
grid = list(itertools.product(("0.1", "0.5", "0.9"), repeat=3))


def from_grid(**changes):
    """改变第一个情景的若干取值后，从网格各初始点出发的轨线及其终点。"""
    name = ", ".join(f"{key} = {value}" for key, value in changes.items())
    scenario = game.scenario_from(changes, name=name or first.name, like=first)
    simulation = sg.simulate(field, scenario, initial=grid)
    counted = Counter("".join(f"{share:.0f}" for share in run.end) for run in simulation.runs)
    print(scenario.name, dict(sorted(counted.items())))
    return simulation, counted


before, ends_before = from_grid()
generous, ends_generous = from_grid(S1="2.2", S2="2.1")

# %% [markdown]
# 趋于`111`的轨线反而*更少*。政府支出越多，它愿意参与的状态就越少，往往在产方与学研方都转向合作之前就已退出。
#
# 下面改为选择违约金$P$。

# %%
penalty = sg.design(game, "111", ["P"], require="only")
HTML(penalty.html("zh"))

# %% [markdown]
# $P \ge \min(b C, (1 - b) C)$：单独合作的一方获得违约金。违约金只需补足其中一方（成本分担较小者）的成本：这里是学研方率先合作，政府随即介入，产方再跟进（由`000`经`010`和`011`到达`111`，见下面第二幅图）。在该情景下$b C = 3$，$(1 - b) C = 2$，故阈值为$P = 2$，而现值为1.2。恰好等于2时有一个特征值为零，因此应取略大于2的值。
#
# 该公式是否*恰好*给出`000`不是ESS的全部参数，同样可以判定。并且，在违约金之外再加补贴，总成本也不会更低：

# %%
ended = sg.equivalent(~at["000"], sg.read_conditions("P >= b*C or P >= (1 - b)*C", game.symbols), given)
cheapest = sg.design(game, "111", ["S1", "S2", "P"], require="only")
print(f"两个区域是否相同：{ended.answer}")
print(cheapest)

# %% [markdown]
# 在同一网格上，分别取略低于和略高于阈值的违约金：

# %%
short, ends_short = from_grid(P="1.98")
enough, ends_enough = from_grid(P="2.02")

# %%
phase_cube(before, lang="zh")

# %%
phase_cube(enough, lang="zh")

# %% [markdown]
# 第一幅图为现状，第二幅图为$P = 2.02$。27条轨线全部趋于`111`只是证据，不是证明。证明见上面机制设计结果的最后一段：在该取值下，由重复剔除严格劣策略可知，从内部出发的*每一条*轨线都趋于`111`。
#
# ## 5 为某一情形选取参数
#
# 以上都是给定参数，判断所属情形。论文往往相反：某一情形已经证明，需要一组参数来展示它。先看第一个情景在其所属情形中是否稳固。

# %%
place = sg.place(game, analysis.vertices, first)
HTML(place.html("zh"))

# %% [markdown]
# 每一行是一个决定所属情形的不等式，以及使其反向的单个参数的最小变动。最近的边界在27%之外，因此结论不是由小数取值碰巧得到的。若边界仅在1%之外，该情景就没有多少说服力，应当说明，或另选取值。
#
# 下面求属于情形19（仅`111`为ESS）且与第一个情景最接近的取值：

# %%
alone = sg.fit(game, analysis.vertices, ["111"], like=first)
HTML(alone.html("zh"))

# %% [markdown]
# 只需改变一个参数，即降低成本$C$；表中逐条给出了该取值属于该情形的依据。它与其他情景一样可以用于仿真：

# %%
shown = sg.simulate(field, alone.scenario, initial=grid)
Counter("".join(f"{share:.0f}" for share in run.end) for run in shown.runs)

# %% [markdown]
# 若某一情形为空，则不存在这样的取值，结果会说明原因。仍以$E_5$与$E_6$为例：

# %%
empty = sg.fit(game, analysis.vertices, ["110", "101"])
HTML(empty.html("zh"))

# %% [markdown]
# ## 6 他人可以复核的分析
#
# `symgame regimes llm-iar --json`保存全部情形及其证明：取值示例、求和式，以及一棵无遗漏的情形树。`symgame recheck`读取该文件，用另一套程序、仅以分数运算重新核算。

# %%
folder = tempfile.TemporaryDirectory()


def symgame(*words):
    """命令``symgame``的输出。"""
    command = [sys.executable, "-m", "symgame", *words]
    return subprocess.run(command, cwd=folder.name, capture_output=True, encoding="utf-8").stdout


saved = symgame("regimes", "llm-iar", "--json")
Path(folder.name, "cases.json").write_text(saved, encoding="utf-8")
rechecked = symgame("recheck", "cases.json")
print(rechecked)

# %% [markdown]
# 如果有人改动了一个数呢？下面在情形6的取值示例中替换$P$的值。

# %%
record = json.loads(saved)
record["stable_sets"][5]["witness"]["P"] = "3"
Path(folder.name, "changed.json").write_text(json.dumps(record), encoding="utf-8")
caught = symgame("recheck", "changed.json")
print(caught)
folder.cleanup()

# %% [markdown]
# 可以将该文件随论文一并提供给读者：他们既不必相信您，也不必相信本工具包。
#
# ## 7 结论核验

# %%
P, b, C = (next(symbol for symbol in game.symbols if symbol.name == name) for name in ("P", "b", "C"))
assert contradiction.answer is False
assert contradiction.evidence[0].line() == "1*(C1 < R1) + 1*(R1 + S < C1) + 1*(S > 0) gives 0 > 0"
assert both.answer is True
assert (at["000"] & at["111"]).holds(values)
assert superfluous.answer is True
assert [decision.answer for decision in needed] == [False, False, False]
assert refuted.answer is False
assert at["111"].holds(counterexample)
assert not claim.holds(counterexample)
assert proved.answer is True
assert sg.implies(at["000"], sg.read_conditions("2*P < C", game.symbols), given).answer is True

assert regimes.is_complete
assert len(together) == len(set(together)) == 20
assert all(found.sinks == ess for found, ess in zip(flows, together, strict=True))
assert apart.answer is True
assert (case, now.sinks) == (6, ("000", "111"))
assert flows[-1].cycle == ("100", "101", "111", "110")
assert all(run.kind.value == "cycle" for run in circling.runs)

assert (s1.around.piece.low, s1.around.piece.high) == (sp.Rational(11, 100), sp.Rational(17, 5))
assert (s2.around.piece.low, s2.around.piece.high) == (0, sp.Rational(29, 10))
assert ends["S1", "0.12"] == ends["S1", "3.39"] == ends["S2", "2.89"] == "111"
assert (ends["S1", "0.10"], ends["S1", "3.41"], ends["S2", "2.91"]) == ("011", "cycle", "000")

assert not subsidies.is_possible
assert at["000"].symbols == {P, b, C}
assert ends_before == {"000": 13, "111": 14}
assert ends_generous["111"] < ends_before["111"]
assert ended.answer is True
assert penalty.infimum == cheapest.infimum == 2
assert penalty.values == {P: sp.Rational(101, 50)}
assert ends_short["000"] > 0
assert ends_enough == {"111": 27}

assert place.ess == ("000", "111")
assert place.nearest.share == sp.Rational(4, 15)
assert alone.changed == (C,)
assert all(run.end.tolist() == [1, 1, 1] for run in shown.runs)
assert empty.is_possible is False
assert rechecked.endswith("nothing is wrong\n")
assert "WRONG" in caught
