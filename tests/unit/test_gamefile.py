"""Game files: everything of the contract is read, and every mistake is told with its place."""

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Rational

from symgame.errors import InvalidFileError
from symgame.expressions import write
from symgame.gamefile import Document, read_document, read_document_text, read_game, schema
from symgame.gamefile.syntax import decode
from symgame.players import Player
from symgame.symbols import real_symbol

PLAYERS = """players = [
  { name = "Owner", name_zh = "业主", var = "x", strategies = ["Hawk", "Dove"], strategies_zh = ["鹰", "鸽"] },
  { name = "Intruder", var = "y", strategies = ["Hawk", "Dove"] },
]
"""
PARAMETERS = """[parameters]
V = { meaning = "prize", meaning_zh = "奖", assume = "V > 0", latex = 'V_1', unit = "EUR", source = "me", party = "x" }
C = { assume = ["C > V"] }
"""
PAYOFFS = """[payoffs]
11 = ["(V - C)/2", "(V - C)/2"]
10 = ["V", 0]
01 = [0, "V"]
00 = ["V/2", "V/2"]
"""
GOOD = PLAYERS + PARAMETERS + PAYOFFS
V, C, x, y = (real_symbol(name) for name in "VCxy")


def read(text: str, suffix: str = ".toml") -> Document:
    return read_document_text(text, suffix, f"Hawk and dove{suffix}")


def mistakes(text: str, suffix: str = ".toml") -> list[str]:
    with pytest.raises(InvalidFileError) as caught:
        read(text, suffix)
    return [str(mistake) for mistake in caught.value.mistakes]


def assert_mistakes(text: str, expected: Sequence[str]) -> None:
    found = mistakes(text)
    assert len(found) == len(expected), found
    for message, part in zip(found, expected, strict=True):
        assert part in message, message


def test_a_whole_file_is_read() -> None:
    head = """slug = "hawk-dove.v2"
title = "Hawk and dove"
title_zh = "鹰鸽"
doi = "10.1/2"
url = "https://example.org"
year = 1973
topic = "classic"
source = "a reconstruction"
payoffs_from = "table"
assume = ["C < 10*V", "V != 3"]
"""
    tail = """[[scenario]]
name = "dear fights"
values = { C = 4, V = 0.1 }
initial = [["0.5", "1/3"], [1, 0]]
outcome = ["1", 0]
sources = { C = "report" }
"""
    game = read(head + GOOD + tail).game
    assert game.players[0] == Player("Owner", "x", ("Hawk", "Dove"), "业主", ("鹰", "鸽"))
    assert game.payoffs is not None
    assert game.payoffs[0, 1, 0] == V
    assert game.payoffs[1, 1, 1] == V / 2
    assert [parameter.name for parameter in game.parameters] == ["V", "C"]
    parameter = game.parameters[0]
    assert (parameter.meaning, parameter.meaning_zh, parameter.latex) == ("prize", "奖", "V_1")
    assert (parameter.unit, parameter.source, parameter.party) == ("EUR", "me", "x")
    assert [r.text() for r in game.assumptions.relations] == ["V > 0", "C > V", "C < 10*V", "V != 3"]
    assert (game.slug, game.title, game.title_zh, game.provenance.year) == (
        "hawk-dove.v2",
        "Hawk and dove",
        "鹰鸽",
        1973,
    )
    assert game.provenance.is_reconstruction
    scenario = game.scenario("dear fights")
    assert scenario.values == ((V, Rational(1, 10)), (C, Rational(4)))
    assert scenario.initial == ((Rational(1, 2), Rational(1, 3)), (Rational(1), Rational(0)))
    assert scenario.outcome == (Rational(1), Rational(0))
    assert scenario.sources == (("C", "report"),)


def test_json_says_the_same_as_toml() -> None:
    tables = {
        "players": [
            {
                "name": "Owner",
                "name_zh": "业主",
                "var": "x",
                "strategies": ["Hawk", "Dove"],
                "strategies_zh": ["鹰", "鸽"],
            },
            {"name": "Intruder", "var": "y", "strategies": ["Hawk", "Dove"]},
        ],
        "parameters": {"V": {"assume": "V > 0"}, "C": {"assume": "C > V"}},
        "payoffs": {"11": ["(V - C)/2"] * 2, "10": ["V", 0], "01": [0, "V"], "00": ["V/2"] * 2},
    }
    assert read(json.dumps(tables), ".json").game.payoffs == read(GOOD).game.payoffs


