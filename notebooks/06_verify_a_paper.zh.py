# %% [markdown]
# # 核验一篇论文
#
# 桌上有一篇论文，你有一个下午。文中的结论都对吗？这个教程从印刷的一页走到一份审稿意见。所用“论文”是本领域学生都见过的教科书例子：工人与管理者的*检查博弈*（D. Fudenberg、J. Tirole，*Game Theory*，MIT Press，1991，第1章）。工人可能偷懒，管理者可能检查。工人的工资为 $w$，偷懒被查到则没有工资；努力的代价为 $g$；工人的产出对管理者值 $v$；检查一次的成本为 $h$。
#
# 三步：**转录**、**核验**、**出具报告**。第四步看看常见错误的样子：一份含有四处典型错误的草稿。
#
# English: `06_verify_a_paper.ipynb`.

# %%
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import sympy as sp

import symgame as sg
from symgame.reports import write_review

folder = tempfile.TemporaryDirectory()
place = Path(folder.name)


def symgame(*words: str) -> str:
    """What `symgame ...` prints in that folder."""
    command = [sys.executable, "-m", "symgame", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=place, check=False).stdout


# %% [markdown]
# ## 1. 从论文页面到文件
#
# 收益是一张表。照原样录入电子表格（`.xlsx`）或 `.csv` 文件：工人的策略竖排，管理者的策略横排，每格两个收益。

# %%
table = """,,Manager,
,,Inspect,Not inspect
Worker,Shirk,"0, -h","w, -w"
,Work,"w - g, v - w - h","w - g, v - w"
"""
(place / "inspection.csv").write_text(table, encoding="utf-8")
shown = symgame("transcribe", "inspection.csv", "-o", "inspection.toml")
print(shown)

# %% [markdown]
# 每一格都显示两遍：文中怎样写，读成什么。请逐一核对，你的录入错误不应算在作者头上。凡有选择之处也都说明。
#
# 文件中还没有假设。书中设工资高于努力的代价，也高于检查成本。

# %%
file = place / "inspection.toml"
text = file.read_text(encoding="utf-8")
assumed = {"h": "0 < h, h < w", "w": "w > 0", "g": "0 < g, g < w", "v": "v > w"}
for name, relations in assumed.items():
    text = text.replace(f"{name} = {{ ", f'{name} = {{ assume = "{relations}", ', 1)
file.write_text(text, encoding="utf-8")
game = sg.read_game(file)
game

# %% [markdown]
# 公式从 LaTeX 源文件复制，或照页面用 LaTeX 录入。下面是讲义中该博弈的演化方程与特征值表的写法。

# %%
printed = r"""
\begin{align}
\frac{dx}{dt} &= x(1-x)\left(g - wy\right), \\
\frac{dy}{dt} &= y(1-y)\left(wx - h\right).
\end{align}
\begin{tabular}{lccl}
Equilibrium & $\lambda_1$ & $\lambda_2$ & Stability \\
$E_1(0,0)$ & $g$ & $-h$ & saddle \\
$E_2(1,0)$ & $-g$ & $w-h$ & saddle \\
$E_3(0,1)$ & $g-w$ & $h$ & saddle \\
$E_4(1,1)$ & $w-g$ & $h-w$ & saddle \\
\end{tabular}
"""
(place / "printed.tex").write_text(printed, encoding="utf-8")
answer = json.loads(symgame("transcribe", "printed.tex", "--game", "inspection.toml", "--json"))
claims = answer["toml"]
print(claims)

# %% [markdown]
# 没有乘号的乘积（`wy`、`x(1-x)`）读成了乘积，因为 `w` 和 `y` 都是博弈中的名称。单个公式也可在 Python 中读取：

# %%
reading = sg.read_formula(r"\frac{h}{w}", names=["h", "w"])
reading.formula

# %% [markdown]
# 书中关于这个博弈的结论：没有纯策略均衡；混合均衡中工人以概率 $h/w$ 偷懒，以概率 $g/w$ 受到检查。对两个群体而言，该点是中心点：轨道是围绕它的闭曲线。

# %%
said = """
[[claims.rest_point]]
point = ["h/w", "g/w"]
stability = "centre"
says = "the mixed equilibrium"
"""
paper_file = place / "paper.toml"
paper_file.write_text(f"{text}\n{claims}\n{said}", encoding="utf-8")
paper = sg.read_paper(paper_file)
findings = sg.verify(paper)
{(finding.kind, finding.where): finding.verdict.value for finding in findings}

# %% [markdown]
# ## 2. 判定的含义
#
# 全部已验证：对假设允许的*全部*参数取值得到证明，而不是在几组数值下试算。另外增加了四项文中没有写出的核验：相邻纯策略点的特征值沿连线互为相反数。这项核验不需要收益，对只印出表格的论文也适用。

# %%
print(symgame("verify", "paper.toml", "--width", "110"))

