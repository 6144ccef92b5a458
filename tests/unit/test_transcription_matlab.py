"""The equations of MATLAB code are read as they compute, and nothing of it is ever run."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sympy import Expr, Rational, expand

from symgame import InvalidFileError, analyse, load, read_game, replicator, slugs
from symgame.algebra import same
from symgame.expressions import write
from symgame.game import Game
from symgame.symbols import real_symbol
from symgame.transcription.game_text import GameText
from symgame.transcription.matlab import read_matlab


def saved(tmp_path: Path, code: str, name: str = "sanfang.m") -> Path:
    path = tmp_path / name
    path.write_text(code, encoding="utf-8")
    return path


def reread(tmp_path: Path, code: str) -> tuple[GameText, Game]:
    """What is read, and the game that the written file gives to the toolkit's own reader."""
    found = read_matlab(saved(tmp_path, code))
    path = tmp_path / "read.toml"
    path.write_text(found.text, encoding="utf-8")
    return found, read_game(path)


def field(tmp_path: Path, code: str) -> tuple[Expr, ...]:
    game = reread(tmp_path, code)[1]
    assert game.field is not None
    return game.field


def in_matlab(expression: Expr, game: Game, state: str) -> str:
    """A formula with components of the state for shares."""
    places = {str(share): k for k, share in enumerate(game.shares, 1)}
    text = write(expression, game.symbols).replace("**", "^")
    return re.sub(r"[A-Za-z]\w*", lambda m: f"{state}({places[m[0]]})" if m[0] in places else m[0], text)


def by_component(game: Game) -> str:
    names = ",".join(map(str, game.symbols))
    lines = [f"function dxdt = game(time,x,{names})", f"dxdt = zeros({len(game.shares)},1);  % 复制动态方程"]
    for k, velocity in enumerate(replicator(game).velocity, 1):
        lines.append(f"dxdt({k}) = {in_matlab(expand(velocity), game, 'x')};")
    return "\n".join([*lines, "end"])


def as_vector(game: Game) -> str:
    velocities = [in_matlab(v, game, "Y").replace("*", ".*") for v in replicator(game).velocity]
    return f"f = @(time,Y) [{'; ...'.join(chr(10) + v for v in velocities)}]';\n"


def unpacked(game: Game) -> str:
    """Expected and mean payoffs first, then the velocities from them."""
    field = replicator(game)
    lines = ["function dy = game(time,y)", f"global {' '.join(map(str, game.symbols))}"]
    lines += [f"s{k} = y({k});" for k in range(1, len(game.shares) + 1)]
    for k, velocity in enumerate(field.velocity, 1):
        text = re.sub(r"y\((\d+)\)", r"s\1", in_matlab(velocity, game, "y"))
        lines += [f"part{k} = {text};", f"dy({k},1) = part{k};"]
    return "\n".join(lines)


@pytest.mark.parametrize("written", [by_component, as_vector, unpacked])
@pytest.mark.parametrize("slug", slugs())
def test_the_field_of_a_shipped_game_reads_back(slug: str, written: Callable[[Game], str], tmp_path: Path) -> None:
    game = load(slug)
    found = reread(tmp_path, written(game))[1]
    assert found.field is not None and len(found.shares) == len(game.shares)
    # A parameter that has the name of a share in the file is renamed there.
    shares = {str(share) for share in found.shares}
    back = dict(zip(found.shares, game.shares, strict=True)) | {
        real_symbol(f"{symbol}_1"): symbol for symbol in game.symbols if str(symbol) in shares
    }
    for read, velocity in zip(found.field, replicator(game).velocity, strict=True):
        assert same(read.xreplace(back), velocity)


def test_a_read_field_can_be_analysed(tmp_path: Path) -> None:
    game = reread(tmp_path, by_component(load("llm-iar")))[1]
    analysis = analyse(replicator(game))
    expected = analyse(replicator(load("llm-iar")))
    assert len(analysis.rest_points) == len(expected.rest_points)


SCRIPT = """\
clc; clear all; close all
%{
 a block of comments with 'quotes
%}
R1=10; C1 = 5;   % 收益与成本
a = 0.3;
C2 = 2*C1 - 1/3;
[t,y]=ode45(@(t,x) sanfang(t,x,R1,C1,C2,a),[0 20],[0.5 0.5 0.5]);
figure(1); plot(t,y(:,1),'r-','LineWidth',1.5); hold on
xlabel('$t$','interpreter','latex'); legend("x","y")
for i=0.1:0.2:0.9
  for j=0.1:0.2:0.9
    [t,y]=ode45(@(t,x) sanfang(t,x,R1,C1,C2,a),[0 20],[i j 0.5]);
  end
end
function dxdt = sanfang(t,x,R1,C1,C2,a)
  F = 2;
  U1 = x(2)*R1 - C1 + ... the line goes on
       x(3).*F;
  U2 = a*C2;
  Ubar = x(1)*U1 + (1-x(1))*U2;
  dxdt = zeros(3,1);
  dxdt(1) = x(1)*(U1 - Ubar);
  dxdt(2) = x(2).*(1-x(2)).*(-a^2*R1 + max(R1, C1)/2^-1);
  dxdt(3) = x(3)*(1-x(3))*(sqrt(C1) - F*x(1)');
end
"""


