"""Notebooks run from top to bottom in a fresh kernel, and what readers see is what their twins say and do now.

Two of them by default; the others, which simulate, draw and write reports for minutes, with HYPOTHESIS_PROFILE=ci.
"""

from __future__ import annotations

import ast
import os
from pathlib import Path

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from tests.profile import IS_LONG

ROOT = Path(__file__).parents[2]
TWINS = sorted((ROOT / "notebooks").glob("[0-9]*.py"))
NAMES = [twin.stem for twin in TWINS]
RUN = [twin for twin in TWINS if IS_LONG or twin.name.startswith(("01_", "02_"))]
ENGLISH = [twin for twin in TWINS if ".zh" not in twin.name]


def _stored(twin: Path) -> NotebookNode:
    return nbformat.read(twin.with_suffix(".ipynb"), as_version=4)


def _sources(notebook: NotebookNode) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in notebook.cells]


def _printed(notebook: NotebookNode) -> list[str]:
    """What each code cell prints; pictures and laid-out values are left to their own tests."""
    return [
        "".join(output.text for output in cell.outputs if output.get("name") == "stdout")
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def test_there_are_notebooks_in_both_languages() -> None:
    assert ENGLISH
    assert [twin.with_suffix(".zh.py") for twin in ENGLISH] == [twin for twin in TWINS if ".zh" in twin.name]
    assert {path.name for path in (ROOT / "notebooks").glob("*.ipynb")} == {f"{name}.ipynb" for name in NAMES}


@pytest.mark.parametrize("twin", TWINS, ids=NAMES)
def test_a_notebook_equals_its_twin(twin: Path) -> None:
    assert _sources(_stored(twin)) == _sources(jupytext.read(twin, fmt="py:percent")), "run notebooks/run.py"


@pytest.mark.parametrize("twin", TWINS, ids=NAMES)
def test_stored_outputs_are_clean(twin: Path) -> None:
    notebook = _stored(twin)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    for number, cell in enumerate(notebook.cells):
        assert (cell.id, cell.metadata) == (f"cell-{number:02d}", {})
        for output in cell.get("outputs", []):
            assert output.output_type != "error"
            assert output.get("name") != "stderr"
            said = [output.get("text", ""), *(v for k, v in output.get("data", {}).items() if k.startswith("text/"))]
            for place in (str(ROOT), "/tmp/", "/home/", "site-packages", " at 0x"):
                assert not any(place in text for text in said)


@pytest.mark.parametrize("twin", TWINS, ids=NAMES)
def test_a_notebook_ends_in_asserts(twin: Path) -> None:
    last = ast.parse(_stored(twin).cells[-1].source).body
    assert isinstance(last[-1], ast.Assert)
    assert sum(isinstance(statement, ast.Assert) for statement in last) >= 10


@pytest.mark.parametrize("twin", ENGLISH, ids=[twin.stem for twin in ENGLISH])
def test_both_languages_claim_the_same(twin: Path) -> None:
    english, chinese = _stored(twin), _stored(twin.with_suffix(".zh.py"))
    assert [cell.cell_type for cell in english.cells] == [cell.cell_type for cell in chinese.cells]
    assert english.cells[-1].source == chinese.cells[-1].source


@pytest.mark.parametrize("twin", RUN, ids=[twin.stem for twin in RUN])
def test_a_notebook_runs_and_prints_what_is_stored(twin: Path) -> None:
    notebook = jupytext.read(twin, fmt="py:percent")
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", record_timing=False)
    client.execute(env=os.environ | {"PYTHONPATH": path}, cwd=str(ROOT / "notebooks"))
    assert _printed(notebook) == _printed(_stored(twin)), "run notebooks/run.py"
