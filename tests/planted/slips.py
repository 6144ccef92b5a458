"""The slips that occur in print, each made once in a formula."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from sympy import Expr, Integer, Mul, Symbol

from tests.planted.formulas import Written

Change = Callable[[Written, random.Random, Sequence[Symbol]], Written | None]


def _somewhere(written: Written, source: random.Random, change: Callable[[Expr], Expr | None]) -> Written | None:
    """One term of one group changed; a term that becomes 0 is dropped."""
    places = [(g, t) for g, (_, terms) in enumerate(written.groups) for t in range(len(terms))]
    source.shuffle(places)
    for g, t in places:
        weight, terms = written.groups[g]
        new = change(terms[t])
        if new is None:
            continue
        kept = (*terms[:t], *(() if new == 0 else (new,)), *terms[t + 1 :])
        groups = (*written.groups[:g], *(((weight, kept),) if kept else ()), *written.groups[g + 1 :])
        return Written(written.factors, groups)
    return None


def _wrong_sign(written: Written, source: random.Random, symbols: Sequence[Symbol]) -> Written | None:
    return _somewhere(written, source, lambda term: -term)


def _dropped(written: Written, source: random.Random, symbols: Sequence[Symbol]) -> Written | None:
    if sum(len(terms) for _, terms in written.groups) < 2:
        return None
    return _somewhere(written, source, lambda term: Integer(0))


def _wrong_symbol(written: Written, source: random.Random, symbols: Sequence[Symbol]) -> Written | None:
    def change(term: Expr) -> Expr | None:
        own = sorted((s for s in term.free_symbols if s in symbols), key=str)
        others = [s for s in symbols if s not in own and s.name != "k"]
        if not own or not others:
            return None
        return term.xreplace({source.choice(own): source.choice(others)})

    return _somewhere(written, source, change)


def _missing_factor(written: Written, source: random.Random, symbols: Sequence[Symbol]) -> Written | None:
    """One of the leading factors, or one factor of a term."""
    if written.factors and source.random() < 0.7:
        place = source.randrange(len(written.factors))
        return Written((*written.factors[:place], *written.factors[place + 1 :]), written.groups)

    def change(term: Expr) -> Expr | None:
        parts = [part for part in Mul.make_args(term) if part.is_Symbol or part.is_Add]
        if len(parts) < 2:
            return None
        left: Expr = term / source.choice(parts)
        return left

    return _somewhere(written, source, change)


SLIPS: dict[str, Change] = {
    "sign": _wrong_sign,
    "dropped term": _dropped,
    "symbol": _wrong_symbol,
    "missing factor": _missing_factor,
}