def test_a_script_gives_equations_parameters_values_and_starts(tmp_path: Path) -> None:
    found, game = reread(tmp_path, SCRIPT)
    x, y, z, R1, C1, C2, a, F = map(real_symbol, ("x", "y", "z", "R1", "C1", "C2", "a", "F"))
    expected = (
        x * (1 - x) * (y * R1 - C1 + z * F - a * C2),
        y * (1 - y) * (-(a**2) * R1 + 2 * max_of(R1, C1)),
        z * (1 - z) * (C1 ** Rational(1, 2) - F * x),
    )
    assert game.field is not None
    assert all(expand(read - own) == 0 for read, own in zip(game.field, expected, strict=True))
    (scenario,) = game.scenarios
    assert scenario.name == "sanfang" and scenario.initial == ((Rational(1, 2),) * 3,)
    values = {str(symbol): value for symbol, value in scenario.values}
    assert values == {"R1": 10, "C1": 5, "C2": Rational(29, 3), "a": Rational(3, 10), "F": 2}
    assert 'y = "y*(1 - y)*((-a^2)*R1 + Max(R1, C1)/2^(-1))"' in found.text
    assert any(note.startswith("left out, since it does not bear on the equations") for note in found.notes)
    assert "a start of the code is no vector of numbers, and is left out" in found.notes
    assert found.readings[0].where == "line 23, component 1" and "未读入" in found.remarks[0].text("zh")


def max_of(a: Expr, b: Expr) -> Expr:
    from sympy import Max

    return Max(a, b)


def test_the_factored_form_of_the_code_is_kept(tmp_path: Path) -> None:
    found, _ = reread(tmp_path, "function d = f(t,x)\nd = [x(1)*(1-x(1))*(a*x(2)-b); x(2)*(1-x(2))*(c-a*x(1))];")
    assert 'x = "x*(1 - x)*(a*y - b)"' in found.text and 'y = "y*(1 - y)*(c - a*x)"' in found.text


def test_unpacked_names_become_the_variables(tmp_path: Path) -> None:
    _, game = reread(tmp_path, "function d = f(t,X)\np=X(1); q=X(2);\nd=[p*(1-p)*(a*q-x); q*(1-q)*(b*p-1)];")
    assert [player.var for player in game.players] == ["p", "q"] and real_symbol("x") in game.symbols
    assert [player.name_zh for player in game.players] == ["主体1", "主体2"]
    assert game.players[0].strategies_zh == ("策略一", "策略二")


def test_a_parameter_that_is_called_like_a_share_is_renamed(tmp_path: Path) -> None:
    found, game = reread(tmp_path, "function d = f(t,s,y,y_1,k__2)\nd=[s(1)*y; s(2)*y_1*k__2];")
    assert game.field == tuple(
        real_symbol(a) * real_symbol(b) * c for a, b, c in (("x", "y_1", 1), ("y", "y_1_1", real_symbol("k_2")))
    )
    assert "'y' of the code is called 'y_1' here" in found.notes


def test_powers_go_from_left_to_right(tmp_path: Path) -> None:
    assert field(tmp_path, "function d = f(t,x)\nd = x(1)*2^3^2*(-2)^2*-a;") == (
        -256 * real_symbol("a") * real_symbol("x"),
    )


def test_entries_of_a_vector_may_be_parted_by_spaces(tmp_path: Path) -> None:
    found = field(tmp_path, "f=@(t,x) [x(1)*(a -b)  -x(2) - b, x(3) (a)]'; ode45(f,[0 1],[0 1 1 0]);")
    a, b, x, y, z = map(real_symbol, "abxyz")
    assert tuple(map(expand, found)) == (expand(x * (a - b)), -y - b, z, a)


def test_values_of_a_vector_of_parameters_are_taken_place_by_place(tmp_path: Path) -> None:
    code = "p=[3 0.5];\n[t,x]=ode45(@f,[0 1],[.5;.5],[],p);\nfunction d=f(t,x,p)\nR=p(1);\nd=[x(1)*R;x(2)*p(2)];"
    _, game = reread(tmp_path, code)
    assert [str(symbol) for symbol in game.symbols] == ["p_1", "p_2"]
    assert [value for _, value in game.scenarios[0].values] == [3, Rational(1, 2)]


