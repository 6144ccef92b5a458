"""Traps of papers: each raised where it is proved, and not raised where all is well."""

from __future__ import annotations

import json
import math

import pytest
from sympy import Add, Mul, Rational, Symbol, expand

import symgame as sg
from symgame.analysis import vertices_of
from symgame.gamefile import read_document_text
from symgame.gamefile.claims import CaseClaim, Claims, EssClaim
from symgame.library import slugs
from symgame.papers.cards import findings_text
from symgame.papers.paper import Paper
from symgame.papers.records import verified
from symgame.papers.traps.trap import Trap, TrapKind
from tests import naive

TWO = """
players = [
  { name = "A", var = "x", strategies = ["Give", "Keep"] },
  { name = "B", var = "y", strategies = ["Go", "Stay"] },
]
"""

THREE = """
players = [
  { name = "A", var = "x", strategies = ["Give", "Keep"] },
  { name = "B", var = "y", strategies = ["Go", "Stay"] },
  { name = "C", var = "z", strategies = ["Join", "Leave"] },
]
"""

GAME = f"""{TWO}
[parameters]
a = {{ assume = "a > 0" }}
b = {{ assume = "b > 0" }}
c = {{ assume = "0 <= c" }}
d = {{}}
[payoff_formulas]
x = "x*(a*y - b)"
y = "y*(a*d*x + c*(1 - x) - a*b)"
"""
"""Eigenvalues: 00: -b, c - a*b. 10: b, a*d - a*b. 01: a - b, a*b - c. 11: b - a, a*b - a*d."""

PRINTED = f"""{TWO}
parameters = {{ a = {{ assume = "a > 0" }}, b = {{ assume = "b > 0" }} }}
"""

HAWKS = f"""
assume = ["V > 0", "C > 0"]
parameters = {{ V = {{}}, C = {{}} }}
{TWO}
[payoffs]
11 = ["(V - C)/2", "(V - C)/2"]
10 = ["V", "0"]
01 = ["0", "V"]
00 = ["V/2", "V/2"]
"""


def paper(text: str, claims: str = "") -> Paper:
    document = read_document_text(f"{text}\n{claims}", ".toml", "paper.toml")
    return Paper(document.game, document.claims)


def found(about: Paper, *kinds: TrapKind) -> list[Trap]:
    """The traps of some kinds; each witness satisfies the assumptions, unless that is the trap."""
    result = [trap for trap in sg.traps(about) if not kinds or trap.kind in kinds]
    for trap in result:
        if trap.witness is not None and trap.kind not in (TrapKind.OUTSIDE_CASE, TrapKind.STOPS_EARLY):
            values = dict(trap.witness.values)
            assert all(naive.holds(relation, values) for relation in about.game.assumptions.relations)
    return result


def where(about: Paper, *kinds: TrapKind) -> list[str]:
    return [trap.where for trap in found(about, *kinds)]


def shown(trap: Trap, name: str) -> list[object]:
    return [part for exhibit in trap.shown if exhibit.name == name for part in exhibit.parts]


POSITIVE = TrapKind.POSITIVE_EIGENVALUE


@pytest.mark.parametrize(
    ("text", "claims", "places"),
    [
        (GAME, '[claims.ess]\n10 = ["d < b"]', ["ess 10"]),
        (GAME, '[claims.stability]\n10 = "ess"', ["stability 10"]),
        (GAME, '[claims.stability]\n10 = "saddle"', []),
        (GAME, '[claims.signs]\n10 = ["-", "-"]', ["signs 10"]),
        (GAME, '[claims.signs]\n10 = ["x", "-"]', []),
        (GAME, '[claims.ess]\n00 = ["c < a*b"]\n11 = []\n01 = ["a < b"]', []),
        (GAME, '[[claims.case]]\nwhere = "Case 1"\ngiven = ["d < b"]\ness = ["10", "00"]', ["case Case 1"]),
        (
            GAME,
            '[[claims.case]]\nwhere = "Case 1"\ness = []\nsigns = { 10 = ["-", "-"], 00 = ["-", "-"] }',
            ["case Case 1"],
        ),
        (PRINTED, '[claims.eigenvalues]\n10 = ["a + b", "-a"]\n[claims.ess]\n10 = []', ["ess 10"]),
        (PRINTED, '[claims.eigenvalues]\n10 = ["a - b", "-a"]\n[claims.ess]\n10 = []', []),
        (PRINTED, "[claims.ess]\n10 = []", []),
        (GAME, '[[claims.rest_point]]\npoint = ["1", "0"]\nstability = "ess"', ["rest-point 0"]),
        (GAME, '[[claims.rest_point]]\npoint = ["1", "0"]\nstability = "unstable"', []),
    ],
)
def test_an_ess_against_an_eigenvalue_that_is_always_positive(text: str, claims: str, places: list[str]) -> None:
    assert where(paper(text, claims), POSITIVE) == places


