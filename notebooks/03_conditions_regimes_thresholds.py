# %% [markdown]
# # Conditions, regimes, thresholds
#
# A stability table ends in conditions. This notebook goes on from there, with the game of notebook 02: industry,
# academia and government build a large model. Can the conditions hold at all, and do they say more than they need?
# Which points are stable together? How large must a subsidy be, and how large may it be? What ends a trap? Every answer
# comes with something that you can check: a sum, an example, or a simulation.
#
# 这个教程有中文版：`03_conditions_regimes_thresholds.zh.ipynb`。

# %%
import itertools
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import sympy as sp

import symgame as sg
from symgame.figures import flow_cubes, phase_cube, time_series
from symgame.stability.regimes.flow import flow

# %matplotlib inline
# %config InlineBackend.figure_formats = ["retina"]

# %%
game = sg.load("llm-iar")
field = sg.replicator(game)
analysis = sg.analyse(field)
first = game.scenario("collaboration takes hold")

# %% [markdown]
# ## 1. Conditions that are decided, not just printed
#
# A slip that papers make: a point "is an ESS if $C_1 < R_1$ and $R_1 + S < C_1$", with a subsidy $S > 0$. Each line
# looks reasonable. Can they hold together?

# %%
slip = sg.read_conditions("C1 < R1, R1 + S < C1, S > 0", sp.symbols("C1 R1 S", real=True))
contradiction = sg.consistent(slip)
contradiction

# %% [markdown]
# No, and this is the proof. Where a relation holds, "larger side minus smaller side" is positive. Add up:
#
# $$(C_1 - R_1 - S) + (S - 0) + (R_1 - C_1) = 0 .$$
#
# Three positive numbers do not sum to zero, so at least one of the relations fails, always. Such multipliers (here 1, 1
# and 1) exist for *every* contradiction between linear inequalities: this is Farkas' lemma. You need not trust the
# program that found them.
#
# So the point is never an ESS, and what the paper says about the case in which it is one is about an empty case.
#
# The same question for our game: can "nobody" and "everybody" be stable together? `at` has, for each vertex, the region
# of the parameter space in which it is an ESS; `&`, `|` and `~` are "and", "or" and "not". The assumptions of the game
# ($C > 0$, $0 < d < 1$, ...) go with the question.

# %%
given = game.assumptions
at = {vertex.key: sg.Region.where(vertex.ess_conditions.relations) for vertex in analysis.vertices}
both = sg.consistent(at["000"] & at["111"], given)
both

# %% [markdown]
# Yes. Of *this can be*, the proof is an example in exact fractions. Put it into the conditions:

# %%
values = dict(both.evidence[0].values)
at["000"].holds(values), at["111"].holds(values), at["110"].holds(values)

# %% [markdown]
# ### A line that says nothing new
#
# Suppose a paper lists a fourth condition for `111`: "public loss and reputation exceed the subsidy, $T + H > S_1$". It
# is true there. Is it a condition?

# %%
own = analysis.vertex("111").ess_conditions.relations
extra = sg.read_conditions("T + H > S1", game.symbols).alternatives[0][0]
superfluous = sg.redundant(extra, own, given)
superfluous

# %% [markdown]
# "Yes" means: it is redundant. Its opposite, $T + H \le S_1$, contradicts what is there already. One term is a product
# of two assumptions: $T > 0$ and $1 - d > 0$, hence $T (1 - d) > 0$. Add up:
#
# $$(d T + H - S_1 - S_2 - G) + G + S_2 + (S_1 - T - H) + T (1 - d) = 0 .$$
#
# And the three lines of `111` itself, are they needed?

# %%
needed = [sg.redundant(line, own, given) for line in own]
for line, decision in zip(own, needed, strict=True):
    example = dict(decision.evidence[0].values)
    print(f"{line.text(game.symbols)}: redundant: {decision.answer}")
    print(f"   at an example the three hold: {[sg.Region.where([each]).holds(example) for each in own]}")

# %% [markdown]
# All of them: for each there are values at which it fails alone.
#
# ### What follows from conditions
#
# Claim: for `111` to be stable, industry's share of the return and its subsidy must make up for its gain from free
# riding, $a V + S_1 \ge E_1$. Is it so?

# %%
claim = sg.read_conditions("a*V + S1 >= E1", game.symbols)
refuted = sg.implies(at["111"], claim, given)
refuted

# %%
counterexample = dict(refuted.evidence[0].values)
[(line.text(game.symbols), sg.Region.where([line]).holds(counterexample)) for line in (*own, *claim.alternatives[0])]

# %% [markdown]
# No: at this counterexample `111` is stable and the claim fails, because the penalty $P$ keeps industry in. But where
# `000` is stable *too*, the claim is true:

# %%
proved = sg.implies(at["000"] & at["111"], claim, given)
proved

# %% [markdown]
# **Exercise 1.** Show by hand that $2 P < C$ wherever `000` is an ESS.
#
# <details><summary>Answer</summary>
#
# Its conditions are $P < b C$ and $P < (1 - b) C$; add them up. The last cell asks the toolkit.
#
# </details>
#
# ## 2. Regimes: which points are stable together
#
# The conditions of the vertices divide the parameter space into *cases*: in each, certain vertices are ESS and no other
# vertex is. Eight vertices have $2^8 = 256$ sets. Which of them are possible?

# %%
regimes = analysis.regimes
together = [stable.ess for stable in regimes.stable_sets]
print(f"{len(together)} cases")
print(regimes)

# %% [markdown]
# Twenty, the empty set among them; "complete" means that there is a proof that no other is possible. Below they are as
# they go into a manuscript: the conditions of each point with their numbers, the cases with an example of each, and the
# signs in every case.

# %%
regimes

# %% [markdown]
# Neighbours are never stable together (notebook 02). But $E_5(1,1,0)$ and $E_6(1,0,1)$ are no neighbours: two parties
# differ. Why is there no case with both?

# %%
apart = sg.exclusive(at["110"], at["101"], given)
apart

# %% [markdown]
# One relation says that academia collaborates although the government stands by; another, that it goes alone although
# the government pays $S_2$ and removes risk. Both at once would mean that subsidy and regulation drive academia away.
#
# ### The trap
#
# In which case is the first scenario?

# %%
now = flow(field, dict(first.values))
case = together.index(now.sinks) + 1
print(f"Case {case}, ESS {', '.join(now.sinks)}")

# %% [markdown]
# Everybody collaborates, or nobody does, and the start decides. Near `000` nobody gains by being the first: this is the
# *trap*.
#
# The cubes show the direction of the flow on every edge, at the example of each case. An ESS (filled) is a corner to
# which all its edges lead. Compare Case 6 with Case 19, where `111` is alone.

# %%
flows = [flow(field, dict(stable.witness)) for stable in regimes.stable_sets]
flow_cubes(game, flows[4:8], first=5)

# %%
flow_cubes(game, flows[16:], first=17)

# %% [markdown]
# ### No stable point, but a cycle
#
# In Case 20 all corners are left along some edge. Whoever follows the arrows from corner to corner must come to one
# where they have been before: there is a cycle.

# %%
flows[-1].cycle

# %% [markdown]
# Industry always collaborates (the first digit stays 1). The government steps in, academia is drawn in, the government
# now pays more than it gains and withdraws, academia leaves. And paths inside the cube?

# %%
without = game.scenario_from(
    {symbol.name: value for symbol, value in regimes.stable_sets[-1].witness}, name="without ESS", like=first
)
inner = [("0.5", "0.5", "0.5"), ("0.3", "0.4", "0.6"), ("0.8", "0.7", "0.2")]
circling = sg.simulate(field, without, initial=inner)
for run in circling.runs:
    print(f"{run.initial} -> {run.kind.value}, at the end x = {run.states[-1, 0]:.4f}")
phase_cube(circling)

# %% [markdown]
# They go to the face $x = 1$ and run round on it, each on its own closed path: a centre, as in notebook 02. That no
# point is stable is a result, too, and the table says exactly where to expect it.
#
# ## 3. Thresholds: how much is needed, how much is too much
#
# Back to the first scenario. For which subsidies $S_1$ to industry is `111` stable, everything else as it is?

# %%
s1 = sg.threshold_at(sg.thresholds(field, "111", "S1"), first)
s1

# %% [markdown]
# The first table is in symbols and holds for all parameters; the second has the numbers. $S_1$ must exceed 0.11, or
# industry leaves (condition ①). It must stay below 3.4, or the *government* leaves, which pays for it (condition ③).
# From today's value of 1.5 it is 1.39 down to the one and 1.9 up to the other; the last columns say which condition
# binds first on either side, and where the system then goes.

# %%
s2 = sg.threshold_at(sg.thresholds(field, "111", "S2"), first)
print(s2)
print(s2.thresholds)

# %% [markdown]
# $S_2$ has no lower threshold here but the assumption $S_2 > 0$: academia would stay without a subsidy. Above, both are
# bounded by one budget: condition ③ is $S_1 + S_2 < d T + H - G = 4.4$.
#
# Does a simulation agree? Start near `111`, just inside and just outside of each threshold.