def test_profiles_may_be_written_by_strategy_names_in_any_language() -> None:
    text = GOOD.replace("11 =", '"Hawk / Hawk" =').replace("10 =", '"鹰 / Dove" =').replace("01 =", '"01" =')
    assert read(text).game.payoffs == read(GOOD).game.payoffs


def test_a_slug_is_made_from_the_name_of_the_file() -> None:
    assert read(GOOD).game.slug == "hawk-and-dove"


def test_formulas_are_evaluated_at_every_profile() -> None:
    formulas = '[payoff_formulas]\nOwner = "V*x^2 - C*x*y + x"\ny = "y^3"\n'
    game = read(PLAYERS + PARAMETERS + formulas).game
    assert game.payoffs is not None
    assert game.payoffs[0, 0, 0] == V - C + 1
    assert game.payoffs[1, 0, 1] == 1


def test_three_strategies_have_numbered_indicators_and_lists_of_shares() -> None:
    text = """
[[player]]
name = "A"
var = "x"
strategies = ["p", "q", "r"]
[[player]]
name = "B"
var = "y"
strategies = ["u", "v"]
[payoff_formulas]
x = "2*x_1 + x_3*y"
y = "y"
[[scenario]]
name = "s"
initial = [[["0.5", "0.2", "0.3"], "0.5"]]
[claims.stability]
3-1 = "saddle"
[[claims.rest_point]]
point = [["t", "1 - t", 0], "y"]
free = { t = ["0 <= t", "t <= 1"], "y" = [] }
"""
    document = read(text)
    assert document.game.payoffs is not None
    assert document.game.payoffs[2, 0, 0] == 1
    assert document.game.scenarios[0].initial[0][0] == (Rational(1, 2), Rational(1, 5), Rational(3, 10))
    assert document.claims.stability[0].vertex == (2, 0)
    point = document.claims.rest_points[0]
    assert [write(entry) for entry in point.point[0]] == ["t", "1 - t", "0"]  # type: ignore[union-attr]  # a tuple here
    assert point.point[1] == y
    assert [relation.text() for relation in point.free[0][1]] == ["0 <= t", "t <= 1"]


def test_a_field_may_stand_for_payoffs() -> None:
    game = read(PLAYERS + PARAMETERS + '[field]\nx = "x*(1 - x)*V"\ny = "y*(1 - y)*C"\n').game
    assert game.payoffs is None
    assert game.field == (x * (1 - x) * V, y * (1 - y) * C)


def test_payoffs_may_depend_on_the_state_if_the_file_says_so() -> None:
    text = GOOD.replace('10 = ["V"', '10 = ["V*x"')
    assert_mistakes(
        text,
        ["payoffs.10, Owner: 'x' is a share; if payoffs depend on the current state, write state_dependent = true"],
    )
    game = read("state_dependent = true\n" + text).game
    assert game.payoffs is not None
    assert game.payoffs[0, 1, 0] == V * x


def test_a_power_over_a_base_that_is_assumed_positive_is_read() -> None:
    text = PLAYERS + PARAMETERS.replace('"C > V"', '"C > V", "V**C < 100"') + PAYOFFS.replace('"V", 0', '"V**C", 0')
    game = read(text).game
    assert game.payoffs is not None
    assert game.payoffs[0, 1, 0] == V**C
    assert_mistakes(
        text.replace('"V > 0"', '"V < 9"'), ["parameters.C.assume 2, column", "payoffs.10, Owner, column 2"]
    )


CLAIMS = """
[claims.replicator]
x = "x*(1 - x)*(V - C*y)"
says = "equation 3"
[claims.jacobian]
rows = [["V", "x"], ["y", "C"]]
[claims.eigenvalues]
11 = ["V", "-C"]
[claims.signs]
11 = ["+", "x"]
[claims.stability]
00 = "not ess"
[claims.det_trace]
00 = ["V*C", "V + C"]
[claims.ess]
11 = ["C < V", "0 < V < 9"]
00 = []
[[claims.case]]
where = "Case 1"
given = ["C < V"]
ess = ["11"]
only = true
signs = { 11 = ["-", "-"] }
[[claims.effect]]
vertex = "11"
parameter = "C"
effect = "hinders"
[[claims.rest_point]]
point = ["V/C", "t"]
free = { t = "0 <= t, t <= 1" }
values = { V = "2" }
[[claims.simulation]]
where = "Fig. 3"
values = { V = "1", C = "2" }
initial = [["0.5", "0.5"]]
outcome = ["1", "0"]
says = "from the figure"
"""


