"""Tables about what can be done: thresholds of parameters, and designs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sympy import Expr

import symgame as sg
from paper.making.facts import DESIGNS, derived, designed
from paper.making.tables.games import name_of
from paper.making.tex import Part, Row, code, formula, tabular, text
from paper.making.words import say
from symgame.display.decimals import decimal
from symgame.presentation.edition import Edition
from symgame.presentation.thresholds.intervals import interval_lines
from symgame.stability.design.demands import rational
from symgame.stability.thresholds.bounds import Bound
from symgame.stability.thresholds.thresholds import Thresholds

THRESHOLDS = (
    ("llm-iar", "111", ("S1",)),
    ("llm-iar", "000", ("P", "C")),
    ("open-source-ecosystem", "111", ("U", "Z", "e")),
    ("open-source-ecosystem", "001", ("e",)),
    ("data-compute-supply", "111", ("F", "u", "p")),
    ("data-compute-supply", "000", ("L",)),
    ("vertical-models", "111", ("I", "T")),
    ("vertical-models", "000", ("Rg", "T")),
    ("cooperation-modes", "1-1-1", ("K", "q")),
)
"""The thresholds that the text speaks of: game, point, parameters."""


def thresholds(lang: str) -> str:
    """For which values of a parameter a point is an ESS, in a formula and at the first scenario."""
    rows = []
    for slug, key, names in THRESHOLDS:
        one = derived(slug)
        edition = one.edition(lang)
        for k, name in enumerate(names):
            found = sg.thresholds(one.analysis.field, one.analysis.vertex(key), name)
            if found.alternatives or found.as_stated:
                raise SystemExit(f"the thresholds of {name} for {key} in {slug} are no plain bounds")
            at = sg.threshold_at(found, one.game.scenarios[0])
            exactly = [text(said, edition.lettering) for said in interval_lines(edition, at)]
            if at.value is None or len(exactly) != 1:
                raise SystemExit(f"the thresholds of {name} for {key} in {slug} are no one interval at the scenario")
            if key == _first(slug) and not k:
                rows.append([rf"\multicolumn{{5}}{{@{{}}l}}{{{code(slug)}}}"])
            rows.append(
                [
                    "" if k else rf"\quad {name_of(edition, key)}",
                    formula(found.parameter, lettering=edition.lettering),
                    _with_room(_bounds(edition, found)),
                    exactly[0],
                    f"${decimal(at.value)}$",
                ]
            )
    heads = [say(key, lang) for key in ("point", "parameter", "bounds", "interval", "now")]
    return tabular("lllll", heads, rows)


def _with_room(bounds: str) -> str:
    """Fractions of neighbouring rows would touch."""
    return bounds + (r"\rule[-1.2em]{0pt}{2.8em}" if r"\dfrac" in bounds else "")


def _first(slug: str) -> str:
    return next(key for game, key, _ in THRESHOLDS if game == slug)


def _bounds(edition: Edition, found: Thresholds) -> str:
    """``max{a, b} < S1 < c``, as far as there are bounds."""
    below = _extreme(edition, found.lower, r"\max")
    above = _extreme(edition, found.upper, r"\min")
    parts: list[Part] = [*below, " < "] if below else []
    parts.append(found.parameter)
    parts += [" < ", *above] if above else []
    if not below and not above:
        raise SystemExit(f"no bounds of {found.parameter}")
    return formula(*parts, lettering=edition.lettering)


def _extreme(edition: Edition, bounds: Sequence[Bound], word: str) -> list[Part]:
    if not bounds:
        return []
    if any(bound.is_closed for bound in bounds):
        raise SystemExit("a bound that is attained: say so in the table")
    values = [edition.ratio(bound.value) for bound in bounds]
    if len(values) == 1:
        return [values[0]]
    parts: list[Part] = [rf"{word}\{{"]
    for k, value in enumerate(values):
        parts += [r",\ ", value] if k else [value]
    return [*parts, r"\}"]


def designs(lang: str) -> str:
    """What makes a point the only ESS: the lowest cost of instruments, or that there is none."""
    rows: list[Row] = []
    for k, asked in enumerate(DESIGNS):
        found, one = designed(asked), derived(asked.slug)
        edition = one.edition(lang)
        instruments = formula(*_listed(found.question.instruments), lettering=edition.lettering)
        infimum = say("impossible", lang) if found.optimum is None else _cost(found.optimum.cost)
        stands = [name_of(edition, obstacle.vertex.key, with_place=False) for obstacle in found.obstacles]
        rows.append(
            [
                "" if k and DESIGNS[k - 1].slug == asked.slug else code(asked.slug),
                str(asked.scenario + 1),
                instruments,
                infimum,
                say("list comma", lang).join(stands),
                str(len(found.branches)),
            ]
        )
    heads = [say(key, lang) for key in ("game", "scenario", "instruments", "infimum", "stands", "branches")]
    return tabular("lclllr", heads, rows)


def _cost(value: Fraction) -> str:
    return f"${decimal(rational(value))}$"


def _listed(symbols: Sequence[Expr]) -> list[Part]:
    return [part for k, symbol in enumerate(symbols) for part in ((", ", symbol) if k else (symbol,))]
