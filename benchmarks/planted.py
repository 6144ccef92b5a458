"""Whether ``symgame verify`` can be trusted: ``python benchmarks/planted.py [CLAIMS] [FIRST SEED] [PROCESSES]``.

Random games with claims that are right, and with one fault a claim; what is right must not be refuted, no fault
may pass, little may stay undecided, and the recheck must find every refutation again (:mod:`tests.planted`). The
exit status is 1 where one of these fails. ``--json FILE`` writes the counts, too.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.record import Record, record_of  # noqa: E402
from tests.planted import Outcome, outcomes, planted  # noqa: E402

MOST_UNDECIDED = 0.01
"""Of claims with products of parameters; of linear ones none may be."""


def found(seed: int) -> tuple[list[Outcome], float]:
    """The outcomes of a seed's files, and the longest seconds that one of these took."""
    every, slowest = [], 0.0
    for document in planted(seed):
        start = time.perf_counter()
        every += outcomes(document)
        slowest = max(slowest, time.perf_counter() - start)
    return every, slowest


def main(record: Record, claims: int = 10_000, first: int = 0, processes: int = 2) -> bool:
    """Print the tables; whether all is as it must be."""
    every: list[Outcome] = []
    times: list[float] = []
    start = time.perf_counter()
    with Pool(processes) as pool:
        seeds = (range(k, k + 10) for k in itertools.count(first, 10))
        while len(every) < claims:
            for of_seed, seconds in pool.imap(found, next(seeds)):
                every += of_seed
                times.append(seconds)
                if sys.stderr.isatty():
                    print(f"\r{len(every)} claims", end="", file=sys.stderr, flush=True)
    print(f"{len(every)} claims about {len(times)} games (seeds from {first}), {os.cpu_count()} cores")
    seconds = time.perf_counter() - start
    print(f"{seconds:.0f} s with {processes} processes; the slowest file took {max(times):.1f} s\n")
    is_right = _report(every)
    results = {"games": len(times), "seconds": seconds, "processes": processes, "is_right": is_right} | _counts(every)
    record.write("claims about random games, right ones and ones with one fault each: counts", results)
    return is_right


def _counts(every: Sequence[Outcome]) -> dict[str, object]:
    """What the tables are made of."""
    verdicts = Counter((o.claim.kind, bool(o.claim.fault), o.verdict) for o in every)
    slips = Counter(
        "none" if not o.slip else "same" if o.slip == o.claim.slip else "other" for o in every if o.claim.slip
    )
    refuted = [o for o in every if o.verdict == "refuted"]
    return {
        "claims": len(every),
        "faults": sum(bool(o.claim.fault) for o in every),
        "right_not_verified": sum(o.is_false and not o.claim.fault for o in every),
        "faults_passed": sum(o.is_false and bool(o.claim.fault) for o in every),
        "undecided": sum(o.verdict == "undecided" for o in every),
        "refuted": len(refuted),
        "found_again": _count(refuted, "verified"),
        "recheck_wrong": sum(o.rechecked == "wrong" for o in every),
        "verdicts": [
            {"kind": kind, "is_fault": is_fault, "verdict": verdict, "count": count}
            for (kind, is_fault, verdict), count in sorted(verdicts.items())
        ],
        "slips": dict(sorted(slips.items())),
    }


def _report(every: Sequence[Outcome]) -> bool:
    _verdicts(every)
    _slips(every)
    wrong = [o for o in every if o.is_false]
    undecided = [o for o in every if o.verdict == "undecided"]
    refuted = [o for o in every if o.verdict == "refuted"]
    mistaken = [o for o in every if o.rechecked == "wrong"]
    products = [o for o in every if not o.is_linear]
    linear = sum(o.is_linear for o in undecided)
    print(f"right claims not verified: {sum(not o.claim.fault for o in wrong)}")
    print(f"faults that passed: {sum(bool(o.claim.fault) for o in wrong)}")
    print(
        f"undecided: {linear} of {len(every) - len(products)} linear, "
        f"{len(undecided) - linear} of {len(products)} with products"
    )
    print(
        f"refutations: {len(refuted)}, found again by the recheck {_count(refuted, 'verified')}, "
        f"on trust {_count(refuted, 'on trust')}; called wrong {len(mistaken)}"
    )
    for outcome in (*wrong, *undecided, *mistaken):
        print(f"  seed {outcome.seed}: {outcome.claim}: {outcome.verdict}, rechecked {outcome.rechecked or 'nothing'}")
    return not wrong and not mistaken and not linear and len(undecided) <= MOST_UNDECIDED * len(products)


def _count(those: Sequence[Outcome], status: str) -> int:
    return sum(o.rechecked == status for o in those)


def _verdicts(every: Sequence[Outcome]) -> None:
    verdicts = ("verified", "refuted", "conditional", "vacuous", "undecided")
    print(f"{'claim':<14}{'planted':<22}" + "".join(f"{name:>13}" for name in verdicts))
    counts = Counter((o.claim.kind, o.claim.fault, o.verdict) for o in every)
    for kind, fault in sorted({(kind, fault) for kind, fault, _ in counts}):
        row = "".join(f"{counts[kind, fault, verdict] or '':>13}" for verdict in verdicts)
        print(f"{kind:<14}{fault or '(right)':<22}{row}")
    print()


def _slips(every: Sequence[Outcome]) -> None:
    print(f"{'slip planted':<18}{'times':>7}{'recognised':>12}{'as another slip':>17}{'none':>7}")
    counts = Counter((o.claim.slip, o.slip) for o in every if o.claim.slip)
    for slip in sorted({slip for slip, _ in counts}):
        total = sum(n for (planted_slip, _), n in counts.items() if planted_slip == slip)
        same, none = counts[slip, slip], counts[slip, ""]
        print(f"{slip:<18}{total:>7}{same:>12}{total - same - none:>17}{none:>7}")
    print()


if __name__ == "__main__":
    asked = record_of(sys.argv[1:])
    sys.exit(0 if main(asked, *map(int, asked.words[:3])) else 1)
