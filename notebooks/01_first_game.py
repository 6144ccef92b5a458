# %% [markdown]
# # Your first game
#
# A firm may comply with a rule or violate it. A regulator may inspect or stand by. You write down who gains what; the
# toolkit derives the replicator equations, the Jacobian matrix, the equilibrium points and the exact conditions of
# their stability. Then the public joins in as a third party, you choose numbers, simulate, and compare where the paths
# end with what was derived.
#
# 这个教程有中文版：`01_first_game.zh.ipynb`。

# %%
import sympy as sp

import symgame as sg
from symgame.figures import phase_cube, time_series

# %matplotlib inline
# %config InlineBackend.figure_formats = ["retina"]

# %% [markdown]
# ## 1. From the story to payoffs
#
# - To comply costs the firm $C$. A violation is fined by $P$ if the regulator inspects.
# - To inspect costs the regulator $K$. It receives the fine.
#
# Each party is a population. The share of firms that comply is $x$, the share of regulators that inspect is $y$. In a
# payoff formula the same letters are switches: $x = 1$ is "comply" and $x = 0$ is "violate". So $P y (1 - x)$ reads:
# the fine, if the regulator inspects and the firm violates.

# %%
firm = sg.Player("Firm", "x", ("Comply", "Violate"))
regulator = sg.Player("Regulator", "y", ("Inspect", "Stand by"))

game = sg.Game.from_formulas(
    [firm, regulator],
    {
        "x": "-C*x - P*y*(1 - x)",
        "y": "y*(P*(1 - x) - K)",
    },
    parameters=["C", "P", "K"],
    assume=["C > 0", "P > 0", "K > 0"],
    title="A firm and a regulator",
)
game

# %% [markdown]
# Compare every cell with the story before you go on: a mistake here goes into everything that follows.
#
# ## 2. The replicator equations
#
# A strategy spreads when it earns more than its party's average. With two strategies this comes down to the *advantage*
# of the first over the second: $\dot x = x(1 - x) D_x$. By hand: complying earns $-C$, violating earns $-P y$ on
# average, so $D_x = P y - C$.

# %%
field = sg.replicator(game)
field

# %% [markdown]
# The Jacobian matrix is also there as a SymPy matrix, to calculate with.

# %%
field.jacobian()

# %% [markdown]
# ## 3. The vertices and their eigenvalues
#
# A vertex is a point at which every party plays one strategy only. A key names it: `01` is $x = 0$, $y = 1$, so "the
# firm violates, the regulator inspects".

# %%
analysis = sg.analyse(field)
for vertex in analysis.vertices:
    print(vertex.key, vertex.eigenvalues, vertex.verdict.value)

# %% [markdown]
# Do not take this on trust. Put the vertex `01` into the Jacobian matrix and compare.

# %%
x, y = game.shares
at_01 = field.jacobian().subs({x: 0, y: 1})
at_01

# %% [markdown]
# At a vertex the matrix is diagonal, and the eigenvalues are on its diagonal: $P - C$ and $K - P$. Each is what one
# party would gain by changing its strategy alone. If all are negative, nobody wants to change: the vertex is a strict
# Nash equilibrium, and in a game between populations this is the same as an evolutionarily stable strategy (ESS).

# %%
vertex_01 = next(vertex for vertex in analysis.vertices if vertex.key == "01")
vertex_01

# %% [markdown]
# Read it as a sentence: that firms violate and are caught every time is stable exactly when the fine pays for the
# inspection ($P > K$) and is still cheaper than complying ($C > P$).
#
# The vertex `00` is an ESS exactly when $K > P$. The other two never are: `10` has the eigenvalue $C > 0$, `11` has
# $K > 0$. What is left is the case that the fine exceeds both costs. Then there is no ESS at all, but one more
# equilibrium point, at which both parties mix.

# %%
mixed = next(found for found in analysis.rest_points if found.point.mixing)
mixed

# %% [markdown]
# A *centre*: paths run around it and never come closer. Regulators inspect, so firms comply, so inspection does not
# pay, so regulators stand by, so firms violate, and so on.
#
# ## 4. Numbers
#
# A scenario gives values to the parameters. Decimals are read as exact fractions, `0.1` is 1/10, so that the verdicts
# at these values are exact, too.


# %%
low_fine = game.scenario_from({"C": 4, "P": 2, "K": 3}, name="low fine")
high_fine = game.scenario_from({"C": 4, "P": 5, "K": 3}, name="high fine")

