# %% [markdown]
# # From your MATLAB script
#
# Most students of evolutionary games have one: a MATLAB script with the replicator equations in a function, a driver
# with three nested loops, and `hold on`. It was adapted from another script, it runs, and the figures are in the draft.
# This notebook takes such a script, reads it into a game file, checks it against the payoff table of the draft, draws
# its figures again as a journal wants them, and gives back a corrected `.m` file. No line of the script is run on the
# way: it is *read*.
#
# The script and the draft are invented for this notebook, and **one error is planted in the script**, a single
# character. It needs the extra `pip install 'symgame[transcribe]'`; if Octave is installed, the last section runs it.
#
# 这个教程有中文版：`08_from_your_matlab_script.zh.ipynb`。

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
from PIL import Image

import symgame as sg
from symgame.figures import phase_cube, save, time_series
from symgame.transcription.matlab import read_matlab

# %matplotlib inline
# %config InlineBackend.figure_formats = ["retina"]

folder = tempfile.TemporaryDirectory()
place = Path(folder.name)


def symgame(*words: str) -> str:
    """What `symgame ...` prints in that folder."""
    command = [sys.executable, "-m", "symgame", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=place, check=False).stdout


# %% [markdown]
# ## 1. The script
#
# A firm shares its data or keeps them, a university cooperates or goes alone, a government supports or stands by.