def test_claims_are_read_as_printed() -> None:
    claims = read(GOOD + CLAIMS).claims
    assert [(c.share, c.printed, c.says) for c in claims.replicator] == [("x", x * (1 - x) * (V - C * y), "equation 3")]
    assert claims.jacobian is not None
    assert claims.jacobian.rows == ((V, x), (y, C))
    assert claims.eigenvalues[0].printed == (V, -C)
    assert claims.signs[0].marks == ("+", "x")
    assert claims.stability[0].printed == "not ess"
    assert (claims.det_trace[0].determinant, claims.det_trace[0].trace) == (V * C, V + C)
    assert [[r.text() for r in claim.conditions] for claim in claims.ess] == [["C < V", "0 < V", "V < 9"], []]
    case = claims.cases[0]
    assert (case.where, case.ess, case.only, case.signs) == ("Case 1", ((0, 0),), True, (((0, 0), ("-", "-")),))
    assert (claims.effects[0].vertex, claims.effects[0].parameter, claims.effects[0].effect) == ((0, 0), C, "hinders")
    point = claims.rest_points[0]
    assert (point.point, point.values) == ((V / C, real_symbol("t")), ((V, Rational(2)),))
    simulation = claims.simulations[0]
    assert simulation.outcome == (Rational(1), Rational(0))
    assert (simulation.where, simulation.says) == ("Fig. 3", "from the figure")


def test_claims_stand_without_payoffs() -> None:
    game = read(PLAYERS + PARAMETERS + CLAIMS).game
    assert (game.payoffs, game.field) == (None, None)


def test_five_mistakes_get_five_messages() -> None:
    text = (
        ('colour = "red"\n' + GOOD + '[[scenario]]\nname = "s"\nvalues = { V = "x", W = "1" }\n')
        .replace('"V > 0"', '"V >"')
        .replace('01 = [0, "V"]', '01 = [0, "V", 1]')
    )
    assert_mistakes(
        text,
        [
            "colour: there is no key 'colour'",
            "parameters.V.assume, column 4: the formula ends too early",
            "payoffs.01: 3 payoffs for 2 players",
            "scenario 1.values.V, column 1: a number is expected",
            "scenario 1.values.W: 'W' is not a parameter",
        ],
    )


