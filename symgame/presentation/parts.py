"""Every part of a derivation as a document of its own: its blocks, its letters, and its written forms."""

from __future__ import annotations

import importlib
from functools import singledispatch
from typing import Any

from symgame.analysis import Analysis, ClassifiedPoint
from symgame.conditions.deciding import Decision
from symgame.conditions.normal import Conditions
from symgame.conditions.region import Region
from symgame.conditions.relation import Relation
from symgame.display.html import html
from symgame.display.latex import latex, mathjax
from symgame.display.markdown import markdown
from symgame.display.page import page_style
from symgame.display.table import PLAIN, Block, Lettering, Paragraph, Table
from symgame.display.text import text
from symgame.dynamics.field import VectorField
from symgame.game import Game
from symgame.numeric.simulation import Simulation
from symgame.presentation import derive_blocks, regimes_blocks
from symgame.presentation.about import about
from symgame.presentation.decided import decided, lone_region
from symgame.presentation.delay import delay_blocks, lone_delayed
from symgame.presentation.design.design import design_blocks
from symgame.presentation.edition import Edition
from symgame.presentation.equations import equations
from symgame.presentation.lone import (
    letters_of_point,
    letters_of_vertex,
    lone_conditions,
    lone_party,
    lone_point,
    lone_vertex,
)
from symgame.presentation.noise import letters_of_noise, noise_blocks
from symgame.presentation.scenarios.fitting import fit_blocks
from symgame.presentation.scenarios.placing import place_blocks
from symgame.presentation.simulated import simulated
from symgame.presentation.thresholds.thresholds import edition_of, lone_thresholds, lone_values
from symgame.stability.delay.delayed import Delayed
from symgame.stability.delay.points import DelayedPoint
from symgame.stability.design.answer import Design
from symgame.stability.noise.vertices import NoisyVertices
from symgame.stability.regimes.regimes import Regimes
from symgame.stability.scenarios.fitting import Fit
from symgame.stability.scenarios.placing import Place
from symgame.stability.single_party import PartyStability
from symgame.stability.thresholds.threshold_values import ThresholdValues
from symgame.stability.thresholds.thresholds import Thresholds
from symgame.stability.vertex import Vertex


@singledispatch
def blocks_of(value: Any, lang: str = "en") -> tuple[Block, ...]:
    """The blocks that show a part of a derivation.

    Raises
    ------
    TypeError
        If the value is no part of a derivation.
    """
    if _is_numerical(value) and blocks_of.dispatch(type(value)) is not blocks_of.dispatch(object):
        return tuple(blocks_of(value, lang))
    raise TypeError(f"a game, a field, an analysis or one of its parts can be shown, not {type(value).__name__}")


def _is_numerical(value: object) -> bool:
    """Whether a value comes from numbers; then how such values are shown is known from now on."""
    if not type(value).__module__.startswith("symgame.numeric."):
        return False
    importlib.import_module("symgame.presentation.numerical_parts")
    return True


@singledispatch
def lettering_of(value: Any) -> Lettering:
    """The order of its symbols and the author's notation, as far as the part knows its game."""
    if _is_numerical(value) and lettering_of.dispatch(type(value)) is not lettering_of.dispatch(object):
        return lettering_of(value)
    return PLAIN


@blocks_of.register
def _(value: Game, lang: str = "en") -> tuple[Block, ...]:
    return tuple(about(Edition(value, lang)))


@blocks_of.register
def _(value: VectorField, lang: str = "en") -> tuple[Block, ...]:
    return tuple(equations(Edition(value.game, lang), value, steps=False))


@blocks_of.register
def _(value: Analysis, lang: str = "en") -> tuple[Block, ...]:
    return derive_blocks(value, lang=lang)


@blocks_of.register
def _(value: Vertex, lang: str = "en") -> tuple[Block, ...]:
    return tuple(lone_vertex(value, lang))


@blocks_of.register
def _(value: ClassifiedPoint, lang: str = "en") -> tuple[Block, ...]:
    return tuple(lone_point(value, lang))


@blocks_of.register
def _(value: PartyStability, lang: str = "en") -> tuple[Block, ...]:
    return tuple(lone_party(value, lang))


@blocks_of.register
def _(value: Conditions, lang: str = "en") -> tuple[Block, ...]:
    return tuple(lone_conditions(value, lang))


@blocks_of.register
def _(value: Relation, lang: str = "en") -> tuple[Block, ...]:
    return tuple(lone_conditions(Conditions((value,)), lang))


@blocks_of.register
def _(value: Region, lang: str = "en") -> tuple[Block, ...]:
    return tuple(lone_region(value, lang))


