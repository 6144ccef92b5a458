# %% [markdown]
# # 从MATLAB脚本开始
#
# 研究演化博弈的学生大多有一个MATLAB脚本：一个函数写复制动态方程，主程序是三重循环加`hold on`。它由别人的脚本改来，能够运行，图也已经放进了论文初稿。本教程把这样的脚本读成博弈文件，与初稿中的收益矩阵核对，按期刊要求重新绘图，最后导出一个更正后的`.m`文件。整个过程不运行脚本中的任何一行，只是*读取*。
#
# 脚本和初稿都是为本教程编写的，**脚本中特意放入了一处错误**，只有一个字符。需要附加软件包`pip install 'symgame[transcribe]'`；如果装有Octave，最后一节会运行导出的脚本。
#
# English: `08_from_your_matlab_script.ipynb`.

# %%
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
from IPython.display import HTML
from PIL import Image

import symgame as sg
from symgame.figures import phase_cube, save, time_series
from symgame.transcription.matlab import read_matlab

# %matplotlib inline
# %config InlineBackend.figure_formats = ["retina"]

folder = tempfile.TemporaryDirectory()
place = Path(folder.name)


def symgame(*words: str) -> str:
    """命令`symgame ...`在该文件夹中的输出。"""
    command = [sys.executable, "-m", "symgame", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=place, check=False).stdout


# %% [markdown]
# ## 1 脚本
#
# 企业可以共享或保留数据，学研机构可以合作或独立研究，政府可以支持或不干预。

# %%
script = """\
% 三方演化博弈：x(1)企业，x(2)学研机构，x(3)政府
clear; clc; close all
V1=4; C1=2; V2=3; C2=4; S=1; A=3; F=2; R=3; K=1;

% 图5
[t,x]=ode45(@(t,x) threeparty(t,x,V1,C1,V2,C2,S,A,F,R,K),[0 20],[0.5 0.5 0.5]);
figure(1); plot(t,x(:,1),'r',t,x(:,2),'b--',t,x(:,3),'k-.');
legend('x','y','z');

% 图6
figure(2);
for i=0.1:0.4:0.9
  for j=0.1:0.4:0.9
    for k=0.1:0.4:0.9
      [t,x]=ode45(@(t,x) threeparty(t,x,V1,C1,V2,C2,S,A,F,R,K),[0 20],[i j k]);
      plot3(x(:,1),x(:,2),x(:,3)); hold on
    end
  end
end
grid on; xlabel('x'); ylabel('y'); zlabel('z');

function dxdt=threeparty(t,x,V1,C1,V2,C2,S,A,F,R,K)
dxdt=zeros(3,1);
dxdt(1)=x(1)*(1-x(1))*(V1*x(2)+(S+F)*x(3)-C1);
dxdt(2)=x(2)*(1-x(2))*(V2*x(1)+A*x(1)-C2);
dxdt(3)=x(3)*(1-x(3))*(R*x(1)*x(2)-S*x(1)-A*x(2)+F*(1-x(1))-K);
end
"""
(place / "threeparty.m").write_text(script, encoding="utf-8")
shown = symgame("transcribe", "threeparty.m", "-o", "fromcode.toml", "--lang", "zh")
print(shown)

# %% [markdown]
# 每个方程都显示两遍：代码中怎样写，读成什么。下面列出未读入的内容：循环、绘图，以及由循环变量给出的初始值。如果脚本调用`eval`，或者方程中用到循环或分支，就会报错，并指出所在行与改法。
#
# 博弈文件中有方程、取值和初始点。代码中没有主体名称，暂时称为“主体1”至“主体3”。

# %%
game_text = (place / "fromcode.toml").read_text(encoding="utf-8")
print(game_text[game_text.index("[field]") :])

# %% [markdown]
# ## 2 脚本算出了什么
#
# 先看初稿中的图：一条轨线，以及由循环得到的轨线。

# %%
as_coded = sg.read_game(place / "fromcode.toml")
coded_field = sg.replicator(as_coded)
[values] = as_coded.scenarios
five = sg.simulate(coded_field, values)
[run] = five.runs
print(run.kind.value, run.end, "-", run.why)
time_series(run, five.field, lang="zh")