def test_wrong_kinds_of_values_do_not_hide_other_mistakes() -> None:
    text = "assume = [1]\n" + GOOD.replace('party = "x"', "party = 3").replace('"V/2", "V/2"', 'true, "V/"')
    text += '[[scenario]]\ninitial = ["0.5"]\n[claims.signs]\n11 = ["+", "?"]\n[claims.eigenvalues]\n11 = ["Q", "V"]\n'
    assert_mistakes(
        text,
        [
            "assume 1: a text in quotes",
            "parameters.V.party: a text in quotes",
            "payoffs.00 1: a text in quotes",
            "scenario 1.name: is missing",
            "scenario 1.initial: each start is a list in this list, one share a player",
            "claims.signs.11 2: '?' is not among '+', '-', '0' or 'x'",
            "payoffs.00, Intruder, column 3: the formula ends too early",
            "claims.eigenvalues.11, entry 1, column 1: 'Q' is not declared",
        ],
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"V > 0"', '"V > 0", meanin = "x"', "parameters.V.meanin: there is no key 'meanin'; did you mean 'meaning'?"),
        ("11 =", "12 =", "'12'"),
        ("11 =", "111 =", "'111' is no profile of 2 players"),
        ("11 =", '"Hawk / Eagle" =', "has no strategy 'Eagle'"),
        ("[parameters]", "[parameters]\nx = {}", "'x' is the variable of a player"),
        ("[parameters]", '[parameters]\n"a b" = {}', "is not a name"),
        ("[parameters]", '[parameters]\nalpha = {}\n"α" = {}', "declared twice, in Greek and in English"),
        ("[parameters]", '[parameters]\nassume = ["V > 1"]', "'assume' has slipped into [parameters]; move"),
        ("[parameters]", '[parameters]\ntitle = "T"', "'title' has slipped into [parameters]; move"),
        ("[payoffs]", '[payoffs]\nslug = "s"', "'slug' has slipped into [payoffs]; move"),
        ("C = {", 'C = { party = "z",', "parameters.C.party: 'z' is not a player's variable; write one of x, y"),
        ("'V_1'", '"\\beta_1"', "control character U+0008; write LaTeX in single quotes"),
        ("'V_1'", '"\\theta"', "control character U+0009; write LaTeX in single quotes"),
        ('"prize"', '"\\u0007bell"', "control character U+0007"),
        ('var = "x"', 'var = "x y"', "players 1.var: "),
        ('var = "y"', 'var = "x"', "players: two players have the variable 'x'"),
        ('"鹰", "鸽"', '"鹰"', "strategies_zh must name all"),
        ('"V > 0"', '"V < 0, V > 0"', "assume: the assumptions contradict each other"),
        ('"V", 0]', "inf, 0]", "payoffs.10 1: inf is not a finite number"),
        ('"V", 0]', "1979-05-27, 0]", "payoffs.10 1: a text in quotes is expected"),
        ('"V", 0]', '"", 0]', "payoffs.10, Owner: a formula is missing"),
        ('"V", 0]', "1e400, 0]", "payoffs.10, Owner, column 1: the exponent"),
        ('"V", 0]', f"{'9' * 1000}, 0]", "a number has at most 40 digits"),
        ('"V", 0]', f"{'9' * 5000}, 0]", "line 10: a number has too many digits"),
        ('01 = [0, "V"]', "", "payoffs: the profile 01 is missing"),
        ('01 = [0, "V"]', '01 = [0, "V"]\n"Dove / Hawk" = [0, "V"]', "the profile 01 is given twice"),
        ('01 = [0, "V"]', '01 = [0, "V"]\n01 = [0, "V"]', "01 is given twice; remove one"),
        ('01 = [0, "V"]', '01 = "V"', "payoffs.01: a list in square brackets"),
        ("V = { meaning", "ν = { meaning", 'must be quoted; write "ν" = ...'),
        ('"Owner"', "“Owner”", "full-width character '“'"),
        ('var = "x"', 'var ＝ "x"', "full-width character '＝' stands outside a string; write '='"),
        ('"prize"', '"\\alpha"', "a backslash in double quotes begins an escape"),
        ('"prize"', "prize", "this is not TOML"),
        ('"prize"', '"a\x07b"', "a control character stands here"),
        ("[payoffs]", "[payofs]", "payofs: there is no key 'payofs'; did you mean 'payoffs'?"),
        ('"Hawk", "Dove"]', '"Hawk"]', "at least 2 entries are expected"),
    ],
)
def test_each_trap_has_its_cure(old: str, new: str, message: str) -> None:
    assert any(message in mistake for mistake in mistakes(GOOD.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty; symgame new FILE writes a game file to start from"),
        ("# a remark\n", "players: is missing"),
        ('{ "slug": "g" }', "line 1, column 1: this looks like JSON; rename the file so that it ends in .json"),
        ("slug: g\nplayers:\n", "this looks like YAML; a game file is TOML"),
        ("import numpy as np\n", "this looks like Python"),
        ("function dy = f(t, y)\n", "this looks like MATLAB code; symgame transcribe"),
        ("a,b,c\n1,2,3\n", "this looks like a table; symgame transcribe"),
        ("<!DOCTYPE html>\n", "this looks like a web page"),
        ("\\begin{equation}\n", "this looks like LaTeX; symgame transcribe"),
        ('NFG 1 R "g" { "a" }\n', "rename the file so that it ends in .nfg"),
        ('assume = ["a < b"\nslug = "g"\n', "line 1: the bracket '[' that opens here is not closed before line 2"),
        ("players = [\n", "line 1: the bracket '[' that opens here is not closed before the end"),
        ("players = 3", "players: a list in square brackets"),
        ("players = []", "players: is empty; add one"),
        (PLAYERS, "payoffs: is missing; add [payoffs], [payoff_formulas] or [field]"),
        (PLAYERS + '[[player]]\nname = "A"\nvar = "z"\nstrategies = ["a", "b"]\n', "keep one of them"),
        (GOOD + '[field]\nx = "0"\ny = "0"\n', "the game has [payoffs] already"),
        (PLAYERS + '[field]\nx = "0"\nz = "0"\n', "field.z: there is no share 'z'"),
        (PLAYERS + '[field]\nx = "0"\n', "field: the equation of y is missing"),
        (PLAYERS + '[payoff_formulas]\nx = "0"\n', "the formula of Intruder is missing"),
        (PLAYERS + '[payoff_formulas]\nx = "0"\nOwner = "0"\ny = "0"\n', "this player has two formulas"),
        (PLAYERS + '[payoff_formulas]\nx = "0"\nz = "0"\n', "there is no player 'z'"),
        (
            PLAYERS + '[payoff_formulas]\nx = "1/y"\ny = "0"\n',
            "payoff_formulas.x, at the profile 10: the value is not finite",
        ),
        ("state_dependent = true\n" + PLAYERS + '[payoff_formulas]\nx = "0"\ny = "0"\n', "write the table [payoffs]"),
        ('slug = "Hawk Dove"\n' + GOOD, "slug: small letters"),
        ('slug = "hawk..dove"\n' + GOOD, "slug: small letters"),
        ("year = '1973'\n" + GOOD, "year: a whole number"),
        ("state_dependent = 'yes'\n" + GOOD, "state_dependent: true or false"),
        ("parameters = 3\n" + PLAYERS + PAYOFFS, "parameters: a table is expected"),
        ("a = " + "[" * 200 + "]" * 200, "brackets nest more than 32 deep"),
        ("#" + "x" * (1 << 20), "larger than 1 MiB"),
        ("\x00", "control character"),
        ("[payoffs", "line 1: the bracket '[' that opens here is not closed before the end"),
    ],
)
def test_each_wrong_file_has_its_message(text: str, message: str) -> None:
    assert any(message in mistake for mistake in mistakes(text))


