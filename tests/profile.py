"""How much the tests do, by HYPOTHESIS_PROFILE: `dev` (the default), `ci`, `explore`."""

from __future__ import annotations

import os

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "dev")

IS_LONG = PROFILE != "dev"
"""All cases of the tests that take minutes; otherwise a few of them."""