# %%
near = [("0.99", "0.99", "0.99")]
ends = {}
for name, value in [("S1", "0.10"), ("S1", "0.12"), ("S1", "3.39"), ("S1", "3.41"), ("S2", "2.89"), ("S2", "2.91")]:
    scenario = game.scenario_from({name: value}, name=f"{name} = {value}", like=first)
    tried = sg.simulate(field, scenario, initial=near)
    [run] = tried.runs
    ends[name, value] = run.kind.value if run.end is None else "".join(f"{share:.0f}" for share in run.end)
    keys = [vertex.key for vertex in tried.analysis.ess]
    print(f"{scenario.name}: ESS {', '.join(keys)}; from near 111 to: {ends[name, value]}")

# %% [markdown]
# It does, at a distance of 0.01. What comes next, the table has said in part: below 0.11 industry leaves, and the
# system comes to rest at `011`. Above the budget the government leaves. With $S_1 = 3.41$ academia follows, and the two
# go round and round; with $S_2 = 2.91$, the last line, everybody falls into the trap:

# %%
time_series(run, tried.field)

# %% [markdown]
# Look at the time axis. Just outside of a threshold the eigenvalue is only 0.01, and a simulation that stops at
# $t = 100$ would show a stable `111`. The threshold is exact; the simulation illustrates it.
#
# **Exercise 2.** Let both subsidies vary. In which part of the $(S_1, S_2)$ plane is `111` stable, everything else as
# in the first scenario?
#
# <details><summary>Answer</summary>
#
# In a triangle: $S_1 > 0.11$, $S_2 > 0$, $S_1 + S_2 < 4.4$.
#
# </details>
#
# ## 4. Design: what ends the trap
#
# `111` is stable at the first scenario, but so is `000`. Which subsidies make `111` the *only* ESS?

# %%
subsidies = sg.design(game, "111", ["S1", "S2"], require="only")
subsidies

# %% [markdown]
# None. The conditions of `000` contain neither $S_1$ nor $S_2$: a subsidy is paid where the government acts, and at
# `000` it stands by.
#
# Larger subsidies do not even help on the way. Start from a grid of 27 states, with the subsidies as they are, and with
# nearly as much as `111` can bear:

# %%
grid = list(itertools.product(("0.1", "0.5", "0.9"), repeat=3))


def from_grid(**changes):
    """The paths from the grid, with some values of the first scenario changed, and where they end."""
    name = ", ".join(f"{key} = {value}" for key, value in changes.items())
    scenario = game.scenario_from(changes, name=name or first.name, like=first)
    simulation = sg.simulate(field, scenario, initial=grid)
    counted = Counter("".join(f"{share:.0f}" for share in run.end) for run in simulation.runs)
    print(scenario.name, dict(sorted(counted.items())))
    return simulation, counted


before, ends_before = from_grid()
generous, ends_generous = from_grid(S1="2.2", S2="2.1")

# %% [markdown]
# *Fewer* paths reach `111`. The more the government pays, the fewer are the states in which it pays to act, and it
# withdraws before the two parties have come together.
#
# Now let the penalty $P$ be chosen instead.

# %%
penalty = sg.design(game, "111", ["P"], require="only")
penalty

# %% [markdown]
# $P \ge \min(b C, (1 - b) C)$: a party that collaborates alone receives the penalty. It has to cover the cost for one
# party only, the one with the smaller share, here academia: it begins, then the government steps in, then industry
# follows (from `000` over `010` and `011` to `111`, as in the second cube below). At the scenario $b C = 3$ and
# $(1 - b) C = 2$, so the threshold is $P = 2$, against 1.2 today. At exactly 2 an eigenvalue is zero; so one takes a
# little more.
#
# That this formula says *exactly* where `000` is no ESS, for all parameters, can be decided, too. And with subsidies
# added to the penalty the total would not be smaller:

# %%
ended = sg.equivalent(~at["000"], sg.read_conditions("P >= b*C or P >= (1 - b)*C", game.symbols), given)
cheapest = sg.design(game, "111", ["S1", "S2", "P"], require="only")
print(f"the same region: {ended.answer}")
print(cheapest)

# %% [markdown]
# On the same grid, with a penalty just too small and just large enough:

# %%
short, ends_short = from_grid(P="1.98")
enough, ends_enough = from_grid(P="2.02")

# %%
phase_cube(before)

# %%
phase_cube(enough)

# %% [markdown]
# The first cube is as things are, the second has $P = 2.02$. That all 27 paths end at `111` is evidence, not a proof.
# The proof is in the last lines of the design: at these values *every* path from the interior goes to `111`, by
# iterated dominance.
#
# ## 5. Numbers for a case
#
# So far there were numbers, and we asked for the case. A paper often needs the reverse: a case is proved, now show it.
# First, how firmly is the first scenario in its own case?