RUN = """
[[claims.simulation]]
where = "Fig. 1"
values = { a = "1", b = "1", c = "0", d = "0" }
"""


@pytest.mark.parametrize(
    ("claims", "places"),
    [
        (RUN + 'initial = [["0.5", "0.5"]]\noutcome = ["0.99", "0"]', ["simulation Fig. 1"]),
        (RUN + 'initial = [["0.5", "0.5"]]\noutcome = ["0", "0"]', []),
        (RUN + 'initial = [["1", "0.5"]]\noutcome = ["1", "0"]', []),  # the edge is never left
        (RUN + 'initial = [["0.5", "0.5"]]\noutcome = ["0.9", "0"]', []),  # not near the vertex
        (RUN.replace('a = "1"', 'a = "-1"') + 'initial = [["0.5", "0.5"]]\noutcome = ["1", "0"]', []),  # not allowed
        (
            '[[scenario]]\nname = "base"\nvalues = { a = "1", b = "1", c = "0", d = "0" }\n'
            'initial = [["0.5", "0.5"]]\noutcome = ["1", "0"]',
            ["scenario base"],
        ),
    ],
)
def test_a_picture_that_ends_where_an_eigenvalue_is_always_positive(claims: str, places: list[str]) -> None:
    assert where(paper(GAME, claims), POSITIVE) == places


def test_all_places_of_a_vertex_walk_into_one_trap() -> None:
    claims = '[claims.signs]\n10 = ["-", "-"]\n[claims.stability]\n10 = "ess"\n[claims.ess]\n10 = ["d < b"]\n'
    (trap,) = found(paper(GAME, claims), POSITIVE)
    assert trap.where == "signs 10; stability 10; ess 10"
    assert shown(trap, "positive") == [Symbol("b", real=True)] and shown(trap, "vertex") == ["10"]


ZERO = TrapKind.ZERO_EIGENVALUE

N1 = f'{THREE}\npayoff_formulas = {{ x = "x*(y + z)", y = "-y", z = "-z" }}'
N2 = f'{THREE}\npayoff_formulas = {{ x = "x*y", y = "y*x", z = "-z" }}'
OWN = f"state_dependent = true\n{THREE}\n[payoffs]\n" + "\n".join(
    f'{i}{j}{k} = ["{"RATE" if i else 0}", "{-j}", "{-k}"]' for i in (1, 0) for j in (1, 0) for k in (1, 0)
)


