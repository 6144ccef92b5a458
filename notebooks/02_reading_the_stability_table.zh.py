# %% [markdown]
# # 读懂均衡点稳定性分析表
#
# 符号$-$、$+$和$\times$分别说明什么？为什么两个相邻的纯策略均衡点不能同时稳定？什么是中心点？零特征值意味着什么？本教程逐行解读一个三方演化博弈的稳定性分析表，必要时用更小的博弈说明问题。每道练习的答案折叠在题目下方。
#
# English: `02_reading_the_stability_table.ipynb`.

# %%
import itertools

import sympy as sp
from IPython.display import HTML

import symgame as sg
from symgame.figures import phase_cube

# %matplotlib inline
# %config InlineBackend.figure_formats = ["retina"]

# %% [markdown]
# 博弈的三方为产方、学研方和政府：产方与学研方可以协同合作开发大模型，也可以独立研发；政府可以激励监管，也可以不干预。下面是完整的推导结果。本教程要读的是其中的特征值表、稳定性分析表以及关于混合均衡点的一节。

# %%
game = sg.load("llm-iar")
field = sg.replicator(game)
analysis = sg.analyse(field)
HTML(analysis.html("zh"))

# %% [markdown]
# ## 1 特征值就是改变策略的收益
#
# 以$E_5(1,1,0)$为例：产方与学研方合作，政府不干预。若产方单独改变策略，它的收益增加多少？由收益矩阵即可得到。其元素写作`payoffs[产方策略, 学研方策略, 政府策略, 收益主体]`，0表示第一策略、第一个主体。

# %%
gain = game.payoffs[1, 0, 1, 0] - game.payoffs[0, 0, 1, 0]
gain

# %%
at = {vertex.key: vertex for vertex in analysis.vertices}
sp.expand(gain - at["110"].eigenvalues[0])

# %% [markdown]
# 二者之差为零：$E_5$处的$\lambda_1$*就是*产方转为独立研发所增加的收益。纯策略均衡点的每个特征值都属于某一主体，等于其他主体策略不变时该主体改变策略所增加的收益。
#
# - 特征值全为负：任何一方单独改变策略都会受损，该点是*严格纳什均衡*。
# - 在多群体博弈中，演化稳定策略（ESS）等价于严格纳什均衡（Selten，1980）。
# - 此时该点渐近稳定：从它附近出发的轨线都趋于它。
#
# 因此，“特征值是否全为负”这一个问题有三种说法。
#
# ## 2 符号的含义

# %%
for vertex in analysis.vertices:
    print(vertex.key, [sign.value for sign in vertex.signs], vertex.verdict.value)

# %% [markdown]
# 这里的符号仅由模型假设（$C > 0$，$0 < a < 1$等）得出。
#
# - `-`：恒为负，不产生任何条件，如$E_1$处的$\lambda_3 = -G$。
# - `+`：恒为正，有一个就足够：$E_4$处$\lambda_3 = G$，因此无论另外两个特征值如何，$E_4$都不可能是ESS。
# - `×`（上面的输出中为`?`）：仅由假设不能确定符号。它既不表示零，也不是第三种稳定性。该点要成为ESS，这一特征值必须为负，这就是条件中的一行。
#
# $E_1$有两个`×`，故有两行条件：$b C > P$和$(1 - b) C > P$。其含义是：若双方单独合作时得到的违约金都低于各自承担的成本，则没有一方愿意首先合作。
#
# 若某一条件反向成立，则相应特征值为正，该点不稳定。至于它是*鞍点*（特征值有正有负）还是*源点*（全为正），取决于其余特征值，因此含有`×`的行一般不应直接写作鞍点。
#
# **练习1** 某一行的符号为$(-, \times, +)$。它在什么条件下是ESS？可以称它为鞍点吗？
#
# <details><summary>答案</summary>
#
# 任何条件下都不是ESS：`+`已将其排除。无论中间的特征值如何，该点的特征值有正有负，因而不稳定；只要中间的特征值不为零，它就是鞍点。
#
# </details>
#
# ## 3 相邻的均衡点不能同时为ESS
#
# 仅有一个主体策略不同的两个纯策略均衡点称为相邻。该主体在两点处的特征值，都是它沿同一条棱走到另一端所增加的收益，只是方向相反。

# %%
for one, other in itertools.combinations(analysis.vertices, 2):
    changed = [i for i in range(3) if one.profile[i] != other.profile[i]]
    if len(changed) == 1:
        total = sp.expand(one.eigenvalues[changed[0]] + other.eigenvalues[changed[0]])
        print(one.key, other.key, game.players[changed[0]].name_zh, "两特征值之和：", total)

