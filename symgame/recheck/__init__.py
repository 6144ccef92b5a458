"""An independent recheck of saved analyses, with fractions alone.

What ``symgame derive --json`` and ``symgame regimes --json`` answer carries certificates: sums that
contradict themselves, examples, products, and a tree of cases; what ``symgame verify --json`` answers carries
witnesses. Here they are read again and worked out by other code than that which found them: nothing of the
toolkit but its errors is imported, and no algebra system; only fractions of Python's own integers.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from symgame.errors import RecheckError
from symgame.recheck.claims.verification import verification_recheck
from symgame.recheck.derivation import derivation_recheck
from symgame.recheck.fields import read_record
from symgame.recheck.findings import Claim as Claim
from symgame.recheck.findings import Finding as Finding
from symgame.recheck.findings import Recheck as Recheck
from symgame.recheck.findings import Status as Status
from symgame.recheck.refusals import Undefined, Unsettled
from symgame.recheck.regimes import regimes_recheck


def recheck(record: object) -> Recheck:
    """The recheck of a derivation, of regimes, or of what was found about papers, as they are read from JSON.

    Raises
    ------
    RecheckError
        If the record is none of them, or a part that everything rests on cannot be read.

    Examples
    --------
    >>> from symgame import load, replicator
    >>> from symgame.analysis import vertices_of
    >>> from symgame.records import regime_sets
    >>> from symgame.stability.regimes.regimes import regimes
    >>> game = load("llm-iar")
    >>> vertices = vertices_of(replicator(game))
    >>> found = recheck(regime_sets(game, vertices, regimes(game, vertices, with_conditions=False)))
    >>> found.wrong, found.on_trust, found.verified[Claim.SUM] > 20
    ((), (), True)
    """
    try:
        if isinstance(record, list) and record:
            return verification_recheck(record)
        if not isinstance(record, Mapping):
            raise RecheckError("a saved analysis is an object; this is none")
        if "replicator" in record:
            return derivation_recheck(record)
        if "stable_sets" in record:
            return regimes_recheck(record)
        if "claims" in record:
            return verification_recheck([record])
    except (Unsettled, Undefined) as error:
        raise RecheckError(str(error)) from None
    raise RecheckError(
        "this is neither a derivation nor regimes nor findings about claims; save what `symgame derive GAME --json`, "
        "`symgame regimes GAME --json` or `symgame verify GAME... --json` answers"
    )


def recheck_file(path: str | Path) -> Recheck:
    """The recheck of a file.

    Raises
    ------
    RecheckError
        If it cannot be read.
    """
    record: Any = read_record(path)
    try:
        return recheck(record)
    except RecheckError as error:
        raise RecheckError(f"{path}: {error}") from None