@pytest.mark.parametrize(
    ("text", "claims", "expected"),
    [
        (N1, '[claims.stability]\n000 = "saddle"', ("stability 000", "Lyapunov stable")),
        (N1, '[claims.stability]\n000 = "ess"', ("stability 000", "Lyapunov stable")),
        (N1, '[claims.stability]\n000 = "unstable"', ("stability 000", "Lyapunov stable")),
        (N1, '[claims.stability]\n000 = "not ess"', None),
        (N1, "[claims.ess]\n000 = []", ("ess 000", "Lyapunov stable")),
        (N1, '[claims.signs]\n000 = ["0", "-", "-"]', None),
        (N1, '[claims.signs]\n000 = ["x", "-", "-"]', ("signs 000", "Lyapunov stable")),
        (N1, '[claims.signs]\n000 = ["-", "-", "-"]', ("signs 000", "Lyapunov stable")),
        (N1, '[[claims.case]]\nwhere = "1"\ness = ["000"]', ("case 1", "Lyapunov stable")),
        (
            N1,
            '[[claims.case]]\nwhere = "1"\ness = []\nsigns = { 000 = ["-", "-", "-"] }',
            ("case 1", "Lyapunov stable"),
        ),
        (N1, '[[claims.rest_point]]\npoint = ["0", "0", "0"]\nstability = "ess"', ("rest-point 0", "Lyapunov stable")),
        (N2, '[claims.stability]\n000 = "ess"', ("stability 000", "unstable")),
        (N2, '[claims.stability]\n000 = "saddle"', ("stability 000", "unstable")),
        (N2, '[claims.stability]\n000 = "unstable"', None),
        (OWN.replace("RATE", "-x"), '[claims.stability]\n000 = "ess"', None),  # asymptotically stable all the same
        (OWN.replace("RATE", "x"), '[claims.stability]\n000 = "ess"', ("stability 000", "unstable")),
        (GAME, '[claims.ess]\n00 = ["c = a*b"]', ("ess 00", "Lyapunov stable")),
        (GAME, '[claims.ess]\n00 = ["c <= a*b"]', None),  # not on all of the region
        (GAME, '[claims.ess]\n01 = ["a = b", "c = a*b"]', ("ess 01", "Lyapunov stable")),
        (GAME, '[[claims.case]]\nwhere = "1"\ngiven = ["c = a*b"]\ness = ["00"]', ("case 1", "Lyapunov stable")),
        (GAME, '[[claims.case]]\nwhere = "1"\ngiven = ["a = b"]\ness = []\nsigns = { 01 = ["0", "x"] }', None),
        (
            PRINTED,
            '[claims.eigenvalues]\n00 = ["0", "-a"]\n[claims.stability]\n00 = "ess"',
            ("stability 00", "Lyapunov stable"),
        ),
        (
            PRINTED,
            '[claims.eigenvalues]\n00 = ["0", "a"]\n[claims.stability]\n00 = "saddle"',
            ("stability 00", "unstable"),
        ),
        (PRINTED, '[claims.eigenvalues]\n00 = ["0", "a - b"]\n[claims.ess]\n00 = []', ("ess 00", "undecided")),
        (PRINTED, '[claims.eigenvalues]\n00 = ["a - b", "-a"]\n[claims.ess]\n00 = ["a < b"]', None),
        (PRINTED, '[claims.stability]\n00 = "saddle"', None),  # no eigenvalues are known
    ],
)
def test_a_zero_eigenvalue_is_not_passed_over(text: str, claims: str, expected: tuple[str, str] | None) -> None:
    traps = found(paper(text, claims), ZERO)
    assert [(trap.where, *shown(trap, "stability")) for trap in traps] == ([] if expected is None else [expected])


MIXED = TrapKind.MIXED_POINT
PENNIES = f'{TWO}\npayoff_formulas = {{ x = "x*(2*y - 1)", y = "y*(1 - 2*x)" }}'
DAMPED = f"state_dependent = true\n{TWO}\n[payoffs]\n" + "\n".join(
    f'{i}{j} = ["{"1/2 - x" if i else 0}", "{"1/2 - y" if j else 0}"]' for i in (1, 0) for j in (1, 0)
)
FIG = '[[claims.simulation]]\nwhere = "Fig. 1"\nvalues = {}\n'


@pytest.mark.parametrize(
    ("text", "claims", "places"),
    [
        (PENNIES, '[[claims.rest_point]]\npoint = ["1/2", "1/2"]\nstability = "ess"', ["rest-point 0"]),
        (
            PENNIES,
            '[[claims.rest_point]]\npoint = ["1/2", "1/2"]\nstability = "asymptotically stable"',
            ["rest-point 0"],
        ),
        (PENNIES, '[[claims.rest_point]]\npoint = ["1/2", "1/2"]\nstability = "centre"', []),
        (PENNIES, '[[claims.rest_point]]\npoint = ["1/2", "1/2"]', []),
        (PENNIES, '[[claims.rest_point]]\npoint = ["1", "0"]\nstability = "ess"', []),
        (HAWKS, '[[claims.rest_point]]\npoint = ["V/C", "V/C"]\nstability = "ess"', ["rest-point 0"]),
        (HAWKS, '[[claims.rest_point]]\npoint = ["V/C", "2"]\nstability = "ess"', []),  # nowhere in the state space
        (
            HAWKS,
            '[[claims.rest_point]]\npoint = ["V/C", "V/C"]\nvalues = { V = "2", C = "2" }\nstability = "ess"',
            [],  # a vertex there
        ),
        (DAMPED, '[[claims.rest_point]]\npoint = ["1/2", "1/2"]\nstability = "ess"', []),
        (PENNIES, FIG + 'initial = [["0.3", "0.3"]]\noutcome = ["0.5", "0.5"]', ["simulation Fig. 1"]),
        (PENNIES, FIG + 'initial = [["0.5", "0.5"]]\noutcome = ["0.5", "0.5"]', []),  # it starts there
        (PENNIES, FIG + 'initial = [["0.3", "0.3"]]\noutcome = ["0.2", "0.5"]', []),  # no rest point
        (PENNIES, FIG + 'initial = [["0.3", "0.3"]]\noutcome = ["1", "1"]', []),
        (N1, FIG + 'initial = [["0.3", "0.3", "0.3"]]\noutcome = ["0.4", "0", "0"]', []),  # an edge at rest
        (DAMPED, FIG + 'initial = [["0.3", "0.3"]]\noutcome = ["0.5", "0.5"]', []),
        (
            HAWKS,
            '[[scenario]]\nname = "base"\nvalues = { V = "1", C = "2" }\n'
            'initial = [["0.3", "0.3"]]\noutcome = ["0.5", "0.5"]',
            ["scenario base"],
        ),
    ],
)
def test_a_mixed_point_called_an_ess(text: str, claims: str, places: list[str]) -> None:
    traps = found(paper(text, claims), MIXED)
    assert [trap.where for trap in traps] == places
    for trap in traps:
        assert trap.witness is not None
        state = dict(trap.witness.state)
        assert any(0 < share < 1 for share in state.values())
        field = sg.replicator(paper(text, claims).game)
        assert all(naive.is_zero(v.subs(dict(trap.witness.values) | state)) for v in field.velocity)


