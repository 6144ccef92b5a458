# %% [markdown]
# # Reading the stability table
#
# What do the signs $-$, $+$ and $\times$ say? Why are two neighbouring vertices never both stable? What is a centre,
# and what does a zero eigenvalue mean? This notebook reads the table of one game of three parties, line by line, and
# takes a smaller game where that shows a point better. Each exercise has its answer folded away below it.
#
# 这个教程有中文版：`02_reading_the_stability_table.zh.ipynb`。

# %%
import itertools

import sympy as sp

import symgame as sg
from symgame.figures import phase_cube

# %matplotlib inline
# %config InlineBackend.figure_formats = ["retina"]

# %% [markdown]
# The game: industry and academia may pool what they have to build a large model or go alone; the government may
# incentivise and regulate or stand by. Below is the whole derivation. What we read here are its tables of eigenvalues
# and of stability, and the section on mixed points.

# %%
game = sg.load("llm-iar")
field = sg.replicator(game)
analysis = sg.analyse(field)
analysis

# %% [markdown]
# ## 1. An eigenvalue is a gain
#
# Take $E_5(1,1,0)$: both collaborate, the government stands by. Suppose industry alone changes its mind. What does it
# gain? The payoffs answer; an entry is `payoffs[strategy of industry, of academia, of government, whose payoff]`, with
# 0 for the first strategy, the first player.

# %%
gain = game.payoffs[1, 0, 1, 0] - game.payoffs[0, 0, 1, 0]
gain

# %%
at = {vertex.key: vertex for vertex in analysis.vertices}
sp.expand(gain - at["110"].eigenvalues[0])

# %% [markdown]
# No difference: $\lambda_1$ at $E_5$ *is* industry's gain from going alone. Each eigenvalue at a vertex belongs to one
# party and is what it would gain by changing its strategy while the others stay.
#
# - All eigenvalues negative: whoever changes alone loses. This is a *strict Nash equilibrium*.
# - In a game between populations, an ESS is the same as a strict Nash equilibrium (Selten, 1980).
# - And then the vertex is asymptotically stable: paths that start near it go to it.
#
# So one question, "are all of them negative?", has three names.
#
# ## 2. The signs

# %%
for vertex in analysis.vertices:
    print(vertex.key, [sign.value for sign in vertex.signs], vertex.verdict.value)

# %% [markdown]
# The signs are those that follow from the assumptions alone ($C > 0$, $0 < a < 1$, ...).
#
# - `-` is always negative. It asks for nothing and gives no condition: $\lambda_3 = -G$ at $E_1$.
# - `+` is always positive. One of them is enough: $E_4$ has $\lambda_3 = G$, so it is never an ESS, whatever the other
#   two are.
# - `×` (here `?`): the assumptions do not settle the sign. It is neither zero nor a third kind of stability.
#   For the vertex to be an ESS it has to be negative, and this is one line of its conditions.
#
# $E_1$ has two `×` and hence two lines: $b C > P$ and $(1 - b) C > P$. In words: nobody starts to collaborate alone if
# for both parties the penalty they would receive is less than the cost they would bear.
#
# Where a condition is reversed, the eigenvalue is positive and the vertex is unstable. Whether it is a *saddle*
# (eigenvalues of both signs) or a *source* (all positive) then depends on the others, so a table with `×` in a row
# should not call it a saddle.
#
# **Exercise 1.** A row reads $(-, \times, +)$. Under which condition is it an ESS, and may it be called a saddle?
#
# <details><summary>Answer</summary>
#
# Under none: the `+` excludes it. It has eigenvalues of both signs, whatever the middle one is, so it is unstable; if
# the middle one is not zero it is a saddle.
#
# </details>
#
# ## 3. Neighbours are never both ESS
#
# Two vertices are neighbours if they differ in the strategy of one party. The eigenvalue of this party is its gain from
# going over: from one end of the edge at the one vertex, from the other end at the other.

# %%
for one, other in itertools.combinations(analysis.vertices, 2):
    changed = [i for i in range(3) if one.profile[i] != other.profile[i]]
    if len(changed) == 1:
        total = sp.expand(one.eigenvalues[changed[0]] + other.eigenvalues[changed[0]])
        print(one.key, other.key, game.players[changed[0]].name, "sum of the two eigenvalues:", total)

# %% [markdown]
# On each of the 12 edges the two eigenvalues sum to zero: the gain of going over is the loss of coming back. If one is
# negative, the other is positive. Hence neighbours are never both ESS, and at most four of the eight vertices are.
#
# In the conditions you see it as a contradiction: $E_5$ asks for $S_1 + S_2 + G > d T + H$, and $E_8$ for the reverse.
#
# **Exercise 2.** Which vertices can be an ESS at the same parameter values as $E_8(1,1,1)$, as far as this rule goes?
#
# <details><summary>Answer</summary>
#
# Those that differ from it in at least two parties: $E_1$, $E_2$, $E_3$ and $E_4$. But $E_4$ is never an ESS. So $E_1$,
# $E_2$ and $E_3$; and not $E_1$ together with $E_2$ or $E_3$, which are its neighbours.
#
# </details>
#
# ## 4. Two ESS at the same parameter values
#
# Now numbers. The game comes with scenarios; at the values of one, every `×` becomes a number.

