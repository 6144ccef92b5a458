"""Exports: other engines read them and agree; no label is ever code; no name of an author's collides."""

from __future__ import annotations

import ast
import csv
import io
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

import symgame as sg
from symgame.errors import ExportError, InvalidGameError
from symgame.exports import write_export
from symgame.exports.experiment import Experiment, experiment
from symgame.exports.files import FORMATS
from symgame.exports.matlab import matlab_script
from symgame.exports.names import safe_names
from symgame.exports.python_script import python_script
from symgame.exports.sheets import csv_files, workbook
from symgame.exports.tables import Tables, tables
from symgame.exports.vensim import vensim_model
from symgame.game import Game
from symgame.nfg import read_nfg
from symgame.numeric.simulate import simulate
from symgame.players import Player, Scenario
from symgame.symbols import Parameter, real_symbol
from tests.profile import IS_LONG

SHIPPED = [pytest.param(slug, k, id=f"{slug}-{k}") for slug in sg.slugs() for k in range(len(sg.load(slug).scenarios))]
OCTAVE = shutil.which("octave-cli") or shutil.which("octave")
EIGHT_DIGITS = 1e-8
HOSTILE = Path(__file__).parents[1] / "hostile" / "files.json"
LABELS = [entry["payload"] for entry in json.loads(HOSTILE.read_text("utf-8")) if entry["kind"] == "label"] + [
    "end\nimport os; os.remove('x')\n% ",
    "*/ ''' \"\"\" \\",
    "coding: utf-7",
    "{",
    "| 1 ~~| x = 2",
    "\u2028p_a = 3",
    "$\\undefined$",
    "../../up",
]


def shipped(slug: str, k: int) -> Experiment:
    game = sg.load(slug)
    return experiment(game, game.scenarios[k])


def two(
    names: tuple[str, str, str, str] = ("x", "y", "a", "b"),
    *,
    label: str = "",
    formulas: dict[str, str] | None = None,
    **about: Any,
) -> Game:
    """Two parties whose shares and parameters have these names; every text is the label."""
    first, second, one, other = names
    said = label or "said"
    players = (Player(f"A {said}", first, (f"yes {said}", "no")), Player(f"{said} B", second, ("yes", said)))
    parameters = [
        Parameter(real_symbol(one), meaning=said, unit=said, source=said),
        Parameter(real_symbol(other), meaning=f"the other {said}"),
    ]
    found = formulas or {first: f"{first}*({one}*{second} - {other})", second: f"{second}*({other}*{first} - {one}/3)"}
    game = Game.from_formulas(players, found, parameters=parameters, title=said, **about)
    scenario = game.scenario_from({one: "1.5", other: "1/3"}, name=said, initial=[("0.4", "0.7"), ("1/3", "0.2")])
    with_source = Scenario(scenario.name, scenario.values, scenario.initial, None, ((one, said),))
    return Game(
        game.players, game.parameters, game.assumptions, payoffs=game.payoffs, title=said, scenarios=(with_source,)
    )


def state_dependent() -> Game:
    """Payoffs with shares in them, one of them a quotient."""
    players = (Player("A", "x", ("yes", "no")), Player("B", "y", ("yes", "no")))
    table = {"11": ["a*x - b", "y/(1 + x)"], "10": ["-b*y", "0"], "01": ["a/(2 + y)", "x"], "00": ["0", "1/2"]}
    game = Game.from_table(players, table, parameters=["a", "b"], state_dependent=True)
    return with_scenario(game)


def field_only() -> Game:
    """Equations alone, with a root and a power in them."""
    players = (Player("A", "x", ("yes", "no")), Player("B", "y", ("yes", "no")))
    equations = {"x": "x*(1 - x)*(a*y^2 - sqrt(b)*x)", "y": "-y*(1 - y)*Min(a, b)^2*(x - exp(-b))"}
    game = Game.from_field(players, equations, parameters=["a", "b"], assume=["a > 0", "b > 0"])
    return with_scenario(game)