PLANAR = TrapKind.PLANAR_RULE
FREE = f"""{THREE}
parameters = {{ a = {{}}, b = {{}}, c = {{}} }}
payoff_formulas = {{ x = "a*x", y = "b*y", z = "c*z" }}
claims.det_trace = {{ 000 = ["a*b*c", "a + b + c"] }}
"""


def test_the_planar_rule_has_an_example_where_it_fails() -> None:
    (trap,) = found(paper(FREE), PLANAR)
    assert trap.where == "det-trace 000" and trap.witness is not None
    row = [value for _, value in trap.witness.values]  # the eigenvalues at 000 are a, b, c
    assert Mul(*row) > 0 and Add(*row) < 0 and max(row) > 0
    assert sorted(shown(trap, "eigenvalues there")) == sorted(row)
    assert shown(trap, "determinant and trace") == [Mul(*row), Add(*row)]


def test_the_planar_rule_without_an_example_has_no_witness() -> None:
    always = "".join(f"{name} = {{ assume = '{name} < 0' }}, " for name in "abc")
    text = FREE.replace("{ a = {}, b = {}, c = {} }", f"{{ {always[:-2]} }}")
    (trap,) = found(paper(text), PLANAR)
    assert trap.witness is None and not trap.shown


def test_four_parties_need_two_positive_eigenvalues() -> None:
    four = THREE.replace("]\n", '  { name = "D", var = "w", strategies = ["In", "Out"] },\n]\n', 1)
    four = THREE.rstrip()[:-1] + '  { name = "D", var = "w", strategies = ["In", "Out"] },\n]\n'
    formulas = 'payoff_formulas = { x = "a*x", y = "b*y", z = "c*z", w = "d*w" }'
    text = f"{four}\nparameters = {{ a = {{}}, b = {{}}, c = {{}}, d = {{}} }}\n{formulas}"
    (trap,) = found(paper(text, 'claims.det_trace = { 0000 = ["a*b*c*d", "a + b + c + d"] }'), PLANAR)
    assert trap.witness is not None
    row = [value for _, value in trap.witness.values]
    assert Mul(*row) > 0 and Add(*row) < 0 and max(row) > 0


def test_two_parties_may_use_the_planar_rule() -> None:
    assert not found(paper(PENNIES, 'claims.det_trace = { 00 = ["-1", "0"] }'), PLANAR)


@pytest.mark.parametrize(
    ("claims", "kinds"),
    [
        ('[claims.ess]\n00 = ["c < a*b"]', []),
        ('[claims.ess]\n00 = ["b < 0"]', [(TrapKind.AGAINST_ASSUMPTIONS, "ess 00", [["b < 0"]])]),
        ('[claims.ess]\n00 = ["d < 1", "b < c", "c < 0"]', [(TrapKind.AGAINST_ASSUMPTIONS, "ess 00", [["c < 0"]])]),
        (
            '[[claims.case]]\nwhere = "1"\ngiven = ["d > 1", "d < 1"]\ness = []',
            [(TrapKind.AGAINST_ASSUMPTIONS, "case 1", [["d > 1", "d < 1"]])],
        ),
        ('[claims.ess]\n00 = ["c < a*b", "a > 0"]', [(TrapKind.SUPERFLUOUS, "ess 00", [["a > 0"]])]),
        ('[claims.ess]\n00 = ["a + b > 0, c < a*b"]', [(TrapKind.SUPERFLUOUS, "ess 00", [["a + b > 0"]])]),
        (
            '[[claims.case]]\nwhere = "1"\ngiven = ["c >= 0"]\ness = []',
            [(TrapKind.SUPERFLUOUS, "case 1", [["c >= 0"]])],
        ),
        ('[claims.ess]\n00 = ["c/d < a"]', []),  # it says that d is not 0
        ("[claims.ess]\n00 = []", []),
    ],
)
def test_conditions_against_and_within_the_assumptions(
    claims: str, kinds: list[tuple[TrapKind, str, list[list[str]]]]
) -> None:
    traps = found(paper(PRINTED.replace("parameters = {", "parameters = { c = { assume = 'c >= 0' }, d = {},"), claims))
    traps = [trap for trap in traps if trap.kind is not TrapKind.UNUSED]
    assert [(trap.kind, trap.where, trap.shown[0].parts[0].record()) for trap in traps] == kinds


