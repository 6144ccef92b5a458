# %% [markdown]
# # 第一个博弈模型
#
# 企业可以合规，也可以违规；监管部门可以检查，也可以不检查。您只需写出各主体在各种情形下的收益，工具包便推导出复制动态方程、雅可比矩阵、均衡点以及稳定性的精确条件。随后引入公众作为第三方，给参数赋值，进行数值仿真，并将演化的终点与推导结论相对照。
#
# English: `01_first_game.ipynb`.

# %%
import sympy as sp
from IPython.display import HTML

import symgame as sg
from symgame.figures import phase_cube, time_series

# %matplotlib inline
# %config InlineBackend.figure_formats = ["retina"]

# %% [markdown]
# ## 1 从问题描述到收益
#
# - 企业合规的成本为$C$；若违规且监管部门检查，则被罚款$P$。
# - 监管部门检查的成本为$K$，罚款归监管部门所有。
#
# 每一方都是一个群体：选择“合规”的企业比例为$x$，选择“检查”的监管部门比例为$y$。在收益公式中，同一字母表示0-1变量：$x = 1$为“合规”，$x = 0$为“违规”。因此$P y (1 - x)$的含义是：监管部门检查且企业违规时的罚款。

# %%
firm = sg.Player("企业", "x", ("合规", "违规"))
regulator = sg.Player("监管部门", "y", ("检查", "不检查"))

game = sg.Game.from_formulas(
    [firm, regulator],
    {
        "x": "-C*x - P*y*(1 - x)",
        "y": "y*(P*(1 - x) - K)",
    },
    parameters=["C", "P", "K"],
    assume=["C > 0", "P > 0", "K > 0"],
    title="企业与监管部门演化博弈",
)
HTML(game.html("zh"))

# %% [markdown]
# 请先将收益矩阵的每一格与问题描述核对：这里的错误会影响其后的全部结论。
#
# ## 2 复制动态方程
#
# 某一策略的收益高于该主体的平均收益时，采用它的比例上升。两策略情形下只需比较第一策略相对第二策略的*收益差*：$\dot x = x(1 - x) D_x$。手工验算：合规的收益为$-C$，违规的期望收益为$-P y$，故$D_x = P y - C$。

# %%
field = sg.replicator(game)
HTML(field.html("zh"))

# %% [markdown]
# 雅可比矩阵也可以作为SymPy矩阵取出，用于进一步计算。

# %%
field.jacobian()

# %% [markdown]
# ## 3 纯策略均衡点与特征值
#
# 在纯策略均衡点，每个主体只采用一种策略，以编码表示：`01`即$x = 0$，$y = 1$，“企业违规，监管部门检查”。

# %%
analysis = sg.analyse(field)
for vertex in analysis.vertices:
    print(vertex.key, vertex.eigenvalues, vertex.verdict.value)

# %% [markdown]
# 请自行验证：将点`01`代入雅可比矩阵，与上面的结果比较。

# %%
x, y = game.shares
at_01 = field.jacobian().subs({x: 0, y: 1})
at_01

# %% [markdown]
# 在纯策略均衡点，雅可比矩阵为对角矩阵，对角线上的元素$P - C$和$K - P$就是特征值。每个特征值等于某一主体单独改变策略所增加的收益。若特征值全为负，则任何一方都不愿单独改变策略：该点是严格纳什均衡；在多群体博弈中，它等价于演化稳定策略（ESS）。

# %%
vertex_01 = next(vertex for vertex in analysis.vertices if vertex.key == "01")
HTML(vertex_01.html("zh"))

# %% [markdown]
# 上述条件可以读成一句话：当且仅当罚款高于检查成本（$P > K$）且低于合规成本（$C > P$）时，“企业违规，监管部门检查”是演化稳定策略。
#
# 点`00`为ESS，当且仅当$K > P$。另外两点不可能成为ESS：点`10`有特征值$C > 0$，点`11`有特征值$K > 0$。余下的情形是罚款同时高于两项成本：此时不存在ESS，但另有一个双方均采用混合策略的均衡点。

# %%
mixed = next(found for found in analysis.rest_points if found.point.mixing)
HTML(mixed.html("zh"))

# %% [markdown]
# 该点是*中心点*：轨线围绕它运行，但不趋近于它。检查使企业合规，企业合规使检查得不偿失，于是监管部门不再检查，企业又转向违规，如此循环往复。
#
# ## 4 参数赋值
#
# 一组参数取值称为一个情景。小数被读作精确的分数，`0.1`即1/10，因此在该取值下得到的结论也是精确的。


# %%
low_fine = game.scenario_from({"C": 4, "P": 2, "K": 3}, name="低罚款")
high_fine = game.scenario_from({"C": 4, "P": 5, "K": 3}, name="高罚款")

# %% [markdown]
# 低罚款时$P < K$：无论企业如何选择，检查的成本都高于罚款收入，检查行为逐渐消失，合规行为随之消失。从正方形内部任一初始点出发，轨线都趋于`00`。

# %%
starts = [("0.5", "0.5"), ("0.9", "0.9"), ("0.2", "0.6")]
low = sg.simulate(field, low_fine, initial=starts)
for run in low.runs:
    print(run.initial, "->", run.end, run.kind.value)

# %% [markdown]
# 高罚款时$P > C$且$P > K$：轨线应为闭轨。

# %%
high = sg.simulate(field, high_fine, initial=starts)
for run in high.runs:
    print(run.initial, "->", run.why)
phase_cube(high, lang="zh")

