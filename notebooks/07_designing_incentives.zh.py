# %% [markdown]
# # 激励机制设计
#
# 政府希望产方与学研方合作。它可以发放补贴，也可以要求在合同中约定违约金。多大才够，怎样搭配成本最低，这些钱又换来了什么？教程03只是顺带提到这些问题，本教程专门讨论：每一个“至少”和每一个“不可能”都附有证明，并回答审稿人接下来会问的问题：吸引域有多大？离边界有多远？这个结果*没有*说明什么？
#
# 第一个博弈仍是产学研合作模型，从激励取消之后的情景开始。第二个博弈关于训练数据：数据持有方、模型研发方，以及既给奖励又责令赔偿的政府。
#
# English: `07_designing_incentives.ipynb`.

# %%
import sympy as sp
from IPython.display import HTML

import symgame as sg
from symgame.analysis import vertices_of
from symgame.figures import plane_of_parameters
from symgame.figures.style import COLOURS, GREY, sheet, style
from symgame.numeric.parameter_plane import parameter_plane

# %matplotlib inline
# %config InlineBackend.figure_formats = ["retina"]

# %%
game = sg.load("llm-iar")
field = sg.replicator(game)
vertices = vertices_of(field)
withdrawn = game.scenario("incentives withdrawn")
now = sg.place(game, vertices, withdrawn)
now.ess

# %% [markdown]
# ## 1 补贴有区间，违约金有下限
#
# 只有`000`稳定，即各方都不合作。政府希望达到`111`。先看单个工具：对产方的补贴$S_1$取何值时`111`为ESS？由退出方支付的违约金$P$呢？

# %%
by_subsidy = sg.threshold_at(sg.thresholds(field, "111", "S1"), withdrawn)
HTML(by_subsidy.html("zh"))

# %%
by_fine = sg.threshold_at(sg.thresholds(field, "111", "P"), withdrawn)
print(by_fine)

# %% [markdown]
# 补贴的取值区间有两端：超过4.399时，*政府*因支出大于所得而退出。违约金只有下限：它由一方付给另一方，政府不承担成本。
#
# 哪一个工具能消除合作陷阱`000`？

# %%
trap = {name: sg.threshold_at(sg.thresholds(field, "000", name), withdrawn) for name in ("S1", "P")}
for found in trap.values():
    print(found)

# %% [markdown]
# 补贴无论多大都不能，违约金达到2即可。
#
# ## 2 成本最低的取值，以及为什么没有更低的
#
# 现在两项补贴都可以选择，使$S_1 + S_2$最小。

# %%
cheapest = sg.design(game, "111", ["S1", "S2"], scenario=withdrawn)
HTML(cheapest.html("zh"))

# %% [markdown]
# 这是*下确界*：恰好取0.11时有一个特征值为零，因此答案是“大于0.11的任何值”，同时给出留有余量的取值。为什么没有更低的？证明是一个求和式：每一行是一个要求，形如“某式$> 0$”，最后一行是“成本低于0.11”。各行乘以前面的数，再相加：


# %%
def add_up(branch, instruments):
    """打印证明的各行及其系数，并返回其和。"""
    least = min(times for _, times in branch.multipliers)
    total = sp.Integer(0)
    for demand, times in branch.multipliers:
        slopes = (sp.Rational(str(s)) * name for s, name in zip(demand.slopes, instruments, strict=True))
        form = sp.Add(sp.Rational(str(demand.constant)), *slopes)
        total += sp.Rational(str(times / least)) * form
        print(f"{times / least!s:>5} x ({form}) {'>' if demand.is_strict else '>='} 0")
    print(f"  和：{total}")
    return total


sums = [add_up(branch, cheapest.question.instruments) for branch in cheapest.branches]

# %% [markdown]
# 各工具变量全部消去。三个正数之和为零，这不可能，所以三行中至少有一行不成立。证明到此为止。`symgame design ... --json`会输出每个求和式的各行及其系数。
#
# ## 3 怎样取值都达不到
#
# 软件自带的第二个情景中，协同成本为11，而不是5。

# %%
costly = game.scenario("pooling costs too high")
never = sg.design(game, "111", ["S1", "S2"], scenario=costly)
HTML(never.html("zh"))

# %%
budget = add_up(never.branches[0], never.question.instruments)

# %% [markdown]
# 这个和有明确的含义。产方需要的补贴大于3.71，学研方需要的大于1.79，合计5.5；而政府支付4.4时就会退出。最后一行的1.1就是缺口。同样的钱无论怎样分配都填不上，而在网格上搜索永远给不出这样的结论。
#
# 那么合作陷阱呢？回到激励取消的情景，要求`111`是*唯一*的ESS。只要三方中有*一方*愿意离开`000`，它就不再稳定。因此有三种情形，须逐一否定：