def one_party() -> Game:
    """One party with three strategies, whose own shares are in its payoffs: three shares that are no cube."""
    players = (Player("A", "x", ("rock", "paper", "scissors")),)
    table = {"1": ["a*x_3 - x_2"], "2": ["a*x_1 - x_3"], "3": ["a*x_2 - b*x_1"]}
    game = Game.from_table(players, table, parameters=["a", "b"], state_dependent=True)
    return with_scenario(game, [(("0.2", "0.3", "0.5"),)])


def with_scenario(game: Game, initial: Any = (("0.4", "0.7"),)) -> Game:
    scenario = game.scenario_from({"a": "1.5", "b": "0.75"}, name="s", initial=initial)
    return Game(
        game.players,
        game.parameters,
        game.assumptions,
        payoffs=game.payoffs,
        field=game.field,
        state_dependent=game.state_dependent,
        scenarios=(scenario,),
    )


ODD = {"state-dependent": state_dependent, "field-only": field_only, "two-starts": two, "one-party": one_party}


def ends(made: Experiment) -> list[tuple[float, np.ndarray]]:
    """Times and states along the first path as the toolkit computes them, at ends of its own integration."""
    found = []
    for part in (0.3, 0.6, 1.0):
        run = simulate(made.field, made.scenario, horizon=float(made.until) * part).runs[0]
        found.append((float(run.times[-1]), run.states[-1]))
    return found


def check_python(made: Experiment, path: Path) -> None:
    path.write_text(python_script(made), encoding="utf-8")
    paths = runpy.run_path(str(path))["paths"]
    for time, state in ends(made):
        assert abs(paths(np.array([time]))[0][-1] - state).max() < EIGHT_DIGITS


def check_octave(made: Experiment, folder: Path) -> None:
    """Run the script as it is, then follow the first path with its own equations, starts and tolerances."""
    (folder / "exported_game.m").write_text(matlab_script(made), encoding="utf-8")
    wanted = ends(made)
    asked = "".join(
        f"[times, states] = ode45(velocity, [0, {time!r}], starts(1, :)', options); printf('%.17g ', states(end, :)); "
        for time, _ in wanted
    )
    command = [OCTAVE, "--quiet", "--norc", "--eval", f"source('exported_game.m'); disp('PATHS'); {asked}"]
    # Pictures go nowhere: the script must not depend on a display.
    surroundings = {k: v for k, v in os.environ.items() if k != "DISPLAY"} | {"GNUTERM": "dumb"}
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    numbers = [float(word) for word in done.stdout.rpartition("PATHS")[2].split()]
    states = np.array(numbers).reshape(len(wanted), -1)
    assert abs(states - np.array([state for _, state in wanted])).max() < EIGHT_DIGITS


@pytest.mark.parametrize(("slug", "k"), SHIPPED)
def test_python_scripts_agree_to_eight_digits(slug, k, tmp_path):
    check_python(shipped(slug, k), tmp_path / "script.py")


@pytest.mark.parametrize("kind", ODD)
def test_python_scripts_of_other_kinds_of_games_agree(kind, tmp_path):
    game = ODD[kind]()
    check_python(experiment(game, game.scenarios[0]), tmp_path / "script.py")


@pytest.mark.parametrize("slug", ["llm-iar", "cooperation-modes"])
def test_a_python_script_runs_by_itself(slug, tmp_path):
    made = shipped(slug, 0)
    (tmp_path / "game.py").write_text(python_script(made), encoding="utf-8")
    # Nothing of ours is on the way of that interpreter.
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"MPLBACKEND": "agg"}
    command = [sys.executable, "-W", "error", "game.py", "picture.png"]
    done = subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    numbers = [float(n) for n in re.findall(r"\d+\.?\d*(?:e-\d+)?", done.stdout.partition("[")[2])]
    state = simulate(made.field, made.scenario).runs[0].end
    assert np.allclose(numbers, state, atol=0.02)
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
    assert "symgame" not in {
        name.name
        for node in ast.walk(ast.parse((tmp_path / "game.py").read_text("utf-8")))
        if isinstance(node, ast.Import)
        for name in node.names
    }