SAME = TrapKind.SAME_CONDITIONS


@pytest.mark.parametrize(
    ("text", "claims", "expected"),
    [
        (PRINTED, '[claims.ess]\n00 = ["a < b"]\n11 = ["2*a < a + b"]', "one row printed twice"),
        (PRINTED, '[claims.ess]\n00 = ["a < b"]\n10 = ["a - b < 0"]', "never both are ESS"),
        (PRINTED, '[claims.ess]\n00 = ["a < b"]\n11 = ["a <= b"]', ""),
        (PRINTED, '[claims.ess]\n00 = ["a < 0"]\n11 = ["b < 0"]', ""),  # both impossible
        (PRINTED, "[claims.ess]\n00 = []\n11 = []", ""),
        (PRINTED, "[claims.ess]\n00 = []\n10 = []", "never both are ESS"),
        ("state_dependent = true" + PRINTED, "[claims.ess]\n00 = []\n10 = []", ""),
        (HAWKS, '[claims.ess]\n10 = ["V < C"]\n01 = ["C > V"]', ""),  # so it is
        (HAWKS, '[claims.ess]\n10 = ["V < C"]\n11 = ["C > V"]', "never both are ESS"),
        (HAWKS, '[claims.ess]\n11 = ["V > C"]\n00 = ["V > C"]', "one row printed twice"),
    ],
)
def test_the_same_conditions_for_two_vertices(text: str, claims: str, expected: str) -> None:
    traps = found(paper(text, claims), SAME)
    assert len(traps) == bool(expected)
    assert all(expected in trap.why for trap in traps)


OUTSIDE = TrapKind.OUTSIDE_CASE
SHOWN = (
    '[claims.ess]\n11 = ["a > b"]\n[[claims.case]]\nwhere = "Case 2"\ngiven = ["b > 2*a"]\ness = ["00"]\n'
    '[[claims.simulation]]\nwhere = "Fig. 1"\ninitial = []\n'
)


@pytest.mark.parametrize(
    ("claim", "violated"),
    [
        ('values = { a = "2", b = "1" }\noutcome = ["1", "1"]', []),
        ('values = { a = "1", b = "1" }\noutcome = ["1", "1"]', [[["a > b"]]]),
        ('values = { a = "1", b = "1" }', []),
        ('values = { a = "1", b = "1" }\noutcome = ["0", "1"]', []),  # nothing is printed for it
        ('values = { b = "1" }\noutcome = ["1", "1"]', []),  # not known
        ('values = { a = "1", b = "2" }\noutcome = ["0", "0"]', [[["b > 2*a"]]]),
        ('values = { a = "1", b = "3" }\nillustrates = "Case 2"', []),
        ('values = { a = "1", b = "2" }\nillustrates = "Case 2"', [[["b > 2*a"]]]),
        ('values = { a = "1", b = "3" }\noutcome = ["0", "0"]\nillustrates = "11"', [[["a > b"]]]),
        ('values = { a = "-1", b = "1" }', [[["a > 0"]]]),  # not even the assumptions
    ],
)
def test_values_outside_the_case_that_they_illustrate(claim: str, violated: list[object]) -> None:
    traps = found(paper(PRINTED, SHOWN + claim), OUTSIDE)
    assert [part.record() for trap in traps for part in shown(trap, "violated")] == violated
    for trap in traps:
        assert trap.witness is not None
        for region in shown(trap, "violated"):
            for relation in region.alternatives[0]:
                assert naive.holds(relation, dict(trap.witness.values)) is False


def test_scenarios_illustrate_what_their_outcome_says() -> None:
    scenario = '[[scenario]]\nname = "base"\nvalues = { a = "1", b = "1" }\noutcome = ["1", "1"]\n'
    about = paper(PRINTED, scenario + '[claims.ess]\n11 = ["a > b"]')
    assert where(about, OUTSIDE) == ["scenario base"]


