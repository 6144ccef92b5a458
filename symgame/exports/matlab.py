"""A scenario as one MATLAB file, which Octave runs too: parameters, equations, paths, pictures.

The equations stand as anonymous functions, so that one script holds everything: MATLAB wants the functions
of a script after its commands, Octave before them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from sympy import Rational, Symbol

from symgame.display.decimals import decimal
from symgame.display.words import say
from symgame.exports.dialect import MATLAB, formula, lines
from symgame.exports.experiment import Experiment
from symgame.exports.headings import heading, meaning_of, player_of
from symgame.exports.names import SHARE, commented, safe_names

RELATIVE, ABSOLUTE = "1e-10", "1e-14"
"""The tolerances of ``ode45``: shares come so near 0 on their way that an absolute one of 1e-10 would lose them."""


def matlab_script(experiment: Experiment) -> str:
    """The text of the ``.m`` file.

    Examples
    --------
    >>> from symgame import load
    >>> from symgame.exports.experiment import experiment
    >>> game = load("llm-iar")
    >>> text = matlab_script(experiment(game, game.scenarios[0]))
    >>> print(next(line for line in text.splitlines() if line.startswith("p_V")))
    p_V = 7.8;  % V: return from putting the jointly built model to use
    """
    names = safe_names(experiment.game)
    parts = [
        *commented("%", heading(experiment)),
        *commented("%", [say("export needs matlab", experiment.lang), say("export names", experiment.lang)]),
        *_section("export parameters", experiment),
        *_parameters(experiment, names),
        *_section("export starts", experiment),
        *_starts(experiment),
        *_section("export equations", experiment),
        *_equations(experiment, names),
        *_section("export paths", experiment),
        *_PATHS.splitlines(),
        *_section("export pictures", experiment),
        *_pictures(experiment),
    ]
    return "\n".join(parts) + "\n"


def _section(key: str, experiment: Experiment) -> list[str]:
    return ["", *commented("%%", [say(key, experiment.lang)])]


def _parameters(experiment: Experiment, names: Mapping[Symbol, str]) -> Iterator[str]:
    for symbol, value in experiment.values.items():
        [remark] = commented("%", [meaning_of(experiment, symbol)])
        yield f"{names[symbol]} = {decimal(value)};  {remark}"


def _starts(experiment: Experiment) -> Iterator[str]:
    yield "starts = [ ..."
    yield from (f"    {_row(start)}; ..." for start in experiment.starts)
    yield "    ];"
    yield f"final_time = {decimal(experiment.until)};"


def _row(start: tuple[Rational, ...]) -> str:
    return ", ".join(decimal(share) for share in start)


def _equations(experiment: Experiment, names: Mapping[Symbol, str]) -> Iterator[str]:
    """``x (1 - x) D`` of each party, or the payoffs of its strategies; then the ode function of all of them."""
    given = ", ".join(names[share] for share in experiment.game.shares)
    places = itertools.count(1)
    called = ", ".join(f"s({next(places)})" for _ in experiment.game.shares)
    rows, place = [], 1
    for i, player in enumerate(experiment.game.players):
        yield from commented("%", [player_of(experiment, i)])
        m = len(player.shares)
        if m == 1:
            x = names[player.shares[0]]
            body = f"{x}*(1 - {x})*({formula(experiment.advantage(i), names, MATLAB)})"
            yield f"F_{i + 1} = @({given}) ...\n    {lines(body, MATLAB, first=4)};"
            rows.append(f"F_{i + 1}({called})")
        else:
            payoffs = [f"({formula(payoff, names, MATLAB)})" for payoff in experiment.payoffs(i)]
            yield f"U_{i + 1} = @({given}) [ ..."
            yield from (f"    {lines(payoff, MATLAB, first=4, indent=' ' * 8)}; ..." for payoff in payoffs)
            yield "    ];"
            rows.append(f"growth(s({place}:{place + m - 1}), U_{i + 1}({called}))")
        place += m
    if len(experiment.game.shares) > len(experiment.game.players):
        yield "growth = @(x, u) x.*(u - sum(x.*u));"
    yield "velocity = @(t, s) [ ..."
    yield from (f"    {row}; ..." for row in rows)
    yield "    ];"


_PATHS = f"""\
options = odeset('RelTol', {RELATIVE}, 'AbsTol', {ABSOLUTE});
paths = cell(size(starts, 1), 1);
for k = 1:size(starts, 1)
    [times, states] = ode45(velocity, [0, final_time], starts(k, :)', options);
    paths{{k}} = [times, states];
    disp([starts(k, :); states(end, :)]);
end
"""


def _pictures(experiment: Experiment) -> Iterator[str]:
    """Shares over time from the first start; paths from a grid of starts in the cube of three parties."""
    names = safe_names(experiment.game)
    labels = ", ".join(f"'{names[share].removeprefix(SHARE)}'" for share in experiment.game.shares)
    yield f"labels = {{{labels}}};"
    yield from _SERIES.splitlines()
    if experiment.game.shape == (2, 2, 2):
        yield from _CUBE.splitlines()
    yield from _NO_PICTURE.splitlines()


_SERIES = """\
styles = {'-', '--', '-.', ':'};
try
    figure;
    hold on;
    for k = 1:numel(labels)
        plot(paths{1}(:, 1), paths{1}(:, k + 1), styles{mod(k - 1, 4) + 1}, 'LineWidth', 1.5);
    end
    xlabel('t');
    ylim([0, 1]);
    legend(labels, 'Interpreter', 'none');
"""

_CUBE = """\
    figure;
    hold on;
    grid on;
    coarse = odeset('RelTol', 1e-6, 'AbsTol', 1e-6);
    for x0 = 0.1:0.4:0.9
        for y0 = 0.1:0.4:0.9
            for z0 = 0.1:0.4:0.9
                [times, states] = ode45(velocity, [0, final_time], [x0; y0; z0], coarse);
                plot3(states(:, 1), states(:, 2), states(:, 3), 'LineWidth', 1);
            end
        end
    end
    axis([0, 1, 0, 1, 0, 1]);
    view(45, 25);
    xlabel(labels{1}, 'Interpreter', 'none');
    ylabel(labels{2}, 'Interpreter', 'none');
    zlabel(labels{3}, 'Interpreter', 'none');
"""

_NO_PICTURE = """\
catch problem
    disp(['no picture: ', problem.message]);
end
"""
