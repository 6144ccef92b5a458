"""How a sweep is planned: what is asked for, checked, and cut into chunks."""

from __future__ import annotations

import importlib
import math
from collections.abc import Iterable, Mapping, Sequence
from numbers import Integral
from types import NoneType

from sympy import Rational, Symbol

from symgame.dynamics.field import VectorField
from symgame.errors import InvalidExpressionError, InvalidGameError, SimulationError, expect
from symgame.expressions import Number, exact_number
from symgame.game import Game
from symgame.numeric.ensembles.ensembles import chosen_engine
from symgame.numeric.ensembles.starts import check_seed
from symgame.numeric.starts import centre, exact_state
from symgame.numeric.sweeps.axes import Grid, Range, axis_of
from symgame.numeric.sweeps.game_text import game_text_of
from symgame.numeric.sweeps.plan import Sweep
from symgame.numeric.sweeps.sample import Sample
from symgame.players import Scenario, State, check_scenario
from symgame.stability.thresholds.thresholds import parameter_of

POINTS = 32_768
"""Points of a chunk where only ESS are asked for."""

PATHS = 8_192
"""Paths of a chunk; each point has one from every start."""

MAX_POINTS = 1_000_000_000
MAX_STARTS = PATHS


def planned(
    field: VectorField,
    scenario: Scenario,
    axes: Mapping[str, str | Sequence[Number]] | Sequence[Grid | Range],
    *,
    starts: Sequence[State] | None = None,
    sample: int = 0,
    method: str = "sobol",
    seed: int = 0,
    horizon: Number | None = None,
    engine: str = "auto",
    chunk: int | None = None,
) -> Sweep:
    """The plan of a sweep, checked; parameters and errors are those of ``sweep``.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> planned(replicator(game), game.scenarios[0], {"S1": "0.1:4:40", "C": [1, 5]})
    Sweep over S1, C: 40 x 2 points, 1 start, 1 chunk
    """
    expect(field, VectorField, "sweep takes a field", "write sweep(replicator(game), scenario, {'C': '0:4:101'}, path)")
    check_scenario(scenario)
    expect(sample, Integral, "sample is a number of points", "write sample=1000, for example")
    expect(chunk, (Integral, NoneType), "chunk is a number of points", "write chunk=1000, or leave it out")
    check_seed(seed)
    sample, seed, chunk = int(sample), int(seed), None if chunk is None else int(chunk)  # JSON knows no NumPy
    game, every = field.game, _axes(axes)
    grids, box = tuple(a for a in every if isinstance(a, Grid)), tuple(a for a in every if isinstance(a, Range))
    names = [str(parameter_of(game, axis.parameter).name) for axis in every]
    if not names or len(set(names)) < len(names):
        raise SimulationError(
            "a sweep varies one parameter or more, each of them once; give --axis NAME=LOW:HIGH:COUNT"
        )
    if bool(box) != bool(sample):
        wrong = f"axis {box[0].parameter} is a range: say how many points to sample with --sample" if box else ""
        raise SimulationError(wrong or "a sample needs a range: --axis NAME=LOW:HIGH, without a count")
    drawing = Sample(box, sample, method, seed) if box else None
    flat = _starts(game, scenario, starts)
    time = None if horizon is None else _time(horizon)
    if time is not None and time < 0:
        raise SimulationError(f"the horizon must be a time from 0 on, not {time}")
    shape = (*((sample,) if box else ()), *(len(grid.values) for grid in grids))
    if math.prod(shape) > MAX_POINTS:
        raise SimulationError(f"{math.prod(shape)} points are too many, at most {MAX_POINTS}; take fewer values")
    if chunk is not None and chunk < 0:
        raise SimulationError(f"a chunk has 1 point or more, not {chunk}; leave it out to choose for you")
    most = chunk or (max(1, PATHS // len(flat)) if flat else POINTS)
    sizes = _chunk(shape, most)
    return Sweep(
        game_text_of(game),
        scenario.name,
        _base(game, scenario, names),
        grids,
        drawing,
        flat,
        time,
        chosen_engine(engine, math.prod(sizes) * len(flat)),
        sizes,
        importlib.import_module("symgame").__version__,
    )


def _axes(axes: Mapping[str, str | Sequence[Number]] | Sequence[Grid | Range]) -> list[Grid | Range]:
    cure = "write {'C': '0:4:101', 'F': [1, 2, 3]}"
    expect(axes, Iterable, "axes are given by parameter", cure)
    if isinstance(axes, Mapping):
        return [axis_of(key.name if isinstance(key, Symbol) else key, values) for key, values in axes.items()]
    every = list(axes)
    for axis in every:
        expect(axis, (Grid, Range), "axes are given by parameter", cure)
    return every


def _time(horizon: Number) -> Rational:
    try:
        return exact_number(horizon)
    except InvalidExpressionError as error:
        raise SimulationError(f"the horizon, {error}") from None


def _starts(game: Game, scenario: Scenario, starts: Sequence[State] | None) -> tuple[tuple[Rational, ...], ...]:
    expect(starts, (Iterable, NoneType), "starts are listed", "write starts=[(0.5, 0.5)], one share a player")
    chosen = (scenario.initial or (centre(game),)) if starts is None else tuple(starts)
    if len(chosen) > MAX_STARTS:
        raise SimulationError(f"{len(chosen)} starts are too many, at most {MAX_STARTS}; take fewer")
    return tuple(exact_state(start, game) for start in chosen)


def _base(game: Game, scenario: Scenario, varied: Sequence[str]) -> tuple[tuple[str, Rational], ...]:
    values = {str(symbol.name): value for symbol, value in scenario.values}
    missing = [s.name for s in game.symbols if s.name not in values and s.name not in varied]
    if missing:
        raise InvalidGameError(f"scenario '{scenario.name}' has no value for {', '.join(missing)}; add it, or an axis")
    return tuple((str(s.name), values[s.name]) for s in game.symbols if s.name in values)


def _chunk(shape: Sequence[int], most: int) -> tuple[int, ...]:
    """As many points as are wanted, the last dimensions whole."""
    sizes: list[int] = []
    for size in reversed(shape):
        sizes.insert(0, min(size, max(1, most // math.prod(sizes))))
    return tuple(sizes)
