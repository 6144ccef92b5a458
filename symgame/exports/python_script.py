"""A scenario as one Python file that needs nothing of ours: numpy, scipy and matplotlib."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sympy import Rational, Symbol

from symgame.display.decimals import decimal
from symgame.display.words import say
from symgame.exports.dialect import PYTHON, formula, lines
from symgame.exports.experiment import Experiment
from symgame.exports.headings import heading, meaning_of, player_of
from symgame.exports.names import SHARE, commented, safe_names


def python_script(experiment: Experiment) -> str:
    """The text of the ``.py`` file.

    Its function ``paths(times)`` gives the states at these times from every start; run as a program it
    prints where the paths end and shows the picture, or writes it into the file that is named.

    Examples
    --------
    >>> from symgame import load
    >>> from symgame.exports.experiment import experiment
    >>> game = load("llm-iar")
    >>> text = python_script(experiment(game, game.scenarios[0]))
    >>> print(next(line for line in text.splitlines() if line.startswith("p_a =")))
    p_a = 0.55  # a: share of that return that goes to industry
    """
    names = safe_names(experiment.game)
    said = [say("export needs python", experiment.lang), say("export names", experiment.lang)]
    parts = [
        # What an author wrote begins in the third line: in the first two it could name an encoding.
        '"""Paths of a game at one scenario."""',
        "",
        *commented("#", [*heading(experiment), *said]),
        "",
        *_IMPORTS.splitlines(),
        "",
        *commented("#", [say("export parameters", experiment.lang)]),
        *_parameters(experiment, names),
        "",
        *commented("#", [say("export starts", experiment.lang)]),
        *_starts(experiment, names),
        "",
        "",
        *_equations(experiment, names),
        "",
        "",
        *_PATHS.splitlines(),
    ]
    return "\n".join(parts) + "\n"


def _parameters(experiment: Experiment, names: Mapping[Symbol, str]) -> Iterator[str]:
    for symbol, value in experiment.values.items():
        [remark] = commented("#", [meaning_of(experiment, symbol)])
        yield f"{names[symbol]} = {decimal(value)}  {remark}"


def _starts(experiment: Experiment, names: Mapping[Symbol, str]) -> Iterator[str]:
    labels = "".join(f'"{names[share].removeprefix(SHARE)}", ' for share in experiment.game.shares)
    yield f"LABELS = ({labels.rstrip()})"
    yield f"IS_CUBE = {experiment.game.shape == (2, 2, 2)}"
    yield "STARTS = ("
    yield from (f"    ({_row(start)})," for start in experiment.starts)
    yield ")"
    yield f"FINAL_TIME = {decimal(experiment.until)}"


def _row(start: tuple[Rational, ...]) -> str:
    return "".join(f"{decimal(share)}, " for share in start).rstrip()


def _equations(experiment: Experiment, names: Mapping[Symbol, str]) -> Iterator[str]:
    """``x (1 - x) D`` of each party; with more strategies ``x_k (U_k - mean)``."""
    given = "".join(f"{names[share]}, " for share in experiment.game.shares).rstrip()
    yield "def velocity(t, shares):"
    yield '    """Replicator equations: the time derivative of every share."""'
    yield f"    {given} = shares"
    rates: list[str] = []
    for i, player in enumerate(experiment.game.players):
        yield from (f"    {remark}" for remark in commented("#", [player_of(experiment, i)]))
        own = [names[share] for share in player.shares]
        if len(own) == 1:
            yield _assigned(f"gain_{i + 1}", formula(experiment.advantage(i), names, PYTHON))
            rates.append(f"{own[0]} * (1 - {own[0]}) * gain_{i + 1}")
            continue
        for k, payoff in enumerate(experiment.payoffs(i), 1):
            yield _assigned(f"payoff_{i + 1}_{k}", formula(payoff, names, PYTHON))
        mean = " + ".join(f"{x}*payoff_{i + 1}_{k}" for k, x in enumerate(own, 1))
        yield _assigned(f"mean_{i + 1}", mean)
        rates += [f"{x} * (payoff_{i + 1}_{k} - mean_{i + 1})" for k, x in enumerate(own, 1)]
    yield "    return ["
    yield from (f"        {rate}," for rate in rates)
    yield "    ]"


def _assigned(name: str, body: str) -> str:
    return f"    {name} = (\n        {lines(body, PYTHON, first=8, indent=' ' * 8)}\n    )"


_IMPORTS = """\
import sys

import numpy as np
from scipy.integrate import solve_ivp
"""

_PATHS = '''\
def paths(times):
    """The states at these times, the last of them the end, from every start."""
    options = {"method": "DOP853", "rtol": 1e-12, "atol": 1e-14}
    return [solve_ivp(velocity, (0, times[-1]), start, t_eval=times, **options).y.T for start in STARTS]


def picture(times):
    """Shares over time from the first start; for three parties with two strategies each also the phase cube."""
    import matplotlib.pyplot as plt

    figure = plt.figure(figsize=(10 if IS_CUBE else 5, 4))
    axes = figure.add_subplot(1, 2 if IS_CUBE else 1, 1)
    for label, line, shares in zip(LABELS, ("-", "--", "-.", ":") * len(LABELS), paths(times)[0].T):
        axes.plot(times, shares, line, label=label)
    axes.set(xlabel="t", ylim=(-0.02, 1.02))
    axes.legend()
    if IS_CUBE:
        cube = figure.add_subplot(1, 2, 2, projection="3d")
        for start in np.array(np.meshgrid(*[(0.1, 0.5, 0.9)] * 3)).reshape(3, -1).T:
            cube.plot(*solve_ivp(velocity, (0, FINAL_TIME), start, rtol=1e-6, atol=1e-9, max_step=FINAL_TIME / 50).y)
        cube.set(xlabel=LABELS[0], ylabel=LABELS[1], zlabel=LABELS[2], xlim=(0, 1), ylim=(0, 1), zlim=(0, 1))
    return figure


if __name__ == "__main__":
    grid = np.linspace(0, FINAL_TIME, 501)
    for start, states in zip(STARTS, paths(grid)):
        print(start, "->", states[-1])
    drawn = picture(grid)
    if len(sys.argv) > 1:
        drawn.savefig(sys.argv[1])
    else:
        import matplotlib.pyplot as plt

        plt.show()
'''
