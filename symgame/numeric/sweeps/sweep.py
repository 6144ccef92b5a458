"""The sweep itself: plan, store and workers put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from numbers import Integral
from os import PathLike
from pathlib import Path
from typing import Any

from symgame.dynamics.field import VectorField
from symgame.errors import SimulationError, expect
from symgame.expressions import Number
from symgame.numeric.sweeps.axes import Grid, Range
from symgame.numeric.sweeps.chunk import Worked
from symgame.numeric.sweeps.extra import extra
from symgame.numeric.sweeps.lock import locked
from symgame.numeric.sweeps.plan import Sweep
from symgame.numeric.sweeps.planning import planned
from symgame.numeric.sweeps.reading import read_sweep
from symgame.numeric.sweeps.setting import setting_of
from symgame.numeric.sweeps.store import opened
from symgame.numeric.sweeps.workers import by_cluster, by_processes, by_this_process
from symgame.players import Scenario, State


def sweep(
    field: VectorField,
    scenario: Scenario,
    axes: Mapping[str, str | Sequence[Number]] | Sequence[Grid | Range],
    path: str | PathLike[str],
    *,
    starts: Sequence[State] | None = None,
    sample: int = 0,
    method: str = "sobol",
    seed: int = 0,
    horizon: Number | None = None,
    engine: str = "auto",
    chunk: int | None = None,
    workers: int = 1,
    scheduler: str = "",
    on_step: Callable[[int, int], None] | None = None,
) -> Any:
    """ESS sets and outcomes over a grid or a sample of parameters, kept at a path.

    The same call again goes on where an earlier one was ended, whatever ended it; chunks that are done
    and whole are not worked out again. On a cluster start ``dask scheduler`` on one machine and
    ``dask worker ADDRESS --nthreads 1`` on the others, by ``srun``, say; all need the same version of
    symgame, and only the machine that calls ``sweep`` needs the path.

    Parameters
    ----------
    field : VectorField
        With parameters.
    scenario : Scenario
        The values of the parameters that do not vary.
    axes : mapping of str to str or sequence of numbers
        By parameter: ``"0:4:101"``, a list of values, or ``"0:4"``, from which values are sampled. The
        lists make a grid. Decimals are exact.
    path : path
        The folder of the results, a Zarr store on this machine.
    starts : sequence of State, optional
        Where paths start; without it the starts of the scenario, or the centre. With none, ``[]``, only
        the sets of ESS are told.
    sample : int, optional
        The number of points drawn from the ranges among the axes.
    method : str, optional
        ``sobol`` or ``latin``, a Latin hypercube.
    seed : int, optional
    horizon : number, optional
        Stop paths at this time even if nothing is told.
    engine : str, optional
        That of :func:`~symgame.numeric.ensembles.ensembles.ensemble`.
    chunk : int, optional
        Points of a chunk, at most; what is lost if a worker dies.
    workers : int, optional
        Processes on this machine. The bytes are the same for any number of them.
    scheduler : str, optional
        The address of a Dask scheduler, whose workers are used instead.
    on_step : callable, optional
        Called with the number of chunks done and that of all.

    Returns
    -------
    xarray.Dataset
        As :func:`~symgame.numeric.sweeps.reading.read_sweep` gives it.

    Raises
    ------
    InvalidGameError
        If a parameter is unknown or has no value, or the values contradict the assumptions.
    SimulationError
        If an axis is none, the path holds another sweep, another process is writing there, or the extra
        ``cluster`` is not installed.

    Examples
    --------
    >>> import tempfile
    >>> from symgame import load, replicator
    >>> game = load("llm-iar")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     found = sweep(replicator(game), game.scenarios[0], {"S1": "0:4:5"}, f"{folder}/S1.zarr").load()
    >>> found.attrs["ess_sets"], found.ess.values.tolist()
    (['000 111', '000'], [-1, 0, 0, 0, 1])
    """
    settings: Mapping[str, Any] = {
        "starts": starts,
        "sample": sample,
        "method": method,
        "seed": seed,
        "horizon": horizon,
        "engine": engine,
        "chunk": chunk,
    }
    run(planned(field, scenario, axes, **settings), path, workers=workers, scheduler=scheduler, on_step=on_step)
    return read_sweep(path)


def run(
    plan: Sweep,
    path: str | PathLike[str],
    *,
    workers: int = 1,
    scheduler: str = "",
    on_step: Callable[[int, int], None] | None = None,
) -> None:
    """Work out all chunks of a plan that are not done; parameters and errors are those of :func:`sweep`."""
    expect(path, (str, PathLike), "results are kept at a path", "write 'C.zarr', for example")
    expect(workers, Integral, "workers is a number of processes", "write workers=2, for example")
    expect(scheduler or "", str, "a scheduler is named by its address", "write scheduler='tcp://host:8786'")
    for module in ("zarr", "xarray", *(("distributed",) if scheduler else ())):
        extra(module)
    if workers < 1:
        raise SimulationError(f"workers must be 1 or more, not {workers}")
    if workers > 1 and scheduler:
        raise SimulationError("workers are processes of this machine; a scheduler has its own: give one of them")
    setting_of(plan)  # its mistakes are told before anything is written
    place = Path(path)
    with locked(place):
        store = opened(plan, place)
        left = store.missing()
        done = plan.chunks - len(left)
        if on_step is not None:
            on_step(done, plan.chunks)
        for number, worked in _answers(plan, left, workers, scheduler):
            store.put(number, worked)
            done += 1
            if on_step is not None:
                on_step(done, plan.chunks)


def _answers(plan: Sweep, left: Sequence[int], workers: int, scheduler: str) -> Iterator[tuple[int, Worked]]:
    if not left:
        return iter(())
    if scheduler:
        return by_cluster(plan.text, left, scheduler)
    return by_processes(plan.text, left, workers) if workers > 1 else by_this_process(plan.text, left)