def test_fields_of_a_structure_are_parameters(tmp_path: Path) -> None:
    code = "p.R1 = 3; p.b = 1/2;\node45(@(t,x) f(t,x,p),[0 1],[.5 .5]);\nfunction d=f(t,x,p)\nd=[x(1)*p.R1;x(2)*p.b];"
    _, game = reread(tmp_path, code)
    assert [str(symbol) for symbol in game.symbols] == ["R1", "b"]
    assert [value for _, value in game.scenarios[0].values] == [3, Rational(1, 2)]


def test_each_set_of_values_is_a_scenario(tmp_path: Path) -> None:
    runs = "".join(f"[t,x]=ode45(@(t,x) f(t,x,{c}),[0 1],[0.{k} 0.5]);\n" for k, c in enumerate((2, 2, 4), 1))
    _, game = reread(tmp_path, runs + "function d=f(t,x,C)\nd=[x(1)*C;x(2)*C];end")
    assert [(s.name, s.values[0][1], len(s.initial)) for s in game.scenarios] == [
        ("sanfang", 2, 2),
        ("sanfang 2", 4, 1),
    ]


def test_names_that_are_defined_nowhere_are_told(tmp_path: Path) -> None:
    found, _ = reread(tmp_path, "function d=f(t,x,R1)\nd=[x(1)*R1;x(2)*R11];")
    assert any(note.startswith("R11: defined nowhere in the code") for note in found.notes)


def test_a_power_without_a_number_assumes_its_base_positive(tmp_path: Path) -> None:
    found, _ = reread(tmp_path, "function d=f(t,x,R,g)\nd=x(1)*R^g;")
    assert 'assume = ["R > 0"]' in found.text


def test_octave_spelling_is_read(tmp_path: Path) -> None:
    code = "# a comment\n1;\nfunction d = f(t, x)\n  d(1) = x(1)*a; # here\n  d(2) = x(2)*b';\nendfunction\ndisp('x')\n"
    assert field(tmp_path, code) == tuple(real_symbol(s) * real_symbol(p) for s, p in (("x", "a"), ("y", "b")))


def refusal(tmp_path: Path, code: str | bytes) -> str:
    path = tmp_path / "code.m"
    path.write_bytes(code.encode() if isinstance(code, str) else code)
    start = time.process_time()
    with pytest.raises(InvalidFileError) as caught:
        read_matlab(path)
    assert time.process_time() - start < 10
    return str(caught.value)


HEAD = "function d = f(t,x,a)\n"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("d = x(1)(a);", "line 2, column 9: an operator is missing before '('; write '*' between factors"),
        ("d = 2x(1);", "line 2, column 6: an operator is missing before 'x'"),
        ("d = foo(x(1));", "line 2, column 5: 'foo(...)' is not read; write its formula out"),
        ("d = log10(x(1));", "write log(a)/log(10)"),
        ("d = x(1)*t;", "line 2, column 10: the equations depend on the time 't'"),
        ("d = x*a;", "line 2, column 5: write the components of 'x' as 'x(1)'"),
        ("d = x(1)*pi;", "'pi' is a value of MATLAB; write it as a number"),
        ("d = x(1)*(x(1)>a);", "line 2, column 15: '>' is not read in a formula"),
        ("d = x(1)*（1-a）;", "line 2, column 10: the character '（' has no meaning in code; write '('"),
        ("d = x(1)*(a;", "line 2, column 10: this bracket is never closed; add ')'"),
        ("d = x(1)*;", "line 2, column 10: the expression ends too early"),
        ("d = [x(1)*a; x(2)*a\n", "line 2, column 5: this bracket is never closed; add ']'"),
        ("if x(1)>1\nd=0;\nend", "line 2, column 1: 'if' is not read here; write the equations without"),
        ("for k=1:2\nd(k)=x(k)*a;\nend", "line 2, column 1: 'for' is not read here"),
        ("d(1)=x(1); d(3)=x(2);", "the equation of component 2 is missing; add it"),
        ("d(1)=x(2);", "'x(2)' has no equation; add it"),
        ("y = 1;", "the function gives 'd' no equations; add them"),
        ("[d,e] = deal(x(1),a);", "line 2, column 1: several results at once are not read"),
        ("d(k) = x(1);", "write the component as a number, as in 'd(1)'"),
        ("x = x(1); d = x;", "'x' gets a new value; use another name for it"),
        ("a = 1; a = 2; d = x(1)*a;", "line 2, column 12: 'a' gets a second value; keep one of them"),
        ("d = x(99)*a;", "there are at most 12 components; this is number 99"),
        ("d = x(1)^a;", "line 2, column 1: a power of a share has no number for its exponent"),
        ("d = x(1)*'text';", "a text does not belong into a formula"),
        ("d = x(1)*max(a,a,a);", "'max' takes two formulas here"),
        ("eval('d=1');", "line 2, column 1: 'eval' runs other code, which is never done here; remove the line"),
        ("d = x(1)*feval(@g, a);", "'feval' runs other code"),
        ("q = system('rm -rf x'); d = x(1)*a;", "'system' runs other code"),
        ("!rm -rf x\nd = x(1)*a;", "line 2, column 1: '!' runs other code"),
    ],
)
def test_what_is_not_read_has_its_place_and_cure(code: str, message: str, tmp_path: Path) -> None:
    assert message in refusal(tmp_path, HEAD + code)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    message = refusal(tmp_path, "system('x')\n" + HEAD + "d(1) = x(1)**;\nd(2) = foo(a);\n")
    assert "3 mistakes" in message


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("plot(1,2)\n", "there are no equations; write them as 'function dxdt = name(t,x)'"),
        ("", "there are no equations"),
        ("function x=f(t,x)\nx=[x(1);x(2)];", "the function returns its own argument 'x'; rename the result"),
        ("function d=f(t,x)\nd=x(1);\nend\nfunction d=g(t,x)\nd=x(1);\nend", "line 4, column 12: there are several"),
        ("f=@(x) [x(1);x(2)];\node45(f,[0 1],[0 1]);", "takes the time and the state; write '(t,x)'"),
        ("function [a,b]=f(t,x)\na=x(1);\nend\node45(@f,[0 1],[0 1]);", "returns one vector"),
    ],
)
def test_code_without_one_function_of_equations_is_refused(code: str, message: str, tmp_path: Path) -> None:
    assert message in refusal(tmp_path, code)