# %%
stuck = sg.design(game, "111", ["S1", "S2"], require="only", scenario=withdrawn)
false = {}
for branch in stuck.branches:
    ((rival, eigenvalue),) = branch.fallen
    [false[eigenvalue]] = [demand.constant for demand, _ in branch.multipliers if demand.is_constant]
    print(f"{rival}的第{eigenvalue + 1}个特征值为正，即：{false[eigenvalue]} > 0")

# %% [markdown]
# 每种情形的要求都不含工具变量，而且都不成立：对产方和学研方，是违约金$P$减去各自分担的成本，即$1.2 - 3$与$1.2 - 2$；对政府，是介入成本的相反数$-0.8$。只有政府参与时才发放补贴，而在`000`处政府不干预。
#
# ## 4 两个工具
#
# ### 违约金的价格
#
# 现在违约金也可以选择。违约金需要执行，与一单位补贴相比，一单位违约金的成本是多少？在协同成本较高、仅靠补贴不够的情景中，分别取三种价格。

# %%
mixes = {}
for price in ("1/2", "3/2", "3"):
    found = sg.design(game, "111", ["S1", "S2", "P"], scenario=costly, costs={"P": price})
    mixes[price] = found.named(found.optimum.point)
    print(f"P的价格为{price}：下确界{found.infimum}，在{mixes[price]}附近")

# %% [markdown]
# 得到三种不同的政策。一单位违约金同时留住*双方*，因而可以代替两项补贴各一单位。违约金便宜时，它独自承担全部作用；价格在1与2之间时，用到学研方不再需要补贴为止；价格高于2时，它比所代替的两项补贴更贵，只用到政府预算所要求的程度，即$P > 1.75$。可见哪种政策成本最低取决于价格，论文中必须写明。
#
# ### 参数平面
#
# 再看两个工具的全部取值：激励取消的情景中，违约金与对产方的补贴。

# %%
sides = ((sp.Integer(0), sp.Integer(5)), (sp.Integer(0), sp.Integer(3)))
replacing = parameter_plane(field, vertices, withdrawn, "S1", "P", sides)
mix = sg.design(game, "111", ["S1", "S2", "P"], scenario=withdrawn)
corner = {symbol.name: value for symbol, value in mix.named(mix.optimum.point).items()}
figure = plane_of_parameters(replacing, lang="zh", width="double")
diamond = {"marker": "D", "color": COLOURS[1], "markeredgecolor": "white", "markersize": 6, "zorder": 6}
figure.axes[0].plot(corner["S1"], corner["P"], **diamond)
figure

# %% [markdown]
# 边界就是第1节的阈值，而且更多。在边界⑤上，两个工具一比一地相互替代：只要$S_1 + P > 1.31$，产方就不会退出。菱形是`design`求得的成本最低的组合，成本同样低的组合还有许多。边界①以上，合作陷阱消失。边界③以右，政府已经退出：违约金较大时，双方没有政府也继续合作，即`110`；在①与②之间则没有ESS。
#
# ### 不能相互替代的工具
#
# 第二个博弈。数据持有方可以开放供给或保留数据，模型研发方可以合规训练或违规抓取，政府可以统筹规划。政府对供给方给予奖励$u$；违规抓取被查处者支付赔偿$F$。

# %%
data = sg.load("data-compute-supply")
data_field = sg.replicator(data)
lawful = data.scenario("lawful supply")
both = {
    price: sg.design(data, "111", ["u", "F"], require="only", scenario=lawful, costs={"F": price})
    for price in ("1/10", "1", "10")
}
for price, found in both.items():
    print(f"F的价格为{price}：在{found.named(found.optimum.point)}附近")

# %% [markdown]
# 无论价格如何，取值都相同：数据持有方需要$u > 1/2$，*并且*模型研发方需要$F > 10/3$。奖励再多也弥补不了赔偿的不足，反之亦然。工具之间能否相互替代，取决于博弈本身，而参数平面一看便知：前者有一条斜的边界，后者是一个矩形（见第7节的图）。
#
# **练习1** 在情景“scraping prevails”中，任何奖励都达不到要求。请手工证明。在`111`处，数据持有方需要$p + u > c_D + v$，政府需要$w > C_g + u$。
#
# <details><summary>答案</summary>
#
# 代入$p = 2$，$c_D = 2$，$v = 3$，$w = 1$，$C_g = 1.5$，得$u - 3 > 0$与$-0.5 - u > 0$，两式之和为$-3.5$。最后一个单元格中由`design`核验。
#
# </details>
#
# ## 5 这些钱换来了什么
#
# “`111`是ESS”可能意义不大。让补贴在其区间内变化，违约金由下限逐渐增大，统计2000个随机初始点中有多少趋于`111`。各取值使用相同的初始点。