def test_only_three_parties_of_two_strategies_have_a_cube():
    for game, has_cube in ((sg.load("llm-iar"), True), (one_party(), False), (two(), False)):
        made = experiment(game, game.scenarios[0])
        assert ("plot3" in matlab_script(made)) is has_cube
        assert f"IS_CUBE = {has_cube}" in python_script(made).splitlines()


@pytest.mark.skipif(OCTAVE is None, reason="Octave is not installed")
@pytest.mark.parametrize(("slug", "k"), SHIPPED if IS_LONG else [p for p in SHIPPED if p.values[1] == 0])
def test_octave_agrees_to_eight_digits(slug, k, tmp_path):
    check_octave(shipped(slug, k), tmp_path)


@pytest.mark.skipif(OCTAVE is None, reason="Octave is not installed")
@pytest.mark.parametrize("kind", ODD)
def test_octave_agrees_on_other_kinds_of_games(kind, tmp_path):
    game = ODD[kind]()
    check_octave(experiment(game, game.scenarios[0]), tmp_path)


COLLIDING = [
    ("i", "j", "end", "pi"),
    ("e", "s", "function", "alpha"),
    ("plot", "t", "lambda", "ode45"),
    ("velocity", "paths", "p_a", "a"),
    ("time", "TIME", "A", "a"),
    ("x_1", "X_1", "if", "exp"),
    ("np", "STARTS", "import", "Pi"),
]


@pytest.mark.parametrize("names", COLLIDING)
def test_no_name_collides(names, tmp_path):
    game = two(names)
    made = experiment(game, game.scenarios[0])
    check_python(made, tmp_path / "script.py")
    for is_case_kept in (True, False):
        found = list(safe_names(game, is_case_kept=is_case_kept).values())
        assert all(re.fullmatch(r"[ps]_[A-Za-z0-9_]{1,61}", name) for name in found)
        assert len({name if is_case_kept else name.lower() for name in found}) == 4


@pytest.mark.skipif(OCTAVE is None, reason="Octave is not installed")
@pytest.mark.parametrize("names", COLLIDING if IS_LONG else COLLIDING[:3])
def test_no_name_collides_in_octave(names, tmp_path):
    game = two(names)
    check_octave(experiment(game, game.scenarios[0]), tmp_path)


def test_names_too_long_for_matlab_stay_apart():
    long = "k" * 63
    game = two(("x", "y", f"{long}1", f"{long}2"))
    names = list(safe_names(game).values())
    assert len(set(names)) == 4
    assert max(map(len, names)) == 63


def equations_of(model: str) -> dict[str, str]:
    """The formulas of a model by their names, without comments; a small reader of the format."""
    head = model.partition("\\\\\\---///")[0].removeprefix("{UTF-8}")
    found = {}
    for part in head.split("|"):
        left, _, rest = part.partition("=")
        if rest:
            assert rest.count("~") == 2
            found[left.strip()] = " ".join(rest.partition("~")[0].replace("\\\n", " ").split())
    return found


def test_a_vensim_model_has_stocks_flows_and_the_settings_for_runge_kutta():
    model = vensim_model(shipped("llm-iar", 0))
    equations = equations_of(model)
    assert equations["s_x"] == "INTEG(change_x, start_x)"
    assert equations["change_x"] == "s_x*(1 - s_x)*(payoff_1_1 - payoff_1_2)"
    assert equations["p_V"] == "7.8"
    step = float(equations["TIME STEP"])
    assert np.log2(step) == round(np.log2(step))
    assert float(equations["FINAL TIME"]) % float(equations["SAVEPER"]) == 0
    settings = model.partition("///---\\\\\\")[2].splitlines()
    assert settings[1] == ":L<%^E!@"
    assert "15:0,0,0,1,0,0" in settings


