"""Profiles of the property tests, chosen by HYPOTHESIS_PROFILE: `dev` (the default), `ci`, `explore`.

`dev` and `ci` draw the same games in every run, so that a red run is about the change that made it red;
`explore` draws new ones, to be run now and then.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile("dev", max_examples=20, deadline=None, suppress_health_check=_SLOW, derandomize=True)
settings.register_profile("ci", max_examples=100, deadline=None, suppress_health_check=_SLOW, derandomize=True)
settings.register_profile("explore", max_examples=200, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` rewrites the files of `tests/golden` from what the toolkit prints now."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/*")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))