@pytest.mark.parametrize(
    ("tail", "message"),
    [
        ('[[scenario]]\nname = "s"\nassume = ["V > 1"]\n', "'assume' has slipped into [scenario]; move"),
        ('[[scenario]]\nname = "s"\n[[scenario]]\nname = "s"\n', "there are two scenarios 's'"),
        ('[[scenario]]\nname = "s"\nvalues = { v = "1" }\n', "did you mean 'V'?"),
        ('[[scenario]]\nname = "s"\nvalues = { V = "1/0" }\n', "identically zero"),
        ('[[scenario]]\nname = "s"\ninitial = [["0.5"]]\n', "scenario 1.initial 1: 1 entry for 2 players"),
        ('[[scenario]]\nname = "s"\ninitial = [["0.5", "1.1"]]\n', "Intruder: a share lies between 0 and 1"),
        ('[[scenario]]\nname = "s"\ninitial = [["0.5", ["0.5", "0.5"]]]\n', "one share, of its first strategy"),
        ('[[scenario]]\nname = "s"\noutcome = ["a", "0"]\n', "scenario 1.outcome, Owner, column 1: a number"),
        ('[claims.replicator]\nz = "0"\n', "claims.replicator.z: there is no share 'z'"),
        ('[claims.jacobian]\nrows = [["0"]]\n', "2 rows of 2 entries"),
        ('[claims.eigenvalues]\n11 = ["V"]\n', "a vertex has 2 eigenvalues, 1 given"),
        ('[claims.eigenvalues]\n11 = ["V", "x"]\n', "'x' is not declared"),
        ('[claims.signs]\n11 = ["-"]\n', "2 eigenvalues, 1 sign given"),
        ('[claims.signs]\n11 = ["-", "+"]\n"Hawk / Hawk" = ["-", "+"]\n', "this vertex is given twice"),
        ('[claims.stability]\n11 = "stable"\n', "'stable' is not among 'ess', 'saddle', 'unstable' or 'not ess'"),
        ('[claims.det_trace]\n11 = ["V"]\n', "the determinant and the trace"),
        ('[claims.ess]\n11 = ["V <"]\n', "claims.ess.11, column 4"),
        ('[[claims.case]]\nwhere = "1"\ness = ["13"]\n', "claims.case 1.ess"),
        ('[[claims.effect]]\nvertex = "11"\nparameter = "c"\neffect = "helps"\n', "did you mean 'C'?"),
        ('[[claims.effect]]\nvertex = "11"\nparameter = "a b"\neffect = "helps"\n', "claims.effect 1.parameter: "),
        ('[[claims.rest_point]]\npoint = ["0"]\n', "1 entry for 2 players"),
        ('[[claims.rest_point]]\npoint = ["0", ["0", "1"]]\n', "1 share is expected, not 2"),
        ('[[claims.rest_point]]\npoint = ["0", "t"]\n', "Intruder, column 1: 't' is not declared"),
        ('[[claims.rest_point]]\npoint = ["0", "0"]\nfree = { V = "V > 1" }\n', "'V' is a parameter of the game"),
        ('[claims.sign]\n11 = ["-", "+"]\n', "there is no key 'sign'; did you mean 'signs'?"),
    ],
)
def test_each_wrong_scenario_or_claim_has_its_message(tail: str, message: str) -> None:
    assert any(message in mistake for mistake in mistakes(GOOD + tail))