# %% [markdown]
# 在12条棱的每一条上，两个特征值之和为零：去时的所得就是回时的所失。一个为负，另一个必为正。所以相邻的两点不能同时为ESS，8个点中至多有4个同时为ESS。
#
# 从条件也可以看出矛盾：$E_5$要求$S_1 + S_2 + G > d T + H$，而$E_8$要求相反的不等式。
#
# **练习2** 仅就这一规则而言，哪些点可以与$E_8(1,1,1)$在同一组参数下同为ESS？
#
# <details><summary>答案</summary>
#
# 与它至少有两个主体策略不同的点：$E_1$、$E_2$、$E_3$和$E_4$。但$E_4$不可能是ESS，故为$E_1$、$E_2$和$E_3$；其中$E_1$又不能与其相邻点$E_2$或$E_3$同时为ESS。
#
# </details>
#
# ## 4 同一组参数下的两个ESS
#
# 下面代入数值。该博弈附有若干情景；取定一个情景后，每个`×`都成为确定的数。

# %%
scenario = game.scenario("collaboration takes hold")
at_values = sg.analyse(sg.replicator(game.at(scenario)))
for vertex in at_values.vertices:
    print(vertex.key, vertex.eigenvalues, vertex.verdict.value)

# %% [markdown]
# 有两个点的特征值全为负：双方都不合作、政府不干预（`000`），以及三方均积极参与（`111`）。系统是*双稳态*的：最终趋于哪一点，不由参数决定，而由初始状态决定。

# %%
starts = [(sp.Rational(k, 10),) * 3 for k in range(1, 10)]
diagonal = sg.simulate(field, scenario, initial=starts)
for run in diagonal.runs:
    print(run.initial, "->", run.end)
phase_cube(diagonal, lang="zh")

# %% [markdown]
# 在这条对角线上，两个吸引域的分界在0.4与0.5之间。ESS刻画的是均衡点附近的性质，因此仅凭一条趋于`111`的轨线，不能说明合作必然形成。存在多个ESS时，论文应当说明，并给出各吸引域内的初始点。
#
# **练习3** 情景“a penalty ends the trap”仅将违约金改为$P = 2.1$，初始点为$(0.1, 0.1, 0.1)$，其中$C = 5$，$b = 0.6$。此时$E_1$的哪一行条件不成立？轨线趋于何处？
#
# <details><summary>答案</summary>
#
# $b C = 3 > 2.1$仍成立；$(1 - b) C = 2 > 2.1$不成立：$\lambda_2 = P - (1 - b) C = 0.1 > 0$，学研方开始合作。$E_1$不稳定，轨线趋于`111`，见下一单元格。
#
# </details>

# %%
penalty = sg.simulate(field, game.scenario("a penalty ends the trap"))
print(penalty.analysis.vertices[0].eigenvalues, "ESS:", [vertex.key for vertex in penalty.analysis.ess])
for run in penalty.runs:
    print(run.initial, "->", run.end)

# %% [markdown]
# ## 5 零特征值
#
# 条件是严格不等式，等号成立时即为边界情形。令$P = 2$，$b = 0.4$，则$b C = P$：产方单独合作时恰好收支相抵。

# %%
border = game.scenario_from({"P": 2, "b": "0.4"}, name="边界情形", like=scenario)
on_border = sg.analyse(sg.replicator(game.at(border)))
zero = on_border.vertices[0]
print(zero.key, zero.eigenvalues, zero.verdict.value, "-", zero.finding.stability.value)

# %% [markdown]
# 特征值为$(0, -, -)$。它不是鞍点，因为没有正特征值；它不是ESS，因为产方改变策略并不受损；它也不是“无法判断”。整条棱$(x, 0, 0)$都由均衡点组成。从该点附近出发的轨线始终停留在附近（*李雅普诺夫稳定*），但终止于棱上的另一点（*不渐近稳定*）。

# %%
beside = sg.simulate(field, border, initial=[("0.02",) * 3, ("0.05",) * 3])
for run in beside.runs:
    print(run.initial, "->", run.end.round(4), run.kind.value)

# %% [markdown]
# 以上结论适用于恰有一个零特征值、其余均为负的情形。若有两个零特征值，仅凭符号就不够了：在下面由方程直接给出的系统中，原点的特征值为$(0, 0, -1)$，但它不稳定。

