"""How long a derivation takes, against the SymPy script that people write: ``python benchmarks/derivation.py``.

From the game in memory to the field, the Jacobian and the eigenvalues of all vertices as SymPy
expressions. Both sides start cold: every cache is cleared before each repetition, and every repetition
gets a fresh game. CPU seconds of this process, medians of interleaved repetitions. The outputs are
compared first; nothing is printed for a side that is wrong. ``--json FILE`` writes the numbers, too.
"""

from __future__ import annotations

import functools
import gc
import itertools
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from sympy import Add, Expr, Matrix, Mul, Symbol, expand, simplify  # noqa: E402
from sympy.core.cache import clear_cache  # noqa: E402

import symgame  # noqa: E402
from benchmarks.record import record_of  # noqa: E402
from symgame.dynamics.field import difference_at  # noqa: E402
from symgame.dynamics.replicator import replicator  # noqa: E402
from symgame.game import Game  # noqa: E402
from symgame.players import Player  # noqa: E402
from symgame.stability.vertex import vertex  # noqa: E402

Outputs = tuple[list[Expr], Matrix, dict[tuple[int, ...], list[Expr]]]

REPETITIONS = 5
TARGET = 200


def clear_caches() -> None:
    """Empty SymPy's cache and every `functools.cache` of the toolkit."""
    for name, module in list(sys.modules.items()):
        if name.startswith("symgame"):
            for value in list(vars(module).values()):
                if isinstance(value, functools._lru_cache_wrapper) and value.__name__ != "real_symbol":
                    value.cache_clear()
    clear_cache()
    gc.collect()


def by_symgame(game: Game) -> Outputs:
    """Derive with the toolkit: field, Jacobian and vertex eigenvalues, as expressions."""
    field = replicator(game)
    eigenvalues = {}
    for profile in game.profiles:
        eigenvalues[profile] = [
            difference_at(field, i, k, profile).as_expr()
            for i, m in enumerate(game.shape)
            for k in range(m)
            if k != profile[i]
        ]
    return list(field.velocity), field.jacobian(), eigenvalues


def by_script(game: Game) -> Outputs:
    """Derive as scripts do: expected payoffs expanded, F and every eigenvalue at every vertex simplified."""
    shares = [player.shares[0] for player in game.players]
    field = []
    for i, x in enumerate(shares):
        payoffs = []
        for strategy in (0, 1):
            terms = []
            for profile in itertools.product((0, 1), repeat=len(shares)):
                if profile[i] == strategy:
                    weights = [shares[j] if k == 0 else 1 - shares[j] for j, k in enumerate(profile) if j != i]
                    terms.append(Mul(game.payoffs[(*profile, i)], *weights))
            payoffs.append(expand(Add(*terms)))
        mean = x * payoffs[0] + (1 - x) * payoffs[1]
        field.append(simplify(x * (payoffs[0] - mean)))
    jacobian = Matrix(field).jacobian(shares)
    eigenvalues = {}
    for profile in itertools.product((0, 1), repeat=len(shares)):
        point = {x: 1 - k for x, k in zip(shares, profile, strict=True)}
        values = jacobian.subs(point).eigenvals(multiple=True)
        eigenvalues[profile] = [simplify(value) for value in values]
    return field, jacobian, eigenvalues


def are_equal(ours: Outputs, theirs: Outputs) -> bool:
    """Whether all three outputs agree, eigenvalues as multisets."""
    if any(expand(a - b) != 0 for a, b in zip(ours[0], theirs[0], strict=True)):
        return False
    if any(expand(a - b) != 0 for a, b in zip(ours[1], theirs[1], strict=True)):
        return False
    for profile, values in ours[2].items():
        if sorted(map(str, map(expand, values))) != sorted(map(str, map(expand, theirs[2][profile]))):
            return False
    return True


def general_game(n: int) -> Game:
    """Two strategies each, every payoff its own symbol."""
    players = [Player(f"Party {i + 1}", f"x{i + 1}", ("Yes", "No")) for i in range(n)]
    names = {
        profile: [f"u{i + 1}_{''.join(str(1 - k) for k in profile)}" for i in range(n)]
        for profile in itertools.product((0, 1), repeat=n)
    }
    flat = [name for row in names.values() for name in row]
    table = {profile: [Symbol(name, real=True) for name in row] for profile, row in names.items()}
    return Game.from_table(players, table, parameters=flat)


def measured(derive: Callable[[Game], Outputs], make: Callable[[], Game]) -> float:
    """CPU seconds of one cold derivation."""
    game = make()
    clear_caches()
    start = time.process_time()
    derive(game)
    return time.process_time() - start


def compare(name: str, make: Callable[[], Game], *, repetitions: int, with_script: bool = True) -> dict[str, object]:
    """One line of the table: the medians and their ratio."""
    if with_script and not are_equal(by_symgame(make()), by_script(make())):
        raise SystemExit(f"{name}: the two derivations differ")
    ours, theirs = [], []
    for _ in range(repetitions):
        ours.append(measured(by_symgame, make))
        ours.append(measured(by_symgame, make))
        if with_script:
            theirs.append(measured(by_script, make))
    mine = statistics.median(ours)
    row: dict[str, object] = {"game": name, "repetitions": repetitions, "symgame_s": mine}
    if not with_script:
        print(f"{name:28} {mine * 1000:12.2f} {'-':>12} {'-':>8}")
        return row
    other = statistics.median(theirs)
    print(f"{name:28} {mine * 1000:12.2f} {other * 1000:12.1f} {other / mine:8.0f}")
    return row | {"script_s": other, "ratio": other / mine}


def child_seconds(command: list[str], repetitions: int = 7) -> float:
    """CPU seconds of a command, the median."""
    times = []
    for _ in range(repetitions):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(times)


def shipped(name: str) -> Callable[[], Game]:
    """Read the file anew each time."""
    return lambda: symgame.read_game(ROOT / "benchmarks" / name)


def main() -> None:
    """Print the table."""
    record = record_of(sys.argv[1:])
    print(f"{'game':28} {'symgame ms':>12} {'script ms':>12} {'ratio':>8}")
    rows = [
        compare("r15", shipped("r15.toml"), repetitions=REPETITIONS),
        compare("r15q", shipped("r15q.toml"), repetitions=REPETITIONS),
        compare("3 parties, all symbols", lambda: general_game(3), repetitions=REPETITIONS),
        compare("4 parties, all symbols", lambda: general_game(4), repetitions=1),
        compare("8 parties, all symbols", lambda: general_game(8), repetitions=1, with_script=False),
    ]
    vertices = replicator(shipped("r15.toml")())
    start = time.process_time()
    for profile in vertices.game.profiles:
        vertex(vertices, profile)
    print(f"\nr15, conditions and verdicts of all vertices: {(time.process_time() - start) * 1000:.1f} ms")
    ours = child_seconds([sys.executable, "-m", "symgame", "--help"])
    sympy = child_seconds([sys.executable, "-c", "import sympy"])
    print(f"symgame --help: {ours * 1000:.0f} ms; import sympy: {sympy * 1000:.0f} ms")
    print(f"target on r15: {TARGET}; reached: {rows[0]['ratio']:.0f}")
    record.write(
        "CPU seconds from the game in memory to field, Jacobian and all vertex eigenvalues, medians, caches cleared",
        {"rows": rows, "help_s": ours, "import_sympy_s": sympy},
        packages=("sympy", "python-flint"),
    )


if __name__ == "__main__":
    main()
