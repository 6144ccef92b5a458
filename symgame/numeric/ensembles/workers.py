"""Questions that are independent of each other, answered by one process or by several."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from symgame.errors import SimulationError

Question = TypeVar("Question")
Reply = TypeVar("Reply")


def answers(
    function: Callable[[Question], Reply], questions: Iterable[tuple[int, Question]], workers: int
) -> Iterator[tuple[int, Reply]]:
    """Every question's number with its answer, as they come.

    Parameters
    ----------
    function : callable
        Of a module, so that other processes find it.
    questions : iterable of (int, question)
        Taken one by one: no more wait than keep the workers busy.
    workers : int
        1 for this process alone.

    Raises
    ------
    SimulationError
        If the processes cannot start, or one of them is ended from outside.

    Examples
    --------
    >>> list(answers(abs, enumerate([-1, 2]), 1))
    [(0, 1), (1, 2)]
    """
    if workers < 1:
        raise SimulationError(f"workers must be 1 or more, not {workers}")
    if workers == 1:
        for number, question in questions:
            yield number, function(question)
        return
    # Started afresh: a copy of a process whose libraries run threads may hang.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    try:
        yield from _through(pool, function, questions, 2 * workers)
    except BrokenProcessPool as error:
        raise SimulationError(
            "the worker processes ended early; in a script put the call under if __name__ == '__main__':, "
            "or use workers=1"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C reaches all processes: the first one answers for all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _through(
    pool: ProcessPoolExecutor,
    function: Callable[[Question], Reply],
    questions: Iterable[tuple[int, Question]],
    window: int,
) -> Iterator[tuple[int, Reply]]:
    waiting: dict[Future[Reply], int] = {}
    for number, question in questions:
        waiting[pool.submit(function, question)] = number
        if len(waiting) >= window:
            yield from _finished(waiting)
    while waiting:
        yield from _finished(waiting)


def _finished(waiting: dict[Future[Reply], int]) -> Iterator[tuple[int, Reply]]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        yield waiting.pop(future), future.result()
