"""Who works on the chunks: this process, processes of this machine, or the workers of a Dask cluster.

All three give each chunk's results once, in any order. A worker that dies loses nothing but the chunk
it was at, which is worked out again.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Any

from symgame.errors import SimulationError
from symgame.numeric.sweeps.chunk import Worked, worked_out
from symgame.numeric.sweeps.extra import extra

LOSSES = 3
"""So many times in a row without a result, and a sweep gives up."""

WAITING = 2
"""Chunks that are asked of every worker at once, so that none of them is ever idle."""


def by_this_process(text: str, chunks: Sequence[int]) -> Iterator[tuple[int, Worked]]:
    """One chunk after the other."""
    for number in chunks:
        yield number, worked_out(text, number)


def by_processes(text: str, chunks: Sequence[int], workers: int) -> Iterator[tuple[int, Worked]]:
    """By so many processes of this machine.

    Raises
    ------
    SimulationError
        If they end again and again before anything is done.
    """
    left, losses = deque(chunks), 0
    while left:
        running: dict[Future[Worked], int] = {}
        # Started afresh: a copy of a process whose libraries run threads may hang.
        pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_prepare)
        try:
            while left or running:
                while left and len(running) < WAITING * workers:
                    running[pool.submit(worked_out, text, left[0])] = left[0]
                    left.popleft()
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    worked = future.result()
                    losses = 0
                    yield running.pop(future), worked
        except BrokenProcessPool as error:
            left.extend(sorted(running.values()))
            losses += 1
            if losses == LOSSES:
                raise SimulationError(
                    f"the worker processes ended {LOSSES} times before anything was done; in a script put the call "
                    "under if __name__ == '__main__':, or use workers=1; what is done is kept"
                ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _prepare() -> None:
    """Ctrl-C reaches all processes: the first one answers for all. Without it, the others end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def by_cluster(text: str, chunks: Sequence[int], address: str) -> Iterator[tuple[int, Worked]]:
    """By the workers of the Dask scheduler at an address.

    Raises
    ------
    SimulationError
        If there is no scheduler, or a chunk ends its worker again and again.
    """
    distributed = extra("distributed")
    try:
        client = distributed.Client(address, set_as_default=False)
    except (OSError, ValueError) as error:
        raise SimulationError(
            f"no Dask scheduler answers at '{address}'; start one with: dask scheduler, and workers with: "
            "dask worker ADDRESS"
        ) from error
    with client:
        left = iter(chunks)
        numbers: dict[str, int] = {}

        def asked() -> list[Any]:
            number = next(left, None)
            if number is None:
                return []
            future = client.submit(worked_out, text, number, pure=False)
            numbers[future.key] = number
            return [future]

        threads = sum(client.nthreads().values())
        first = [future for _ in range(WAITING * max(threads, 4)) for future in asked()]
        finished = distributed.as_completed(first, loop=client.loop)
        for future in finished:
            try:
                worked = future.result()
            except distributed.KilledWorker as error:
                raise SimulationError(
                    f"chunk {numbers[future.key]} ended its worker again and again; give the workers more memory, or "
                    "make chunks smaller; what is done is kept"
                ) from error
            for more in asked():
                finished.add(more)
            yield numbers.pop(future.key), worked
