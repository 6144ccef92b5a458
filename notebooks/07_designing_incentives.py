# %% [markdown]
# # Designing incentives
#
# A government wants industry and academia to collaborate. It can pay subsidies, it can have fines written into the
# contracts. How much is enough, what is the cheapest mix, and what does the money buy? Notebook 03 asked this in
# passing. Here it is the whole subject, with a proof for every "at least" and every "never", and with the questions
# that a referee asks afterwards: how large is the basin, how near is the border, and what does the result *not* say?
#
# The first game is the flagship: industry, academia and government. It begins after the incentives were withdrawn.
# The second game is on training data: a data holder, a model developer and a government that rewards and fines.
#
# 这个教程有中文版：`07_designing_incentives.zh.ipynb`。

# %%
import sympy as sp

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
# ## 1. A subsidy has a window, a fine has a floor
#
# Only `000` is stable: nobody collaborates. The government would like `111`. One instrument at a time: for which
# subsidies $S_1$ to industry is `111` an ESS, and for which penalties $P$, paid by whoever walks away?

# %%
by_subsidy = sg.threshold_at(sg.thresholds(field, "111", "S1"), withdrawn)
by_subsidy

# %%
by_fine = sg.threshold_at(sg.thresholds(field, "111", "P"), withdrawn)
print(by_fine)

# %% [markdown]
# The subsidy has two ends. Above 4.399 the *government* leaves, since what it pays is more than what it gains. The
# penalty has a lower end only: it passes from one partner to the other and costs the government nothing.
#
# And which of them ends the trap `000`?

# %%
trap = {name: sg.threshold_at(sg.thresholds(field, "000", name), withdrawn) for name in ("S1", "P")}
for found in trap.values():
    print(found)

# %% [markdown]
# The subsidy never does, the penalty does from 2 on.
#
# ## 2. The cheapest values, and why nothing is cheaper
#
# Now let both subsidies be chosen, and minimise $S_1 + S_2$.

# %%
cheapest = sg.design(game, "111", ["S1", "S2"], scenario=withdrawn)
cheapest

# %% [markdown]
# An *infimum*: at exactly 0.11 an eigenvalue is zero, so the answer is "anything above", and values with something to
# spare are given as well. Why is there nothing cheaper? The proof is a sum. Every line of it is a demand,
# "something $> 0$"; the last one is the wish to pay less than 0.11. Multiply by the numbers in front and add up:


# %%
def add_up(branch, instruments):
    """Prints the lines of a proof, each with its number, and returns their sum."""
    least = min(times for _, times in branch.multipliers)
    total = sp.Integer(0)
    for demand, times in branch.multipliers:
        slopes = (sp.Rational(str(s)) * name for s, name in zip(demand.slopes, instruments, strict=True))
        form = sp.Add(sp.Rational(str(demand.constant)), *slopes)
        total += sp.Rational(str(times / least)) * form
        print(f"{times / least!s:>5} x ({form}) {'>' if demand.is_strict else '>='} 0")
    print(f"  sum: {total}")
    return total


sums = [add_up(branch, cheapest.question.instruments) for branch in cheapest.branches]

# %% [markdown]
# The instruments cancel. Three positive numbers would add up to zero: impossible, so one of the three lines fails. This
# is the whole proof. `symgame design ... --json` prints the lines and numbers of every such sum.
#
# ## 3. When no values will do
#
# The second shipped scenario has a cost of pooling of 11 instead of 5.

# %%
costly = game.scenario("pooling costs too high")
never = sg.design(game, "111", ["S1", "S2"], scenario=costly)
never

# %%
budget = add_up(never.branches[0], never.question.instruments)

# %% [markdown]
# The sum has a meaning. Industry needs more than 3.71, academia more than 1.79, together 5.5; the government leaves when
# it pays 4.4. The gap is the 1.1 in the last line. No other split of the money closes it, and no search on a grid could
# have shown that.
#
# And the trap? Back at the withdrawn incentives, let `111` be the *only* ESS. The rival `000` is ended if *one* of the
# three parties gains by leaving it. So there are three cases, and each must be refuted:

# %%
stuck = sg.design(game, "111", ["S1", "S2"], require="only", scenario=withdrawn)
false = {}
for branch in stuck.branches:
    ((rival, eigenvalue),) = branch.fallen
    [false[eigenvalue]] = [demand.constant for demand, _ in branch.multipliers if demand.is_constant]
    print(f"eigenvalue {eigenvalue + 1} of {rival} is positive, that is: {false[eigenvalue]} > 0")

# %% [markdown]
# In each case the demand contains no instrument, and it is false: $P$ minus the share of the cost, $1.2 - 3$ for industry
# and $1.2 - 2$ for academia, and minus the cost of intervening, $-0.8$, for the government. A subsidy is paid by a
# government that acts, and at `000` it stands by.
#
# ## 4. Two instruments
#
# ### The price of a fine
#
# Now the penalty may be chosen, too. A penalty must be enforced: what does one unit of it cost, next to one unit of
# subsidy? Try three prices, at the high cost of pooling, where subsidies alone were not enough.

# %%
mixes = {}
for price in ("1/2", "3/2", "3"):
    found = sg.design(game, "111", ["S1", "S2", "P"], scenario=costly, costs={"P": price})
    mixes[price] = found.named(found.optimum.point)
    print(f"P costs {price}: infimum {found.infimum}, near {mixes[price]}")

# %% [markdown]
# Three different policies. One unit of penalty keeps *both* partners in, so that it replaces one unit of each subsidy.
# Cheap, it does everything alone. At a price between 1 and 2 it is used until academia needs nothing more. Above 2
# it is dearer than the two subsidies that it replaces, and is used only as far as the budget of the government asks,
# $P > 1.75$. Which policy is the cheapest is thus decided by the prices, and a paper has to state them.
#
# ### The plane
#
# All values of two instruments at once: the penalty and the subsidy to industry, after the withdrawal.

# %%
sides = ((sp.Integer(0), sp.Integer(5)), (sp.Integer(0), sp.Integer(3)))
replacing = parameter_plane(field, vertices, withdrawn, "S1", "P", sides)
mix = sg.design(game, "111", ["S1", "S2", "P"], scenario=withdrawn)
corner = {symbol.name: value for symbol, value in mix.named(mix.optimum.point).items()}
figure = plane_of_parameters(replacing, width="double")
diamond = {"marker": "D", "color": COLOURS[1], "markeredgecolor": "white", "markersize": 6, "zorder": 6}
figure.axes[0].plot(corner["S1"], corner["P"], **diamond)
figure

# %% [markdown]
# The borders are the thresholds of section 1, and more. On ⑤ the two instruments replace each other one for one: any
# mix with $S_1 + P > 1.31$ keeps industry in. The diamond is the cheapest mix that `design` found, one of many that cost
# as much. Above ① the trap is gone. To the right of ③ the government has left; for a large penalty the partners then stay
# without it, at `110`, and between ① and ② there is no ESS at all.
#
# ### Instruments that do not replace each other
#
# The second game. A data holder may supply data or withhold them, a model developer may train on licensed data or
# scrape, a government may plan. It pays a reward $u$ to the supplier; who is caught scraping pays damages $F$.

# %%
data = sg.load("data-compute-supply")
data_field = sg.replicator(data)
lawful = data.scenario("lawful supply")
both = {
    price: sg.design(data, "111", ["u", "F"], require="only", scenario=lawful, costs={"F": price})
    for price in ("1/10", "1", "10")
}
for price, found in both.items():
    print(f"F costs {price}: near {found.named(found.optimum.point)}")

