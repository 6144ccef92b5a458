"""Bars of Sobol's indices or of Morris's measures, the largest first."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from symgame.figures.bars import sensitivity_bars
from symgame.figures.measures import Measure, Sensitivity
from symgame.numeric.sensitivity.design import Estimate
from symgame.numeric.sensitivity.morris import Morris
from symgame.numeric.sensitivity.sobol import Sobol


def index_bars(found: Sobol | Morris, *, lang: str = "en", width: str = "single") -> Figure:
    """The indices with their intervals, one group of bars a parameter.

    Parameters
    ----------
    found : Sobol or Morris
    lang, width : str, optional
        As for every picture, see :mod:`symgame.figures`.
    """
    return sensitivity_bars(found.field.game, bars_of(found).sorted(), lang=lang, width=width)


def bars_of(found: Sobol | Morris) -> Sensitivity:
    """The numbers of the bars."""
    names = tuple(str(each.parameter.name) for each in found.ranges)
    if isinstance(found, Sobol):
        first, total = ([index.first for index in found.indices], [index.total for index in found.indices])
        return Sensitivity(names, (_measure("first", first), _measure("total", total)), "index")
    stars = _measure("mu star", [effect.mu_star for effect in found.effects])
    sigma = Measure("sigma", tuple(effect.sigma for effect in found.effects))
    return Sensitivity(names, (stars, sigma), "effects")


def _measure(kind: str, estimates: Sequence[Estimate]) -> Measure:
    return Measure(kind, tuple(e.value for e in estimates), tuple((e.low, e.high) for e in estimates))