@blocks_of.register
def _(value: Decision, lang: str = "en") -> tuple[Block, ...]:
    return tuple(decided(value, lang))


@blocks_of.register
def _(value: Regimes, lang: str = "en") -> tuple[Block, ...]:
    if value.field is None:
        return (Paragraph((repr(value),)),)
    return regimes_blocks(value.field, value.vertices, value, lang=lang)


@blocks_of.register
def _(value: Simulation, lang: str = "en") -> tuple[Block, ...]:
    return tuple(simulated(Edition.of(value.analysis, lang), value))


@blocks_of.register
def _(value: Design, lang: str = "en") -> tuple[Block, ...]:
    return tuple(design_blocks(Edition(value.question.game, lang, value.keys), value))


@blocks_of.register
def _(value: Place, lang: str = "en") -> tuple[Block, ...]:
    return tuple(place_blocks(edition_of(value.game, lang), value))


@blocks_of.register
def _(value: Fit, lang: str = "en") -> tuple[Block, ...]:
    return tuple(fit_blocks(edition_of(value.game, lang), value))


@blocks_of.register
def _(value: Thresholds, lang: str = "en") -> tuple[Block, ...]:
    return tuple(lone_thresholds(value, lang))


@blocks_of.register
def _(value: ThresholdValues, lang: str = "en") -> tuple[Block, ...]:
    return tuple(lone_values(value, lang))


@blocks_of.register
def _(value: NoisyVertices, lang: str = "en") -> tuple[Block, ...]:
    return tuple(noise_blocks(edition_of(value.game, lang), value))


@blocks_of.register
def _(value: Delayed, lang: str = "en") -> tuple[Block, ...]:
    return tuple(delay_blocks(edition_of(value.field.game, lang), value))


@blocks_of.register
def _(value: DelayedPoint, lang: str = "en") -> tuple[Block, ...]:
    return tuple(lone_delayed(value, lang))


@lettering_of.register
def _(value: NoisyVertices) -> Lettering:
    return letters_of_noise(value)


@lettering_of.register(Delayed)
@lettering_of.register(DelayedPoint)
def _(value: Delayed | DelayedPoint) -> Lettering:
    return Edition(value.field.game).lettering


@lettering_of.register
def _(value: Game) -> Lettering:
    return Edition(value).lettering


@lettering_of.register
def _(value: Place) -> Lettering:
    return Edition(value.game).lettering


@lettering_of.register
def _(value: Fit) -> Lettering:
    return Edition(value.game).lettering


@lettering_of.register
def _(value: Thresholds) -> Lettering:
    return Edition(value.game).lettering


@lettering_of.register
def _(value: ThresholdValues) -> Lettering:
    return Edition(value.thresholds.game).lettering


@lettering_of.register
def _(value: Regimes) -> Lettering:
    return PLAIN if value.field is None else Edition(value.field.game).lettering


@lettering_of.register
def _(value: VectorField) -> Lettering:
    return Edition(value.game).lettering


@lettering_of.register
def _(value: Design) -> Lettering:
    return Edition(value.question.game).lettering


@lettering_of.register
def _(value: Analysis) -> Lettering:
    return Edition.of(value).lettering


@lettering_of.register
def _(value: Vertex) -> Lettering:
    return Lettering(letters_of_vertex(value))


@lettering_of.register
def _(value: ClassifiedPoint) -> Lettering:
    return Lettering(letters_of_point(value))


def text_of(value: Any, lang: str = "en", *, width: int = 100) -> str:
    """A part as plain text for a terminal of so many columns."""
    return text(blocks_of(value, lang), lettering=lettering_of(value), lang=lang, width=width)


def latex_of(value: Any, lang: str = "en") -> str:
    """A part as a LaTeX fragment."""
    return latex(blocks_of(value, lang), lettering=lettering_of(value))


def markdown_of(value: Any, lang: str = "en") -> str:
    """A part as Markdown."""
    return markdown(blocks_of(value, lang), lettering=lettering_of(value), lang=lang)


def html_of(value: Any, lang: str = "en") -> str:
    """A part as an HTML fragment with its style in front of it."""
    shown = html(blocks_of(value, lang), lettering=lettering_of(value), lang=lang)
    return f"<style>\n{page_style()}</style>\n{shown}"


def mathjax_of(value: Any) -> str | None:
    """The equations of a part for MathJax; nothing for a part that is told in tables, or has no equations."""
    blocks = blocks_of(value)
    if any(isinstance(block, Table) for block in blocks):
        return None
    return mathjax(blocks, lettering=lettering_of(value))
