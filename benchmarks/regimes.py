"""How long it takes to divide the parameter space: ``python benchmarks/regimes.py``.

The sets of vertices that are stable together, and all sign patterns of the distinct forms, each pattern with
an exact example and each branch that was cut with its Farkas multipliers. Against them, in the same process,
interleaved and from the same forms: z3 with push and pop, as a modeller would write it, and HiGHS (through
SciPy) with every answer verified by fractions. What they find is compared first. CPU seconds of the process
and of the solver's where one is started, medians; every cache of the toolkit is empty before each repetition.
``--json FILE`` writes the numbers, too.
"""

from __future__ import annotations

import itertools
import random
import resource
import statistics
import sys
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
import z3  # noqa: E402
from scipy.optimize import linprog  # noqa: E402
from sympy import Symbol, expand  # noqa: E402

import symgame as sg  # noqa: E402
from benchmarks.derivation import clear_caches  # noqa: E402
from benchmarks.record import record_of  # noqa: E402
from symgame.analysis import vertices_of  # noqa: E402
from symgame.conditions.cases.groups import sign_patterns as patterns  # noqa: E402
from symgame.conditions.relation import Relation  # noqa: E402
from symgame.game import Game  # noqa: E402
from symgame.players import Player  # noqa: E402
from symgame.stability.regimes.regimes import distinct_conditions, regimes, sign_patterns  # noqa: E402

REPETITIONS = 5
Pattern = tuple[bool, ...]


def four_parties(parameters: int = 20, seed: int = 3) -> Game:
    """Four parties whose payoffs are sums of three of the parameters, with signs."""
    source = random.Random(seed)
    names = [f"p{k}" for k in range(1, parameters + 1)]
    players = [Player("ABCD"[i], "xyzw"[i], ("1", "2")) for i in range(4)]
    table = {
        profile: [" ".join(f"{source.choice('+-')} {name}" for name in source.sample(names, 3)) for _ in players]
        for profile in itertools.product(range(2), repeat=4)
    }
    table = {profile: [text if text[0] == "-" else text[2:] for text in row] for profile, row in table.items()}
    return Game.from_table(players, table, parameters=names, assume=[f"{name} > 0" for name in names])


def coefficients(forms: Sequence[Relation], symbols: Sequence[Symbol]) -> list[list[int]]:
    """The rows of linear forms, in integers."""
    rows = []
    for form in forms:
        turn = 1 if form.operator == "<" else -1
        terms = expand(turn * form.difference).as_coefficients_dict()
        rows.append([int(terms.get(symbol, 0)) for symbol in symbols])
    return rows


def by_z3(rows: list[list[int]]) -> set[Pattern]:
    """Depth first over the signs of the forms, with push and pop."""
    solver = z3.SolverFor("QF_LRA")
    variables = [z3.Real(f"v{k}") for k in range(len(rows[0]))]
    for variable in variables:
        solver.add(variable > 0)
    terms = [z3.Sum([c * v for c, v in zip(row, variables, strict=True) if c]) for row in rows]
    found: set[Pattern] = set()

    def search(signs: Pattern) -> None:
        if len(signs) == len(terms):
            found.add(signs)
            return
        for is_negative in (True, False):
            solver.push()
            solver.add(terms[len(signs)] < 0 if is_negative else terms[len(signs)] > 0)
            if solver.check() == z3.sat:
                search((*signs, is_negative))
            solver.pop()

    search(())
    return found


def by_highs(rows: list[list[int]]) -> set[Pattern]:
    """The same with a floating-point solver, each answer made rational and verified."""
    columns = len(rows[0])
    found: set[Pattern] = set()

    def search(signs: Pattern) -> None:
        if len(signs) == len(rows):
            found.add(signs)
            return
        for is_negative in (True, False):
            chosen = (*signs, is_negative)
            system = [[c if s else -c for c in row] for row, s in zip(rows, chosen, strict=False)]
            if is_feasible(system, columns):
                search(chosen)

    search(())
    return found


