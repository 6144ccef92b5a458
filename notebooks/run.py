"""Makes every notebook from its twin and runs it: ``python notebooks/run.py``, or with the names of some.

``01_first_game.py`` is what one edits; ``01_first_game.ipynb`` is the same with outputs, for readers.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).resolve().parent
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def twins() -> list[Path]:
    """The sources of all notebooks, in reading order."""
    return sorted(FOLDER.glob("[0-9]*.py"))


def from_twin(twin: Path) -> NotebookNode:
    """The notebook of a twin, without outputs: nothing in it depends on when or where it is made."""
    notebook = jupytext.read(twin, fmt="py:percent")
    notebook.metadata = NotebookNode(kernelspec=KERNEL, language_info={"name": "python"})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number:02d}", NotebookNode()
    return notebook


def run(notebook: NotebookNode) -> NotebookNode:
    """The notebook with its outputs, from a fresh kernel that imports this checkout."""
    path = os.pathsep.join(filter(None, [str(FOLDER.parent), os.environ.get("PYTHONPATH")]))
    metadata = notebook.metadata.copy()
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", record_timing=False, coalesce_streams=True)
    fixed = {"PYTHONPATH": path, "PYTHONHASHSEED": "0"}  # a set is shown in the same order every time
    client.execute(env=os.environ | fixed, cwd=str(FOLDER))
    notebook.metadata = metadata  # the client adds versions
    return notebook


if __name__ == "__main__":
    chosen = {name.removesuffix(".py").removesuffix(".ipynb") for name in sys.argv[1:]}
    for twin in twins():
        if not chosen or twin.stem in chosen:
            nbformat.write(run(from_twin(twin)), twin.with_suffix(".ipynb"))
            print(twin.with_suffix(".ipynb").name)