def test_the_function_that_is_solved_is_taken_among_several(tmp_path: Path) -> None:
    code = "ode45(@g,[0 1],[0 1]);\nfunction d=f(t,x)\nd=x(1);\nend\nfunction d=g(t,x)\nd=[x(1)*a;x(2)*b];\nend"
    assert len(field(tmp_path, code)) == 2


@pytest.mark.parametrize(
    "code",
    [
        HEAD + "d = " + "(" * 5000 + "x(1)" + ")" * 5000 + ";",
        HEAD + "d = x(1)*" + "9" * 100_000 + ";",
        HEAD + "d = x(1)*9^9^9^9^9;",
        HEAD + "d = x(1)*1e999999999;",
        HEAD + "u0 = x(1)+a;\n" + "".join(f"u{k} = u{k - 1}*u{k - 1};\n" for k in range(1, 60)) + "d = u59;",
        HEAD + "d = x(1)" + "+a*x(1)" * 5000 + ";",
        HEAD + "d = " + "[" * 5000,
        HEAD + "d = x(999999999999999999999999)*a;",
        b"\x00\xff\xfe" * 1000,
        b"\x7fELF" + bytes(range(256)) * 10,
        "function " * 1000,
        "x = 'never closed\n" * 1000,
        "a;" * 150_000,
        b"x" * (2 << 20),
    ],
    ids=lambda code: f"{len(code)} characters",
)
def test_hostile_code_is_refused_quickly(code: str | bytes, tmp_path: Path) -> None:
    assert refusal(tmp_path, code)


def test_nothing_of_the_code_is_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    for call in (f"system('touch {mark}')", f"!touch {mark}", f"eval('system(''touch {mark}'')')"):
        assert "runs other code" in refusal(tmp_path, f"{call}\n{HEAD}d = x(1)*a;")
    assert not mark.exists()


def test_labels_of_the_file_name_are_harmless(tmp_path: Path) -> None:
    path = saved(tmp_path, HEAD + "b = 2; d = x(1)*a*b;", '三方 "x" \'\n[claims].m')
    path.with_suffix(".toml").write_text(read_matlab(path).text, encoding="utf-8")
    assert read_game(path.with_suffix(".toml")).scenarios[0].name == '三方 "x" \'[claims]'


def test_code_in_gbk_names_the_cure(tmp_path: Path) -> None:
    assert "looks like GBK" in refusal(tmp_path, "% 参数\n".encode("gbk"))


def test_the_suffix_is_checked(tmp_path: Path) -> None:
    with pytest.raises(InvalidFileError, match=r"MATLAB code ends in \.m"):
        read_matlab(saved(tmp_path, HEAD, "code.txt"))
