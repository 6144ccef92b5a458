# %% [markdown]
# # Simulation, sweeps, sensitivity
#
# Notebooks 01 to 03 ask what is *exactly* so: which points are stable, and where that changes. Other questions have
# numbers for answers. Where does the path from this start go, and when? How large is the part of all starts that ends
# in collaboration? Which parameter matters most for it? This notebook answers them for the flagship game, industry,
# academia and government, and says of every number how far you can trust it.
#
# It needs two extras: `pip install 'symgame[sensitivity,cluster]'`.
#
# 这个教程有中文版：`04_simulation_sweeps_sensitivity.zh.ipynb`。

# %%
import tempfile
from collections import Counter

import numpy as np
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
# ## 1. Where a path goes, with evidence
#
# A plot that looks flat is no proof that a path has arrived. So every run comes with its *kind* and with the reason for
# it. The kinds: it goes to a *vertex*; to a *rest set* (a line or surface of rest points); to an *interior* point, that
# is one with mixed shares; it *cycles*; or it is *unsettled*, which means that the program does not know and says so.

# %%
simulation = sg.simulate(field, first, initial=[("0.5", "0.5", "0.5"), ("0.2", "0.2", "0.2"), ("0", "0.8", "0.8")])
for run in simulation.runs:
    print(f"{run.initial} -> {run.kind.value} {run.end}\n    {run.why}")

# %% [markdown]
# The evidence for a vertex is a proof. Take the box between the state and the vertex; if at each of its corners every
# party gains by moving towards the vertex, then at no state of the box does anybody turn back. (Payoff differences are
# of first degree in each share, so their extremes are at corners.)
#
# The third start is on the face $x = 0$, at a mixed rest point: it stays, but a start beside it would not.
#
# ### A game that never settles
#
# Three players of *matching pennies* (J. S. Jordan, 1993): the first wants to match the second, the second the third,
# the third wants to differ from the first. No vertex is stable, nor is the mixed point.

# %%
pennies = sg.load_paper("classic_jordan3mp").game
pennies_field = sg.replicator(pennies)
no_values = pennies.scenario_from({}, name="no parameters")
chase = sg.simulate(pennies_field, no_values, initial=[("0.4", "0.6", "0.3")])
[chasing] = chase.runs
print(chasing.kind.value, "-", chasing.why)
print(f"followed up to t = {chasing.times[-1]:,.0f}")
print("ESS:", sg.analyse(pennies_field).ess)

# %%
phase_cube(chase)

# %% [markdown]
# The path follows the edges from vertex to vertex. It stays near each longer and longer: a *heteroclinic cycle*. A
# simulation up to $t = 100$ shows a path resting at a vertex, and papers have called such a vertex "the stable point".
# Theory gives the factor: each round takes $9 + 4\sqrt5 \approx 17.94$ times as long as the one before. The factor in
# the sentence above was *measured* on the path.
#
# **Exercise 1.** Near the vertices of the cycle the eigenvalues are $+2$ and $-2$. Why can the path not come to rest?
#
# <details><summary>Answer</summary>
#
# At every vertex one player gains by switching (eigenvalue $+2$): its share leaves the vertex exponentially, however
# close to zero it was. It takes longer because the share has become smaller, but it takes place.
#
# </details>
#
# ## 2. Many starts: how large is a basin?
#
# In the first scenario `000` and `111` are both ESS. How large is the part of all starts that goes to each? Draw starts
# at random, evenly over the cube, and follow them all.

# %%
starts = sampled_starts(game, 5, seed=1)
few = ensemble(field, [first], starts)
for start, vertex, time in zip(starts, few.vertex[0], few.time[0], strict=True):
    key = profile_key(few.profiles[vertex], game.shape)
    print(start.round(2), "->", key, f"within 0.01 from t = {time:.1f} on")

# %% [markdown]
# The volume of a basin counts such paths:

# %%
small, large = basins(field, first, starts=100), basins(field, first, starts=10_000)
print(small)
print(large)

# %%
large

# %% [markdown]
# In brackets: Wilson's interval, which contains the true volume in 95 of 100 such samples. With 100 starts it is some 19
# points wide. If a paper says "the basin of collaboration is 55 % of the state space" after 100 starts, the true volume
# may be 46 or 64 %. With 10,000 starts it is two points wide. The width falls with the *root* of the number: for half
# the width take four times the starts.
#
# The same seed draws the same starts, so anyone can repeat the number. Whoever compares two scenarios should use the
# same starts for both: the difference is then much more certain than either volume.
#
# ## 3. One parameter at a time, around an exact threshold
#
# The cost of pooling, $C$, ends the stability of `111` at an exact value:

# %%
line = parameter_line(field, vertices_of(field), first, "C")
for turn in line.turns:
    print(f"C = {turn.value}: below it ESS {turn.below}, above it {turn.above}")

# %% [markdown]
# Values close to the threshold on both sides show most, and to choose them one must know the threshold:

# %%
steps = [Rational(n) for n in ("2.9", "3.1", "5", "7", "7.3", "7.33")]
levels = one_at_a_time(field, first, "C", steps, starts=2_000)
levels

# %%
volumes = {level.value: level.basins.volume("111") for level in levels.levels}
bifurcation_strip(long_run(line, Rational(2), Rational(9)))

# %% [markdown]
# Two different stories. At $C = 3$ the trap appears: below, *every* start leads to collaboration. Between the thresholds
# both points are stable and the basin of `111` shrinks. At $439/60 \approx 7.317$ it vanishes. The list of ESS is the
# same at $C = 3.1$ and at $C = 7.3$; what it is worth is not. A point may be stable and hardly ever reached: report the
# basin beside the verdict.
#
# From the start $(0.5, 0.5, 0.5)$ the strip switches at yet another value, between the two. This value belongs to the
# start, not to the game: do not print it as a threshold.
#
# **Exercise 2.** The threshold is where the first eigenvalue at `111` is zero, $b C + r L (1 - d) = a V + P + S_1 - E_1$.
# Check the number $439/60$.
#
# <details><summary>Answer</summary>
#
# $0.6\,C + 0.5 \cdot 3 \cdot 0.4 = 0.55 \cdot 7.8 + 1.2 + 1.5 - 2$, so $0.6\,C = 4.99 - 0.6 = 4.39$ and
# $C = 4.39/0.6 = 439/60$.
#
# </details>
#
# ## 4. All together: what matters most?
#
# The source on which this game is modelled finds that the cost of pooling compute and data ($C$), the return on
# products put to use ($V$), and government incentives ($S_1$, $S_2$) are decisive. (The payoffs here are a
# reconstruction from its abstract, so this is a check of the mechanism, not of its numbers.) Is it so, for the size of
# the basin of `111`?
#
# Let all four vary at once, independently and evenly, by 40 % to both sides. *Sobol's indices* divide the variance of
# the volume: the first-order index is what a parameter explains alone, the total index what it explains together with
# others as well.

# %%
ranges = read_ranges("C=3:7, V=4.68:10.92, S1=0.9:2.1, S2=0.6:1.4", game)
found = sobol(field, first, BasinVolume("111", starts=200), ranges, points=128)
found

# %%
index_bars(found)

# %%
total = {index.parameter.name: index.total for index in found.indices}
for name, estimate in total.items():
    print(f"{name}: from {estimate.low:.2f} to {estimate.high:.2f}")

# %% [markdown]
# Read the intervals, not the bars. $C$ and $V$ matter, and the intervals of their total indices are far from those of
# $S_1$ and $S_2$. The exact second digit of any index is not known from this many points; an index slightly below zero
# is an estimate of "nothing". For half the width take four times the points.
#
# So the finding is confirmed for $C$ and $V$. The incentives explain almost nothing of the *volume* while they vary by
# 40 %. Does this refute the source? No: it shows that "decisive" has two meanings. Leave everything else as it is and
# take the incentives away or overdo them:

# %%
incentive = one_at_a_time(field, first, "S1", [Rational(n) for n in ("0.05", "0.2", "1.5", "3", "4")], starts=1_000)
by_incentive = {level.value: level.basins.volume("111") for level in incentive.levels}
for turn in incentive.turns:
    print(f"S1 = {turn.value}: below it ESS {turn.below}, above it {turn.above}")
for value, volume in by_incentive.items():
    print(f"S1 = {float(value):g}: basin of 111 {volume:.2f}")

# %% [markdown]
# Between its exact thresholds, 0.11 and 3.4, $S_1$ moves the basin by about a tenth; beyond either the basin is *gone*.
# Incentives are decisive as a switch, cost and return as a lever. A range of 40 % around 1.5 contains no threshold, so
# no index over this range can show the switch. Three rules follow:
#
# - print the ranges with the indices: without them an index means nothing;
# - print the intervals;
# - know the exact thresholds first, and say whether the ranges contain any.
#
# **Exercise 3.** Notebook 03 found that only the penalty $P$ ends the trap `000`. Add `P=0.72:1.68` to the ranges. Will
# its index be nearer to that of $C$ or to that of $S_1$? Run it.
#
# <details><summary>Answer</summary>
#
# In between: its total index is about 0.2. A penalty acts on whoever goes alone, so it moves the basin even where it is
# too small to end the trap.
#
# </details>
#
# ## 5. A sweep that can be interrupted
#
# A map of two parameters takes many points, and larger ones run overnight. `sg.sweep` keeps its results in a *Zarr*
# store, chunk by chunk. Here we interrupt it on purpose after three chunks.