def test_every_arrow_of_a_vensim_diagram_joins_two_objects_that_are_drawn():
    for slug in ("llm-iar", "cooperation-modes"):
        model = vensim_model(shipped(slug, 0))
        drawing = model.partition("\\\\\\---///")[2].partition("///---\\\\\\")[0].splitlines()
        objects = {row.split(",")[1]: row.split(",")[2] for row in drawing if row.startswith(("10,", "11,", "12,"))}
        arrows = [row.split(",")[2:4] for row in drawing if row.startswith("1,")]
        assert arrows
        assert all(end in objects for arrow in arrows for end in arrow)
        drawn = set(objects.values()) - {"48"}
        assert drawn == {name for name in equations_of(model) if name.upper() != name or name.startswith("p_")}
        numbers = [row.split(",")[1] for row in drawing if re.match(r"1[012]?,", row)]
        assert len(set(numbers)) == len(numbers)


def integrated(model: Any, step: float, times: list[float]) -> Iterator[np.ndarray]:
    """Runge-Kutta steps of fourth order over what PySD has read; PySD itself has Euler's only."""

    def rates(state: np.ndarray) -> np.ndarray:
        model.state = state
        model.clean_caches()
        return np.array(model.ddt(), dtype=float)

    state, done = np.array(model.state, dtype=float), 0
    for time in times:
        for _ in range(round(time / step) - done):
            a = rates(state)
            b = rates(state + step / 2 * a)
            c = rates(state + step / 2 * b)
            d = rates(state + step * c)
            state = state + step / 6 * (a + 2 * b + 2 * c + d)
        done = round(time / step)
        yield state


