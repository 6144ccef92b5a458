"""Cases of many parties: asked of one set of vertices at a time, and compared with the listing of all sets."""

from __future__ import annotations

import random

import pytest

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.cases.groups import exactly_these, sets_of_groups
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation, read_relations
from symgame.gamefile import read_document_text
from symgame.papers.asking import shown_at
from symgame.papers.cases import case_claims
from symgame.papers.effects import effect_claims
from symgame.papers.paper import Paper
from symgame.papers.rest_points import rest_point_claims
from symgame.papers.verdicts import Finding
from symgame.symbols import real_symbol

NAMES = {name: real_symbol(name) for name in ("a", "b", "c", "d")}
GIVEN = Assumptions(read_relations("a > 0, b > 0, c > 0, d > 0", NAMES))


def drawn_groups(source: random.Random) -> list[tuple[Relation, ...]]:
    names = list(NAMES)
    texts = []
    for _ in range(4):
        one, two, three = source.sample(names, 3)
        texts.append(source.choice([f"{one} < {two}", f"{one} + {two} < {three}", f"{one}*{two} < {three}"]))
    relations = read_relations(", ".join(texts), NAMES)
    return [tuple(source.sample(relations, source.randint(1, 2))) for _ in range(4)]


@pytest.mark.parametrize("seed", range(12))
def test_one_pattern_is_what_the_listing_of_all_says(seed: int) -> None:
    source = random.Random(seed)
    groups = drawn_groups(source)
    symbols = list(NAMES.values())
    every = sets_of_groups(groups, GIVEN, symbols)
    assert every.is_complete
    possible = {found.groups for found in every.sets}
    for places in [*possible, *(tuple(sorted(source.sample(range(4), 2))) for _ in range(3))]:
        pattern = tuple(k in places for k in range(4))
        alone = exactly_these(pattern, groups, GIVEN, symbols)
        assert alone.is_complete
        assert bool(alone.sets) is (places in possible)
        for found in alone.sets:
            values = dict(found.witness)
            holding = tuple(k for k, group in enumerate(groups) if Region.where(group).holds(values))
            assert found.groups == places == holding
            assert found.conditions is not None
            assert any(Region.where(each).holds(values) for each in found.conditions)


FOUR = """
slug = "four"
assume = ["C < V"]
players = [
  { name = "A", var = "x", strategies = ["1", "2"] },
  { name = "B", var = "y", strategies = ["1", "2"] },
  { name = "C", var = "z", strategies = ["1", "2"] },
  { name = "D", var = "w", strategies = ["1", "2"] },
]
[parameters]
V = { assume = "V > 0" }
C = { assume = "C > 0" }
R = { assume = "R > 0" }
a = { assume = "0 < a, a < 1" }
[payoff_formulas]
x = "x*(V*y*z - C + R*w)"
y = "y*(V*x*w - C)"
z = "z*(a*V*x*y - C + R*(1 - w))"
w = "w*(V*x*z - a*C - R*(1 - y))"
"""


def cases(claims: str) -> list[Finding]:
    document = read_document_text(FOUR + claims, ".toml", "four.toml")
    return list(case_claims(Paper(document.game, document.claims)))


def test_a_case_without_enough_conditions_says_what_is_missing() -> None:
    (found,) = cases('[[claims.case]]\nwhere = "One"\ngiven = ["C < a*V"]\ness = ["1111"]\nonly = true\n')
    assert found.verdict.value == "conditional"
    assert found.witness is not None
    assert found.needs is not None
    assert not found.needs.holds(dict(found.witness.values))


def test_a_case_whose_parts_exclude_each_other_is_refuted() -> None:
    (found,) = cases('[[claims.case]]\nwhere = "Two"\ngiven = []\ness = ["1111", "0111"]\nonly = true\n')
    assert found.verdict.value == "refuted"


def test_the_witness_of_what_must_differ_differs() -> None:
    game = read_document_text(FOUR, ".toml", "four.toml").game
    V, R = game.symbols[0], game.symbols[2]
    witness = shown_at(Region.where([Relation(V, "!=", R)]), game.assumptions, game)
    assert witness is not None
    values = dict(witness.values)
    assert values[V] != values[R]


PAIR = """
players = [
  { name = "A", var = "x", strategies = ["1", "2"] },
  { name = "B", var = "y", strategies = ["1", "2"] },
]
"""


def test_an_effect_that_vanishes_at_one_value_has_a_witness_elsewhere() -> None:
    text = f"""{PAIR}
parameters = {{ a = {{ assume = "0 < a, a < 1" }}, S = {{ assume = "S > 0" }} }}
payoff_formulas = {{ A = "x*(S*a - S*(1 - a))", B = "y" }}
claims.effect = [{{ vertex = "00", parameter = "S", effect = "none" }}]
"""
    document = read_document_text(text, ".toml", "pair.toml")
    (found,) = effect_claims(Paper(document.game, document.claims))
    assert found.verdict.value == "conditional"
    assert found.witness is not None
    assert found.needs is not None
    assert not found.needs.holds(dict(found.witness.values))


def test_points_with_long_denominators_are_put_in() -> None:
    text = f"""{PAIR}
[parameters]
V = {{ assume = "V > 0" }}
R = {{ assume = "R > 0" }}
C1 = {{ assume = "C1 > 0" }}
C2 = {{ assume = "C2 > C1" }}
k = {{ assume = "k > 0" }}
a = {{ assume = "0 < a, a < 1" }}
[payoffs]
11 = ["0", "C1/(1 + k) + C2"]
10 = ["0", "R/(1 + k) + V/(1 + k)"]
01 = ["C2 - (1 - a)*V + a*C2 + C2/(1 + k)", "C1/(1 + k) - a*R"]
00 = ["(1 - a)*C1 - (1 - a)*V + C2/(1 + k)", "R/(1 + k) + V/(1 + k)"]
[[claims.rest_point]]
point = [
  "(-C1 + R*a*k + R*a + R + V)/((C2 + R*a)*(k + 1))",
  "(C1*a*k + C1*a - C1*k - C1 - C2 - V*a*k - V*a + V*k + V)/((k + 1)*(C1*a - C1 + C2*a + C2))",
]
[[claims.rest_point]]
point = [
  "(-C1 + R*a*k + R*a + R - V)/((C2 + R*a)*(k + 1))",
  "(C1*a*k + C1*a - C1*k - C1 - C2 - V*a*k - V*a + V*k + V)/((k + 1)*(C1*a - C1 + C2*a + C2))",
]
"""
    document = read_document_text(text, ".toml", "pair.toml")
    found = rest_point_claims(Paper(document.game, document.claims))
    assert [finding.verdict.value for finding in found] == ["verified", "refuted"]