# %%
loops = list(itertools.product(("0.1", "0.5", "0.9"), repeat=3))
six = sg.simulate(coded_field, values, initial=loops)
print(Counter(run.kind.value for run in six.runs))
phase_cube(six, lang="zh")

# %% [markdown]
# 初稿的结论是：“政府启动合作后即可退出；只要初始意愿不太低，企业与学研机构将继续合作，系统稳定于$(1,1,0)$。”轨线趋于稳定，曲线光滑，看不出任何问题，由这组方程算出的特征值也与之相符：

# %%
sg.place(as_coded, sg.analyse(coded_field).vertices, values).ess

# %% [markdown]
# **练习1** 请在继续阅读之前找出这处错误。不看收益矩阵，有没有办法发现它？
#
# <details><summary>答案</summary>
#
# 有一点线索：学研机构的收益差`V2*x(1)+A*x(1)-C2`中有两项本可合并，没有理由把$(V_2 + A)\,x$写成两项之和。但这不是证明，只有收益矩阵才能判定。
#
# </details>
#
# ## 3 初稿怎么说
#
# 初稿中有收益矩阵。照原样录入电子表格或`.csv`文件。

# %%
table = """\
企业,学研机构,政府,
,,支持（z）,不干预（1-z）
共享（x）,合作（y）,"V1 - C1 + S; V2 - C2 + A; R - K - S - A","V1 - C1; V2 - C2; 0"
,独立研究（1-y）,"S - C1; 0; -K - S","-C1; 0; 0"
保留（1-x）,合作（y）,"-F; A - C2; F - K - A","0; -C2; 0"
,独立研究（1-y）,"-F; 0; F - K","0; 0; 0"
"""
(place / "sharing.csv").write_text(table, encoding="utf-8")
read_table = symgame("transcribe", "sharing.csv", "-o", "sharing.toml", "--lang", "zh")
print("\n".join([*read_table.splitlines()[:11], "..."]))

# %% [markdown]
# 现在把全部内容写进一个文件：矩阵中的收益，脚本中的取值，以及作为*待核验结论*的脚本方程与初稿论断。条件取自初稿的命题2：“当$C_1 < V_1$、$C_2 < V_2$且$R < S + A + K$时，$(1,1,0)$为ESS”；仿真为初稿的图5。

# %%
code = read_matlab(place / "threeparty.m")
names = [symbol.name for symbol in as_coded.symbols]
positive = ", ".join(f'"{name} > 0"' for name in names)
payoffs = (place / "sharing.toml").read_text(encoding="utf-8").replace("slug = ", f"assume = [{positive}]\nslug = ", 1)
scenario = game_text[game_text.index("[[scenario]]") :]


def paper_text(equations):
    """初稿的博弈文件，待核验结论中含脚本所算的方程。"""
    replicator = "\n".join(f'{var} = "{formula}"' for var, formula in zip("xyz", equations, strict=True))
    return f"""{payoffs}
{scenario}
[claims.replicator]
{replicator}

[claims.ess]
110 = ["C1 < V1", "C2 < V2", "R < S + A + K"]

[[claims.simulation]]
where = "Figure 5"
{scenario.splitlines()[2]}
initial = [["0.5", "0.5", "0.5"]]
outcome = ["1", "1", "0"]
"""


(place / "draft.toml").write_text(paper_text([reading.formula for reading in code.readings]), encoding="utf-8")
print(symgame("verify", "draft.toml", "--lang", "zh", "--width", "110"))

# %% [markdown]
# 找到了。脚本的第二个方程中是`A*x(1)`，而由收益得到的是$A z$，即`A*x(3)`：支持应在*政府*参与时给予，脚本却在*企业*共享数据时给予。按照脚本，只要企业继续共享，支持就永不停止，政府的退出自然没有影响。
#
# 命题本身是正确的。再看最后几行：图5的取值不满足它所要说明的命题，因为$C_2 = 4 > V_2 = 3$。初稿前后矛盾，而光滑的曲线掩盖了这一点。
#
# 差异可以手工代入验证：

