# %% [markdown]
# # 期刊论文的插图
#
# 这里展示symgame能绘制的每一种图、它说明什么以及不说明什么；随后是期刊所要求的尺寸、文件格式和灰度印刷。所有图都取自产学研合作模型的第一个情景；只有一种图需要有三种策略的主体，使用另一个博弈。
#
# 插图是论证的一部分。绘图之前，请先写下它要支持的那句话，再从文末的列表中选择图的种类。
#
# English: `05_figures_for_a_journal.ipynb`.

# %%
import re
import tempfile
from functools import partial
from pathlib import Path

from IPython.display import Image
from PIL import Image as Pixels
from sympy import Rational

import symgame as sg
from symgame.analysis import vertices_of
from symgame.figures import (
    bifurcation_strip,
    edge_flow,
    flow_cubes,
    initial_willingness,
    parameter_panels,
    party_phases,
    payment_diagram,
    phase_cube,
    plane_of_parameters,
    save,
    sensitivity_bars,
    simplex_portrait,
    time_series,
    willingness_starts,
)
from symgame.figures.room import room_of
from symgame.figures.style import COLOURS, LINES
from symgame.numeric.long_run import long_run
from symgame.numeric.parameter_plane import parameter_plane
from symgame.numeric.variation import variation
from symgame.stability.regimes.flow import flow
from symgame.stability.thresholds.parameter_line import parameter_line

# %matplotlib inline
# %config InlineBackend.figure_formats = ["retina"]

# %%
game = sg.load("llm-iar")
field = sg.replicator(game)
vertices = vertices_of(field)
first = game.scenario("collaboration takes hold")

# %% [markdown]
# 每一种图都是一个函数，最后两个参数为`lang`（`"en"`或`"zh"`）和`width`：`"single"`为单栏，85 mm；`"double"`为双栏，170 mm。下面按名称逐一收集。

# %%
kinds = {}

# %% [markdown]
# ## 1 博弈
#
# ### 谁向谁支付
#
# 一方向另一方支付的每个参数画一个箭头，由收益函数读出。适用于论文的“模型”一节：收益矩阵中不易看出的关系一目了然。来自外部的成本与收益不画箭头。

# %%
kinds["payments"] = partial(payment_diagram, game)
kinds["payments"](lang="zh", width="double")

# %% [markdown]
# ### 各方何时改变策略
#
# 图中为某一方两种策略收益相等的曲面，它把立方体分为第一策略占优和占劣的两部分，两部分的体积标在图下，能精确求出的给出精确值。它们*不是*吸引域：只说明其他各方的比例固定时，*这一方*此刻向哪边变动（教程02第7节）。

# %%
kinds["party"] = partial(party_phases, game, first)
kinds["party"](lang="zh", width="double")

# %% [markdown]
# ## 2 演化方向
#
# ### 棱上的方向
#
# 在每条棱上，谁因向哪一端变动而获益：一幅图包含全部特征值的符号。所有相连的棱都指向的顶点即ESS。图中没有数值积分，因而不存在数值误差的疑问。

# %%
kinds["flow"] = partial(edge_flow, game, first)
kinds["flow"](lang="zh")

# %% [markdown]
# 几种情形并列：这里取第一、第二和第五个情景的参数值。每个立方体宽42.5 mm，四个恰为双栏。

# %%
cases = [flow(field, dict(scenario.values)) for scenario in game.scenarios]
flows = flow_cubes(game, cases[:2] + cases[4:], lang="zh")
flows

# %% [markdown]
# ### 立方体中的轨线
#
# 从网格初始点出发的轨线及其终点。它说明有两个终点，以及大致哪些初始点趋于哪里。吸引域有多大是一个数值，应以数字报告（教程04）。

# %%
levels = [Rational(n) for n in ("0.1", "0.5", "0.9")]
grid = [(x, y, z) for x in levels for y in levels for z in levels]
paths = sg.simulate(field, first, initial=grid)
kinds["cube"] = partial(phase_cube, paths)
kinds["cube"](lang="zh")

# %% [markdown]
# ### 随时间的演化
#
# 一条轨线上的各方比例：谁先行动，谁犹豫，何时结束。时间轴止于最后一个比例稳定之后不久。

# %%
simulation = sg.simulate(field, first)
kinds["series"] = partial(time_series, simulation.runs[0], simulation.field)
kinds["series"](lang="zh")