# %% [markdown]
# With the low fine $P < K$: to inspect costs more than it brings in, whatever firms do. Inspection dies out, and then
# compliance does: from every start inside the square the path goes to `00`.

# %%
starts = [("0.5", "0.5"), ("0.9", "0.9"), ("0.2", "0.6")]
low = sg.simulate(field, low_fine, initial=starts)
for run in low.runs:
    print(run.initial, "->", run.end, run.kind.value)

# %% [markdown]
# With the high fine $P > C$ and $P > K$: the paths should circle.

# %%
high = sg.simulate(field, high_fine, initial=starts)
for run in high.runs:
    print(run.initial, "->", run.why)
phase_cube(high)

# %%
time_series(high.runs[0], high.field)

# %% [markdown]
# ## 5. The public as a third party
#
# The public may watch or look away; $z$ is the share that watches.
#
# - Watching costs the public $M$. A regulator that inspects rewards those who watch by $R$.
# - A violation harms the public by $H$, whether it watches or not.
# - A firm that violates while the public watches loses $L$, its reputation.
# - A regulator that stands by while the public watches loses $N$, its credibility.

# %%
public = sg.Player("Public", "z", ("Watch", "Look away"))

game3 = sg.Game.from_formulas(
    [firm, regulator, public],
    {
        "x": "-C*x - (1 - x)*(P*y + L*z)",
        "y": "y*(P*(1 - x) - K - R*z) - N*z*(1 - y)",
        "z": "z*(R*y - M) - H*(1 - x)",
    },
    parameters=["C", "P", "L", "K", "N", "R", "M", "H"],
    assume=["C > 0", "P > 0", "L > 0", "K > 0", "N > 0", "R > 0", "M > 0", "H > 0"],
    title="A firm, a regulator and the public",
)
analysis3 = sg.analyse(sg.replicator(game3))
analysis3

# %% [markdown]
# Four of the eight vertices can be an ESS. Two of them tell the story:
#
# - $E_1(0,0,0)$, nobody does anything, is an ESS exactly where $K > P$, as it was without the public;
# - $E_8(1,1,1)$, everybody does their part, is an ESS exactly where $P + L > C$, $N > K + R$ and $R > M$. The fine
#   alone need not exceed the cost of complying; the loss of reputation adds to it.
#
# The harm $H$ is in no condition. It hurts the public equally whether it watches or not, so it cancels.
#
# The two lists of conditions do not exclude each other. At the low fine both can hold.

# %%
more = {"C": 4, "L": 5, "K": 3, "N": 6, "R": 2, "M": 1, "H": 3}
low_fine3 = game3.scenario_from({"P": 2, **more}, name="low fine")
starts3 = [("0.2",) * 3, ("0.8",) * 3, ("0.2", "0.2", "0.8"), ("0.8", "0.2", "0.8")]
low3 = sg.simulate(analysis3.field, low_fine3, initial=starts3)

print("exact: ESS", [vertex.key for vertex in low3.analysis.ess])
for run in low3.runs:
    print(run.initial, "->", run.end)
phase_cube(low3)

# %%
time_series(low3.runs[3], low3.field)

# %% [markdown]
# Both ends are ESS, and the start decides between them. Look at the last two starts: they differ in the firms alone,
# and it is the one with *more* compliance that ends in `000`. The time series shows why. Where firms comply, inspectors
# find little to fine, and their share stays below $M/R = 1/2$, from which on watching pays. So the public stops
# watching, then regulators stop inspecting, and the firms follow. No sign of an eigenvalue tells this; it takes the
# simulation.
#
# At the high fine, where firm and regulator alone circle for ever, there is one ESS left.

# %%
high_fine3 = game3.scenario_from({"P": 5, **more}, name="high fine")
high3 = sg.simulate(analysis3.field, high_fine3, initial=[*starts3, ("0.5",) * 3])
print("exact: ESS", [vertex.key for vertex in high3.analysis.ess])
for run in high3.runs:
    print(run.initial, "->", run.end)
time_series(high3.runs[3], high3.field)

# %% [markdown]
# All of *these* starts go there. That is evidence for them, not a proof for every start; the ESS is exact, its basin is
# what you have sampled.
#
# ## 6. Into the manuscript
#
# Every value has `.latex()`, `.markdown()`, `.text()` and `.html()`, each also in Chinese: `.latex("zh")`.

# %%
print(vertex_01.latex())

# %%
print(analysis3.latex()[:600], "...")

# %% [markdown]
# ## 7. What was claimed
#
# A calculation that a paper rests on should end in checks that fail loudly.

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
