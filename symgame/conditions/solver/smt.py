"""Relations in the language of solvers, and the process that asks one: internal names only."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

Term = tuple[Any, Sequence[str]]
"""A rational coefficient and the names that it multiplies."""

Question = dict[str, Any]
"""What :mod:`symgame.conditions.solver.worker` reads."""


def compared(terms: Iterable[Term], operator: str) -> str:
    """``sum operator 0``.

    Examples
    --------
    >>> compared([(Fraction(-1, 2), ["p0", "p1"]), (Fraction(3), [])], "<")
    '(< (+ (- (* (/ 1.0 2.0) p0 p1)) (/ 3.0 1.0)) 0.0)'
    """
    parts = [_term(coefficient, names) for coefficient, names in terms]
    total = "0.0" if not parts else parts[0] if len(parts) == 1 else f"(+ {' '.join(parts)})"
    if operator == "!=":
        return f"(not (= {total} 0.0))"
    return f"({'=' if operator == '==' else operator} {total} 0.0)"


def _term(coefficient: Any, names: Sequence[str]) -> str:
    value = Fraction(int(coefficient.numerator), int(coefficient.denominator))
    size = f"(/ {abs(value.numerator)}.0 {value.denominator}.0)"
    product = f"(* {' '.join([size, *names])})" if names else size
    return f"(- {product})" if value < 0 else product


def question(
    names: Iterable[str],
    assumed: Iterable[str],
    relations: Iterable[str],
    groups: Iterable[Sequence[int] | bool],
    patterns: Iterable[Sequence[bool]] | None,
) -> Question:
    """A question to the worker, in its own terms."""
    declared = [f"(declare-const {name} Real)" for name in names]
    return {
        "smt": "\n".join([*declared, *(f"(assert {text})" for text in assumed)]),
        "relations": list(relations),
        "groups": [group if isinstance(group, bool) else list(group) for group in groups],
        "patterns": None if patterns is None else [list(pattern) for pattern in patterns],
    }


def answers(asked: Question, seconds: float) -> list[dict[str, Any]]:
    """What the worker says before it ends or is ended."""
    command = [sys.executable, "-m", "symgame.conditions.solver.worker"]
    worker = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    stop = threading.Timer(max(0.0, seconds), worker.kill)
    stop.start()
    try:
        out, _ = worker.communicate(json.dumps(asked))
    finally:
        stop.cancel()
        worker.kill()
    # The last line may be cut off.
    return [json.loads(line) for line in out.splitlines(keepends=True) if line.endswith("\n")]
