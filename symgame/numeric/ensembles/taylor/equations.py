r"""The equations of motion as heyoka compiles them: Taylor series of high order [1]_.

One compiled integrator serves all games of one shape, because a game's coefficients are parameters
of the compiled code.

References
----------
.. [1] F. Biscani and D. Izzo, "Revisiting high-order Taylor methods for astrodynamics and celestial
   mechanics", Monthly Notices of the Royal Astronomical Society 504 (2021), 2614-2628.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from symgame.errors import SimulationError
from symgame.numeric.gains.kernels import Kernel
from symgame.numeric.gains.multilinear import MultilinearGains
from symgame.numeric.gains.quotients import QuotientGains, Term


@dataclass(frozen=True, slots=True, eq=False)
class Equations:
    """The right-hand side of one shape.

    Attributes
    ----------
    heyoka : module
    variables : list
        The logits.
    mixtures : list of lists
        The shares of the strategies in use, player by player.
    rates : list
        Of the logits.
    coefficients : int
        How many there are.
    """

    heyoka: Any  # nothing is known of the types of what may not be installed
    variables: list[Any]
    mixtures: list[list[Any]]
    rates: list[Any]
    coefficients: int


def equations_of(kernel: Kernel, count: int) -> Equations:
    """The equations of a kernel with so many coefficients.

    Raises
    ------
    SimulationError
        If the extra ``fast`` is not installed.
    """
    try:
        heyoka = importlib.import_module("heyoka")
    except ImportError as error:
        raise SimulationError("the engine heyoka needs the extra 'fast': pip install 'symgame[fast]'") from error
    variables = [heyoka.expression(f"u{k}") for k in range(sum(m - 1 for m in kernel.shape))]
    mixtures = _mixtures(heyoka, kernel.shape, variables)
    return Equations(heyoka, variables, mixtures, _gains(heyoka, kernel, mixtures), count)


def _mixtures(heyoka: Any, shape: tuple[int, ...], variables: Sequence[Any]) -> list[list[Any]]:
    result, place = [], 0
    for m in shape:
        own = variables[place : place + m - 1]
        if m == 1:
            result.append([heyoka.expression(1.0)])
        elif m == 2:
            result.append([heyoka.sigmoid(own[0]), heyoka.sigmoid(-own[0])])
        else:
            weights = [*(heyoka.exp(u) for u in own), heyoka.expression(1.0)]
            total = heyoka.sum(weights)
            result.append([weight / total for weight in weights])
        place += m - 1
    return result


def _gains(heyoka: Any, kernel: Kernel, mixtures: list[list[Any]]) -> list[Any]:
    if isinstance(kernel, QuotientGains):
        return _quotients(heyoka, kernel, mixtures)
    result, place = [], 0
    for i, m in enumerate(kernel.shape):
        others = [x for j, x in enumerate(mixtures) if j != i]
        size = math.prod(len(x) for x in others)
        for _ in range(m - 1):
            result.append(_average(heyoka, [heyoka.par[place + k] for k in range(size)], others))
            place += size
    return result


def _average(heyoka: Any, numbers: list[Any], others: list[list[Any]]) -> Any:
    """The mean over the profiles of the others, the last of them changing fastest."""
    for x in reversed(others):
        groups = [numbers[k : k + len(x)] for k in range(0, len(numbers), len(x))]
        numbers = [heyoka.sum([n * share for n, share in zip(group, x, strict=True)]) for group in groups]
    return numbers[0]


def _quotients(heyoka: Any, kernel: QuotientGains, mixtures: list[list[Any]]) -> list[Any]:
    shares: list[Any] = []
    for used, size, x in zip(kernel.active, kernel.sizes, mixtures, strict=True):
        whole = dict(zip(used, x, strict=True))
        shares += [whole.get(k, heyoka.expression(0.0)) for k in range(size)]

    def polynomial(terms: tuple[Term, ...]) -> Any:
        summands = []
        for powers, place in terms:
            product = heyoka.par[place]
            for share, power in zip(shares, powers, strict=True):
                for _ in range(power):
                    product = product * share
            summands.append(product)
        return heyoka.sum(summands) if summands else heyoka.expression(0.0)

    result = []
    for tops, bottom in zip(kernel.tops, kernel.bottoms, strict=True):
        result += [polynomial(top) / polynomial(bottom) for top in tops]
    return result


def of_shape(kernel: Kernel) -> Kernel:
    """The same equations whatever the strategies are called."""
    if isinstance(kernel, MultilinearGains):
        return MultilinearGains(tuple(tuple(range(m)) for m in kernel.shape))
    return kernel