# %%
script = """\
% Evolution of the three parties: x(1) firm, x(2) university, x(3) government
clear; clc; close all
V1=4; C1=2; V2=3; C2=4; S=1; A=3; F=2; R=3; K=1;

% Figure 5
[t,x]=ode45(@(t,x) threeparty(t,x,V1,C1,V2,C2,S,A,F,R,K),[0 20],[0.5 0.5 0.5]);
figure(1); plot(t,x(:,1),'r',t,x(:,2),'b--',t,x(:,3),'k-.');
legend('x','y','z');

% Figure 6
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
shown = symgame("transcribe", "threeparty.m", "-o", "fromcode.toml")
print(shown)

# %% [markdown]
# Every equation is shown twice, as it stands in the code and as it was read. Below it is what was left out: the loops,
# the plots, and the starts that the loops count through. A script that calls `eval`, or whose equations need a loop or a
# branch, is refused with the line and the cure.
#
# The game file has the equations, the values and the start. Names of players are not in the code; for now they are
# "Player 1" to "Player 3".

# %%
game_text = (place / "fromcode.toml").read_text(encoding="utf-8")
print(game_text[game_text.index("[field]") :])

# %% [markdown]
# ## 2. What the script computes
#
# First the figures as they are in the draft: the one path, and those from the loops.

# %%
as_coded = sg.read_game(place / "fromcode.toml")
coded_field = sg.replicator(as_coded)
[values] = as_coded.scenarios
five = sg.simulate(coded_field, values)
[run] = five.runs
print(run.kind.value, run.end, "-", run.why)
time_series(run, five.field)

# %%
loops = list(itertools.product(("0.1", "0.5", "0.9"), repeat=3))
six = sg.simulate(coded_field, values, initial=loops)
print(Counter(run.kind.value for run in six.runs))
phase_cube(six)

# %% [markdown]
# The draft concludes: "the government starts the collaboration and can then withdraw; firm and university stay
# together, at $(1,1,0)$, unless the initial willingness is low." The path settles, the picture is smooth. Nothing looks
# wrong, and the eigenvalues that belong to these equations agree:

# %%
sg.place(as_coded, sg.analyse(coded_field).vertices, values).ess

# %% [markdown]
# **Exercise 1.** Find the planted error before you read on. Is there a way to see it without the payoffs?
#
# <details><summary>Answer</summary>
#
# There is a hint: the university's payoff difference, `V2*x(1)+A*x(1)-C2`, has two terms that would be one. People do
# not write $(V_2 + A)\,x$ as a sum without reason. But it is no proof: only the payoffs tell.
#
# </details>
#
# ## 3. What the draft says
#
# The draft has a payoff table. Type it as it stands into a spreadsheet or a `.csv` file.

# %%
table = """\
Firm,University,Government,
,,Support (z),Stand by (1-z)
Share (x),Cooperate (y),"V1 - C1 + S; V2 - C2 + A; R - K - S - A","V1 - C1; V2 - C2; 0"
,Go alone (1-y),"S - C1; 0; -K - S","-C1; 0; 0"
Keep (1-x),Cooperate (y),"-F; A - C2; F - K - A","0; -C2; 0"
,Go alone (1-y),"-F; 0; F - K","0; 0; 0"
"""
(place / "sharing.csv").write_text(table, encoding="utf-8")
read_table = symgame("transcribe", "sharing.csv", "-o", "sharing.toml")
print("\n".join([*read_table.splitlines()[:11], "..."]))

# %% [markdown]
# Now one file with everything: the payoffs of the table, the values of the script, and as *claims* what the script and
# the draft say. The equations are those of the script; the conditions are those of the draft's Proposition 2,
# "$(1,1,0)$ is an ESS if $C_1 < V_1$, $C_2 < V_2$ and $R < S + A + K$"; the simulation is its Figure 5.

# %%
code = read_matlab(place / "threeparty.m")
names = [symbol.name for symbol in as_coded.symbols]
positive = ", ".join(f'"{name} > 0"' for name in names)
payoffs = (place / "sharing.toml").read_text(encoding="utf-8").replace("slug = ", f"assume = [{positive}]\nslug = ", 1)
scenario = game_text[game_text.index("[[scenario]]") :]


def paper_text(equations):
    """The game file of the draft, with equations that a script computes among its claims."""
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
print(symgame("verify", "draft.toml", "--width", "110"))

# %% [markdown]
# Found. The second equation of the script has `A*x(1)`, the payoffs give $A z$, which is `A*x(3)`: the support is paid
# where the *government* supports, and the script paid it wherever the *firm* shares. In the script the support never
# ends while the firm stays, so of course the government is not missed.
#
# The proposition is right. And see the last lines: the values of Figure 5 do not satisfy the proposition that the figure
# illustrates, since $C_2 = 4 > V_2 = 3$. The draft contradicted itself, and the smooth picture hid it.
#
# The difference can be put in by hand:

# %%
draft = sg.read_paper(place / "draft.toml")
findings = {(finding.kind, finding.where): finding for finding in sg.verify(draft)}
second = findings["replicator", "y"]
at = dict((*second.witness.values, *second.witness.state))
print(at)
[side[0].subs(at) for side in (second.printed, second.derived)], second.slip.value

# %% [markdown]
# ## 4. What becomes of the conclusion
#
# The game of the payoff table, at the values of the script:

# %%
game = draft.game
field = sg.replicator(game)
analysis = sg.analyse(field)
[own] = game.scenarios
true_five = sg.simulate(field, own)
[true_run] = true_five.runs
print("ESS:", sg.place(game, analysis.vertices, own).ess)
print(true_run.kind.value, "-", true_run.why)
time_series(true_run, true_five.field)

# %% [markdown]
# No vertex is stable. The university leaves when the support ends, and does not come back; firm and government go round
# and round: where firms keep their data the government steps in to collect the fine, then firms share, then there is
# nothing left to collect. The opposite of what the draft concludes, by one character.
#
# What would hold the collaboration, then? Ask for the payments $S$ and $A$ at which $(1,1,1)$ is an ESS:

# %%
payments = sg.design(game, "111", ["S", "A"])
payments

# %% [markdown]
# So the draft *pays too much*: at $A = 3$ the government loses more by supporting than it gains, and leaves. Anything
# above $A = 1$ holds the university as long as $S + A < 2$. But read the last lines of the answer as well: the cycle
# is still there for starts near it (notebook 07, section 7).
#
# ## 5. The script, mended
#
# Change the one character, read the script again, verify again. What is left to refute?

# %%
mended = script.replace("V2*x(1)+A*x(1)-C2", "V2*x(1)+A*x(3)-C2")
(place / "mended.m").write_text(mended, encoding="utf-8")
again = read_matlab(place / "mended.m")
(place / "mended.toml").write_text(paper_text([reading.formula for reading in again.readings]), encoding="utf-8")
after = {(f.kind, f.where): f.verdict.value for f in sg.verify(sg.read_paper(place / "mended.toml"))}
after

# %% [markdown]
# The equations are proved equal to those of the payoffs, for all values. Figure 5 is still refuted, as it must be: it was
# drawn with the wrong script.
#
# ## 6. The figures, for a journal
#
# The driver's loops are one line of Python, and `hold on` is not needed. Closed paths fill the cube quickly, so three
# starts say more than 27:

# %%
starts = [("0.5", "0.5", "0.5"), ("0.3", "0.3", "0.3"), ("0.7", "0.6", "0.4")]
paths = sg.simulate(field, own, initial=starts)
cube = phase_cube(paths)
for each in paths.runs:
    print(f"{each.initial} -> {each.kind.value}: {each.why}")
cube

# %% [markdown]
# `save` writes one column, 85 mm, as PDF with real text, and as TIFF with the 600 dots per inch that journals ask for
# (notebook 05 has all kinds of figures, sizes and the grey print).

# %%
files = [
    *save(cube, place / "figure6", ["pdf", "tiff"]),
    *save(time_series(true_run, true_five.field), place / "figure5", ["pdf", "tiff"]),
]
widths = []
for file in files:
    if file.suffix == ".tiff":
        with Image.open(file) as picture:
            dots = float(picture.info["dpi"][0])
            widths.append(picture.width / dots * 25.4)
            print(f"{file.name}: {dots:.0f} dpi, {widths[-1]:.1f} mm wide")

# %% [markdown]
# ## 7. Back to MATLAB
#
# Your supervisor wants a `.m` file. `symgame export` writes one from the payoffs: parameters with their meanings, the
# equations, the paths with tolerances that keep shares above 0, the pictures. It needs no toolbox.

# %%
print(symgame("export", "draft.toml", "--to", "m", "-o", "corrected.m"))
exported = (place / "corrected.m").read_text(encoding="utf-8")
print(exported[exported.index("%%") : exported.rindex("%%")])

# %% [markdown]
# Does it compute the same? If Octave is installed we ask it: the state at five times of the path above, in Octave by the
# exported script, in symgame by its own solver.

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
    said = f"Octave and symgame differ by at most {difference:.0e} in any share up to t = {times[-1]:.1f}"
else:
    difference, said = None, "Octave is not installed here, so nothing was compared"
folder.cleanup()
said

# %% [markdown]
# Two programs, two solvers, the same numbers: *this* is what agreement of simulations can show. That the equations are
# right it cannot show; two scripts with the same slip agree as well. This took the payoffs.
#
# For your own script: `symgame transcribe mine.m -o mine.toml`, the payoff table beside it, `symgame verify`. Ten minutes
# before the submission, or some weeks after the referee's report.
#
# ## 8. What was claimed

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