# %% [markdown]
# ### 初始意愿的影响
#
# 本领域论文中最常见的图：先令各方从相同的水平出发，再逐一改变某一方，其余各方从二分之一出发。由此看出应当先说服谁。

# %%
panels = willingness_starts(game)
runs = [sg.simulate(field, first, initial=panel.starts) for panel in panels]
kinds["willingness"] = partial(initial_willingness, panels, runs)
kinds["willingness"](lang="zh", width="double")

# %% [markdown]
# ## 3 参数
#
# ### 单个参数的若干取值
#
# 论文往往凭感觉取三个值。这里在每个精确阈值的两侧取值，阈值及其两侧的ESS列于图下。

# %%
line = parameter_line(field, vertices, first, "C")
varied = variation(line)
kinds["panels"] = partial(parameter_panels, varied)
kinds["panels"](lang="zh", width="double")

# %% [markdown]
# ### 单个参数的全部取值
#
# 下方：哪些点是ESS，为精确结论。上方：从一个初始点出发的轨线最终到达何处。该初始点从一个吸引域进入另一个时，曲线发生跳跃，跳跃处不一定是阈值。

# %%
strip = long_run(line, Rational(2), Rational(9))
kinds["strip"] = partial(bifurcation_strip, strip)
kinds["strip"](lang="zh")

# %% [markdown]
# ### 两个参数的平面
#
# 按ESS集合划分的区域，每条边界上的不等式，以及情景所在的点：论文的结论离失效之处有多远？

# %%
plane = parameter_plane(field, vertices, first, "S1", "C", ((Rational(0), Rational(4)), (Rational(0), Rational(10))))
kinds["plane"] = partial(plane_of_parameters, plane)
kinds["plane"](lang="zh", width="double")

# %% [markdown]
# ### 条形图
#
# 单个参数变动多少，ESS才会改变？由阈值精确求得；过长的条形被截断，并标出数值。同一种图也用于Sobol指数或Morris指标及其区间（教程04），或填入`Sensitivity`的自有数值。

# %%
room = room_of([parameter_line(field, vertices, first, name) for name in ("C", "V", "S1", "S2", "P", "b", "d")])
kinds["bars"] = partial(sensitivity_bars, game, room)
kinds["bars"](lang="zh")

# %% [markdown]
# ## 4 三种策略：单纯形
#
# 有三种策略的主体对应一个三角形：在每个顶点上只采用一种策略。其余各方从均等比例或情景规定的比例出发。同一主体的轨线在图中可以相交，因为其他主体也在变动。

# %%
modes = sg.load("cooperation-modes")
kinds["simplex"] = partial(simplex_portrait, modes, modes.scenarios[0])
kinds["simplex"](lang="zh", width="double")

# %% [markdown]
# ## 5 英文版
#
# 标签取自博弈自带的名称，其余不变。

# %%
kinds["series"](lang="en")

# %% [markdown]
# ## 6 尺寸
#
# 不要先画大图再缩小：文字会小得无法印刷。每幅图的宽度*就是*栏宽，图中文字为7至8磅。


# %%
def millimetres(figure):
    """图的宽度。"""
    return round(figure.get_figwidth() * 25.4, 1)


sizes = {name: (millimetres(kind(width="single")), millimetres(kind(width="double"))) for name, kind in kinds.items()}
for name, (single, double) in sizes.items():
    print(f"{name:12} {single} mm  {double} mm")
print("三个立方体  ", millimetres(flows), "mm")

# %% [markdown]
# 在LaTeX中插入时不要缩放：`\includegraphics{series.pdf}`，不加`width=`。
#
# ## 7 文件
#
# - **PDF**：用于LaTeX，线条为矢量，字体已嵌入。
# - **SVG**：用于Word和网页。
# - **PNG**，300 dpi：用于草稿和幻灯片。
# - **TIFF**，600 dpi：用于只接受位图的期刊。
#
# `save`每次写出的字节完全相同：在版本管理中，只有内容改变时，图文件才会改变。

# %%
folder = tempfile.TemporaryDirectory()
place = Path(folder.name)
formats = ("pdf", "svg", "png", "tiff")
files = save(kinds["series"](lang="zh"), place / "series", formats)
again = save(kinds["series"](lang="zh"), place / "again", formats)
for path in files:
    print(f"{path.name}：再次写出的字节是否相同：{path.read_bytes() == (place / ('again' + path.suffix)).read_bytes()}")

