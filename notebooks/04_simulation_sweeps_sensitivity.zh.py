# %% [markdown]
# # 仿真、参数扫描与敏感性分析
#
# 教程01至03讨论*精确*的结论：哪些点稳定，何处发生改变。另一些问题的答案是数值：从某一初始点出发的轨线趋于何处，需要多久？全部初始状态中有多大比例最终走向合作？哪个参数对此影响最大？这个教程以产学研合作模型为例回答这些问题，并说明每个数值有多可靠。
#
# 需要两组附加软件包：`pip install 'symgame[sensitivity,cluster]'`。
#
# English: `04_simulation_sweeps_sensitivity.ipynb`.

# %%
import tempfile
from collections import Counter

import numpy as np
from IPython.display import HTML
from sympy import Rational

import symgame as sg
from symgame.analysis import vertices_of
from symgame.figures import bifurcation_strip, phase_cube, plane_of_parameters
from symgame.figures.indices import index_bars
from symgame.numeric.basins.basins import basins
from symgame.numeric.ensembles.ensembles import ensemble
from symgame.numeric.ensembles.starts import sampled_starts
from symgame.numeric.long_run import long_run
from symgame.numeric.parameter_plane import parameter_plane
from symgame.numeric.sensitivity.levels import one_at_a_time
from symgame.numeric.sensitivity.quantities import BasinVolume
from symgame.numeric.sensitivity.ranges import read_ranges
from symgame.numeric.sensitivity.sobol import sobol
from symgame.numeric.sweeps.summary import summary
from symgame.players import profile_key
from symgame.stability.thresholds.parameter_line import parameter_line

# %matplotlib inline
# %config InlineBackend.figure_formats = ["retina"]

# %%
game = sg.load("llm-iar")
field = sg.replicator(game)
first = game.scenario("collaboration takes hold")

# %% [markdown]
# ## 1 轨线趋于何处及其依据
#
# 曲线看上去变平，并不证明轨线已经到达终点。因此每条轨线都给出其*类型*和判断依据。类型有：趋于*纯策略均衡点*（vertex）；趋于由均衡点组成的线或面（rest set）；趋于含混合策略的点（interior）；*循环*（cycle）；*未定*（unsettled），即程序无法判断，并如实说明。

# %%
simulation = sg.simulate(field, first, initial=[("0.5", "0.5", "0.5"), ("0.2", "0.2", "0.2"), ("0", "0.8", "0.8")])
for run in simulation.runs:
    print(f"{run.initial} -> {run.kind.value} {run.end}\n    {run.why}")

# %% [markdown]
# 趋于纯策略均衡点的依据是一个证明。取当前状态与该点之间的长方体：若在其每个顶点上，各方都因向该点移动而获益，则在长方体内的任何状态都没有一方会回头（收益差对每个比例都是一次的，最值在顶点取得）。
#
# 第三个初始点位于面$x = 0$上，恰为混合均衡点：它停留不动，而其附近的初始点则会离开。
#
# ### 一个永不停息的博弈
#
# 三人*猜硬币*博弈（J. S. Jordan，1993）：第一人想与第二人相同，第二人想与第三人相同，第三人想与第一人不同。没有稳定的纯策略均衡点，混合均衡点也不稳定。

# %%
pennies = sg.load_paper("classic_jordan3mp").game
pennies_field = sg.replicator(pennies)
no_values = pennies.scenario_from({}, name="no parameters")
chase = sg.simulate(pennies_field, no_values, initial=[("0.4", "0.6", "0.3")])
[chasing] = chase.runs
print(chasing.kind.value, "-", chasing.why)
print(f"追踪到 t = {chasing.times[-1]:,.0f}")
print("ESS：", sg.analyse(pennies_field).ess)

# %%
phase_cube(chase, lang="zh")

# %% [markdown]
# 轨线沿着棱从一个顶点走向下一个顶点，在每个顶点附近停留的时间越来越长，这就是*异宿环*。仿真若在$t = 100$处停止，轨线看上去就停在某个顶点上，有的论文便把它称为“稳定点”。理论给出的倍数是：每一圈所需时间为前一圈的$9 + 4\sqrt5 \approx 17.94$倍。上面语句中的倍数是从轨线上*测得*的。
#
# **练习1** 在环上各顶点处，特征值为$+2$和$-2$。为什么轨线不可能停下来？
#
# <details><summary>答案</summary>
#
# 在每个顶点处都有一人因改变策略而获益（特征值为$+2$）：无论其比例多么接近零，都会按指数离开该顶点。比例越小，所需时间越长，但离开必然发生。
#
# </details>
#
# ## 2 大量初始点：吸引域有多大
#
# 在第一个情景中，`000`与`111`都是ESS。全部初始状态中各有多大比例趋于二者？在立方体内均匀随机地抽取初始点，并逐一追踪。