def test_shares_of_three_strategies_sum_to_one() -> None:
    text = 'players = [{ name = "A", var = "x", strategies = ["p", "q", "r"] }]\n[payoff_formulas]\nx = "x_1"\n'
    tail = '[[scenario]]\nname = "s"\ninitial = [[["0.5", "0.2", "0.2"]], ["0.5"]]\n'
    assert_mistakes(text + tail, ["the shares sum to 9/10", "a list of 3 shares is expected, not 1"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 1, "a": 2}', "the key 'a' is given twice"),
        ('{"year": NaN}', "year: nan is not a finite number"),
        ("[]", "a game file is one JSON object"),
        ("{}x", "line 1, column 3: the object ends before this"),
        ("slug = 1\n", "line 1, column 1: this looks like TOML; rename the file so that it ends in .toml"),
        ("[[player]]\n", "this looks like TOML"),
        ("", "the file is empty"),
        ('{"slug": "g",}', "a comma stands before a closing bracket, or twice; remove it"),
        ('{"slug": "g",, "title": "t"}', "a comma stands before a closing bracket, or twice"),
        ("{'slug': 'g'}", "texts stand in double quotes"),
        ('{\n"slug": "g" // mine\n}', "line 2, column 13: JSON has no remarks"),
        ('{"slug"： "g"}', "the full-width character '：' stands outside a string; write ':'"),
        ('{"slug" "g"}', "a colon is missing"),
        ('{"slug": "g" "title": "t"}', "a comma is missing before this"),
        ('{"state_dependent": True}', "write true, false or a text"),
        ('{"slug": "g"', "the file ends too early; close its brackets"),
        ('{slug: "g"}', "a key in double quotes is expected"),
        ('{"latex": "\\gamma"}', "a backslash begins an escape; write it twice"),
        ('{"slug": "g\n"}', "a text is not ended"),
        ('{"year": .5}', "a value is expected"),
        ("[" * 5000, "nest more than 32 deep"),
        ('{"title": "\\ud800"}', "control character U+D800"),
    ],
)
def test_json_has_its_own_traps(text: str, message: str) -> None:
    assert any(message in mistake for mistake in mistakes(text, ".json"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("title = '博弈'".encode("gbk"), "looks like GBK.*encoding UTF-8"),
        ("a = 1".encode("utf-16"), "is UTF-16"),
        (b"a = '\xff'", "line 1: the file is not UTF-8; save"),
        (b"PK\x03\x04...", "an Excel or Word file, not a text"),
        (b"%PDF-1.7", "a PDF, not a text"),
        (b"slug\0", "zero bytes"),
        (b" " * ((1 << 20) + 1), "larger than 1 MiB"),
    ],
)
def test_other_encodings_name_the_cure(data: bytes, message: str) -> None:
    with pytest.raises(InvalidFileError, match=message):
        decode(data, "game.toml")


def test_a_file_of_the_largest_size_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + GOOD.encode()
    path = tmp_path / "game.toml"
    path.write_bytes(data + b"#" * ((1 << 20) - len(data)))
    assert read_game(path).slug == "game"
    path.write_bytes(path.read_bytes() + b"#")
    with pytest.raises(InvalidFileError, match="1 MiB"):
        read_game(path)