# %%
levels = {
    "S1": ["0.05", "0.12", "0.2", "0.4", "0.7", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.3", "4.5"],
    "P": ["1.2", "1.32", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.95", "1.99", "2.01", "2.5"],
}
along = {
    name: sg.one_at_a_time(field, withdrawn, name, [sp.Rational(value) for value in values], starts=2_000)
    for name, values in levels.items()
}
volume = {name: {level.value: level.basins.volume("111") for level in found.levels} for name, found in along.items()}
for name, found in volume.items():
    print(f"{name}：", "，".join(f"{float(value):g}: {share:.0%}" for value, share in found.items()))


# %%
def basin_curves(across, up, lang="en"):
    """111的吸引域随各工具的变化及95%置信区间；点线为精确阈值。"""
    with style(lang, game):
        figure = sheet(170, 62)
        figure.set_layout_engine("constrained")
        for k, (axes, found) in enumerate(zip(figure.subplots(1, 2, sharey=True), along.values(), strict=True)):
            values = [float(level.value) for level in found.levels]
            shares = [level.basins.volume("111") for level in found.levels]
            axes.plot(values, shares, "o-", markersize=3, color=COLOURS[k])
            for value, level in zip(values, found.levels, strict=True):
                for basin in level.basins.basins:
                    if basin.key == "111":
                        axes.plot([value, value], [basin.low, basin.high], color=COLOURS[k])
            for turn in found.turns:
                axes.axvline(float(turn.value), color=GREY, linestyle=":")
            axes.set(xlabel=across[k], ylim=(0, 1.05))
        figure.axes[0].set_ylabel(up)
    return figure


basin_curves([r"对产方的激励$\,S_1$", r"违约金$\,P$"], r"$(1,1,1)\,$的吸引域", lang="zh")

# %% [markdown]
# 两条曲线截然不同。补贴有一个最佳值，约为2：再少则吸引不了产方，再多则在双方合作之前就使政府退出。它始终不能使半数以上的初始点趋于`111`。违约金的曲线则一直上升，并在2处跳跃：此前陷入合作陷阱的初始点全部得到释放。
#
# 0.11和1.309本身都没有多大价值。在`design`给出的留有余量的取值处：

# %%
bought = {each: sg.basins(field, each.scenario, starts=2_000) for each in (cheapest, mix)}
for each, found in bought.items():
    print(dict(each.values), found)

# %% [markdown]
# 成本最低的补贴只使100个初始点中的4个走向合作，成本最低的组合则几乎一个也没有。“使`111`成为ESS的最低成本”回答了所提的问题，但主管部门要问的往往不是这个问题。
#
# ## 6 离边界有多远
#
# 成本最低的取值必然紧靠边界。`place`给出距离：单个参数相对变动多少，稳定的均衡点就会改变。`margin`则要求`design`使各特征值与零保持一定距离。这要多花多少，又换来什么？

# %%
safety = {}
for require in ("stable", "only"):
    for margin in ("0", "0.1", "0.5", "1"):
        found = sg.design(game, "111", ["S1", "S2", "P"], require=require, scenario=withdrawn, margin=margin)
        room = sg.place(game, vertices, found.scenario).room
        share = sg.basins(field, found.scenario, starts=2_000).volume("111")
        safety[require, margin] = (found.infimum, room, share)
        bought_for = f"成本{float(found.infimum):.2f}，边界距离{float(room):.2%}，吸引域{share:.1%}"
        print(f"{require}，余量{margin}：{bought_for}")

# %% [markdown]
# 不留余量时，收益$V$只要变动0.12%，政策就会失效，而这类模型中没有哪个参数能精确到0.12%。这里每单位余量的成本恰为1。再对照上下两组：消除合作陷阱只需2，略高于要求“稳定”且余量为0.5时的成本，而抽样的初始点*全部*趋于`111`。看似要求较低的目标，反而更不划算。
#
# 余量还能换来时间。从$(0.1, 0.1, 0.1)$出发：

# %%
slow = {}
for value in ("2.005", "2.1", "2.5", "4"):
    scenario = game.scenario_from({"P": value}, name=f"P = {value}", like=withdrawn)
    [run] = sg.simulate(field, scenario, initial=[("0.1", "0.1", "0.1")]).runs
    slow[value] = run.time
    print(f"P = {value}：t = {run.time:,.1f}时到达{run.end.astype(int)}")

# %% [markdown]
# 违约金刚过阈值时所需的时间，约为加倍时的四百倍。如果一个时间单位是一个季度，要1400个单位才能到达的ESS算不上政策。
#
# **练习2** 要求“稳定”且余量为1时，最近的边界由哪个参数决定？要求“唯一”且余量为1时呢？
#
# <details><summary>答案</summary>
#
# 查看`sg.place(...).nearest`：前者是成本分担系数$b$，越过边界消失的是`000`，这正是所希望的；后者是违约金本身。边界未必意味着危险，要看边界的另一侧是什么。
#
# </details>
#
# ## 7 结果没有说明什么
#
# ### “唯一的ESS”不等于“唯一的吸引子”
#
# 在训练数据博弈中，怎样的奖励$u$能使合规供给成为唯一的ESS？

# %%
reward = sg.design(data, "111", ["u"], require="only", scenario=lawful)
HTML(reward.html("zh"))

# %% [markdown]
# 请看最后几行。其他纯策略均衡点都不稳定，但在面$x = 0$上（数据持有方都保留数据）有一个中心点。有多少初始点最终围绕它循环？

# %%
circling = sg.basins(data_field, reward.scenario, starts=30, seed=1)
as_it_is = sg.basins(data_field, lawful, starts=30, seed=1)
print("所设计的奖励：", circling)
print("自带的情景：", as_it_is)

# %% [markdown]
# 在所设计的奖励下几乎全部如此：数据始终不开放，研发方与政府陷入抓取与查处的循环，永不停息。即使在软件自带情景的取值$u = 1.5$处，也有一部分初始点是这样。只用30个初始点，置信区间较宽；但要否定“所有轨线都趋于唯一的ESS”，一条轨线就够了。
#
# 中心点在什么条件下吸引轨线？推导结果中有其符号条件；除$u$和$F$外代入情景的取值，它就是一条直线：

# %%
numbers = {symbol: value for symbol, value in lawful.values if symbol.name not in ("u", "F")}
analysis = sg.analyse(data_field)
[centre] = [p for p in analysis.rest_points if p.point.coordinates[0] == 0 and len(p.point.mixing) == 2]
[condition] = centre.finding.stable_if.relations
line = sp.factor((condition.left - condition.right).xreplace(numbers))
print(f"{centre.point.coordinates}稳定的条件：{line} < 0")

# %%
sides = ((sp.Integer(0), sp.Integer(4)), (sp.Integer(0), sp.Integer(6)))
both_needed = parameter_plane(data_field, vertices_of(data_field), lawful, "u", "F", sides)
figure = plane_of_parameters(both_needed, lang="zh", width="double")
figure.axes[0].plot([4 / 3, 12 / 5], [10 / 3, 6], "--", color=COLOURS[1], linewidth=1.6, zorder=5)
figure

# %% [markdown]
# 虚线是另外加上的。它从边界②开始（在②以下，该面上没有这个点）；在虚线左侧，即$5u < 2F$时，轨线在该面上循环。任何ESS表都没有这条边界，而且它与通常的建议相反：情景的取值（星号）落在不利的一侧，是因为赔偿*过高*。赔偿越高，遏制抓取所需的统筹就越少；统筹越少，数据持有方能得到的奖励也越少。降低赔偿，或提高奖励，所有初始点都能到达：

# %%
mended = {}
for changes in ({"F": "3.4"}, {"u": "1.7"}):
    scenario = data.scenario_from(changes, name=str(changes), like=lawful)
    mended[str(changes)] = sg.basins(data_field, scenario, starts=1_000)
    print(changes, mended[str(changes)])

# %% [markdown]
# ### 由谁支付
#
# `design`使各工具变量按价格加权之和最小，但这并不是实际支出。在`111`处，两项补贴要一直支付，违约金则从不支付：

# %%
at_target = {symbol.name for payoff in game.payoffs[0, 0, 0] for symbol in payoff.free_symbols}
sorted(at_target & {"S1", "S2", "P"})

# %% [markdown]
# 有效的罚则无须真正支付。若要计算公共支出，就按执行成本给$P$定价（见第4节），并加以说明。
#
# ### 此外
#
# - 收益函数是模型。阈值*对这组收益*是精确的；“3.71”有三位数字，并不表示它在现实中精确到三位。先给公式，再给数值。
# - 政府是有自身收益的主体。如果它能够作出有约束力的承诺，它就不再是主体：应将其移出模型，重新提问。
# - 稳定性是渐近性质。噪声、时滞和有限时间是另外的问题（见教程04）。
#
# 因此，论文中应当给出：符号形式的阈值，各工具的价格，“不可能”的证明；在每个“可以”之后给出吸引域和到边界的距离，并说明还有什么吸引轨线。
#
# ## 8 结论核验

# %%
S1, S2, P, u, F = (next(s for g in (game, data) for s in g.symbols if s.name == n) for n in ("S1", "S2", "P", "u", "F"))
assert now.ess == ("000",)
assert [(s.piece.low, s.piece.high) for s in by_subsidy.stretches] == [(sp.Rational(11, 100), sp.Rational(4399, 1000))]
assert [(s.piece.low, s.piece.high) for s in by_fine.stretches] == [(sp.Rational(1309, 1000), None)]
assert (trap["P"].around.piece.high, trap["S1"].around.piece.high) == (2, None)

assert cheapest.infimum == sp.Rational(11, 100)
assert not cheapest.optimum.is_attained
assert sums == [0]
assert not never.is_possible
assert budget == sp.Rational(-11, 10)
assert not stuck.is_possible
assert false == {0: sp.Rational(-9, 5), 1: sp.Rational(-4, 5), 2: sp.Rational(-4, 5)}

assert mixes["1/2"] == {S1: 0, S2: 0, P: sp.Rational(491, 100)}
assert mixes["3/2"] == {S1: sp.Rational(48, 25), S2: 0, P: sp.Rational(299, 100)}
assert mixes["3"] == {S1: sp.Rational(79, 25), S2: sp.Rational(31, 25), P: sp.Rational(7, 4)}
assert {(e.named(e.optimum.point)[u], e.named(e.optimum.point)[F]) for e in both.values()} == {
    (sp.Rational(1, 2), sp.Rational(10, 3))
}
assert not sg.design(data, "111", ["u"], scenario="scraping prevails").is_possible
on_borders = [border.relation.symbols & {S1, P} for border in replacing.borders]
assert on_borders == [{P}, {P}, {S1}, {P}, {S1, P}]
assert not any({u, F} <= border.relation.symbols for border in both_needed.borders)
assert not mix.optimum.is_unique
assert mix.infimum == sum(corner.values()) == sp.Rational(131, 100)

by_value = {name: {str(value): share for value, share in found.items()} for name, found in volume.items()}
assert max(by_value["S1"].values()) < 0.5
assert by_value["S1"]["1/5"] + 0.2 < by_value["S1"]["2"] > by_value["S1"]["7/2"] + 0.1
assert by_value["S1"]["1/20"] == by_value["S1"]["9/2"] == by_value["P"]["6/5"] == 0
assert list(volume["P"].values()) == sorted(volume["P"].values())
assert by_value["P"]["199/100"] < 0.85
assert by_value["P"]["201/100"] == 1
assert bought[cheapest].volume("111") < 0.1
assert bought[mix].volume("111") < 0.01

assert [safety["stable", m][0] for m in ("0", "0.5", "1")] == [sp.Rational(n, 100) for n in (131, 181, 231)]
assert [safety["only", m][0] for m in ("0", "0.5", "1")] == [2, sp.Rational(5, 2), 3]
assert safety["stable", "0"][1] < sp.Rational(1, 500) < sp.Rational(1, 10) < safety["stable", "0.5"][1]
assert all(share == 1 for (require, _), (_, _, share) in safety.items() if require == "only")
assert safety["stable", "1"][2] < 0.65
beside = {
    require: sg.place(
        game,
        vertices,
        sg.design(game, "111", ["S1", "S2", "P"], require=require, scenario=withdrawn, margin=1).scenario,
    ).nearest
    for require in ("stable", "only")
}
assert {require: near.parameter.name for require, near in beside.items()} == {"stable": "b", "only": "P"}
assert beside["stable"].ess == ("111",)
assert slow["2.005"] > 300 * slow["4"]

assert reward.remaining.ess == ("111",)
assert reward.remaining.mixed == (((1,), (0, 1), (0, 1)),)
assert circling.basins[0].kind.value == "cycle"
assert circling.basins[0].low > 0.6
assert as_it_is.volume("111") < 1
assert sp.expand(line) == 12 * u - sp.Rational(24, 5) * F
assert all(found.volume("111") == 1 for found in mended.values())
assert at_target & {"S1", "S2", "P"} == {"S1", "S2"}
