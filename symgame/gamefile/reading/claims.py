"""From the tables of a file to the claims of a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from symgame.errors import counted
from symgame.gamefile.claims import (
    CaseClaim,
    Claims,
    DetTraceClaim,
    EffectClaim,
    EigenvaluesClaim,
    EssClaim,
    JacobianClaim,
    ReplicatorClaim,
    SignsClaim,
    StabilityClaim,
)
from symgame.gamefile.context import Context
from symgame.gamefile.model import (
    CaseTable,
    ClaimsTable,
    EffectTable,
    EssTable,
    ExpressionsTable,
    JacobianTable,
    ReplicatorTable,
    SignsTable,
    StabilityTable,
)
from symgame.gamefile.reading.rest_points import rest_point_claim
from symgame.gamefile.reading.simulations import simulation_claim
from symgame.gamefile.reading.trends import trend_claims
from symgame.players import Profile
from symgame.symbols import nearest

_T = TypeVar("_T")


def read_claims(context: Context, table: ClaimsTable | None) -> Claims:
    """All claims of a file; mistakes go to the context."""
    if table is None:
        return Claims()
    return Claims(
        replicator=tuple(_replicator(context, table.replicator)),
        jacobian=_jacobian(context, table.jacobian),
        eigenvalues=tuple(_eigenvalues(context, table.eigenvalues)),
        signs=tuple(_signs(context, table.signs)),
        stability=tuple(_stability(context, table.stability)),
        det_trace=tuple(_det_trace(context, table.det_trace)),
        ess=tuple(_ess(context, table.ess)),
        cases=tuple(_case(context, f"claims.case {k}", entry) for k, entry in enumerate(table.case, 1)),
        effects=tuple(_effects(context, table.effect)),
        rest_points=tuple(
            rest_point_claim(context, f"claims.rest_point {k}", entry) for k, entry in enumerate(table.rest_point, 1)
        ),
        simulations=tuple(
            simulation_claim(context, f"claims.simulation {k}", entry, table)
            for k, entry in enumerate(table.simulation, 1)
        ),
        trends=tuple(trend_claims(context, table.trend)),
    )


def _by_vertex(context: Context, place: str, entries: Mapping[str, _T]) -> Iterator[tuple[Profile, str, _T]]:
    """Entries with the vertices of their keys; a vertex given twice is a mistake."""
    seen: set[Profile] = set()
    for key, entry in entries.items():
        where = f"{place}.{key}"
        vertex = context.vertex(where, key)
        if vertex is None:
            continue
        if vertex in seen:
            context.complain(where, "this vertex is given twice; remove one of them")
        seen.add(vertex)
        yield vertex, where, entry


def _replicator(context: Context, table: ReplicatorTable | None) -> Iterator[ReplicatorClaim]:
    for key, text in (table.__pydantic_extra__ if table else {}).items():
        place = f"claims.replicator.{key}"
        if key not in context.shares:
            known = ", ".join(context.shares)
            context.complain(
                place, f"there is no share '{key[:60]}'{nearest(key, context.shares)}; the shares are {known}"
            )
            continue
        printed = context.expression(place, text, with_shares=True)
        if table and printed is not None:
            yield ReplicatorClaim(key, printed, table.says)


def _jacobian(context: Context, table: JacobianTable | None) -> JacobianClaim | None:
    if table is None:
        return None
    size = len(context.shares)
    place = "claims.jacobian.rows"
    if len(table.rows) != size or any(len(row) != size for row in table.rows):
        context.complain(
            place, f"the Jacobian has {size} rows of {size} entries, one for each share; correct its shape"
        )
    rows = tuple(context.expressions(f"{place} {k}", row, with_shares=True) for k, row in enumerate(table.rows, 1))
    return JacobianClaim(rows, table.says)


def _eigenvalues(context: Context, table: ExpressionsTable | None) -> Iterator[EigenvaluesClaim]:
    count = sum(len(player.strategies) - 1 for player in context.players)
    for vertex, place, texts in _by_vertex(context, "claims.eigenvalues", table.__pydantic_extra__ if table else {}):
        if len(texts) != count:
            context.complain(place, f"a vertex has {counted(count, 'eigenvalue')}, {len(texts)} given; correct the row")
        printed = context.expressions(place, texts)
        yield EigenvaluesClaim(vertex, printed, table.says if table else "")


def _signs(context: Context, table: SignsTable | None) -> Iterator[SignsClaim]:
    for vertex, place, marks in _by_vertex(context, "claims.signs", table.__pydantic_extra__ if table else {}):
        _check_marks(context, place, marks)
        yield SignsClaim(vertex, tuple(marks), table.says if table else "")


def _check_marks(context: Context, place: str, marks: Sequence[str]) -> None:
    count = sum(len(player.strategies) - 1 for player in context.players)
    if len(marks) != count:
        context.complain(
            place, f"a vertex has {counted(count, 'eigenvalue')}, {counted(len(marks), 'sign')} given; correct the row"
        )


def _stability(context: Context, table: StabilityTable | None) -> Iterator[StabilityClaim]:
    for vertex, _, printed in _by_vertex(context, "claims.stability", table.__pydantic_extra__ if table else {}):
        yield StabilityClaim(vertex, printed, table.says if table else "")


def _det_trace(context: Context, table: ExpressionsTable | None) -> Iterator[DetTraceClaim]:
    for vertex, place, texts in _by_vertex(context, "claims.det_trace", table.__pydantic_extra__ if table else {}):
        if len(texts) != 2:
            context.complain(
                place, f"the determinant and the trace are expected, not {counted(len(texts), 'entry', 'entries')}"
            )
        printed = context.expressions(place, texts)
        if len(printed) == 2:
            yield DetTraceClaim(vertex, printed[0], printed[1], table.says if table else "")


def _ess(context: Context, table: EssTable | None) -> Iterator[EssClaim]:
    for vertex, place, texts in _by_vertex(context, "claims.ess", table.__pydantic_extra__ if table else {}):
        yield EssClaim(vertex, context.relations(place, texts), table.says if table else "")


def _case(context: Context, place: str, table: CaseTable) -> CaseClaim:
    vertices = [context.vertex(f"{place}.ess", key) for key in table.ess]
    signs: list[tuple[Profile, tuple[str, ...]]] = []
    for vertex, where, marks in _by_vertex(context, f"{place}.signs", table.signs):
        _check_marks(context, where, marks)
        signs.append((vertex, tuple(marks)))
    given = context.relations(f"{place}.given", table.given)
    ess = tuple(vertex for vertex in vertices if vertex is not None)
    return CaseClaim(table.where, given, ess, table.only, tuple(signs), table.says)


def _effects(context: Context, tables: Sequence[EffectTable]) -> Iterator[EffectClaim]:
    for k, table in enumerate(tables, 1):
        place = f"claims.effect {k}"
        vertex = context.vertex(f"{place}.vertex", table.vertex)
        parameter = context.parameter(f"{place}.parameter", table.parameter)
        if vertex is not None and parameter is not None:
            yield EffectClaim(vertex, parameter, table.effect, table.says)