SLOW = f"""{TWO}
parameters.c.assume = "c > 0"
payoff_formulas = {{ x = "-c*x", y = "-c*y" }}
[[claims.simulation]]
where = "Fig. 1"
values = {{ c = "1/10" }}
initial = [["0.5", "0.5"], ["0.1", "0.1"]]
"""
STOPS = TrapKind.STOPS_EARLY


@pytest.mark.parametrize(
    ("claim", "count"),
    [
        ('outcome = ["0", "0"]\nuntil = 30', 1),  # x(30) = 1/(1 + e^3) = 0.047
        ('outcome = ["0", "0"]\nuntil = 40', 0),  # 0.018
        ('outcome = ["0", "0"]\nuntil = 5000', 0),
        ('outcome = ["0", "0"]', 0),
        ("until = 30", 1),
        ('outcome = ["1", "1"]\nuntil = "30"', 1),  # it goes elsewhere, and is not there either
    ],
)
def test_a_picture_that_stops_before_it_settles(claim: str, count: int) -> None:
    traps = found(paper(SLOW, claim), STOPS)
    assert len(traps) == count
    for trap in traps:
        assert trap.where == "simulation Fig. 1" and shown(trap, "start") == [Rational(1, 2)] * 2
        assert all(abs(share - Rational("0.047426")) < Rational(1, 1000) for share in shown(trap, "state"))
        assert shown(trap, "end") == [0, 0] and shown(trap, "settles")[0] > 40


@pytest.mark.parametrize(
    ("claim", "count"),
    [
        ('outcome = ["0.3", "0.3"]', 1),
        ('outcome = ["0.5", "0.5"]', 1),  # it hardly moves in the picture
        ('outcome = ["0.05", "0.05"]', 1),
        ('outcome = ["0.01", "0.01"]', 0),
        ('outcome = ["0.3", "0.9"]', 0),  # it never comes there
        ('outcome = ["0.7", "0.7"]', 0),
        ('outcome = ["0.3", "0.3"]\nuntil = 1000', 0),  # the picture is long enough, and shows something else
    ],
)
def test_an_outcome_on_the_way_is_no_end(claim: str, count: int) -> None:
    traps = found(paper(SLOW, claim), STOPS)
    assert len(traps) == count
    for trap in traps:
        ((time,), state) = shown(trap, "passes"), shown(trap, "state")
        start = shown(trap, "start")[0]
        logit = math.log(start / (1 - start)) - float(time) / 10  # the shares follow dx/dt = -x (1 - x)/10
        assert all(abs(1 / (1 + math.exp(-logit)) - share) < 1e-3 for share in state)
        assert shown(trap, "end") == [0, 0]


def test_a_scenario_may_stop_on_the_way_and_a_cycle_comes_back() -> None:
    scenario = SLOW.replace("claims.simulation", "scenario").replace("where =", "name =") + 'outcome = ["0.3", "0.3"]'
    assert where(paper(scenario), STOPS) == ["scenario Fig. 1"]
    (trap,) = found(paper(PENNIES, FIG + 'initial = [["0.3", "0.3"]]\noutcome = ["0.7", "0.7"]'), STOPS)
    assert not shown(trap, "end")
    assert not found(paper(PENNIES, FIG + 'initial = [["0.3", "0.3"]]\noutcome = ["1", "1"]'), STOPS)


def test_a_cycle_never_settles() -> None:
    claim = FIG + 'initial = [["0.3", "0.3"]]\noutcome = ["1", "1"]\nuntil = 3'
    (trap,) = found(paper(PENNIES, claim), STOPS)
    assert "does not settle" in trap.why and not shown(trap, "end")


def test_what_cannot_be_simulated_does_not_stop_early() -> None:
    assert not found(paper(SLOW.replace('values = { c = "1/10" }', "values = {}"), "until = 3"), STOPS)
    assert not found(paper(SLOW.replace('[["0.5", "0.5"], ["0.1", "0.1"]]', "[]"), "until = 3"), STOPS)


