# %% [markdown]
# # Figures for a journal
#
# Every kind of figure that symgame draws, with what it tells and what it does not; then the sizes, the files and the
# grey print that a journal asks for. All figures are of the flagship game, industry, academia and government, at its
# first scenario. One kind needs a player with three strategies, and takes another game.
#
# A figure argues. Before you draw one, write the sentence that it is to support; then choose the kind from the list at
# the end.
#
# 这个教程有中文版：`05_figures_for_a_journal.zh.ipynb`。

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
# Every kind is a function whose last arguments are `lang`, `"en"` or `"zh"`, and `width`: `"single"` is one column,
# 85 mm, and `"double"` is two, 170 mm. We collect them by name as we go.

# %%
kinds = {}

# %% [markdown]
# ## 1. The game
#
# ### Who pays whom
#
# An arrow for every parameter that one party pays another, read off the payoffs. For the section "model": a reader sees
# at a glance what the payoff table hides. Costs and returns that come from outside are no arrows.

# %%
kinds["payments"] = partial(payment_diagram, game)
kinds["payments"](width="double")

# %% [markdown]
# ### When does each party change its mind?
#
# The surface on which a party is indifferent, and the parts of the cube in which its first strategy gains or loses. The
# two volumes are printed, exact where they can be. They are *not* basins: each is where *one* party moves which way at
# this moment, the others held fixed (notebook 02, section 7).

# %%
kinds["party"] = partial(party_phases, game, first)
kinds["party"](width="double")

# %% [markdown]
# ## 2. The flow
#
# ### On the edges
#
# On every edge, who gains by moving which way: the signs of all eigenvalues in one picture. An ESS is a corner into which
# all its edges lead. No integration is behind it, so there is nothing numerical to doubt.

# %%
kinds["flow"] = partial(edge_flow, game, first)
kinds["flow"]()

# %% [markdown]
# The same for several cases side by side: here the values of the first, the second and the fifth scenario. This kind
# takes 42.5 mm a cube, so that four are two columns.

# %%
cases = [flow(field, dict(scenario.values)) for scenario in game.scenarios]
flows = flow_cubes(game, cases[:2] + cases[4:])
flows

# %% [markdown]
# ### Paths in the cube
#
# Solutions from a grid of starts, and where they end. It shows *that* there are two ends, and roughly which starts go
# where. How large the basins are is a number, and better printed (notebook 04).

# %%
levels = [Rational(n) for n in ("0.1", "0.5", "0.9")]
grid = [(x, y, z) for x in levels for y in levels for z in levels]
paths = sg.simulate(field, first, initial=grid)
kinds["cube"] = partial(phase_cube, paths)
kinds["cube"]()

# %% [markdown]
# ### Over time
#
# All parties along one path: who moves first, who hesitates, and when it is over. The axis ends just after the last
# share has settled.

# %%
simulation = sg.simulate(field, first)
kinds["series"] = partial(time_series, simulation.runs[0], simulation.field)
kinds["series"]()

# %% [markdown]
# ### The influence of the initial willingness
#
# The picture that most papers of the field have: first all parties start from the same level, then one at a time is
# varied and the others start from one half. Here one sees who must be convinced first.

# %%
panels = willingness_starts(game)
runs = [sg.simulate(field, first, initial=panel.starts) for panel in panels]
kinds["willingness"] = partial(initial_willingness, panels, runs)
kinds["willingness"](width="double")

# %% [markdown]
# ## 3. Parameters
#
# ### Several values of one parameter
#
# Papers often take three values by eye. Here values on both sides of each exact threshold are taken, and the thresholds
# are printed below with the ESS on their two sides.

# %%
line = parameter_line(field, vertices, first, "C")
varied = variation(line)
kinds["panels"] = partial(parameter_panels, varied)
kinds["panels"](width="double")

# %% [markdown]
# ### All values of one parameter
#
# Below: which points are ESS, exact. Above: where the path from one start ends up. The shares jump where that start
# changes basins, which need not be a threshold.

# %%
strip = long_run(line, Rational(2), Rational(9))
kinds["strip"] = partial(bifurcation_strip, strip)
kinds["strip"]()

# %% [markdown]
# ### The plane of two parameters
#
# The regions by their sets of ESS, on each border its inequality, and the scenario as a point: how far is it from where
# the statement of the paper ends?

# %%
plane = parameter_plane(field, vertices, first, "S1", "C", ((Rational(0), Rational(4)), (Rational(0), Rational(10))))
kinds["plane"] = partial(plane_of_parameters, plane)
kinds["plane"](width="double")

# %% [markdown]
# ### Bars
#
# By how much may each parameter alone change before other points are ESS? Exact, from the thresholds; bars that are too
# long are cut and say their value. The same kind shows Sobol's or Morris's indices with their intervals (notebook 04),
# or numbers of your own in a `Sensitivity`.

# %%
room = room_of([parameter_line(field, vertices, first, name) for name in ("C", "V", "S1", "S2", "P", "b", "d")])
kinds["bars"] = partial(sensitivity_bars, game, room)
kinds["bars"]()

