"""What is not always installed."""

from __future__ import annotations

import importlib
from typing import Any

from symgame.errors import SimulationError


def extra(module: str) -> Any:  # nothing is known of the types of what may not be installed
    """A module of the extra ``cluster``.

    Raises
    ------
    SimulationError
        If it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise SimulationError("sweeps need the extra 'cluster': pip install 'symgame[cluster]'") from error
