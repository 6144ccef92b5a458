"""Paths followed by heyoka: Taylor series of high order, compiled, several paths in one instruction [1]_.

One compiled integrator serves all games of one shape, because a game's coefficients are parameters
of the compiled code. Paths are looked at after times that double, and told by the same signs as
without it.

References
----------
.. [1] F. Biscani and D. Izzo, "Revisiting high-order Taylor methods for astrodynamics and celestial
   mechanics", Monthly Notices of the Royal Astronomical Society 504 (2021), 2614-2628.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from symgame.errors import SimulationError
from symgame.numeric.ensembles.attraction import told
from symgame.numeric.ensembles.batch import Batch, Truths, mixtures_at
from symgame.numeric.ensembles.settling import Settled, moving, settled_of
from symgame.numeric.gains import Kernel, MultilinearGains, QuotientGains, Term
from symgame.numeric.simulate import NEAR_END
from symgame.numeric.simulation import Numbers

TOLERANCE = 1e-10
"""Of one step, relative to the state."""

FIRST = 40.0
"""The first look, in units of the fastest rate."""

LANES = 2
"""Instructions side by side: what calling the integrator costs is shared by more paths."""

LOOKS = 5
"""Each after twice the time of the one before; what is not told by then is left to smaller steps."""

FAR = 60.0
"""The largest logit of a start with three strategies: the exponentials stay finite up to the last look."""

STEPS = 2_000
"""Of one path between two looks."""

LARGE = 60
"""From so many coefficients on the code is kept compact, so that it compiles in a moment."""


def settle_by_taylor(kernel: Kernel, numbers: Numbers, logits: Numbers, horizon: float | None) -> Settled:
    """Follow paths from their starts; with a horizon, no further than that.

    Raises
    ------
    SimulationError
        If the extra ``fast`` is not installed.
    """
    result = settled_of(kernel, logits)
    where, batch = moving(kernel, numbers, logits)
    if max(kernel.shape) > 2:
        is_near = np.abs(batch.logits).max(axis=0) < (FAR if kernel.is_multilinear else 0.0)
        where, batch = where[is_near], batch.of(is_near)
    if not len(where):
        return result
    going = result.put(where, told(kernel, batch.numbers, batch.logits), batch.logits, batch.times)
    engine = _engine(_of_shape(kernel), len(numbers))
    until = FIRST / np.maximum(np.abs(batch.rates).max(axis=0), _largest(kernel, batch.numbers))
    since = np.zeros((len(kernel.shape), len(where)))
    for _ in range(LOOKS):
        where, batch, until, since = where[going], batch.of(going), until[going], since[:, going]
        if horizon is not None:
            until = np.minimum(until, horizon)
        if not len(where):
            break
        going = engine.carry(batch, until, since)
        where, batch, until, since = where[going], batch.of(going), until[going], since[:, going]
        going = result.put(where, told(kernel, batch.numbers, batch.logits), batch.logits, batch.times)
        result.arrivals[where] = since.max(axis=0)
        going |= result.to_vertex[where] & _is_outside(kernel, batch.logits)  # followed on until it has arrived
        if horizon is not None:
            going &= batch.times < horizon
        until = until * 2
    return result


def _is_outside(kernel: Kernel, logits: Numbers) -> Truths:
    """Whether some player's largest share is not within 0.01 of 1."""
    largest = [np.maximum.reduce(list(x)) for x in mixtures_at(kernel, logits)]
    return np.asarray(np.minimum.reduce(largest) < 1 - NEAR_END)


def _largest(kernel: Kernel, numbers: Numbers) -> Numbers:
    """The largest gain that there can be; where it is not known, that of the start serves alone."""
    if kernel.is_multilinear:
        return np.asarray(np.abs(numbers).max(axis=0, initial=1e-12))
    return np.full(numbers.shape[1], 1e-12)


@dataclass(frozen=True, slots=True, eq=False)
class _Engine:
    """The compiled integrator, and when each player's shares last came within 0.01 of a vertex."""

    integrator: Any  # nothing is known of the types of what may not be installed
    since: Numbers
    finished: Any

    def carry(self, batch: Batch, until: Numbers, since: Numbers) -> Truths:
        """Carry the states on, in place; which of them arrived as numbers."""
        integrator, lanes, count = self.integrator, self.since.shape[1], len(until)
        reached = np.zeros(count, dtype=bool)
        for first in range(0, count, lanes):
            part = np.arange(first, first + lanes)
            if first + lanes > count:  # the last lanes are filled up
                part = part % count
            integrator.state[:] = batch.logits[:, part]
            integrator.pars[:] = batch.numbers[:, part]
            integrator.set_time(batch.times[part])
            self.since[:] = since[:, part]
            integrator.propagate_until(until[part], max_steps=STEPS)
            own = slice(first, min(first + lanes, count))
            size = own.stop - own.start
            batch.logits[:, own] = integrator.state[:, :size]
            since[:, own] = self.since[:, :size]
            reached[own] = [outcome[0] == self.finished for outcome in integrator.propagate_res[:size]]
        batch.times[:] = until
        return reached & np.isfinite(batch.logits).all(axis=0)


def _of_shape(kernel: Kernel) -> Kernel:
    """The same equations whatever the strategies are called."""
    if isinstance(kernel, MultilinearGains):
        return MultilinearGains(tuple(tuple(range(m)) for m in kernel.shape))
    return kernel


@lru_cache(maxsize=32)
def _engine(kernel: Kernel, count: int) -> _Engine:
    try:
        heyoka = importlib.import_module("heyoka")
    except ImportError as error:
        raise SimulationError("the engine heyoka needs the extra 'fast': pip install 'symgame[fast]'") from error
    lanes = LANES * heyoka.recommended_simd_size()
    variables = [heyoka.expression(f"u{k}") for k in range(sum(m - 1 for m in kernel.shape))]
    mixtures = _mixtures(heyoka, kernel.shape, variables)
    since = np.zeros((len(kernel.shape), lanes))
    integrator = heyoka.taylor_adaptive_batch(
        list(zip(variables, _gains(heyoka, kernel, mixtures), strict=True)),
        np.zeros((len(variables), lanes)),
        tol=TOLERANCE,
        pars=np.zeros((count, lanes)),
        compact_mode=count > LARGE,
        nt_events=_events(heyoka, kernel.shape, variables, mixtures, since),
    )
    return _Engine(integrator, since, heyoka.taylor_outcome.time_limit)


def _events(
    heyoka: Any, shape: tuple[int, ...], variables: list[Any], mixtures: list[list[Any]], since: Numbers
) -> list[Any]:
    """Whenever the largest share of a player comes above 0.99."""
    result, place = [], 0
    for i, m in enumerate(shape):
        if m == 2:  # the same, said of the logit
            crossings = [variables[place] ** 2.0 - math.log(1 / NEAR_END - 1) ** 2]
        else:
            crossings = [share - (1 - NEAR_END) for share in mixtures[i]] if m > 2 else []
        place += m - 1
        for crossing in crossings:
            note = _note(since, i)
            result.append(heyoka.nt_event_batch(crossing, note, direction=heyoka.event_direction.positive))
    return result


def _note(since: Numbers, player: int) -> Callable[[Any, float, int, int], None]:
    def note(integrator: Any, time: float, direction: int, lane: int) -> None:
        since[player, lane] = time

    return note


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