def is_feasible(system: list[list[int]], columns: int) -> bool:
    """Whether ``row.v <= -1`` for all rows and ``v >= 1``: homogeneous, so that this is ``< 0`` and ``> 0``."""
    matrix = np.array(system, dtype=float)
    answer = linprog(np.zeros(columns), A_ub=matrix, b_ub=-np.ones(len(system)), bounds=[(1, None)] * columns)
    if answer.status == 0:
        values = [Fraction(float(v)).limit_denominator(10**6) for v in answer.x]
        assert all(sum(c * v for c, v in zip(row, values, strict=True)) < 0 for row in system)
        return True
    # Farkas: multipliers with a nonnegative sum in every column, found as a program of their own.
    dual = linprog(np.ones(len(system)), A_ub=-matrix.T, b_ub=np.zeros(columns), A_eq=[[1.0] * len(system)], b_eq=[1])
    assert dual.status == 0
    times = [Fraction(float(v)).limit_denominator(10**6) for v in dual.x]
    assert all(sum(t * row[k] for t, row in zip(times, system, strict=True)) >= 0 for k in range(columns))
    return False


def cpu(question: Callable[[], object]) -> float:
    """CPU seconds of this process and of those that it started and saw end."""
    clear_caches()
    start = used()
    question()
    return used() - start


def used() -> float:
    both = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def measured(**sides: Callable[[], object]) -> dict[str, float]:
    """The median CPU seconds of each side, interleaved."""
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(REPETITIONS):
        for name, question in sides.items():
            times[name].append(cpu(question))
    return {name: statistics.median(values) for name, values in times.items()}


def patterns_of(game: Game) -> set[Pattern]:
    vertices = vertices_of(sg.replicator(game))
    count = len(distinct_conditions(vertices, game))
    found = sign_patterns(vertices, game)
    assert found.is_complete
    assert not found.impossible
    return {tuple(k in one.groups for k in range(count)) for one in found.sets}


def sets_line(name: str, game: Game) -> dict[str, object]:
    vertices = vertices_of(sg.replicator(game))
    found = regimes(game, vertices, with_conditions=False)
    assert found.is_complete
    seconds = measured(sets=lambda: regimes(game, vertices, with_conditions=False))["sets"]
    print(f"{name}: {len(found.stable_sets)} sets of stable vertices, complete, in {seconds:.3f} s")
    return {"game": name, "what": "sets", "found": len(found.stable_sets), "symgame_s": seconds}


def patterns_line(name: str, game: Game, *, with_others: bool) -> dict[str, object]:
    vertices = vertices_of(sg.replicator(game))
    forms = distinct_conditions(vertices, game)
    expected = patterns_of(game)
    row: dict[str, object] = {"game": name, "what": "patterns", "found": len(expected), "forms": len(forms)}
    ours: Callable[[], object] = lambda: patterns(forms, game.assumptions, game.symbols)  # noqa: E731
    if not with_others:
        seconds = measured(ours=ours)["ours"]
        print(f"{name}: {len(expected)} sign patterns of {len(forms)} forms, complete, in {seconds:.3f} s")
        return row | {"symgame_s": seconds}
    rows = coefficients(forms, game.symbols)
    assert by_z3(rows) == expected
    assert by_highs(rows) == expected
    times = measured(ours=ours, z3=lambda: by_z3(rows), highs=lambda: by_highs(rows))
    print(
        f"{name}: {len(expected)} sign patterns of {len(forms)} forms, complete, in {times['ours']:.3f} s; "
        f"z3 push/pop {times['z3']:.3f} s ({times['z3'] / times['ours']:.1f} times); "
        f"HiGHS verified {times['highs']:.3f} s ({times['highs'] / times['ours']:.1f} times)"
    )
    return row | {"symgame_s": times["ours"], "z3_s": times["z3"], "highs_s": times["highs"]}


def main() -> None:
    record = record_of(sys.argv[1:])
    r15, r15q = (sg.read_game(ROOT / "benchmarks" / name) for name in ("r15.toml", "r15q.toml"))
    rows = [
        sets_line("r15", r15),
        sets_line("r15q", r15q),
        sets_line("four parties, 20 parameters", four_parties()),
        patterns_line("r15", r15, with_others=True),
        patterns_line("r15q", r15q, with_others=False),
    ]
    for slug in sg.slugs():
        if slug != "cooperation-modes":  # eighteen vertices: its sets take longer, and no patterns are listed
            rows.append(sets_line(slug, sg.load(slug)))
    record.write(
        f"CPU seconds to divide the parameter space, the solver's included, medians of {REPETITIONS}, caches cleared",
        {"rows": rows},
        packages=("sympy", "z3-solver", "scipy"),
    )


if __name__ == "__main__":
    main()
