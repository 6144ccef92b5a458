r"""A scenario as a stock-and-flow model in Vensim's text format.

.. math:: x(t) = x(0) + \int_0^t x (1 - x) (U_1 - U_2) \, d\tau

Shares are stocks, the replicator equations their flows, expected payoffs auxiliaries, parameters and starts
constants. An equation is ``name = formula ~ unit ~ comment |``; after the equations come the diagram and the
settings, where the fourth number of line 15 is the method of integration (1: Runge-Kutta of fourth order).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sympy import Rational, Symbol

from symgame.display.decimals import decimal
from symgame.display.words import say
from symgame.exports.dialect import VENSIM, formula, lines
from symgame.exports.experiment import Experiment
from symgame.exports.headings import heading, meaning_of, player_of, strategy_of
from symgame.exports.names import SHARE, inert, safe_names
from symgame.exports.vensim_sketch import Drawn, sketch

SAVED = 500
"""About so many states are saved."""

_NOT_IN_COMMENTS = re.compile(r"[~|\\{}\"*\[\]<>&!@^]+")
_WORD = re.compile(r"[A-Za-z]\w*")


@dataclass(frozen=True, slots=True)
class Equation:
    """One variable: ``name = right ~ unit ~ comment |``."""

    name: str
    right: str
    comment: str
    unit: str = ""
    is_constant: bool = False

    def __str__(self) -> str:
        right = lines(self.right, VENSIM, first=len(self.name) + 2, indent="\t\t", width=76)
        return f"{self.name}=\n\t{right}\n\t~\t{self.unit}\n\t~\t{plain(self.comment)}\n\t|\n"


def vensim_model(experiment: Experiment) -> str:
    """The text of the ``.mdl`` file; it starts from the first start of the scenario.

    Examples
    --------
    >>> from symgame import load
    >>> from symgame.exports.experiment import experiment
    >>> game = load("llm-iar")
    >>> text = vensim_model(experiment(game, game.scenarios[0]))
    >>> "15:0,0,0,1,0,0" in text.splitlines()
    True
    """
    names = safe_names(experiment.game, is_case_kept=False)
    parts = [part for i in range(len(experiment.game.players)) for part in _party(experiment, i, names)]
    starts = [equation for part in parts for equation in part.equations if equation.is_constant]
    moving = [equation for part in parts for equation in part.equations if not equation.is_constant]
    constants = [*starts, *_constants(experiment, names)]
    uses = _uses([*moving, *constants])
    return "\n".join(
        [
            "{UTF-8}",
            *map(str, (*moving, *constants)),
            _CONTROL,
            *map(str, _control(experiment)),
            *sketch([part.drawn for part in parts], [equation.name for equation in constants], uses),
            *_SETTINGS.splitlines(),
            "",
        ]
    )


def _uses(equations: Sequence[Equation]) -> dict[str, tuple[str, ...]]:
    """Of every variable those that stand in its formula; a stock is fed by its flow and has an arrow from its start."""
    known = {equation.name for equation in equations}
    found = {e.name: tuple(dict.fromkeys(w for w in _WORD.findall(e.right) if w in known)) for e in equations}
    stocks = {e.name for e in equations if e.right.startswith("INTEG(")}
    return {name: used[1:] if name in stocks else used for name, used in found.items()}


def plain(text: str) -> str:
    """A comment without the characters that mean something in the format.

    Examples
    --------
    >>> plain("a | b ~ c")
    'a b c'
    """
    return inert(_NOT_IN_COMMENTS.sub(" ", text.replace(":", ";")))


@dataclass(frozen=True, slots=True)
class Part:
    """A stock with what belongs to it: its equations, and its place in the diagram."""

    equations: tuple[Equation, ...]
    drawn: Drawn


def _party(experiment: Experiment, i: int, names: Mapping[Symbol, str]) -> Iterator[Part]:
    """The expected payoffs of a party with its first stock; then every other stock."""
    player, own = experiment.game.players[i], list(_payoffs(experiment, i, names))
    against = own[1].name if len(player.shares) == 1 else own[-1].name
    for k, share in enumerate(player.shares):
        x, start = names[share], experiment.starts[0][experiment.game.shares.index(share)]
        bare = x.removeprefix(SHARE)
        rest = f"*(1 - {x})" if len(player.shares) == 1 else ""
        said = {key: say(f"export {key} of", experiment.lang, name=share.name) for key in ("flow", "start")}
        gain = f"payoff_{i + 1}_{k + 1} - {against}"
        stock = (
            Equation(x, f"INTEG(change_{bare}, start_{bare})", _said(experiment, "export share of", i, k), "Dmnl"),
            Equation(f"change_{bare}", f"{x}{rest}*({gain})", said["flow"]),
            Equation(f"start_{bare}", _number(start), said["start"], "Dmnl", is_constant=True),
        )
        beside = tuple(equation.name for equation in own)
        yield Part((*own, *stock), Drawn(x, f"change_{bare}", beside))
        own = []


def _payoffs(experiment: Experiment, i: int, names: Mapping[Symbol, str]) -> Iterator[Equation]:
    """Of every strategy; with more than two also their mean. Named by number: ``x`` and ``X`` are one name here."""
    player = experiment.game.players[i]
    for k, payoff in enumerate(experiment.payoffs(i)):
        said = _said(experiment, "export payoff of", i, k)
        yield Equation(f"payoff_{i + 1}_{k + 1}", formula(payoff, names, VENSIM), said)
    if len(player.shares) > 1:
        products = [f"{names[x]}*payoff_{i + 1}_{k}" for k, x in enumerate(player.shares, 1)]
        mean = say("export mean of", experiment.lang, player=player_of(experiment, i))
        yield Equation(f"mean_payoff_{i + 1}", " + ".join(products), mean)


def _said(experiment: Experiment, key: str, player: int, strategy: int) -> str:
    names = {"player": player_of(experiment, player), "strategy": strategy_of(experiment, player, strategy)}
    return say(key, experiment.lang, **names)


def _number(value: Rational) -> str:
    """A constant is one number, so that it can be moved by a slider."""
    text = decimal(value)
    return repr(float(value)) if "/" in text else text


def _constants(experiment: Experiment, names: Mapping[Symbol, str]) -> Iterator[Equation]:
    for symbol, value in experiment.values.items():
        yield Equation(names[symbol], _number(value), meaning_of(experiment, symbol), is_constant=True)


def _control(experiment: Experiment) -> Iterator[Equation]:
    """Times in whole steps; the step is a power of two, as the program wants it."""
    step = experiment.step
    saved = step * 2 ** max(0, math.floor(math.log2(experiment.until / step / SAVED)))
    until = math.ceil(experiment.until / saved) * saved
    yield Equation("FINAL TIME", _exact(until), " / ".join(heading(experiment)))
    others = "; ".join(str(tuple(map(str, start))).replace("'", "") for start in experiment.starts[1:])
    yield Equation("INITIAL TIME", "0", say("export other starts", experiment.lang, starts=others) if others else "")
    yield Equation("SAVEPER", _exact(saved), "")
    yield Equation("TIME STEP", _exact(step), "")


def _exact(value: Rational) -> str:
    return f"{float(value):.17g}" if value.q > 1 else str(value)


_CONTROL = """\
********************************************************
	.Control
********************************************************~
		Simulation Control Parameters
	|
"""

_SETTINGS = """\
///---\\\\\\
:L<%^E!@
4:Time
15:0,0,0,1,0,0
19:100,0
24:0
25:0
26:0
35:Date
36:YYYY-MM-DD
37:2000
38:1
39:1
40:2
"""