# %%
scenario = game.scenario("collaboration takes hold")
at_values = sg.analyse(sg.replicator(game.at(scenario)))
for vertex in at_values.vertices:
    print(vertex.key, vertex.eigenvalues, vertex.verdict.value)

# %% [markdown]
# Two vertices have negative eigenvalues only: nobody collaborates (`000`), and all do (`111`). The game is *bistable*.
# The parameters do not tell which one it comes to; the start does.

# %%
starts = [(sp.Rational(k, 10),) * 3 for k in range(1, 10)]
diagonal = sg.simulate(field, scenario, initial=starts)
for run in diagonal.runs:
    print(run.initial, "->", run.end)
phase_cube(diagonal)

# %% [markdown]
# On this diagonal the border between the two basins lies between 0.4 and 0.5. "ESS" is a statement about what is near
# the point, so one path that ends at `111` does not show that collaboration always takes hold. With several ESS a paper
# should say so and show starts of each basin.
#
# **Exercise 3.** The scenario "a penalty ends the trap" differs by $P = 2.1$ alone. The start is $(0.1, 0.1, 0.1)$.
# Which line of the conditions of $E_1$ fails there ($C = 5$, $b = 0.6$), and where does the path go?
#
# <details><summary>Answer</summary>
#
# $b C = 3 > 2.1$ still holds. $(1 - b) C = 2 > 2.1$ fails: $\lambda_2 = P - (1 - b) C = 0.1 > 0$, academia begins to
# collaborate. $E_1$ is unstable, and the path goes to `111`, as the next cell shows.
#
# </details>

# %%
penalty = sg.simulate(field, game.scenario("a penalty ends the trap"))
print(penalty.analysis.vertices[0].eigenvalues, "ESS:", [vertex.key for vertex in penalty.analysis.ess])
for run in penalty.runs:
    print(run.initial, "->", run.end)

# %% [markdown]
# ## 5. A zero eigenvalue
#
# Conditions are strict inequalities; between them there are borders. Let $P = 2$ and $b = 0.4$, so that $b C = P$: an
# industry that collaborates alone just breaks even.

# %%
border = game.scenario_from({"P": 2, "b": "0.4"}, name="on the border", like=scenario)
on_border = sg.analyse(sg.replicator(game.at(border)))
zero = on_border.vertices[0]
print(zero.key, zero.eigenvalues, zero.verdict.value, "-", zero.finding.stability.value)

# %% [markdown]
# The eigenvalues are $(0, -, -)$. This is not a saddle, because no eigenvalue is positive; it is not an ESS, because
# industry loses nothing by changing; and it is not open either. The whole edge $(x, 0, 0)$ is at rest. A start near the
# vertex stays near it (it is *Lyapunov stable*) but ends somewhere else on the edge (it is *not asymptotically
# stable*).

# %%
beside = sg.simulate(field, border, initial=[("0.02",) * 3, ("0.05",) * 3])
for run in beside.runs:
    print(run.initial, "->", run.end.round(4), run.kind.value)

# %% [markdown]
# This holds for exactly one zero with all others negative. With two zeros the signs no longer suffice: in the following
# field, given by its equations, the origin has the eigenvalues $(0, 0, -1)$ and repels.

# %%
players = [sg.Player(name, var, ("yes", "no")) for name, var in (("A", "x"), ("B", "y"), ("C", "z"))]
two_zeros = sg.Game.from_field(players, {"x": "x*(1 - x)*y", "y": "y*(1 - y)*x", "z": "-z*(1 - z)"})
origin = sg.analyse(sg.replicator(two_zeros)).vertices[0]
print(origin.key, origin.eigenvalues, origin.finding.stability.value)

# %% [markdown]
# ## 6. Mixed points and centres
#
# At our numbers the game of three parties has three mixed equilibrium points.

# %%
for found in at_values.rest_points:
    if found.point.mixing:
        print([round(float(share), 3) for share in found.point.coordinates], found.finding.stability.value)

# %% [markdown]
# None is stable, and this is no accident. The payoffs of a party do not depend on its own share, so neither does its
# advantage $D_x$, and
#
# $$\frac{\partial}{\partial x}\, x(1 - x) D_x = (1 - 2x) D_x .$$
#
# A party that mixes has $D_x = 0$, so its diagonal entry in the Jacobian matrix is 0. The eigenvalues that belong to
# the parties that mix sum to the trace of their block, and this is zero: they cannot all have negative real parts.
# Either one has a positive real part, and the point is unstable, or all lie on the imaginary axis, and then it is known
# that the point does not attract either (Ritzberger and Weibull, 1995). A *mixed* point is therefore never
# asymptotically stable in such a game. A Routh-Hurwitz condition for its stability cannot be met.
#
# The second case can be seen in a smaller game: a firm complies at the cost $C$ or is fined $P$ if a regulator
# inspects, at the cost $K$.

