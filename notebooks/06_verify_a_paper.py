# %% [markdown]
# # Verify a paper
#
# You have a paper on the table and an afternoon. Is what it prints true? This notebook walks from the printed page to a
# referee's report. The paper is a textbook example that every student of the field meets: the *inspection game* of a
# worker, who may shirk, and a manager, who may inspect (D. Fudenberg and J. Tirole, *Game Theory*, MIT Press, 1991,
# chapter 1). The worker earns $w$, unless she is caught shirking; working costs her $g$. Her work is worth $v$ to the
# manager; an inspection costs $h$.
#
# Three steps: **transcribe** what is printed, **verify** it, **write** the report. Then a fourth, to see what mistakes
# look like: a draft with four errors of the usual kinds.
#
# 这个教程有中文版：`06_verify_a_paper.zh.ipynb`。

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
# ## 1. From the page to a file
#
# The payoffs are a table. Type it as it stands into a spreadsheet (`.xlsx`) or a `.csv` file: the worker's strategies
# down, the manager's across, two payoffs in a cell.

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
# Every cell is shown twice, as it is printed and as it was read. Compare them: a slip of yours would be held against the
# authors. What was a choice is said, too.
#
# The file knows no assumptions yet. The book lets the wage exceed both the cost of working and the cost of an inspection.

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
# Formulas are copied from the LaTeX source, or typed as LaTeX from the page. Here is how lecture notes on the evolution
# of this game print its equations and their table.

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
# Products without a sign (`wy`, `x(1-x)`) became products, because `w` and `y` are names of the game. A single formula
# can be read in Python as well:

# %%
reading = sg.read_formula(r"\frac{h}{w}", names=["h", "w"])
reading.formula

# %% [markdown]
# What the book itself says about the game: no pure profile is an equilibrium, and in the mixed one the worker shirks with
# probability $h/w$ and is inspected with probability $g/w$. For the two populations this point is a centre: the paths are
# closed curves around it.

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
# ## 2. What a verdict means
#
# All is verified: proved for *every* parameter value that the assumptions allow, not at some numbers. Four claims were
# added that nobody printed: the eigenvalues of neighbouring vertices must be opposite to each other along their edge.
# This check needs no payoffs at all, so it works on papers that print only the table.

# %%
print(symgame("verify", "paper.toml", "--width", "110"))

# %% [markdown]
# ## 3. A draft with mistakes
#
# Now a draft on the same game, invented for this exercise, with mistakes of the kinds that are met again and again: a
# sign in an equation, an eigenvalue without its sign, conditions that do not suffice, and a mixed point called an ESS.

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
# Each refutation comes with numbers that you can put in by hand. Take the second equation: the two formulas differ by the
# sign of one term, and the numbers show it. The likely slip is a suggestion, no more.

# %%
in_draft = sg.verify(sg.read_paper(place / "draft.toml"))
equation = next(finding for finding in in_draft if (finding.kind, finding.where) == ("replicator", "y"))
values = dict((*equation.witness.values, *equation.witness.state))
[side[0].subs(values) for side in (equation.printed, equation.derived)], equation.slip.value

# %% [markdown]
# The eigenvalue at $(1, 0)$ was found twice: against the payoffs, and against its neighbour. The condition $w < 2h$ is
# worse than too weak. At $(1, 0)$ the second eigenvalue is $w - h$, and the wage exceeds the cost of an inspection: the
# point is *never* stable, whatever is demanded.

# %%
ess = next(finding for finding in in_draft if finding.kind == "ess")
ess.verdict.value, ess.relation, ess.flags

# %% [markdown]
# ## 4. Worth a second look
#
# Some things are no misprints and still mislead. `sg.traps` looks for them: here, a mixed point that is called an ESS.
# In games between populations no mixed point is asymptotically stable (Selten, 1980; Ritzberger and Weibull, 1995).

# %%
traps = sg.traps(sg.read_paper(place / "draft.toml"))
[(trap.kind.value, trap.where) for trap in traps]

# %% [markdown]
# ## 5. The report, and trusting nobody
#
# `symgame verify --report DIR` writes a referee's report in HTML and LaTeX, English or Chinese; from Python:

# %%
(report,) = write_review(sg.read_paper(place / "draft.toml"), place / "report", to=["md"])
lines = report.read_text(encoding="utf-8").splitlines()
start = next(k for k, line in enumerate(lines) if "What Was Found" in line)
print("\n".join(lines[start : start + 12]))

# %% [markdown]
# Need you trust symgame? Its answer carries all that it rests on. `symgame recheck` reads the saved answer and puts the
# numbers in again, by other code: fractions of Python, no algebra system.

# %%
(place / "answer.json").write_text(symgame("verify", "draft.toml", "--json"), encoding="utf-8")
rechecked = symgame("recheck", "answer.json")
print(rechecked)

# %% [markdown]
# ## 6. The catalogue
#
# Eighteen published games are shipped with what their sources print, errors included. `symgame verify --catalogue` checks
# them all. One of them, whose payoffs, equations and eigenvalues are printed together:

# %%
published = sg.load_paper("tang_buildmat_trust")
found = sg.verify(published)
counts = {verdict.value: sum(f.verdict is verdict for f in found) for verdict in sg.Verdict}
counts

# %% [markdown]
# For a paper of your own: `symgame transcribe` the payoffs and the tables, add the claims, `symgame verify` before you
# submit. The referee may do the same.

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