@pytest.mark.filterwarnings("ignore")  # those of PySD about itself
@pytest.mark.parametrize("kind", [*sg.slugs(), *ODD, "colliding"])
def test_pysd_agrees_with_vensim_models(kind, tmp_path):
    pysd = pytest.importorskip("pysd")
    game = two(("time", "TIME", "A", "a")) if kind == "colliding" else ODD[kind]() if kind in ODD else sg.load(kind)
    made = experiment(game, game.scenarios[0])
    file = tmp_path / "model.mdl"
    file.write_text(vensim_model(made), encoding="utf-8")
    model = pysd.read_vensim(str(file))
    model.initialize()
    step = float(model.components.time_step())
    runs = []
    for part in (0.3, 1):
        told = simulate(made.field, made.scenario, horizon=float(made.until) * part).runs[0]
        runs.append(simulate(made.field, made.scenario, horizon=told.times[-1] // step * step).runs[0])
    times = [float(run.times[-1]) for run in runs]
    assert all(time % step == 0 for time in times)
    for run, state in zip(runs, integrated(model, step, times), strict=True):
        assert abs(state - run.states[-1]).max() < 1e-4


@pytest.fixture(scope="module")
def flagship() -> Tables:
    game = sg.load("llm-iar")
    return tables(game, game.scenarios[:2])


def test_tables_are_those_of_the_report_and_the_paths(flagship):
    captions = [table.caption for table in flagship.tables]
    for start in ("Parameters", "Payoff matrix", "Eigenvalues", "Stability", "Conditions", "Thresholds", "The cases"):
        assert any(caption.startswith(start) for caption in captions), start
    assert [c for c in captions if c.startswith("Simulated path")] == [
        "Simulated path 1 of the scenario collaboration takes hold.",
        "Simulated path 1 of the scenario pooling costs too high.",
    ]


def test_csv_files_read_back(flagship):
    files = csv_files(flagship)
    assert len(files) == len(flagship.tables) + 1
    [eigenvalues] = [text for name, text in files.items() if "eigenvalues" in name]
    rows = list(csv.reader(io.StringIO(eigenvalues)))
    assert rows[0] == ["Equilibrium point", "λ1", "λ2", "λ3"]
    assert rows[1] == ["E1(0,0,0)", "P - C*b", "P - (1 - b)*C", "'-G"]
    [path] = [text for name, text in files.items() if "collaboration-takes" in name]
    numbers = np.array([[float(cell) for cell in row] for row in list(csv.reader(io.StringIO(path)))[1:]])
    assert numbers[0].tolist() == [0, 0.5, 0.5, 0.5]
    assert numbers[-1, 1:].min() > 0.99
    listed = list(csv.reader(io.StringIO(files["00-contents.csv"])))
    assert [row[0] for row in listed[1:]] == list(files)[1:]


def test_a_workbook_reads_back(flagship):
    book = openpyxl.load_workbook(io.BytesIO(workbook(flagship)))
    assert len(book.sheetnames) == len(flagship.tables) + 1
    titles = [row[1].value for row in book["Table 0"].iter_rows(min_row=2)]
    assert titles == [table.caption for table in flagship.tables]
    sheet = book[f"Table {titles.index('Eigenvalues of the Jacobian matrix at the equilibrium points.') + 1}"]
    assert [cell.value for cell in sheet[2]] == ["E1(0,0,0)", "P - C*b", "P - (1 - b)*C", "-G"]
    assert sheet["D2"].data_type == "s"
    assert sheet["D2"].quotePrefix
    path = book[book.sheetnames[-1]]
    assert [cell.value for cell in path[2]] == [0, 0.5, 0.5, 0.5]


def test_a_workbook_is_the_same_bytes_every_time(flagship, monkeypatch):
    import time

    before = workbook(flagship)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert workbook(flagship) == before


def test_chinese_tables_have_chinese_names():
    game = sg.load("llm-iar")
    found = tables(game, game.scenarios[:1], lang="zh")
    assert "03-均衡点的特征值.csv" in csv_files(found)
    book = openpyxl.load_workbook(io.BytesIO(workbook(found)))
    assert book.sheetnames[:2] == ["表 0", "表 1"]


def test_without_openpyxl_the_command_is_named(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ExportError, match=r"pip install 'symgame\[transcribe\]'"):
        write_export(sg.load("llm-iar"), "xlsx", tmp_path / "t.xlsx")
    assert not list(tmp_path.iterdir())


def code_of(script: str) -> str:
    """MATLAB without its comments; no string of the script has the mark in it."""
    return "\n".join(line.partition("%")[0].rstrip() for line in script.splitlines())


@pytest.mark.parametrize("label", LABELS)
def test_labels_are_inert_in_programs(label, tmp_path):
    game, plain = two(label=label), two()
    made, like = experiment(game, game.scenarios[0]), experiment(plain, plain.scenarios[0])
    script = python_script(made)
    assert ast.dump(ast.parse(script.encode())) == ast.dump(ast.parse(python_script(like)))
    assert not any(re.match(r"[ \t\f]*#.*?coding[:=]", line) for line in script.splitlines()[:2])
    check_python(made, tmp_path / "script.py")
    assert code_of(matlab_script(made)) == code_of(matlab_script(like))
    assert not any(line.strip() in ("%{", "%}", "#{") for line in matlab_script(made).splitlines())
    model, as_model = vensim_model(made), vensim_model(like)
    assert equations_of(model) == equations_of(as_model)
    assert model.partition("\\\\\\---///")[2] == as_model.partition("\\\\\\---///")[2]


@pytest.mark.parametrize("label", LABELS)
def test_labels_are_inert_in_spreadsheets(label):
    game = two(label=label)
    found = tables(game, game.scenarios)
    number = re.compile(r"-?[0-9.]+(e-?[0-9]+)?")
    for name, text in csv_files(found).items():
        assert re.fullmatch(r"[\w.-]+", name)
        for cell in (cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row):
            is_formula = re.match(r"\s*[=+\-@]\s*\S", cell) and not number.fullmatch(cell)
            assert not is_formula, (name, cell)
    book = openpyxl.load_workbook(io.BytesIO(workbook(found)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type in ("s", "n") for cell in cells)
    shown = "".join(c if c.isprintable() else " " for c in label)
    assert any(isinstance(cell.value, str) and shown in cell.value for cell in cells)  # unchanged


@pytest.mark.parametrize("label", ["=1+1", 'a "quoted" \\ name', "}{"])
def test_labels_read_back_from_gambit_files(label, tmp_path):
    game = two(label=label)
    [path] = write_export(game, "nfg", tmp_path / "game.nfg")
    read = read_nfg(path.read_text("utf-8"), "game.nfg")
    assert [(p.name, p.strategies) for p in read.players] == [(p.name, p.strategies) for p in game.players]
    values = dict(game.scenarios[0].values)
    assert list(read.expressions) == [payoff.xreplace(values) for payoff in game.expressions]


def test_a_scenario_is_chosen_by_its_name(tmp_path):
    game = sg.load("llm-iar")
    scenario = game.scenarios[1]
    [path] = write_export(game, "m", tmp_path / "chosen.m", scenario=scenario.name)
    assert path.read_text("utf-8") == matlab_script(experiment(game, scenario))
    assert f"% Scenario: {scenario.name}" in path.read_text("utf-8").splitlines()


def test_a_value_that_is_missing_is_named():
    game = two()
    with pytest.raises(InvalidGameError, match="no value for b"):
        experiment(game, game.scenario_from({"a": 1}))


@pytest.mark.parametrize(
    ("to", "name", "message"),
    [
        ("pdf", None, "no format 'pdf'.*known: m, mdl, py, csv, xlsx, nfg"),
        ("m", "game.txt", "does not end in .m"),
        ("m", "my game.m", "cannot be run by its name"),
        ("m", "ode45.m", "the name of something that the program uses"),
        ("py", "numpy.py", "the name of something that the program uses"),
        ("py", "random.py", "would hide a module of Python"),
        ("mdl", "no/such/folder/g.mdl", "there is no folder 'no/such/folder'; make it, or choose another place"),
    ],
)
def test_files_that_cannot_be_written_say_why(to, name, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExportError, match=message):
        write_export(two(), to, name)
    assert not list(tmp_path.iterdir())


def test_nothing_is_written_over(tmp_path):
    for to in ("py", "nfg"):
        path = tmp_path / f"mine.{to}"
        path.write_text("mine")
        with pytest.raises(ExportError, match="exists already"):
            write_export(two(), to, path)
        assert path.read_text() == "mine"
    with pytest.raises(ExportError, match="exists already"):
        write_export(two(), "csv", tmp_path)


def test_what_gambit_cannot_say_is_refused(tmp_path):
    with pytest.raises(ExportError, match="contain shares"):
        write_export(state_dependent(), "nfg", tmp_path / "g.nfg")
    with pytest.raises(InvalidGameError, match="no payoffs"):
        write_export(field_only(), "nfg", tmp_path / "g.nfg")


def test_the_command_writes_every_format(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for to in FORMATS:
        status, out, _ = run("export", "vertical-models", "--to", to, "--lang", "zh")
        assert status == 0
        assert out.startswith("已写入")
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {
        "vertical_models_game.m",
        "vertical-models.mdl",
        "vertical_models_game.py",
        "vertical-models-tables",
        "vertical-models.xlsx",
        "vertical-models.nfg",
    }
    assert "%% 复制动态方程" in (tmp_path / "vertical_models_game.m").read_text("utf-8")
    first = next((tmp_path / "vertical-models-tables").glob("00*")).read_bytes()
    assert first.startswith(b"\xef\xbb\xbf")  # Excel knows UTF-8 by it


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("zhu2021_drug", "--to", "py"), "add [[scenario]]"),
        (("llm-iar", "--to", "m", "--scenario", "nope"), "no scenario 'nope'"),
        (("llm-iar", "--to", "doc"), "no format 'doc'"),
    ],
)
def test_mistakes_of_the_command_are_one_message(run, words, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out, err = run("export", *words)
    assert (status, out) == (2, "")
    assert message in err
    assert not list(tmp_path.iterdir())


def test_tables_need_no_scenario(run, tmp_path):
    status, out, _ = run("export", "classic_hawkdove2pop", "--to", "csv", "-o", tmp_path / "tables")
    assert status == 0
    assert "eigenvalues" in out
    assert "simulated" not in out