@pytest.mark.parametrize(
    ("parameters", "formula", "expected"),
    [
        ("c = {}", "-c*x", []),
        ("c = {}, W = {}", "W - c*x", [("parameter vanishes", "parameter W")]),
        ("c = {}, W = {}", "W*y - c*x", [("parameter vanishes", "parameter W")]),
        ("c = {}, W = {}", "W*x*y - c*x", []),
        ("c = {}, W = {}", "exp(W) - c*x", [("parameter vanishes", "parameter W")]),
        ("c = {}, W = {}", "exp(W)*x - c*x", []),
        ("c = {}, W = {}", "-c*x", [("parameter unused", "parameter W")]),
        (
            "c = {}, W = {}, U = {}, T = {}",
            "W + U - c*x",
            [("parameter vanishes", "parameter W; parameter U"), ("parameter unused", "parameter T")],
        ),
        ("c = { assume = 'c > 0' }, d = {}", "(c*x + c*d)/c", [("parameter vanishes", "parameter c; parameter d")]),
    ],
)
def test_parameters_that_move_nothing(parameters: str, formula: str, expected: list[tuple[str, str]]) -> None:
    text = f'{TWO}\nparameters = {{ {parameters} }}\npayoff_formulas = {{ x = "{formula}", y = "-y" }}'
    about = paper(text)
    assert [(trap.kind.value, trap.where) for trap in found(about)] == expected
    velocity = sg.replicator(about.game).velocity
    for trap in found(about, TrapKind.VANISHES):
        for place in trap.places:
            symbol = Symbol(place.name, real=True)
            assert all(component.diff(symbol).expand().simplify() == 0 for component in velocity)


def test_with_shares_in_the_payoffs_parameters_vanish_too() -> None:
    table = [f'{i}{j} = ["W + {"c*x*y" if i else 0}", "{-j}"]' for i in (1, 0) for j in (1, 0)]
    text = f"state_dependent = true\n{TWO}\nparameters = {{ c = {{}}, W = {{}} }}\n[payoffs]\n" + "\n".join(table)
    assert where(paper(text)) == ["parameter W"]


def test_without_payoffs_a_parameter_that_is_printed_somewhere_is_used() -> None:
    claims = """
    claims.replicator.x = "x*(1 - x)*a"
    claims.eigenvalues.00 = ["b", "1"]
    claims.det_trace.00 = ["c", "1"]
    claims.jacobian.rows = [["d", "0"], ["0", "0"]]
    claims.ess.00 = ["e < 1"]
    claims.case = [{ where = "1", given = ["f < 1"], ess = [] }]
    claims.effect = [{ vertex = "00", parameter = "g", effect = "helps" }]
    claims.rest_point = [{ point = ["h", "0"] }]
    """
    names = ", ".join(f"{name} = {{}}" for name in "abcdefghk")
    traps = found(paper(f"{TWO}\nparameters = {{ {names} }}\n{claims}"), TrapKind.UNUSED)
    assert [trap.where for trap in traps] == ["parameter k"]


def test_a_correct_paper_has_no_traps() -> None:
    claims = """
    [claims.ess]
    00 = ["c < a*b"]
    11 = ["b < a", "b < d"]
    [claims.stability]
    10 = "not ess"
    [[claims.simulation]]
    where = "Fig. 1"
    values = { a = "2", b = "1", c = "0", d = "3" }
    initial = [["0.9", "0.9"]]
    outcome = ["1", "1"]
    until = 50
    illustrates = "11"
    """
    about = paper(GAME, claims)
    assert {finding.verdict for finding in sg.verify(about)} == {sg.Verdict.VERIFIED}
    assert sg.traps(about) == ()


@pytest.mark.parametrize("slug", slugs())
def test_the_derived_conditions_of_a_shipped_game_walk_into_no_trap(slug: str) -> None:
    game = sg.load(slug)
    found = [v for v in vertices_of(sg.replicator(game)) if v.is_possible]
    claims = Claims(
        ess=tuple(EssClaim(v.profile, v.ess_conditions.relations) for v in found),
        cases=tuple(CaseClaim(v.key, v.ess_conditions.relations, (v.profile,)) for v in found),
    )
    traps = sg.traps(Paper(game, claims))
    assert {trap.kind for trap in traps} <= {TrapKind.VANISHES}
    gains = [expand(gain) for profile in game.profiles for gain in naive.payoff_differences(game, profile)]
    idle = {s.name for s in game.symbols if not any(gain.has(s) for gain in gains)}
    assert {place.name for trap in traps for place in trap.places} == idle


ALL = (
    GAME.replace("d = {}", "d = {}\nW = {}\nU = {}").replace('"x*(a*y - b)"', '"W + x*(a*y - b)"')
    + """
[claims.det_trace]
00 = ["1", "1"]
[claims.ess]
10 = ["b < 0"]
00 = ["c = a*b", "a > 0"]
11 = ["a*b = c"]
[[claims.rest_point]]
point = ["1/2", "b/a"]
stability = "ess"
[[claims.case]]
where = "Case 1"
given = ["a > b"]
ess = ["11"]
[[claims.simulation]]
where = "Fig. 1"
values = { a = "1", b = "2", c = "1", d = "0", W = "0", U = "0" }
initial = [["0.5", "0.5"]]
outcome = ["0", "0"]
until = 0.5
illustrates = "Case 1"
"""
)


