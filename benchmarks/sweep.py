"""A sweep of a million points, killed twice at random and finished: ``python benchmarks/sweep.py``.

The same plan is worked out undisturbed in one process, then by two processes that are killed, all of
them at once and without warning, at two random times, and started again each time. All files of both
stores must be equal. ``python benchmarks/sweep.py 300`` takes 300 x 300 points instead; ``--json FILE`` writes
the numbers, too.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

import symgame as sg  # noqa: E402
from benchmarks.record import Record, record_of  # noqa: E402
from symgame.numeric.sweeps.plan import Sweep  # noqa: E402
from symgame.numeric.sweeps.planning import planned  # noqa: E402
from symgame.numeric.sweeps.sweep import run  # noqa: E402


def plan_of(side: int) -> Sweep:
    game = sg.load("llm-iar")
    axes = {"S1": f"0.0032:3.2:{side}", "C": f"0.011:11:{side}"}
    return planned(sg.replicator(game), game.scenario("collaboration takes hold"), axes)


def started(side: int, path: Path, workers: int) -> subprocess.Popen[bytes]:
    """The sweep in a process group of its own, which can be killed as a whole."""
    words = [sys.executable, __file__, str(side), str(path), str(workers)]
    return subprocess.Popen(words, start_new_session=True)


def finished(process: subprocess.Popen[bytes]) -> None:
    if process.wait() != 0:
        raise SystemExit(f"the sweep ended with status {process.returncode}")


def killed(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill after some time; whether it was still running."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def done_chunks(path: Path) -> int:
    return sum(1 for file in (path / "checksum" / "c").rglob("*") if file.is_file() and ".partial" not in file.name)


def files(path: Path) -> dict[str, bytes]:
    return {str(p.relative_to(path)): p.read_bytes() for p in path.rglob("*") if p.is_file()}


def main(side: int, record: Record) -> None:
    killings: list[dict[str, object]] = []
    plan, source = plan_of(side), random.SystemRandom()
    folder = Path(tempfile.mkdtemp())
    try:
        begin = time.monotonic()
        finished(started(side, folder / "whole.zarr", 1))
        seconds = time.monotonic() - begin
        print(f"{plan}: undisturbed, one process, {seconds:.0f} s, {plan.points / seconds:,.0f} points/s")
        for k in (1, 2):
            wait = source.uniform(0.2, 0.4) * seconds
            if not killed(started(side, folder / "torn.zarr", 2), wait):
                raise SystemExit("it was done before it was to be killed; take more points")
            done = done_chunks(folder / "torn.zarr")
            killings.append({"after_s": wait, "chunks_done": done})
            print(f"killed {k}: after {wait:.1f} s with {done} of {plan.chunks} chunks done")
        begin = time.monotonic()
        finished(started(side, folder / "torn.zarr", 2))
        print(f"finished after {time.monotonic() - begin:.0f} s more, two processes")
        one, other = files(folder / "whole.zarr"), files(folder / "torn.zarr")
        assert one == other, "the bytes differ"
        size = sum(map(len, one.values()))
        print(f"equal: {len(one)} files, {size / 1e6:.1f} MB")
        found = sg.read_sweep(folder / "torn.zarr")
        sets = found.attrs["ess_sets"]
        shares = {text or "none": float(np.mean(found.ess.values == k)) for k, text in enumerate(sets)}
        print("ESS sets by share of points: " + ", ".join(f"{text}: {share:.4f}" for text, share in shares.items()))
        results = {"points": plan.points, "chunks": plan.chunks, "whole_s": seconds, "killed": killings}
        results |= {"files": len(one), "bytes": size, "are_equal": True, "ess_shares": shares}
        record.write(
            "a sweep by one process and by two that were killed: the files are equal; seconds by the clock",
            results,
            packages=("numpy", "xarray", "zarr"),
        )
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    asked = record_of(sys.argv[1:])
    if len(asked.words) > 1:
        run(plan_of(int(asked.words[0])), asked.words[1], workers=int(asked.words[2]))
    else:
        main(int(asked.words[0]) if asked.words else 1_000, asked)