# %% [markdown]
# ## 3. 一份有错误的草稿
#
# 下面是同一博弈的一份草稿，为本练习而编，含有常见的几类错误：方程中一处符号、一个特征值漏写符号、条件不充分、把混合点称为演化稳定点。

# %%
draft = r"""
[claims.replicator]
x = "x*(1-x)*(g - w*y)"
y = "y*(1-y)*(w*x + h)"

[claims.eigenvalues]
00 = ["g", "-h"]
10 = ["g", "w - h"]
01 = ["g - w", "h"]
11 = ["w - g", "h - w"]

[claims.ess]
10 = ["w < 2*h"]

[[claims.rest_point]]
point = ["h/w", "g/w"]
stability = "ess"
"""
(place / "draft.toml").write_text(f"{text}\n{draft}", encoding="utf-8")
cards = symgame("verify", "draft.toml", "--width", "110")
print(cards)

# %% [markdown]
# 每一处否证都给出可以手工代入的数值。看第二个方程：两个公式只差一项的符号，数值说明了这一点。疑似笔误只是建议。

# %%
in_draft = sg.verify(sg.read_paper(place / "draft.toml"))
equation = next(finding for finding in in_draft if (finding.kind, finding.where) == ("replicator", "y"))
values = dict((*equation.witness.values, *equation.witness.state))
[side[0].subs(values) for side in (equation.printed, equation.derived)], equation.slip.value

# %% [markdown]
# 点 $(1, 0)$ 的特征值被查出两次：一次与收益对照，一次与相邻点对照。条件 $w < 2h$ 不只是过弱：在 $(1, 0)$ 处第二个特征值为 $w - h$，而工资高于检查成本，所以无论要求什么，该点*从不*稳定。

# %%
ess = next(finding for finding in in_draft if finding.kind == "ess")
ess.verdict.value, ess.relation, ess.flags

# %% [markdown]
# ## 4. 值得复核之处
#
# 有些写法不是笔误，却会误导读者。`sg.traps` 专查这些：这里是把混合点称为演化稳定点。多群体博弈中没有渐近稳定的混合点（Selten，1980；Ritzberger 与 Weibull，1995）。

# %%
traps = sg.traps(sg.read_paper(place / "draft.toml"))
[(trap.kind.value, trap.where) for trap in traps]

# %% [markdown]
# ## 5. 报告，以及谁也不必轻信
#
# `symgame verify --report DIR` 生成审稿报告（HTML 与 LaTeX，中文或英文）。在 Python 中：

# %%
(report,) = write_review(sg.read_paper(place / "draft.toml"), place / "report", to=["md"])
lines = report.read_text(encoding="utf-8").splitlines()
start = next(k for k, line in enumerate(lines) if "What Was Found" in line)
print("\n".join(lines[start : start + 12]))

# %% [markdown]
# 需要相信 symgame 吗？它的答复带有全部依据。`symgame recheck` 读取保存的答复，用另一套代码重新代入数值：只用 Python 的分数，不用任何代数系统。

# %%
(place / "answer.json").write_text(symgame("verify", "draft.toml", "--json"), encoding="utf-8")
rechecked = symgame("recheck", "answer.json")
print(rechecked)

# %% [markdown]
# ## 6. 论文库
#
# 随软件附有十八个已发表的博弈，连同其原文所印的结论（错误也照录）。`symgame verify --catalogue` 一次全部核验。其中一篇同时印出了收益、方程与特征值：

# %%
published = sg.load_paper("tang_buildmat_trust")
found = sg.verify(published)
counts = {verdict.value: sum(f.verdict is verdict for f in found) for verdict in sg.Verdict}
counts

# %% [markdown]
# 核验自己的论文：用 `symgame transcribe` 转录收益与表格，加上结论，投稿前先运行 `symgame verify`。审稿人也可以这样做。

# %%
assert "w - g  →  w - g" in shown
assert game.shape == (2, 2)
assert answer["unread"] == []
assert reading.formula == "h/w"
assert {finding.verdict for finding in findings} == {sg.Verdict.VERIFIED}
assert sum(finding.kind == "sign-flip" for finding in findings) == 4
refuted = {(finding.kind, finding.where) for finding in in_draft if finding.verdict is sg.Verdict.REFUTED}
assert {("replicator", "y"), ("eigenvalues", "10"), ("sign-flip", "00-10"), ("ess", "10")} <= refuted
assert equation.slip.value == "sign"
assert equation.printed[0].subs(values) != equation.derived[0].subs(values)
assert "impossible" in ess.flags
assert "mixed point called ess" in {trap.kind.value for trap in traps}
assert rechecked.endswith("nothing is wrong\n")
assert counts["refuted"] == 10
assert sp.simplify(paper.vertices[(0, 1)].eigenvalues[1] - (game.symbols[1] - game.symbols[0])) == 0