# %%
pdf, svg, png, tiff = files
points = float(re.search(rb"/MediaBox \[ ?0 0 ([\d.]+)", pdf.read_bytes())[1])
drawn = float(re.search(r'width="([\d.]+)pt"', svg.read_text(encoding="utf-8"))[1])
print(f"PDF {points / 72 * 25.4:.1f} mm，SVG {drawn / 72 * 25.4:.1f} mm")
measured = {}
for path in (png, tiff):
    with Pixels.open(path) as picture:
        dots = round(float(picture.info["dpi"][0]))
        measured[path.suffix] = (dots, picture.width / dots * 25.4)
        print(f"{path.suffix[1:].upper()} {dots} dpi，{picture.width}点，{measured[path.suffix][1]:.1f} mm")

# %% [markdown]
# 全部种类，两种宽度，四种格式：

# %%
written = []
for name, kind in kinds.items():
    for width in ("single", "double"):
        written += save(kind(lang="zh", width=width), place / f"{name}-{width}", formats)
print(len(written), "个文件")

# %% [markdown]
# 命令行：`symgame figure series llm-iar -o series.pdf`。
#
# ## 8 灰度印刷
#
# 许多读者用灰度打印，每十二名男性中约有一人不能区分红色与绿色。这里的配色适合各种色觉的读者（Okabe与Ito，2008），但其中有些颜色在灰度下很接近。每种颜色的灰度是多少？


# %%
def grey(colour):
    """颜色在灰度印刷中的亮度，0为黑，1为白。"""
    red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


shades = [round(grey(colour), 2) for colour in COLOURS]
print(shades)

# %% [markdown]
# 第二种与第三种几乎相同。因此，表示各主体和各参数值的线条还用不同的线型区分，区域则加阴影线。有两种图只靠颜色区分：初始意愿的水平由浅到深；立方体和单纯形中的轨线，其终点一看便知。请看：

# %%
with Pixels.open(png) as picture:
    picture.convert("L").save(place / "grey.png")
with Pixels.open(place / "grey.png") as picture:
    mode = picture.mode
Image(data=(place / "grey.png").read_bytes(), width=500)

# %%
save(kinds["plane"](lang="zh"), place / "plane", ["png"])
with Pixels.open(place / "plane.png") as picture:
    picture.convert("L").save(place / "plane-grey.png")
Image(data=(place / "plane-grey.png").read_bytes(), width=500)

# %% [markdown]
# ## 9 哪句话用哪种图
#
# | 要说的话 | 种类 |
# |---|---|
# | “政府激励双方，违约金由一方支付给另一方。” | payments |
# | “其他各方参与者足够多时，产方选择合作。” | party |
# | “000与111都稳定。” | flow |
# | “初始状态起决定作用。” | cube，willingness |
# | “产方犹豫的时间最长。” | series |
# | “成本高于7.32时合作瓦解。” | strip，panels |
# | “补贴须与成本相适应。” | plane |
# | “上述任一参数单独变动四分之一，结论仍然成立。” | bars |
#
# ## 10 结论核验

# %%
assert set(sizes.values()) == {(85.0, 170.0)}
assert len(kinds) == 11
assert cases[0].sinks == ("000", "111")
assert cases[1].sinks == ("000",)
assert cases[4].sinks == ("111",)
assert {run.kind.value for run in paths.runs} == {"vertex"}
assert simulation.runs[0].end.tolist() == [1, 1, 1]
assert [turn.value for turn in line.turns] == [3, Rational(439, 60)]
assert ("000", "111") in plane.sets
assert min(abs(percent) for measure in room.measures for percent in measure.values if percent == percent) > 25
assert all(path.stat().st_size > 1000 for path in written)
assert len(written) == 2 * 4 * len(kinds)
assert all(path.read_bytes() == (place / ("again" + path.suffix)).read_bytes() for path in files)
assert abs(points / 72 * 25.4 - 85) < 0.1
assert abs(drawn / 72 * 25.4 - 85) < 0.1
assert measured[".tiff"][0] == 600
assert measured[".png"][0] == 300
assert all(abs(width - 85) < 0.2 for _, width in measured.values())
assert mode == "L"
assert abs(shades[1] - shades[2]) < 0.1
levels_of_willingness = [shades[k] for k in (4, 1, 0, 6)]
assert levels_of_willingness == sorted(levels_of_willingness, reverse=True)
assert len(set(LINES)) == len(LINES)
assert millimetres(flows) == 127.5
folder.cleanup()
assert not place.exists()