# %%
draft = sg.read_paper(place / "draft.toml")
findings = {(finding.kind, finding.where): finding for finding in sg.verify(draft)}
second = findings["replicator", "y"]
at = dict((*second.witness.values, *second.witness.state))
print(at)
[side[0].subs(at) for side in (second.printed, second.derived)], second.slip.value

# %% [markdown]
# ## 4 结论变成了什么
#
# 由收益矩阵得到的博弈，取脚本中的数值：

# %%
game = draft.game
field = sg.replicator(game)
analysis = sg.analyse(field)
[own] = game.scenarios
true_five = sg.simulate(field, own)
[true_run] = true_five.runs
print("ESS：", sg.place(game, analysis.vertices, own).ess)
print(true_run.kind.value, "-", true_run.why)
time_series(true_run, true_five.field, lang="zh")

# %% [markdown]
# 没有稳定的纯策略均衡点。支持停止后，学研机构退出，不再回来；企业与政府则循环往复：企业保留数据时，政府介入以收取罚款；于是企业共享，罚款无从收起，政府又退出。一个字符之差，结论恰好相反。
#
# 那么怎样才能维持合作？求使$(1,1,1)$成为ESS的补贴$S$与支持$A$：

# %%
payments = sg.design(game, "111", ["S", "A"])
HTML(payments.html("zh"))

# %% [markdown]
# 可见初稿中的支持*过多*：$A = 3$时，政府参与的支出大于所得，因此退出。只要$S + A < 2$，$A$略大于1就足以留住学研机构。但也请看结果的最后几行：附近的初始点仍会陷入循环（见教程07第7节）。
#
# ## 5 更正后的脚本
#
# 改正这一个字符，重新读取，重新核验。还有什么被否证？

# %%
mended = script.replace("V2*x(1)+A*x(1)-C2", "V2*x(1)+A*x(3)-C2")
(place / "mended.m").write_text(mended, encoding="utf-8")
again = read_matlab(place / "mended.m")
(place / "mended.toml").write_text(paper_text([reading.formula for reading in again.readings]), encoding="utf-8")
after = {(f.kind, f.where): f.verdict.value for f in sg.verify(sg.read_paper(place / "mended.toml"))}
after

# %% [markdown]
# 方程已被证明与由收益得到的方程恒等，对全部取值成立。图5仍被否证，这是应当的：它是用错误的脚本画出来的。
#
# ## 6 期刊插图
#
# 主程序的三重循环在Python中只需一行，也不需要`hold on`。闭轨很快就会填满立方体，三个初始点比27个更能说明问题：

# %%
starts = [("0.5", "0.5", "0.5"), ("0.3", "0.3", "0.3"), ("0.7", "0.6", "0.4")]
paths = sg.simulate(field, own, initial=starts)
cube = phase_cube(paths, lang="zh")
for each in paths.runs:
    print(f"{each.initial} -> {each.kind.value}: {each.why}")
cube

# %% [markdown]
# `save`按单栏宽度85 mm输出文字可检索的PDF，以及期刊要求的600 dpi的TIFF（各种图、尺寸与灰度印刷见教程05）。

# %%
files = [
    *save(cube, place / "figure6", ["pdf", "tiff"]),
    *save(time_series(true_run, true_five.field, lang="zh"), place / "figure5", ["pdf", "tiff"]),
]
widths = []
for file in files:
    if file.suffix == ".tiff":
        with Image.open(file) as picture:
            dots = float(picture.info["dpi"][0])
            widths.append(picture.width / dots * 25.4)
            print(f"{file.name}：{dots:.0f} dpi，宽{widths[-1]:.1f} mm")

# %% [markdown]
# ## 7 回到MATLAB
#
# 导师需要`.m`文件。`symgame export`由收益矩阵生成：参数及其含义、方程、轨线（所取精度保证比例不会小于零）以及绘图。不需要任何工具箱。