def test_traps_do_not_change_the_exit_status(tmp_path, run) -> None:
    file = tmp_path / "gift.toml"
    file.write_text(GAME + '[claims.ess]\n00 = ["c < a*b", "a > 0"]', encoding="utf-8")
    status, out, _ = run("verify", file)
    assert status == 0 and "Worth a second look" in out and "contain already" in out
    status, out, _ = run("verify", file, "--lang", "zh")
    assert status == 0 and "值得复核之处" in out and "条件已包含于假设之中" in out
    status, out, _ = run("verify", file, "--json")
    (answer,) = json.loads(out)
    assert status == 0
    assert [(trap["kind"], trap["where"]) for trap in answer["traps"]] == [("superfluous condition", "ess 00")]
    assert answer["traps"][0]["shown"] == {"lines": [["a > 0"]]}


def test_the_record_of_a_trap_is_json_and_has_its_evidence() -> None:
    about = paper(ALL)
    traps = json.loads(json.dumps(verified(about, sg.verify(about))))["traps"]
    assert len(traps) == len(sg.traps(about))
    for trap in traps:
        assert {"kind", "where", "places", "why", "shown"} <= trap.keys()
        assert trap["where"] == "; ".join(f"{place['kind']} {place['where']}" for place in trap["places"])
    outside = next(trap for trap in traps if trap["kind"] == "values outside the case")
    assert outside["witness"]["values"]["b"] == "2" and outside["shown"]["violated"] == [["a > b"]]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_trap_has_words_in_both_languages(lang: str) -> None:
    about = paper(ALL)
    text = findings_text(about, (), lang=lang)
    expected = {
        TrapKind.VANISHES,
        TrapKind.UNUSED,
        TrapKind.POSITIVE_EIGENVALUE,
        TrapKind.ZERO_EIGENVALUE,
        TrapKind.AGAINST_ASSUMPTIONS,
        TrapKind.SUPERFLUOUS,
        TrapKind.SAME_CONDITIONS,
        TrapKind.MIXED_POINT,
        TrapKind.OUTSIDE_CASE,
        TrapKind.STOPS_EARLY,
    }
    assert {trap.kind for trap in sg.traps(about)} == expected
    assert text.count("  ! ") == len(sg.traps(about))
    for word in ("eigenvalue", "unstable", "Routh", "printed", "assumptions") if lang == "zh" else ("特征值", "条件"):
        assert word not in text
    planar = findings_text(paper(FREE), (), lang=lang)
    assert ("行列式" if lang == "zh" else "determinant") in planar


def test_hostile_names_stay_inert() -> None:
    name = "{x} \\\\input{/etc/passwd} <b> \u202e %s [red]"
    claims = f'[[claims.case]]\nwhere = "{name}"\ngiven = ["b < 0"]\ness = ["10"]\nsays = "{{where}}"'
    about = paper(GAME, claims)
    traps = sg.traps(about)
    assert {trap.kind for trap in traps} >= {TrapKind.AGAINST_ASSUMPTIONS, POSITIVE}
    text = findings_text(about, sg.verify(about))
    assert "\u202e" not in text and "{x}" in text


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ('illustrates = "Case 3"', "did you mean 'Case 2'"),
        ('illustrates = "01"', "neither a case nor a vertex"),
        ("until = 0", "is positive"),
        ('until = "soon"', "until"),
        ("until = []", "until"),
    ],
)
def test_mistakes_in_the_new_keys_are_told(claim: str, message: str) -> None:
    with pytest.raises(sg.InvalidFileError, match=message):
        paper(PRINTED, f"{SHOWN}values = {{}}\n{claim}")


def test_a_wrong_word_for_the_stability_of_a_point_is_told() -> None:
    with pytest.raises(sg.InvalidFileError, match="'stable' is not among 'ess'"):
        paper(PENNIES, '[[claims.rest_point]]\npoint = ["1/2", "1/2"]\nstability = "stable"')


def test_the_schema_knows_the_new_keys() -> None:
    definitions = sg.schema()["$defs"]
    assert {"until", "illustrates"} <= definitions["SimulationTable"]["properties"].keys()
    assert "stability" in definitions["RestPointTable"]["properties"]