def test_what_cannot_be_opened_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    for name in ("a.txt", "a.csv", "a.yaml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    for name, message in [
        ("no.toml", "no such file"),
        ("folder.toml", "this is a folder"),
        ("no-folder/a.toml", "there is no folder"),
        ("folde.toml", "there is no such file; did you mean 'folder.toml'"),
        ("a.txt", "ends in .toml, .json, .nfg; rename it"),
        ("a.csv", "symgame transcribe reads .csv files and writes one"),
        ("a.yaml", "write one that does, see symgame new FILE"),
        ("\0.toml", "no"),
    ]:
        with pytest.raises(InvalidFileError, match=message):
            read_document(tmp_path / name)
    with pytest.raises(InvalidFileError, match="cannot be read|no such file"):
        read_document(f"{'a' * 3000}.toml")


@pytest.mark.parametrize("text", ['title = "a game\nslug = "g"\n', 'title = "a game', "title = 'a game\nslug = 'g'\n"])
def test_a_text_without_its_end_is_named(text: str) -> None:
    with pytest.raises(InvalidFileError, match="a text is not ended; close it"):
        read_document_text(text, ".toml", "game.toml")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("var =", "variable =", "players 1.variable: there is no key 'variable'; did you mean 'var'?"),
        ("strategies =", "actions =", "players 1.actions: there is no key 'actions'; did you mean 'strategies'?"),
        ("[parameters]", "[params]", "params: there is no key 'params'; did you mean 'parameters'?"),
        ("[payoffs]", "[payoff]", "payoff: there is no key 'payoff'; did you mean 'payoffs'?"),
        ("assume =", "positive =", "there is no key 'positive'; write assume = \"V > 0\""),
    ],
)
def test_a_key_of_another_name_hides_nothing_that_stands_under_it(old: str, new: str, message: str) -> None:
    assert_mistakes(GOOD.replace(old, new, 1), [message])


def test_formulas_under_another_header_are_read_as_formulas() -> None:
    text = PLAYERS + '[payoff]\nx = "0"\ny = "q"\n'
    assert_mistakes(text, ["did you mean 'payoff_formulas'?", "payoff_formulas.y, column 1: 'q' is not declared"])


@pytest.mark.parametrize(
    ("tail", "message"),
    [
        (
            '[scenario]\nname = "s"\n',
            "scenario: there may be several; write the header with two brackets, [[scenario]]",
        ),
        ('[claims.case]\nwhere = "1"\ness = ["11"]\n', "write the header with two brackets, [[claims.case]]"),
        ('[[scenario]]\nname = "s"\nstart = [["0", "1"]]\n', "there is no key 'start'; did you mean 'initial'?"),
        ('[[scenario]]\nname = "s"\ninitial = [0.5, 0.5]\n', "scenario 1.initial: each start is a list in this list"),
        ('[claims.signs]\n11 = "--"\n', 'a list in square brackets is expected, as in ["-", "+", "x"]'),
        ('[claims.signs]\n11 = ["?", "-"]\n', "not among '+', '-', '0' or 'x' (x is undetermined)"),
        ('[claims.stability]\n"(1, 0)" = "ess"\n', "'(1, 0)' is no profile as keys write it; write '10'"),
    ],
)
def test_each_habit_of_papers_has_its_one_message(tail: str, message: str) -> None:
    assert_mistakes(GOOD + tail, [message])


def test_signs_may_be_typographic() -> None:
    claims = read_document_text(GOOD + '[claims.signs]\n11 = ["−", "×"]\n', ".toml", "g.toml").claims
    assert claims.signs[0].marks == ("-", "x")


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ("B = 5", "parameters.B: a table is expected; write B = {}, and its value into a [[scenario]]"),
        ('B = "benefit"', 'parameters.B: a table is expected; write B = { meaning = "..." }'),
        ("B = ['x']", "parameters.B: a table is expected"),
    ],
)
def test_a_parameter_that_is_no_table_says_what_to_write(declared: str, message: str) -> None:
    assert_mistakes(GOOD.replace("[parameters]", f"[parameters]\n{declared}"), [message])


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("U = V", "column 3: a formula has no left side; leave 'U =' out"),
        ("dx/dt = V", "leave 'dx/dt =' out"),
        ("F(x) = V", "leave 'F(x) =' out"),
        ("0,8", "column 2: a comma does not belong here; a decimal has a point, and thousands no comma"),
        ("V, C", "a comma does not belong here; write one expression"),
        ("0..8", "a number has one decimal point"),
        ("V；C", "write a comma"),
    ],
)
def test_each_habit_in_formulas_has_its_cure(formula: str, message: str) -> None:
    assert_mistakes(GOOD.replace('"V", 0]', f'"{formula}", 0]', 1), [message])