# %%
time_series(high.runs[0], high.field, lang="zh")

# %% [markdown]
# ## 5 引入公众作为第三方
#
# 公众可以监督，也可以不监督，选择监督的比例为$z$。
#
# - 公众监督的成本为$M$；监管部门检查时，给予监督的公众奖励$R$。
# - 企业违规给公众造成损失$H$，与公众是否监督无关。
# - 企业违规而公众监督时，企业遭受声誉损失$L$。
# - 监管部门不检查而公众监督时，监管部门遭受公信力损失$N$。

# %%
public = sg.Player("公众", "z", ("监督", "不监督"))

game3 = sg.Game.from_formulas(
    [firm, regulator, public],
    {
        "x": "-C*x - (1 - x)*(P*y + L*z)",
        "y": "y*(P*(1 - x) - K - R*z) - N*z*(1 - y)",
        "z": "z*(R*y - M) - H*(1 - x)",
    },
    parameters=["C", "P", "L", "K", "N", "R", "M", "H"],
    assume=["C > 0", "P > 0", "L > 0", "K > 0", "N > 0", "R > 0", "M > 0", "H > 0"],
    title="企业、监管部门与公众三方演化博弈",
)
analysis3 = sg.analyse(sg.replicator(game3))
HTML(analysis3.html("zh"))

# %% [markdown]
# 8个纯策略均衡点中有4个可以成为ESS，其中两个最为重要：
#
# - $E_1(0,0,0)$（企业违规，监管部门不检查，公众不监督）为ESS，当且仅当$K > P$，与没有公众时相同；
# - $E_8(1,1,1)$（企业合规，监管部门检查，公众监督）为ESS，当且仅当$P + L > C$、$N > K + R$且$R > M$。此时罚款本身不必高于合规成本，声誉损失起到了补充作用。
#
# 损失$H$不出现在任何条件中：无论公众是否监督，$H$的影响都相同，因而在收益差中抵消。
#
# 两组条件并不互斥，在低罚款下可以同时成立。

# %%
more = {"C": 4, "L": 5, "K": 3, "N": 6, "R": 2, "M": 1, "H": 3}
low_fine3 = game3.scenario_from({"P": 2, **more}, name="低罚款")
starts3 = [("0.2",) * 3, ("0.8",) * 3, ("0.2", "0.2", "0.8"), ("0.8", "0.2", "0.8")]
low3 = sg.simulate(analysis3.field, low_fine3, initial=starts3)

print("精确结论：ESS", [vertex.key for vertex in low3.analysis.ess])
for run in low3.runs:
    print(run.initial, "->", run.end)
phase_cube(low3, lang="zh")

# %%
time_series(low3.runs[3], low3.field, lang="zh")

# %% [markdown]
# 两个终点都是ESS，系统趋于哪一个取决于初始状态。请比较最后两个初始点：二者只有企业的初始比例不同，而合规比例*更高*的一个却趋于`000`。时间演化图说明了原因：企业多已合规时，检查所得罚款很少，检查比例始终低于$M/R = 1/2$，而只有高于该值时公众监督才有利可图；于是公众不再监督，继而监管部门不再检查，最后企业转向违规。这一点无法由特征值的符号看出，需要借助仿真。
#
# 在高罚款下，若只有企业与监管部门，系统循环往复；引入公众后，只剩一个ESS。

# %%
high_fine3 = game3.scenario_from({"P": 5, **more}, name="高罚款")
high3 = sg.simulate(analysis3.field, high_fine3, initial=[*starts3, ("0.5",) * 3])
print("精确结论：ESS", [vertex.key for vertex in high3.analysis.ess])
for run in high3.runs:
    print(run.initial, "->", run.end)
time_series(high3.runs[3], high3.field, lang="zh")

# %% [markdown]
# *所选的*初始点都趋于该ESS。这只是对这些初始点的证据，并不证明对所有初始点都成立：ESS是精确结论，而吸引域只是抽样的结果。
#
# ## 6 写入论文
#
# 每个结果都有`.latex()`、`.markdown()`、`.text()`和`.html()`方法；加参数`"zh"`即为中文，如`.latex("zh")`。

# %%
print(vertex_01.latex("zh"))

# %%
print(analysis3.latex("zh")[:600], "...")

# %% [markdown]
# ## 7 结论核验
#
# 支撑论文的计算应以断言结尾：任何一条不成立，程序立即报错。

# %%
C, P, K = game.symbols
assert sp.Matrix(at_01) == sp.diag(P - C, K - P)
assert [vertex.key for vertex in analysis.ess] == ["00", "01"]
assert mixed.point.coordinates == ((P - K) / P, C / P)
assert mixed.finding.stability.value == "centre"
assert all(run.end.tolist() == [0, 0] for run in low.runs)
assert not high.analysis.ess
assert all(run.kind.value == "cycle" for run in high.runs)

assert [vertex.key for vertex in analysis3.ess] == ["000", "010", "011", "111"]
assert "H" not in {symbol.name for component in analysis3.field.velocity for symbol in component.free_symbols}
assert [vertex.key for vertex in low3.analysis.ess] == ["000", "111"]
assert [run.end.tolist() for run in low3.runs] == [[0, 0, 0], [1, 1, 1], [1, 1, 1], [0, 0, 0]]
assert low3.runs[3].states[:, 1].max() < 0.5
assert [vertex.key for vertex in high3.analysis.ess] == ["111"]
assert all(run.end.tolist() == [1, 1, 1] for run in high3.runs)