# %% [markdown]
# The same values at every price: $u > 1/2$ for the holder *and* $F > 10/3$ for the developer. Here no reward makes up
# for missing damages, and no damages make up for a missing reward. Whether instruments replace each other is a property
# of the game, and the plane shows it: a slanting border there, a rectangle here (section 7 draws it).
#
# **Exercise 1.** In the scenario "scraping prevails" no reward will do. Show it by hand: at `111` the holder needs
# $p + u > c_D + v$, the government $w > C_g + u$.
#
# <details><summary>Answer</summary>
#
# With $p = 2$, $c_D = 2$, $v = 3$, $w = 1$, $C_g = 1.5$: $u - 3 > 0$ and $-0.5 - u > 0$; their sum is $-3.5$. The last
# cell asks `design`.
#
# </details>
#
# ## 5. What does the money buy?
#
# "`111` is an ESS" may mean little. Let the subsidy run through its window, and the penalty beyond its floor, and count
# how many of 2,000 random starts reach `111`. The same starts are used at each value.

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
    print(f"{name}:", ", ".join(f"{float(value):g}: {share:.0%}" for value, share in found.items()))


# %%
def basin_curves(across, up, lang="en"):
    """The basin of 111 along each instrument, with 95 % intervals; dotted lines are exact thresholds."""
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


basin_curves(["Subsidy to industry, $S_1$", "Penalty, $P$"], "Basin of (1, 1, 1)")

# %% [markdown]
# Two kinds of curves. The subsidy has a best value, near 2: less does not draw industry in, and more drives the government
# out before the partners have met. It never brings even half of the starts to `111`. The penalty rises to the end, and at
# 2 its curve jumps: a part of the starts that was trapped up to there is free.
#
# Neither 0.11 nor 1.309 is worth much by itself. At the values with something to spare that `design` gave:

# %%
bought = {each: sg.basins(field, each.scenario, starts=2_000) for each in (cheapest, mix)}
for each, found in bought.items():
    print(dict(each.values), found)

# %% [markdown]
# The cheapest subsidies bring 4 of 100 starts to collaboration, the cheapest mix hardly any. "Cheapest values at which
# `111` is an ESS" answers the question that was asked, and hardly ever the one that a ministry has.
#
# ## 6. How far is the border?
#
# The cheapest values lie, by their nature, beside a border. `place` says how far it is: by which share some single
# parameter must change until other points are stable. A `margin` asks `design` for eigenvalues that are at least so far
# from zero. What does this cost, and what does it buy?

# %%
safety = {}
for require in ("stable", "only"):
    for margin in ("0", "0.1", "0.5", "1"):
        found = sg.design(game, "111", ["S1", "S2", "P"], require=require, scenario=withdrawn, margin=margin)
        room = sg.place(game, vertices, found.scenario).room
        share = sg.basins(field, found.scenario, starts=2_000).volume("111")
        safety[require, margin] = (found.infimum, room, share)
        bought_for = f"cost {float(found.infimum):.2f}, border at {float(room):.2%}, basin {share:.1%}"
        print(f"{require}, margin {margin}: {bought_for}")

# %% [markdown]
# Without a margin a change of 0.12 % in the return $V$ undoes the policy, and no parameter of such a game is known to
# 0.12 %. A unit of margin costs one unit here. And compare across: the trap is ended for 2, hardly more than "stable"
# costs with a margin of 0.5, and then *every* sampled start arrives. What was the more modest demand is the worse
# bargain.
#
# The margin also buys time. From $(0.1, 0.1, 0.1)$:

# %%
slow = {}
for value in ("2.005", "2.1", "2.5", "4"):
    scenario = game.scenario_from({"P": value}, name=f"P = {value}", like=withdrawn)
    [run] = sg.simulate(field, scenario, initial=[("0.1", "0.1", "0.1")]).runs
    slow[value] = run.time
    print(f"P = {value}: at {run.end.astype(int)} from t = {run.time:,.1f} on")

# %% [markdown]
# With the cheapest penalty the way takes some four hundred times as long as with twice as much. An ESS that is reached
# after 1,400 units of time is no policy if a unit is a quarter.
#
# **Exercise 2.** Which parameter moves the nearest border at `stable`, margin 1, and which at `only`, margin 1?
#
# <details><summary>Answer</summary>
#
# Ask `sg.place(...).nearest`: the cost share $b$ (its change would end the *rival*, a welcome border), and the penalty
# itself. A border is not always a danger: look what lies beyond it.
#
# </details>
#
# ## 7. What the result does not say
#
# ### "The only ESS" is not "the only attractor"
#
# In the game of training data, which reward $u$ makes lawful supply the only ESS?

