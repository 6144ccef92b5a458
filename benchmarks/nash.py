"""How fast all Nash equilibria of three-party games are found: ``python benchmarks/nash.py``.

Payoffs are drawn from a normal distribution, two strategies a party. In the same process: NumPy; numba's machine code,
where it is installed (made before, not counted), which must find the same to the last bit; Gambit's
``enumpoly_solve``, game by game. Where Gambit finds another set, an exact recount from rational payoffs says who is
right. Of all games the number of equilibria must be odd. CPU seconds, medians. ``--json FILE`` writes the numbers, too.
"""

from __future__ import annotations

import functools
import importlib.util
import itertools
import os
import statistics
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

os.environ.setdefault("OMP_NUM_THREADS", "1")  # threads that wait would be counted on the other side

import numpy as np  # noqa: E402
from sympy import ImmutableDenseNDimArray, Rational  # noqa: E402

from benchmarks.record import record_of  # noqa: E402
from symgame import Game, Player  # noqa: E402
from symgame.numeric.nash import NashEquilibria, exact_equilibria, nash_equilibria  # noqa: E402

GAMES = 1_000_000
COMPARED = 400
RECOUNTED = 100
REPETITIONS = 5
SAME = 1e-6
ENGINES = ("numpy", "numba") if importlib.util.find_spec("numba") else ("numpy",)
PLAYERS = tuple(Player(name, var, ("1", "0")) for name, var in zip("ABC", "xyz", strict=True))


def seconds(question: Callable[[], object]) -> float:
    start = time.process_time()
    question()
    return time.process_time() - start


def exact_game(payoffs: np.ndarray) -> Game:
    """The game whose payoffs are these floating-point numbers, exactly."""
    values = [Rational(*Fraction(float(value)).as_integer_ratio()) for value in payoffs.ravel()]
    return Game(PLAYERS, payoffs=ImmutableDenseNDimArray(values, payoffs.shape))


def recounted(payoffs: np.ndarray) -> np.ndarray:
    found = exact_equilibria(exact_game(payoffs))
    return np.array([[float(share) for share in point.coordinates] for point in found]).reshape(-1, 3)


def same(ours: np.ndarray, others: np.ndarray) -> bool:
    """Whether two sets of points are the same, each near one of the other."""
    if len(ours) != len(others):
        return False
    gaps = np.abs(ours[:, None] - others[None]).max(axis=2)
    return bool((gaps.min(axis=0) < SAME).all() and (gaps.min(axis=1) < SAME).all())


def gambit_games(payoffs: np.ndarray) -> list[object]:
    import pygambit

    games = []
    for table in payoffs:
        game = pygambit.Game.new_table([2, 2, 2])
        for profile in itertools.product(range(2), repeat=3):
            for player, value in zip(game.players, table[profile], strict=True):
                game[profile][player] = Fraction(float(value))
        games.append(game)
    return games


def by_gambit(games: list[object]) -> list[object]:
    import pygambit

    return [pygambit.nash.enumpoly_solve(game) for game in games]


def states_of(game: object, answer: object) -> np.ndarray:
    """The shares of the first strategies at the equilibria that Gambit found."""
    rows = [[float(profile[next(iter(player.strategies))]) for player in game.players] for profile in answer.equilibria]
    return np.array(rows).reshape(-1, 3)


def main() -> None:
    record = record_of(sys.argv[1:])
    what = f"all Nash equilibria of random games of three parties, games a CPU second, medians of {REPETITIONS}"
    source = np.random.default_rng(0)
    payoffs = source.normal(size=(GAMES, 2, 2, 2, 3))
    found = nash_equilibria(payoffs, engine="numpy")
    even = (found.counts % 2 == 0) & ~found.is_doubtful
    assert not even.any(), f"{even.sum()} games with an even number"
    for g in range(RECOUNTED):
        assert same(found.of(g), recounted(payoffs[g])), f"game {g} differs from its exact recount"
    shares = ", ".join(f"{k}: {n / GAMES:.4%}" for k, n in enumerate(np.bincount(found.counts)) if n)
    print(f"{GAMES} games: all counts odd, {int(found.is_doubtful.sum())} doubtful; {shares}")
    print(f"{RECOUNTED} games recounted exactly: the same equilibria")
    for engine in ENGINES[1:]:
        other = nash_equilibria(payoffs, engine=engine)
        is_same = (other.game == found.game).all() and (other.states == found.states).all()
        assert is_same, f"{engine} differs"
        print(f"{engine}: the same equilibria of all games, to the last bit")
    questions: dict[str, Callable[[], object]] = {
        engine: functools.partial(nash_equilibria, payoffs, engine=engine) for engine in ENGINES
    }
    results: dict[str, float] = {"games": GAMES, "recounted": RECOUNTED}
    try:
        games = gambit_games(payoffs[:COMPARED])
    except ImportError:
        print("Gambit is not installed: no comparison")
    else:
        results |= compared(found, payoffs, games)
        questions["gambit"] = lambda: by_gambit(games)
    times = [{name: seconds(question) for name, question in questions.items()} for _ in range(REPETITIONS)]
    rates = {
        name: (COMPARED if name == "gambit" else GAMES) / statistics.median(row[name] for row in times)
        for name in questions
    }
    for name, rate in rates.items():
        ratio = f", {rate / rates['gambit']:,.0f} times Gambit" if "gambit" in rates and name != "gambit" else ""
        print(f"{name}: {rate:,.0f} games a second{ratio}")
    results |= {f"{name}_per_s": rate for name, rate in rates.items()}
    if "gambit" in rates:
        results |= {f"{engine}_ratio": rates[engine] / rates["gambit"] for engine in ENGINES}
    record.write(what, results, packages=(*ENGINES, "pygambit"))


def compared(found: NashEquilibria, payoffs: np.ndarray, games: list[object]) -> dict[str, int]:
    """In how many games Gambit finds the same; in the others the exact recount must agree with symgame."""
    theirs = [states_of(game, answer) for game, answer in zip(games, by_gambit(games), strict=True)]
    different = [g for g in range(COMPARED) if not same(found.of(g), theirs[g])]
    wrong = [g for g in different if not same(found.of(g), recounted(payoffs[g]))]
    assert not wrong, f"games {wrong} differ from their exact recount"
    even = sum(len(theirs[g]) % 2 == 0 for g in different)
    print(
        f"Gambit finds the same in {COMPARED - len(different)} of {COMPARED} games; in the other {len(different)} the "
        f"exact recount agrees with symgame (in {even} of them Gambit's number is even)"
    )
    return {"compared": COMPARED, "same": COMPARED - len(different), "even_by_gambit": even}


if __name__ == "__main__":
    main()