# %%
print(symgame("export", "draft.toml", "--to", "m", "-o", "corrected.m", "--lang", "zh"))
exported = (place / "corrected.m").read_text(encoding="utf-8")
print(exported[exported.index("%%") : exported.rindex("%%")])

# %% [markdown]
# 它算出的结果相同吗？若装有Octave，就用它来检验：取上述轨线的五个时刻，一边由Octave运行导出的脚本，一边是symgame自己的求解器。

# %%
octave = shutil.which("octave-cli") or shutil.which("octave")
asked = [int(np.searchsorted(true_run.times, time)) for time in (1, 5, 10, 20, 30)]
times = [float(time) for time in true_run.times[asked]]
commands = f"""source('corrected.m');
for T = {times}
    [t, s] = ode45(velocity, [0, T], starts(1, :)', options); printf('%.17g %.17g %.17g\\n', s(end, :));
end"""
if octave:
    quiet = {name: value for name, value in os.environ.items() if name != "DISPLAY"} | {"GNUTERM": "dumb"}
    call = [octave, "--quiet", "--norc", "--eval", commands]
    done = subprocess.run(call, cwd=place, env=quiet, capture_output=True, text=True, check=True)
    rows = [[float(word) for word in line.split()] for line in done.stdout.splitlines()[-len(asked) :]]
    difference = float(np.abs(np.array(rows) - true_run.states[asked]).max())
    said = f"直到t = {times[-1]:.1f}，Octave与symgame的各比例相差不超过{difference:.0e}"
else:
    difference, said = None, "未安装Octave，未作比较"
folder.cleanup()
said

# %% [markdown]
# 两个程序，两种求解器，结果一致：仿真的吻合所能说明的*仅此而已*。它不能说明方程正确：两个含有同一错误的脚本同样会吻合。要发现错误，靠的是收益矩阵。
#
# 检查自己的脚本：先运行`symgame transcribe mine.m -o mine.toml`，再加上收益矩阵，然后运行`symgame verify`。投稿之前十分钟即可完成，总好过收到审稿意见之后再花几周。
#
# ## 8 结论核验

# %%
x, y, z = as_coded.shares
parameters = {symbol.name: symbol for symbol in as_coded.symbols}
A, C2, V2 = (parameters[name] for name in ("A", "C2", "V2"))
assert [reading.formula for reading in code.readings][1] == "y*(1 - y)*(V2*x + A*x - C2)"
assert set(names) == {"V1", "C1", "V2", "C2", "S", "A", "F", "R", "K"}
assert values.initial == own.initial
assert (run.kind.value, run.end.tolist()) == ("vertex", [1, 1, 0])
assert Counter(run.kind.value for run in six.runs)["vertex"] >= 10
assert sg.place(as_coded, sg.analyse(coded_field).vertices, values).ess == ("110",)

verdicts = {key: finding.verdict.value for key, finding in findings.items()}
assert {key for key, verdict in verdicts.items() if verdict == "refuted"} == {
    ("replicator", "y"),
    ("simulation", "Figure 5"),
}
assert findings["ess", "110"].relation == "equivalent"
assert second.slip.value == "symbol"
assert second.printed[0].subs(at) != second.derived[0].subs(at)
assert (second.printed[0] - second.derived[0]).expand() == (y * (1 - y) * A * (x - z)).expand()
assert "values outside the case" in {trap.kind.value for trap in sg.traps(draft)}

assert sg.place(game, analysis.vertices, own).ess == ()
assert true_run.kind.value == "cycle"
assert true_run.states[-1, 1] < 0.01
assert {each.kind.value for each in paths.runs} == {"cycle"}
assert (payments.infimum, dict(own.values)[A]) == (1, 3)
assert payments.remaining.mixed == (((0, 1), (1,), (0, 1)),)
assert {key for key, verdict in after.items() if verdict != "verified"} == {("simulation", "Figure 5")}

assert len(files) == 4
assert all(abs(width - 85) < 0.2 for width in widths)
assert "s_z*p_A" in exported
assert octave is None or difference < 1e-7