# %%
reward = sg.design(data, "111", ["u"], require="only", scenario=lawful)
reward

# %% [markdown]
# Read the last lines. No other vertex is stable, but on the face $x = 0$, where all holders withhold, there is a centre.
# How many starts end up around it?

# %%
circling = sg.basins(data_field, reward.scenario, starts=30, seed=1)
as_it_is = sg.basins(data_field, lawful, starts=30, seed=1)
print("designed:", circling)
print("shipped:", as_it_is)

# %% [markdown]
# At the designed reward nearly all of them: the data stay locked up, and developer and government chase each other for
# ever, scraping and inspecting. It is so for some starts even at the values of the shipped scenario, $u = 1.5$. From 30
# starts the interval is wide, but "every path goes to the only ESS" is refuted by a single one.
#
# When does the centre hold? The analysis has its condition in symbols; with the numbers of the scenario for all but $u$
# and $F$ it is a line:

# %%
numbers = {symbol: value for symbol, value in lawful.values if symbol.name not in ("u", "F")}
analysis = sg.analyse(data_field)
[centre] = [p for p in analysis.rest_points if p.point.coordinates[0] == 0 and len(p.point.mixing) == 2]
[condition] = centre.finding.stable_if.relations
line = sp.factor((condition.left - condition.right).xreplace(numbers))
print(f"at {centre.point.coordinates}: stable where {line} < 0")

# %%
sides = ((sp.Integer(0), sp.Integer(4)), (sp.Integer(0), sp.Integer(6)))
both_needed = parameter_plane(data_field, vertices_of(data_field), lawful, "u", "F", sides)
figure = plane_of_parameters(both_needed, width="double")
figure.axes[0].plot([4 / 3, 12 / 5], [10 / 3, 6], "--", color=COLOURS[1], linewidth=1.6, zorder=5)
figure

# %% [markdown]
# The dashed line was added. It begins at border ②, below which the face has no such point; to the left of it, where
# $5u < 2F$, paths circle on the face. No table of ESS has this border, and it turns the usual advice round: the
# scenario, the star, is on its wrong side because the damages are too *high*. The higher they are, the less planning it
# takes to keep scraping down; and the less planning there is, the less of the reward do holders see. Lower the damages,
# or raise the reward, and all starts arrive:

# %%
mended = {}
for changes in ({"F": "3.4"}, {"u": "1.7"}):
    scenario = data.scenario_from(changes, name=str(changes), like=lawful)
    mended[str(changes)] = sg.basins(data_field, scenario, starts=1_000)
    print(changes, mended[str(changes)])

# %% [markdown]
# ### Who pays
#
# `design` minimises the sum of the instruments, each at its price. This is not what is spent. At `111` both subsidies
# are paid for ever, and the penalty never:

# %%
at_target = {symbol.name for payoff in game.payoffs[0, 0, 0] for symbol in payoff.free_symbols}
sorted(at_target & {"S1", "S2", "P"})

# %% [markdown]
# A fine that works is not paid. Whoever counts public expenditure gives $P$ the price of its enforcement, as in section
# 4, and says so.
#
# ### And further
#
# - The payoffs are a model. Thresholds are exact *for these payoffs*; that "3.71" has three digits does not make it
#   known to three digits. Report the formula, then the number.
# - The government is a player with payoffs of its own. If it can commit itself, it is no player: remove it, and ask
#   again.
# - Stability is asymptotic. Noise, delay and a finite horizon are other questions (notebook 04).
#
# For a paper, then: the threshold in symbols, the price of every instrument, the proof for "cannot", the basin and the
# distance to the border beside every "can", and what else attracts.
#
# ## 8. What was claimed

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