# %% [markdown]
# ## 4. Three strategies: the simplex
#
# A party with three strategies has a triangle: at each corner it plays one strategy only. The other parties start with
# equal shares, or as the scenario says. Paths of one party may cross in such a picture, since the others move too.

# %%
modes = sg.load("cooperation-modes")
kinds["simplex"] = partial(simplex_portrait, modes, modes.scenarios[0])
kinds["simplex"](width="double")

# %% [markdown]
# ## 5. In Chinese
#
# Labels come from the game's own Chinese names. Nothing else changes.

# %%
kinds["series"](lang="zh")

# %% [markdown]
# ## 6. Sizes
#
# Do not draw large and scale down: letters become too small to print. Each figure *is* as wide as the column, and its
# letters are 7 to 8 points there.


# %%
def millimetres(figure):
    """The width of a figure."""
    return round(figure.get_figwidth() * 25.4, 1)


sizes = {name: (millimetres(kind(width="single")), millimetres(kind(width="double"))) for name, kind in kinds.items()}
for name, (single, double) in sizes.items():
    print(f"{name:12} {single} mm  {double} mm")
print("three cubes ", millimetres(flows), "mm")

# %% [markdown]
# In LaTeX include them without scaling: `\includegraphics{series.pdf}`, no `width=`.
#
# ## 7. Files
#
# - **PDF** for LaTeX: lines stay lines, and fonts are embedded.
# - **SVG** for Word and for the web.
# - **PNG**, 300 dpi, for drafts and slides.
# - **TIFF**, 600 dpi, for journals that take pictures only.
#
# `save` writes the same bytes every time: a figure under version control changes only when its content does.

# %%
folder = tempfile.TemporaryDirectory()
place = Path(folder.name)
formats = ("pdf", "svg", "png", "tiff")
files = save(kinds["series"](), place / "series", formats)
again = save(kinds["series"](), place / "again", formats)
for path in files:
    print(f"{path.name}: the same bytes again: {path.read_bytes() == (place / ('again' + path.suffix)).read_bytes()}")

# %%
pdf, svg, png, tiff = files
points = float(re.search(rb"/MediaBox \[ ?0 0 ([\d.]+)", pdf.read_bytes())[1])
drawn = float(re.search(r'width="([\d.]+)pt"', svg.read_text(encoding="utf-8"))[1])
print(f"PDF {points / 72 * 25.4:.1f} mm, SVG {drawn / 72 * 25.4:.1f} mm")
measured = {}
for path in (png, tiff):
    with Pixels.open(path) as picture:
        dots = round(float(picture.info["dpi"][0]))
        measured[path.suffix] = (dots, picture.width / dots * 25.4)
        print(f"{path.suffix[1:].upper()} {dots} dpi, {picture.width} dots, {measured[path.suffix][1]:.1f} mm")

# %% [markdown]
# All kinds, in both widths, in all four formats:

# %%
written = []
for name, kind in kinds.items():
    for width in ("single", "double"):
        written += save(kind(width=width), place / f"{name}-{width}", formats)
print(len(written), "files")

# %% [markdown]
# On the command line: `symgame figure series llm-iar -o series.pdf`.
#
# ## 8. Grey print
#
# Many readers print in grey, and one man in twelve does not tell red from green. The colours are a set that people with
# any colour vision tell apart (Okabe and Ito, 2008), but in grey some of them are close. How grey is each?


# %%
def grey(colour):
    """The lightness of a colour in grey print, 0 is black and 1 is white."""
    red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


shades = [round(grey(colour), 2) for colour in COLOURS]
print(shades)

# %% [markdown]
# The second and the third are nearly the same. Therefore the lines of parties and of parameter values have line
# styles of their own, and regions are hatched. Two kinds rest on colour alone: levels of willingness go from light to
# dark, and paths in the cube and in the simplex are seen to end where they end. See for yourself:

# %%
with Pixels.open(png) as picture:
    picture.convert("L").save(place / "grey.png")
with Pixels.open(place / "grey.png") as picture:
    mode = picture.mode
Image(data=(place / "grey.png").read_bytes(), width=500)

# %%
save(kinds["plane"](), place / "plane", ["png"])
with Pixels.open(place / "plane.png") as picture:
    picture.convert("L").save(place / "plane-grey.png")
Image(data=(place / "plane-grey.png").read_bytes(), width=500)

# %% [markdown]
# ## 9. Which figure for which sentence?
#
# | The sentence | The kind |
# |---|---|
# | "The government pays both, and the penalty goes from one partner to the other." | payments |
# | "Industry collaborates if enough of the others do." | party |
# | "Both 000 and 111 are stable." | flow |
# | "The start decides." | cube, willingness |
# | "Industry hesitates longest." | series |
# | "Above a cost of 7.32 collaboration breaks down." | strip, panels |
# | "Subsidy and cost must fit together." | plane |
# | "The result stands if any one of these parameters changes by a quarter." | bars |
#
# ## 10. What was claimed

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