# %%
players = [sg.Player(name, var, ("是", "否")) for name, var in (("A", "x"), ("B", "y"), ("C", "z"))]
two_zeros = sg.Game.from_field(players, {"x": "x*(1 - x)*y", "y": "y*(1 - y)*x", "z": "-z*(1 - z)"})
origin = sg.analyse(sg.replicator(two_zeros)).vertices[0]
print(origin.key, origin.eigenvalues, origin.finding.stability.value)

# %% [markdown]
# ## 6 混合均衡点与中心点
#
# 在上述取值下，这一三方博弈有三个混合均衡点。

# %%
for found in at_values.rest_points:
    if found.point.mixing:
        print([round(float(share), 3) for share in found.point.coordinates], found.finding.stability.value)

# %% [markdown]
# 三者都不稳定，这并非偶然。某一主体的收益不依赖于自身的比例，因而收益差$D_x$也不依赖于$x$，于是
#
# $$\frac{\partial}{\partial x}\, x(1 - x) D_x = (1 - 2x) D_x .$$
#
# 采用混合策略的主体满足$D_x = 0$，故它在雅可比矩阵对角线上的元素为0。混合各方对应的特征值之和等于相应子块的迹，即为零，因此不可能都具有负实部：要么有一个实部为正，该点不稳定；要么全部位于虚轴上，此时已知该点同样不是渐近稳定的（Ritzberger和Weibull，1995）。所以在这类博弈中，*混合*均衡点都不是渐近稳定点，其劳斯-赫尔维茨稳定条件不可能满足。
#
# 第二种情形可以在较小的博弈中看到：企业合规的成本为$C$，违规且被检查时罚款$P$；监管部门检查的成本为$K$。

# %%
pair = [sg.Player("企业", "x", ("合规", "违规")), sg.Player("监管部门", "y", ("检查", "不检查"))]
inspection = sg.Game.from_formulas(
    pair,
    {"x": "-C*x - P*y*(1 - x)", "y": "y*(P*(1 - x) - K)"},
    parameters=["C", "P", "K"],
    assume=["C > 0", "K > 0", "P > C", "P > K"],
)
inspection_field = sg.replicator(inspection)
inspected = sg.analyse(inspection_field)
mixed = inspected.rest_points[-1]
HTML(mixed.html("zh"))

# %%
place = dict(zip(inspection.shares, mixed.point.coordinates, strict=True))
jacobian = inspection_field.jacobian().subs(place).applyfunc(sp.factor)
jacobian

# %% [markdown]
# 对角线元素为零，非对角线元素异号：特征值为$\pm\sqrt{J_{12} J_{21}}$，而$J_{12} J_{21} < 0$，是一对纯虚数。该点为*中心点*：无论时间多长，从每个初始点出发的轨线都沿各自的闭轨运行。

# %%
numbers = inspection.scenario_from({"C": 4, "P": 12, "K": 3}, name="C = 4, P = 12, K = 3")
inner = [("0.6", "0.4"), ("0.5", "0.5"), ("0.9", "0.9")]
circling = sg.simulate(inspection_field, numbers, initial=inner)
for run in circling.runs:
    print(run.initial, "->", run.why)
phase_cube(circling, lang="zh")

# %% [markdown]
# 如果这类博弈的仿真图呈螺旋状趋于或远离混合均衡点，应检查数值积分：步长过大就会造成这种假象。
#
# 上述定理要求收益不依赖于自身的比例。若罚款随违规企业的比例上升，即以$P (1 - x)$代替$P$（*动态惩罚*），则$D_x$含有$x$，迹不必为零，混合均衡点可以是渐近稳定的。

# %%
dynamic = sg.Game.from_table(
    pair,
    {"11": ["-C", "-K"], "10": ["-C", "0"], "01": ["-P*(1 - x)", "P*(1 - x) - K"], "00": ["0", "0"]},
    parameters=["C", "P", "K"],
    assume=["C > 0", "K > 0", "P > C", "P > K"],
    state_dependent=True,
)
spiral = sg.simulate(sg.replicator(dynamic), numbers, initial=inner)
for found in spiral.analysis.rest_points:
    if found.point.mixing:
        print(found.point.coordinates, found.finding.stability.value)
phase_cube(spiral, lang="zh")

