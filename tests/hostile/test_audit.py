"""Reading runs nothing: the interpreter's own audit shows no code, file, module or process."""

import json
import subprocess
import sys
from pathlib import Path


def test_reading_raises_no_event_of_the_interpreter() -> None:
    root = Path(__file__).parents[2]
    script = Path(__file__).with_name("audited.py")
    environment = {"PYTHONPATH": str(root), "PATH": ""}
    result = subprocess.run(
        [sys.executable, str(script), str(root)], capture_output=True, text=True, check=False, env=environment
    )
    assert result.returncode == 0, result.stderr
    answer = json.loads(result.stdout)
    assert answer["seen"] == []
    assert answer["watched"] == answer["warm"]
    assert answer["watched"]["read"] > 25
    assert answer["watched"]["refused"] > 1000
