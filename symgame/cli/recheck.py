"""`symgame recheck`: the certificates of a saved analysis, proved again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symgame.cli.app import JsonOption

if TYPE_CHECKING:
    from symgame.recheck import Finding, Recheck

MAX_SHOWN = 20
"""So many of a kind are listed as text; JSON has all."""


def recheck(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="What `symgame derive`, `regimes` or `verify` answered to `--json`."),
    ],
    as_json: JsonOption = False,
) -> None:
    """Prove every certificate of a saved analysis again, with fractions alone.

    Exit status: 0 nothing is wrong, 1 something is wrong, 2 the file cannot be read.
    """
    from symgame.recheck import recheck_file

    found = recheck_file(file)
    if as_json:
        typer.echo(json.dumps(_record(found), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(_lines(found, str(file))))
    if found.wrong:
        raise typer.Exit(1)


def _record(found: Recheck) -> dict[str, object]:
    def rows(findings: tuple[Finding, ...]) -> list[dict[str, str]]:
        return [{"place": f.place, "what": f.what.value, "why": f.why} for f in findings]

    return {
        "slug": found.slug,
        "of": found.kind,
        "verified": {claim.value: count for claim, count in found.verified.items()},
        "on_trust": rows(found.on_trust),
        "wrong": rows(found.wrong),
        "notes": list(found.notes),
    }


def _lines(found: Recheck, file: str) -> Iterator[str]:
    yield f"{file}: the {found.kind} of {found.slug}"
    counts = [f"{claim.value} {count}" for claim, count in found.verified.items()]
    yield f"verified: {', '.join(counts) or 'nothing'}"
    reasons = Counter((f.what.value, f.why) for f in found.on_trust)
    first = {(f.what.value, f.why): f.place for f in reversed(found.on_trust)}
    for (what, why), count in list(reasons.items())[:MAX_SHOWN]:
        more = f" and {count - 1} more" if count > 1 else ""
        yield f"on trust: {what}, {first[what, why]}{more}: {why}"
    for finding in found.wrong[:MAX_SHOWN]:
        yield f"WRONG: {finding.what.value}, {finding.place}: {finding.why}"
    if len(found.wrong) > MAX_SHOWN:
        yield f"WRONG: {len(found.wrong) - MAX_SHOWN} more"
    yield from (f"note: {note}" for note in found.notes)
    yield "something is wrong" if found.wrong else "nothing is wrong"