@pytest.mark.parametrize(
    ("relation", "message"),
    [
        ("V > 0 and C > 0", "'and' has no meaning here; comparisons are joined by commas"),
        ("V > 0 & C > 0", "write a comma between two comparisons"),
        ("positive", "'positive' is not declared; write a comparison, as in 'a > 0'"),
        ("V ∈ (0, 1)", "write an interval as two comparisons"),
    ],
)
def test_each_habit_in_assumptions_has_its_cure(relation: str, message: str) -> None:
    assert_mistakes(GOOD.replace('"V > 0"', f'"{relation}"', 1), [message])


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "the file is empty"), (GOOD, "line 1: this looks like TOML"), ("{}", "line 1: this looks like JSON")],
)
def test_what_is_named_as_a_game_of_gambit_and_is_none_is_told(text: str, message: str) -> None:
    with pytest.raises(InvalidFileError, match=message):
        read(text, ".nfg")


def test_too_many_profiles_are_refused() -> None:
    players = [{"name": f"P{k}", "var": f"v{k}", "strategies": ["a", "b"]} for k in range(13)]
    text = json.dumps({"players": players, "payoffs": {}})
    assert mistakes(text, ".json") == [
        "players: the game has more than 4096 profiles; take fewer players or strategies"
    ]


def keys(node: Any, root: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        node = root["$defs"][node["$ref"].rpartition("/")[2]]
    for choice in node.get("anyOf", []):
        if choice.get("type") == "object" or "$ref" in choice:
            return keys(choice, root)
    return dict(node)


def unknown_keys(value: Any, node: dict[str, Any], root: dict[str, Any]) -> list[str]:
    node = keys(node, root)
    if isinstance(value, list):
        return [key for part in value for key in unknown_keys(part, node.get("items", {}), root)]
    found: list[str] = []
    if isinstance(value, dict):
        for key, part in value.items():
            inner = node.get("properties", {}).get(key, node.get("additionalProperties"))
            if isinstance(inner, dict):
                found += unknown_keys(part, inner, root)
            elif node and inner is not True:
                found.append(key)
    return found


def test_the_schema_has_every_key_of_the_shipped_games() -> None:
    root = schema()
    for path in sorted(Path(__file__).parents[2].glob("symgame/library/*.toml")):
        assert unknown_keys(tomllib.loads(path.read_text(encoding="utf-8")), root, root) == []
    assert unknown_keys(tomllib.loads(GOOD + CLAIMS), root, root) == []
    assert unknown_keys({"titel": "x", "claims": {"sign": {}}}, root, root) == ["titel", "sign"]


def test_every_key_of_the_schema_is_one_that_the_reader_knows() -> None:
    root = schema()
    listed = set(root["properties"])
    message = mistakes("zzzzzzzz = 1\n" + GOOD)[0]
    assert set(message.partition("the keys are ")[2].split(", ")) == listed


@given(
    st.lists(st.fractions(-9, 9, max_denominator=9), min_size=8, max_size=8), st.sampled_from(["V", "C", "V*C", "V/C"])
)
def test_written_payoffs_read_back(numbers: list[Any], factor: str) -> None:
    rows = [f'["{numbers[2 * k]}*{factor} + 1", "{numbers[2 * k + 1]}"]' for k in range(4)]
    table = "[payoffs]\n" + "\n".join(f"{key} = {row}" for key, row in zip(["11", "10", "01", "00"], rows, strict=True))
    game = read(PLAYERS + PARAMETERS + table).game
    assert game.payoffs is not None
    again = "[payoffs]\n" + "\n".join(
        f'{key} = ["{write(game.payoffs[(*profile, 0)])}", "{write(game.payoffs[(*profile, 1)])}"]'
        for key, profile in zip(["11", "10", "01", "00"], game.profiles, strict=True)
    )
    assert read(PLAYERS + PARAMETERS + again).game == game