# %% [markdown]
# 混合均衡点渐近稳定。输出中的另一点位于棱$y = 1$上，此时监管部门总是检查：收益含有自身比例时，棱上也可以有孤立的均衡点。
#
# **练习4** 在上述取值下，静态惩罚的中心点为$(3/4, 1/3)$。求该点处雅可比矩阵的迹；再求动态惩罚下点$(1/2, 2/3)$处的迹，其中$D_x = P(1 - x)y - C$，$D_y = P(1 - x)^2 - K$。
#
# <details><summary>答案</summary>
#
# 静态惩罚：0。动态惩罚：该点处$D_x = D_y = 0$，故迹为$x(1 - x)\,\partial D_x/\partial x + y(1 - y)\,\partial D_y/\partial y = x(1 - x)(-P y) + 0 = \frac14 \cdot (-8) = -2$。
#
# </details>
#
# ## 7 单方稳定性不等同于系统稳定性
#
# 论文通常还给出各主体自身的策略稳定性：*在其他主体的比例给定时*，若$F(x) = 0$且$\mathrm dF(x)/\mathrm dx < 0$，则$x$处于稳定状态。对静态惩罚博弈中的企业：

# %%
firm_alone, regulator_alone = inspected.parties
HTML(firm_alone.html("zh"))

# %%
HTML(regulator_alone.html("zh"))

# %% [markdown]
# 除阈值处外，每个主体总有一种策略在这一意义下稳定；然而整个系统没有任何渐近稳定的均衡点：

# %%
for vertex in inspected.vertices:
    print(vertex.key, [sign.value for sign in vertex.signs], vertex.verdict.value)

# %% [markdown]
# 在点`11`处，企业一方是稳定的：$y = 1 > C/P$，合规稳定。但$x = 1$高于监管部门的阈值$(P - K)/P$，它的稳定策略是不检查。一方趋于稳定时，另一方在改变，稳定的前提随之消失。只有当*每个*主体的判据在该点的比例下都选中该点时，系统在该点才稳定。
#
# **练习5** 回到三方博弈。将$y = z = 1$代入产方的收益差$D_x$。何时$x = 1$对产方稳定？它对应$E_8$条件中的哪一行？
#
# <details><summary>答案</summary>
#
# 当$D_x(1, 1) > 0$时。它等于$E_8$处的$-\lambda_1$，即条件⑦的第一行。其余两行分别是学研方和政府的同类条件；三行同时成立才是系统的稳定性。
#
# </details>

# %%
x, y, z = game.shares
own = analysis.parties[0].difference.subs({y: 1, z: 1})
sp.expand(own + at["111"].eigenvalues[0])

# %% [markdown]
# ## 8 结论核验

# %%
assert sp.expand(gain - at["110"].eigenvalues[0]) == 0
assert [sign.value for sign in at["001"].signs][2] == "+"
assert at["001"].verdict.value == "never ess"
neighbours = [
    (one, other, [i for i in range(3) if one.profile[i] != other.profile[i]])
    for one, other in itertools.combinations(analysis.vertices, 2)
]
edges = [(one, other, changed[0]) for one, other, changed in neighbours if len(changed) == 1]
assert len(edges) == 12
assert all(sp.expand(one.eigenvalues[i] + other.eigenvalues[i]) == 0 for one, other, i in edges)

assert [vertex.key for vertex in at_values.ess] == ["000", "111"]
assert [run.end.tolist() for run in diagonal.runs] == [[0, 0, 0]] * 4 + [[1, 1, 1]] * 5
assert penalty.analysis.vertices[0].eigenvalues[1] == sp.Rational(1, 10)
assert [vertex.key for vertex in penalty.analysis.ess] == ["111"]
assert penalty.runs[0].end.tolist() == [1, 1, 1]

assert zero.eigenvalues == (0, -1, sp.Rational(-4, 5))
assert zero.finding.stability.value == "Lyapunov stable"
assert zero.verdict.value == "never ess"
assert all(run.kind.value == "rest set" for run in beside.runs)
assert origin.eigenvalues == (0, 0, -1)
assert origin.finding.stability.value == "unstable"

types = [found.finding.stability.value for found in at_values.rest_points if found.point.mixing]
assert types == ["saddle", "saddle", "unstable"]
assert mixed.finding.stability.value == "centre"
assert jacobian[0, 0] == jacobian[1, 1] == 0
assert all(run.kind.value == "cycle" for run in circling.runs)
half = {found.point.coordinates: found.finding.stability.value for found in spiral.analysis.rest_points}
assert half[sp.Rational(1, 2), sp.Rational(2, 3)] == "asymptotically stable"
attracting = {x: sp.Rational(1, 2), y: sp.Rational(2, 3)}
assert spiral.field.jacobian().subs(attracting).trace() == -2
assert all(run.kind.value == "interior" for run in spiral.runs)
assert not inspected.ess
assert all("+" in [sign.value for sign in vertex.signs] for vertex in inspected.vertices)
assert sp.expand(own + at["111"].eigenvalues[0]) == 0