# %%
starts = sampled_starts(game, 5, seed=1)
few = ensemble(field, [first], starts)
for start, vertex, time in zip(starts, few.vertex[0], few.time[0], strict=True):
    key = profile_key(few.profiles[vertex], game.shape)
    print(start.round(2), "->", key, f"自 t = {time:.1f} 起距终点不超过0.01")

# %% [markdown]
# 吸引域的体积就是对这类轨线的计数：

# %%
small, large = basins(field, first, starts=100), basins(field, first, starts=10_000)
print(small)
print(large)

# %%
HTML(large.html("zh"))

# %% [markdown]
# 括号内为Wilson区间：在100次这样的抽样中，约有95次包含真实体积。只取100个初始点时，区间宽约19个百分点。若论文以100个初始点得出“合作的吸引域占55%”，真实体积可能是46%，也可能是64%。取10000个初始点时，区间宽两个百分点。区间宽度与初始点个数的*平方根*成反比：宽度减半，需要四倍的初始点。
#
# 相同的随机种子抽取相同的初始点，因此任何人都能重复这一数值。比较两个情景时，应使用同一组初始点：二者之差比单个体积准确得多。
#
# ## 3 在精确阈值附近改变单个参数
#
# 协同成本$C$在一个精确值处使`111`失去稳定性：

# %%
line = parameter_line(field, vertices_of(field), first, "C")
for turn in line.turns:
    print(f"C = {turn.value}：以下ESS为{turn.below}，以上为{turn.above}")

# %% [markdown]
# 阈值两侧附近的取值最能说明问题，而要这样取值，必须先知道阈值：

# %%
steps = [Rational(n) for n in ("2.9", "3.1", "5", "7", "7.3", "7.33")]
levels = one_at_a_time(field, first, "C", steps, starts=2_000)
HTML(levels.html("zh"))

# %%
volumes = {level.value: level.basins.volume("111") for level in levels.levels}
bifurcation_strip(long_run(line, Rational(2), Rational(9)), lang="zh")

# %% [markdown]
# 这里有两件不同的事。在$C = 3$处出现合作陷阱：低于该值时，*所有*初始状态都走向合作。在两个阈值之间，两点都稳定，而`111`的吸引域逐渐缩小。在$439/60 \approx 7.317$处，该吸引域消失。$C = 3.1$与$C = 7.3$时的ESS完全相同，但其意义大不相同：一个点可以稳定，却几乎不会到达。报告稳定性时，应同时报告吸引域。
#
# 从初始点$(0.5, 0.5, 0.5)$出发，图中的终点在另一个值处切换，它位于两个阈值之间。该值属于这个初始点，而不属于博弈本身，不应作为阈值写入论文。
#
# **练习2** 阈值处`111`的第一个特征值为零，即$b C + r L (1 - d) = a V + P + S_1 - E_1$。请验算$439/60$。
#
# <details><summary>答案</summary>
#
# $0.6\,C + 0.5 \cdot 3 \cdot 0.4 = 0.55 \cdot 7.8 + 1.2 + 1.5 - 2$，故$0.6\,C = 4.99 - 0.6 = 4.39$，$C = 4.39/0.6 = 439/60$。
#
# </details>
#
# ## 4 全部参数一起变动：什么最重要
#
# 本模型所依据的文献认为，算力与数据的协同成本（$C$）、产品投入应用的收益（$V$）以及政府激励（$S_1$、$S_2$）是关键因素。（这里的收益函数根据其摘要重构，因此检验的是机制，而不是其数值。）就`111`吸引域的大小而言，是这样吗？
#
# 让四个参数同时独立、均匀地上下变动40%。*Sobol指数*把体积的方差分解到各参数：一阶指数是该参数单独解释的部分，总指数还包括它与其他参数共同解释的部分。

# %%
ranges = read_ranges("C=3:7, V=4.68:10.92, S1=0.9:2.1, S2=0.6:1.4", game)
found = sobol(field, first, BasinVolume("111", starts=200), ranges, points=128)
HTML(found.html("zh"))

# %%
index_bars(found, lang="zh")

# %%
total = {index.parameter.name: index.total for index in found.indices}
for name, estimate in total.items():
    print(f"{name}：{estimate.low:.2f}至{estimate.high:.2f}")

