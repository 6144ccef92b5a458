"""Sweeps by many processes of which some are killed: a Dask cluster on this machine, and a pool of processes."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import warnings
from pathlib import Path

import pytest

import symgame as sg
from symgame.errors import SimulationError
from symgame.numeric.sweeps.planning import planned
from symgame.numeric.sweeps.sweep import run as run_plan

pytest.importorskip("zarr", reason="the extra 'cluster' is not installed")
pytest.importorskip("xarray", reason="the extra 'cluster' is not installed")
distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def plan():
    game = sg.load("llm-iar")
    return planned(sg.replicator(game), game.scenarios[0], {"S1": "0:4:24", "C": "1:11:5"}, chunk=10)


@pytest.fixture(scope="module")
def whole(plan, tmp_path_factory):
    """The bytes of an undisturbed sweep in one process."""
    path = tmp_path_factory.mktemp("sweep") / "whole.zarr"
    run_plan(plan, path)
    return bytes_of(path)


@pytest.fixture(scope="module")
def cluster():
    """Two worker processes on this machine."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own: files and sockets that killed processes leave
        with distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        ) as cluster:
            yield cluster


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_of_which_a_worker_is_killed_finishes_with_the_same_bytes(plan, whole, cluster, tmp_path):
    pids = [worker.pid for worker in cluster.workers.values()]
    killed = []

    def kill(done: int, total: int) -> None:
        if done == 4 and not killed:
            os.kill(pids[0], signal.SIGKILL)
            killed.append(pids[0])

    run_plan(plan, tmp_path / "a.zarr", scheduler=cluster.scheduler_address, on_step=kill)
    assert killed
    assert bytes_of(tmp_path / "a.zarr") == whole
    assert killed[0] not in [worker.pid for worker in cluster.workers.values()]  # another one has taken its place


def test_processes_of_which_one_is_killed_finish_with_the_same_bytes(plan, whole, tmp_path):
    killed = []

    def kill(done: int, total: int) -> None:
        if done == 4 and not killed:
            child = multiprocessing.active_children()[0]
            os.kill(child.pid, signal.SIGKILL)
            killed.append(child.pid)

    run_plan(plan, tmp_path / "a.zarr", workers=2, on_step=kill)
    assert killed
    assert bytes_of(tmp_path / "a.zarr") == whole


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_is_not_there_is_an_error_with_the_cure(plan, tmp_path, monkeypatch):
    import dask

    with (
        dask.config.set({"distributed.comm.timeouts.connect": "200ms"}),
        pytest.raises(SimulationError, match="no Dask scheduler answers"),
    ):
        run_plan(plan, tmp_path / "a.zarr", scheduler="tcp://127.0.0.1:9")