# %%
pair = [sg.Player("Firm", "x", ("Comply", "Violate")), sg.Player("Regulator", "y", ("Inspect", "Stand by"))]
inspection = sg.Game.from_formulas(
    pair,
    {"x": "-C*x - P*y*(1 - x)", "y": "y*(P*(1 - x) - K)"},
    parameters=["C", "P", "K"],
    assume=["C > 0", "K > 0", "P > C", "P > K"],
)
inspection_field = sg.replicator(inspection)
inspected = sg.analyse(inspection_field)
mixed = inspected.rest_points[-1]
mixed

# %%
place = dict(zip(inspection.shares, mixed.point.coordinates, strict=True))
jacobian = inspection_field.jacobian().subs(place).applyfunc(sp.factor)
jacobian

# %% [markdown]
# Zeros on the diagonal, and opposite signs off it: the eigenvalues are $\pm\sqrt{J_{12} J_{21}}$ with $J_{12} J_{21} <
# 0$, a purely imaginary pair. The point is a *centre*. Each start keeps to its own closed path, however long you wait.

# %%
numbers = inspection.scenario_from({"C": 4, "P": 12, "K": 3}, name="C = 4, P = 12, K = 3")
inner = [("0.6", "0.4"), ("0.5", "0.5"), ("0.9", "0.9")]
circling = sg.simulate(inspection_field, numbers, initial=inner)
for run in circling.runs:
    print(run.initial, "->", run.why)
phase_cube(circling)

# %% [markdown]
# If a picture of such a game spirals into the mixed point, or out of it, look for the error in the integration: too
# large a step does it.
#
# The theorem needs payoffs without the own share. Let the fine rise with the share of firms that violate, $P (1 - x)$
# instead of $P$, a *dynamic* penalty. Now $D_x$ contains $x$, the trace need not be zero, and a mixed point may
# attract.

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
phase_cube(spiral)

# %% [markdown]
# The mixed point attracts. The other point printed lies on the edge $y = 1$, where the regulator always inspects: with
# own shares in the payoffs an edge, too, can have an isolated equilibrium point.
#
# **Exercise 4.** At these numbers the static fine has its centre at $(3/4, 1/3)$. Compute the trace of the Jacobian
# matrix there, and at $(1/2, 2/3)$ with the dynamic fine, where $D_x = P(1 - x)y - C$ and $D_y = P(1 - x)^2 - K$.
#
# <details><summary>Answer</summary>
#
# Static: 0. Dynamic: $D_x = D_y = 0$ at the point, so the trace is $x(1 - x)\,\partial D_x/\partial x + y(1 - y)\,
# \partial D_y/\partial y = x(1 - x)(-P y) + 0 = \frac14 \cdot (-8) = -2$.
#
# </details>
#
# ## 7. One party's stability is not the system's
#
# Papers also give each party's own stability: $x$ is stable if $F(x) = 0$ and $\mathrm dF(x)/\mathrm dx < 0$, *with the
# other shares held fixed*. For the firm in the game with the static fine:

# %%
firm_alone, regulator_alone = inspected.parties
firm_alone

# %%
regulator_alone

# %% [markdown]
# Off the thresholds each party always has a strategy that is stable in this sense. Yet the system has no asymptotically
# stable point at all:

# %%
for vertex in inspected.vertices:
    print(vertex.key, [sign.value for sign in vertex.signs], vertex.verdict.value)

# %% [markdown]
# At `11` the firm is content: $y = 1 > C/P$, so complying is stable. But $x = 1$ is above the regulator's threshold $(P
# - K)/P$, so its stable strategy is to stand by. While one party settles, the other moves and takes the ground away.
# The system is stable at a vertex only if *every* party's criterion selects this vertex at the shares of this vertex.
#
# **Exercise 5.** Back to the three parties. Put $y = z = 1$ into industry's advantage $D_x$. When is $x = 1$ stable for
# industry, and where is this line in the conditions of $E_8$?
#
# <details><summary>Answer</summary>
#
# When $D_x(1, 1) > 0$. This is $-\lambda_1$ at $E_8$, so it is the first line of ⑦. The other two lines are the same
# for academia and for the government; together they are the stability of the system.
#
# </details>

# %%
x, y, z = game.shares
own = analysis.parties[0].difference.subs({y: 1, z: 1})
sp.expand(own + at["111"].eigenvalues[0])

# %% [markdown]
# ## 8. What was claimed

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