# %% [markdown]
# 请看区间，而不只看条形。$C$与$V$重要，其总指数的区间与$S_1$、$S_2$的区间相距很远。以这样的样本量，任何指数的第二位小数都不可靠；略低于零的指数，是对“没有影响”的估计。区间宽度减半，需要四倍的样本点。
#
# 因此，对$C$和$V$而言，文献的结论得到证实。激励在40%的范围内变动时，对吸引域的*体积*几乎没有解释力。这是否推翻了文献的结论？没有：它说明“关键”有两种含义。保持其余参数不变，取消激励，或者激励过度：

# %%
incentive = one_at_a_time(field, first, "S1", [Rational(n) for n in ("0.05", "0.2", "1.5", "3", "4")], starts=1_000)
by_incentive = {level.value: level.basins.volume("111") for level in incentive.levels}
for turn in incentive.turns:
    print(f"S1 = {turn.value}：以下ESS为{turn.below}，以上为{turn.above}")
for value, volume in by_incentive.items():
    print(f"S1 = {float(value):g}：111的吸引域 {volume:.2f}")

# %% [markdown]
# 在精确阈值0.11与3.4之间，$S_1$使吸引域变动约十分之一；越过任何一个阈值，吸引域就*消失*了。激励的关键作用如同开关，成本与收益则如同杠杆。在1.5上下40%的范围内没有阈值，因此在该范围上计算的任何指数都显示不出这个开关。由此得到三条规则：
#
# - 报告指数时必须给出参数范围，否则指数没有意义；
# - 给出置信区间；
# - 先求精确阈值，并说明参数范围内是否含有阈值。
#
# **练习3** 教程03发现，只有违约金$P$能消除合作陷阱`000`。在参数范围中加入`P=0.72:1.68`，它的指数更接近$C$还是$S_1$？请运行。
#
# <details><summary>答案</summary>
#
# 介于二者之间：总指数约为0.2。违约金影响单独行动的一方，即使小到不足以消除合作陷阱，也会改变吸引域。
#
# </details>
#
# ## 5 可以中断的参数扫描
#
# 两个参数的扫描需要许多点，更大的扫描要运行一整夜。`sg.sweep`把结果逐块保存在*Zarr*存储中。这里特意在三块之后中断。

# %%
folder = tempfile.TemporaryDirectory()
store = f"{folder.name}/plane.zarr"
axes = {"S1": "0.1:4:40", "C": "1:10:37"}


def interrupt(done: int, chunks: int) -> None:
    """在三块之后中断，如同按下Ctrl-C。"""
    if done == 3:
        raise KeyboardInterrupt


try:
    sg.sweep(field, first, axes, store, chunk=200, on_step=interrupt)
except KeyboardInterrupt:
    part = sg.read_sweep(store)
    undone = int((part.ess == -4).sum())
    print(f"已中断：{part.ess.size}个点中已完成{part.ess.size - undone}个")

# %% [markdown]
# 再次进行同样的调用，便从中断处继续：

# %%
said = []
swept = sg.sweep(field, first, axes, store, chunk=200, on_step=lambda done, chunks: said.append((done, chunks))).load()
folder.cleanup()
print("已完成的块数，开始时与结束时：", said[0], said[-1])
for ess, count in summary(swept).sets:
    print(f"ESS {' '.join(ess) or '无'}：{count}个点")

# %% [markdown]
# ESS由精确小数处的精确符号判定，因此恰好位于边界*上*的点也如实标出：“无”即某个特征值为零。网格之外，再看精确的图形：边界是有公式的曲线，不需要网格：

# %%
sides = ((Rational(0), Rational(4)), (Rational(0), Rational(10)))
plane = parameter_plane(field, vertices_of(field), first, "S1", "C", sides)
plane_of_parameters(plane, lang="zh", width="double")

# %%
row = [swept.attrs["ess_sets"][place] for place in swept.ess.sel(C=5).values]
stable_at = [value for value, ess in zip(swept.S1.attrs["exact"], row, strict=True) if "111" in ess.split()]
print(f"网格上，C = 5：S1从{stable_at[0]}到{stable_at[-1]}时，111为ESS")
exact = sg.threshold_at(sg.thresholds(field, "111", "S1"), first).around.piece
print(f"精确：{exact.low} < S1 < {exact.high}")

# %% [markdown]
# 网格求得的阈值误差在一个步长之内。它还给出阈值所没有的信息：在每个参数点上，从$(0.5, 0.5, 0.5)$出发的轨线趋于何处。

# %%
is_ess = np.array(["111" in ess.split() for ess in swept.attrs["ess_sets"]])[swept.ess.values]
arrives = (swept.end.values[:, :, 0] > 0.99).all(axis=2)
print(Counter(zip(is_ess.ravel().tolist(), arrives.ravel().tolist(), strict=True)))