# %%
place = sg.place(game, analysis.vertices, first)
place

# %% [markdown]
# Each row is an inequality that decides the case, with the smallest change of one parameter that reverses it. The
# nearest border is 27 % away, so the scenario is not an accident of its decimals. A scenario with a border 1 % away
# shows little: say so, or choose a better one.
#
# Now values for Case 19, `111` alone, as near to the first scenario as possible:

# %%
alone = sg.fit(game, analysis.vertices, ["111"], like=first)
alone

# %% [markdown]
# One change is enough, a lower cost $C$, and the table shows condition by condition that the values lie in the case.
# They are a scenario like any other:

# %%
shown = sg.simulate(field, alone.scenario, initial=grid)
Counter("".join(f"{share:.0f}" for share in run.end) for run in shown.runs)

# %% [markdown]
# For a case that is empty there are no values, and the answer says why. Here is $E_5$ with $E_6$ once more:

# %%
empty = sg.fit(game, analysis.vertices, ["110", "101"])
empty

# %% [markdown]
# ## 6. An analysis that others can check
#
# `symgame regimes llm-iar --json` saves the cases with all that proves them: examples, sums, and a tree of cases that
# leaves nothing out. `symgame recheck` reads the file and adds everything up again, with other code and with fractions
# alone.

# %%
folder = tempfile.TemporaryDirectory()


def symgame(*words):
    """What the command ``symgame`` prints."""
    command = [sys.executable, "-m", "symgame", *words]
    return subprocess.run(command, cwd=folder.name, capture_output=True, encoding="utf-8").stdout


saved = symgame("regimes", "llm-iar", "--json")
Path(folder.name, "cases.json").write_text(saved, encoding="utf-8")
rechecked = symgame("recheck", "cases.json")
print(rechecked)

# %% [markdown]
# And if a number is changed? In the example of Case 6 we replace the value of $P$.

# %%
record = json.loads(saved)
record["stable_sets"][5]["witness"]["P"] = "3"
Path(folder.name, "changed.json").write_text(json.dumps(record), encoding="utf-8")
caught = symgame("recheck", "changed.json")
print(caught)
folder.cleanup()

# %% [markdown]
# Give the file to your readers along with the paper: they need to trust neither you nor this toolkit.
#
# ## 7. What was claimed

# %%
P, b, C = (next(symbol for symbol in game.symbols if symbol.name == name) for name in ("P", "b", "C"))
assert contradiction.answer is False
assert contradiction.evidence[0].line() == "1*(C1 < R1) + 1*(R1 + S < C1) + 1*(S > 0) gives 0 > 0"
assert both.answer is True
assert (at["000"] & at["111"]).holds(values)
assert superfluous.answer is True
assert [decision.answer for decision in needed] == [False, False, False]
assert refuted.answer is False
assert at["111"].holds(counterexample)
assert not claim.holds(counterexample)
assert proved.answer is True
assert sg.implies(at["000"], sg.read_conditions("2*P < C", game.symbols), given).answer is True

assert regimes.is_complete
assert len(together) == len(set(together)) == 20
assert all(found.sinks == ess for found, ess in zip(flows, together, strict=True))
assert apart.answer is True
assert (case, now.sinks) == (6, ("000", "111"))
assert flows[-1].cycle == ("100", "101", "111", "110")
assert all(run.kind.value == "cycle" for run in circling.runs)

assert (s1.around.piece.low, s1.around.piece.high) == (sp.Rational(11, 100), sp.Rational(17, 5))
assert (s2.around.piece.low, s2.around.piece.high) == (0, sp.Rational(29, 10))
assert ends["S1", "0.12"] == ends["S1", "3.39"] == ends["S2", "2.89"] == "111"
assert (ends["S1", "0.10"], ends["S1", "3.41"], ends["S2", "2.91"]) == ("011", "cycle", "000")

assert not subsidies.is_possible
assert at["000"].symbols == {P, b, C}
assert ends_before == {"000": 13, "111": 14}
assert ends_generous["111"] < ends_before["111"]
assert ended.answer is True
assert penalty.infimum == cheapest.infimum == 2
assert penalty.values == {P: sp.Rational(101, 50)}
assert ends_short["000"] > 0
assert ends_enough == {"111": 27}

assert place.ess == ("000", "111")
assert place.nearest.share == sp.Rational(4, 15)
assert alone.changed == (C,)
assert all(run.end.tolist() == [1, 1, 1] for run in shown.runs)
assert empty.is_possible is False
assert rechecked.endswith("nothing is wrong\n")
assert "WRONG" in caught