# %%
folder = tempfile.TemporaryDirectory()
store = f"{folder.name}/plane.zarr"
axes = {"S1": "0.1:4:40", "C": "1:10:37"}


def interrupt(done: int, chunks: int) -> None:
    """Like Ctrl-C after three chunks."""
    if done == 3:
        raise KeyboardInterrupt


try:
    sg.sweep(field, first, axes, store, chunk=200, on_step=interrupt)
except KeyboardInterrupt:
    part = sg.read_sweep(store)
    undone = int((part.ess == -4).sum())
    print(f"interrupted: {part.ess.size - undone} of {part.ess.size} points are done")

# %% [markdown]
# The same call again goes on where it was ended:

# %%
said = []
swept = sg.sweep(field, first, axes, store, chunk=200, on_step=lambda done, chunks: said.append((done, chunks))).load()
folder.cleanup()
print("chunks done, at first and in the end:", said[0], said[-1])
for ess, count in summary(swept).sets:
    print(f"ESS {' '.join(ess) or 'none'}: {count} points")

# %% [markdown]
# The ESS sets are told by exact signs at exact decimals, so a point that lies *on* a border is told as such: "none" is
# where an eigenvalue is zero. Beside the grid, the exact picture; its borders are curves with formulas, and no grid is
# needed for them:

# %%
sides = ((Rational(0), Rational(4)), (Rational(0), Rational(10)))
plane = parameter_plane(field, vertices_of(field), first, "S1", "C", sides)
plane_of_parameters(plane, width="double")

# %%
row = [swept.attrs["ess_sets"][place] for place in swept.ess.sel(C=5).values]
stable_at = [value for value, ess in zip(swept.S1.attrs["exact"], row, strict=True) if "111" in ess.split()]
print(f"on the grid, C = 5: 111 is an ESS from S1 = {stable_at[0]} to {stable_at[-1]}")
exact = sg.threshold_at(sg.thresholds(field, "111", "S1"), first).around.piece
print(f"exactly: {exact.low} < S1 < {exact.high}")

# %% [markdown]
# The grid finds the thresholds to within one step. It also has what no threshold tells: where the path from the start
# $(0.5, 0.5, 0.5)$ went at each point.

# %%
is_ess = np.array(["111" in ess.split() for ess in swept.attrs["ess_sets"]])[swept.ess.values]
arrives = (swept.end.values[:, :, 0] > 0.99).all(axis=2)
print(Counter(zip(is_ess.ravel().tolist(), arrives.ravel().tolist(), strict=True)))

# %% [markdown]
# Pairs of (`111` is an ESS, the path goes there). No path goes to `111` where it is no ESS; but there are many points at
# which it *is* one and the path from the middle goes elsewhere.
#
# ## 6. Noise and delay
#
# Would noise change the verdicts? With payoff shocks of intensity $\sigma$ in every party, an eigenvalue decides two
# different notions. At the values of the first scenario, with a symbol for the intensity:

# %%
at_first = sg.replicator(game.at(first))
noisy = {each.vertex.key: each for each in sg.noisy_vertices(at_first, "s").vertices}
for key in ("000", "111", "011"):
    sure, mean = noisy[key].almost_sure, noisy[key].mean_square
    print(key, "almost surely:", sure.verdict.value, [relation.text() for relation in sure.conditions.relations])
    print("    in mean square:", mean.verdict.value, [relation.text() for relation in mean.conditions.relations])

# %% [markdown]
# Both ESS stay stable almost surely under any noise; in mean square `000` does as long as $\sigma^2 < 8/5$, `111` as long
# as $\sigma^2 < 139/50$. And `011`, which is no ESS, becomes stable almost surely under strong noise. "Stable under noise"
# without the notion says nothing.
#
# A *delay*: the parties answer to shares of a while ago.

# %%
delayed = sg.under_delay(at_first)
print("vertices left open:", delayed.zero)
for point in delayed.points:
    print([f"{float(value):.3f}" for value in point.point.coordinates], point.verdict.value)

# %% [markdown]
# Nothing changes: at a vertex with eigenvalues other than zero a delay does not matter, and the three mixed points are
# unstable with any delay, as they were without. `sg.noisy_paths` and `sg.delayed_paths` follow single paths.
#
# ## 7. What was claimed
#
# Exact values are compared exactly; what was sampled, with generous bounds.

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