# %% [markdown]
# 每一对表示（`111`是否为ESS，轨线是否趋于它）。凡`111`不是ESS之处，没有轨线趋于它；但在许多点上，`111`*是*ESS，而从中点出发的轨线却趋于别处。
#
# ## 6 噪声与时滞
#
# 噪声会改变结论吗？设各方收益受到强度为$\sigma$的冲击，特征值决定两种不同的稳定性。在第一个情景的取值下，强度用符号表示：

# %%
at_first = sg.replicator(game.at(first))
noisy = {each.vertex.key: each for each in sg.noisy_vertices(at_first, "s").vertices}
for key in ("000", "111", "011"):
    sure, mean = noisy[key].almost_sure, noisy[key].mean_square
    print(key, "几乎必然：", sure.verdict.value, [relation.text() for relation in sure.conditions.relations])
    print("    均方：", mean.verdict.value, [relation.text() for relation in mean.conditions.relations])

# %% [markdown]
# 两个ESS在任何噪声下都几乎必然稳定；均方稳定则要求：`000`为$\sigma^2 < 8/5$，`111`为$\sigma^2 < 139/50$。而不是ESS的`011`在强噪声下变得几乎必然稳定。不说明是哪一种稳定性，“噪声下稳定”就没有意义。
#
# *时滞*：各方根据一段时间以前的比例作出反应。

# %%
delayed = sg.under_delay(at_first)
print("未能判定的纯策略均衡点：", delayed.zero)
for point in delayed.points:
    print([f"{float(value):.3f}" for value in point.point.coordinates], point.verdict.value)

# %% [markdown]
# 没有变化：特征值均不为零的纯策略均衡点不受时滞影响；三个混合均衡点原本不稳定，在任何时滞下仍不稳定。单条轨线可用`sg.noisy_paths`和`sg.delayed_paths`计算。
#
# ## 7 结论核验
#
# 精确值作精确比较；抽样所得的值用宽松的界限检验。

# %%
kinds = [run.kind.value for run in simulation.runs]
assert kinds == ["vertex", "vertex", "interior"]
assert [run.end.tolist() for run in simulation.runs[:2]] == [[1, 1, 1], [0, 0, 0]]
assert chasing.kind.value == "cycle"
assert chasing.end is None
factor = float(chasing.why.split("takes ")[1].split(" times")[0])
assert abs(factor - (9 + 4 * 5**0.5)) < 0.5

assert 0.45 < large.volume("111") < 0.57
assert large.volume("000") + large.volume("111") == 1
assert all(b.low < b.volume < b.high < b.low + 0.03 for b in large.basins)
assert all(b.high - b.low > 0.15 for b in small.basins)

assert [turn.value for turn in line.turns] == [3, Rational(439, 60)]
assert [level.ess for level in levels.levels] == [("111",)] + [("000", "111")] * 4 + [("000",)]
assert volumes[steps[0]] == 1
assert volumes[steps[1]] > volumes[steps[2]] > volumes[steps[3]]
assert volumes[steps[-1]] == 0

assert total["C"].low > max(total["S1"].high, total["S2"].high)
assert total["V"].low > max(total["S1"].high, total["S2"].high)
assert max(total["S1"].high, total["S2"].high) < 0.2
assert [turn.value for turn in incentive.turns] == [Rational(11, 100), Rational(17, 5)]
assert by_incentive[Rational(1, 20)] == by_incentive[4] == 0
assert min(by_incentive[Rational(1, 5)], by_incentive[Rational(3, 2)], by_incentive[3]) > 0.2

assert undone > 0
assert not part.attrs["is_complete"]
assert said[0][0] == 3
assert swept.attrs["is_complete"]
assert {" ".join(ess) for ess in plane.sets} <= set(swept.attrs["ess_sets"])
values = [Rational(value) for value in swept.S1.attrs["exact"]]
assert all(("111" in ess.split()) == exact.contains(s1) for ess, s1 in zip(row, values, strict=True))
assert not (arrives & ~is_ess).any()
assert (is_ess & ~arrives).any()

assert noisy["111"].vertex.eigenvalues == (Rational(-139, 100), Rational(-161, 100), Rational(-19, 10))
assert noisy["000"].almost_sure.verdict.value == noisy["111"].almost_sure.verdict.value == "stable"
assert [relation.text() for relation in noisy["111"].mean_square.conditions.relations] == ["50*s**2 < 139"]
assert not delayed.zero
assert all("unstable" in point.verdict.value for point in delayed.points)
