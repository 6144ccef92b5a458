"""The derivation as a document: from an analysis to neutral blocks, one file per section."""

from __future__ import annotations

from collections.abc import Sequence

from symgame.analysis import Analysis
from symgame.display.html import html
from symgame.display.latex import latex
from symgame.display.markdown import markdown
from symgame.display.table import Block, Heading
from symgame.display.text import text
from symgame.dynamics.field import VectorField
from symgame.numeric.simulation import Simulation
from symgame.players import profile_key, profiles_in_order
from symgame.presentation.about import about
from symgame.presentation.cases.cases import cases, is_single
from symgame.presentation.design.design import design_blocks
from symgame.presentation.edition import Edition
from symgame.presentation.equations import equations
from symgame.presentation.mixed import mixed
from symgame.presentation.notes import notes
from symgame.presentation.parties import parties
from symgame.presentation.simulated import simulated
from symgame.presentation.vertices import marked_conditions, marks_of, vertices
from symgame.stability.design.answer import Design
from symgame.stability.regimes.regimes import Regimes
from symgame.stability.vertex import Vertex


def derive_blocks(analysis: Analysis, *, lang: str = "en", steps: bool = False) -> tuple[Block, ...]:
    """The whole derivation as blocks.

    Parameters
    ----------
    analysis : Analysis
    lang : str, optional
        ``"en"`` or ``"zh"``.
    steps : bool, optional
        Whether expected payoffs, mean payoffs and eigenvalues are derived step by step.
    """
    edition = Edition.of(analysis, lang)
    return (
        *about(edition),
        *equations(edition, analysis.field, steps=steps),
        *vertices(edition, analysis, steps=steps),
        *mixed(edition, analysis),
        *parties(edition, analysis.parties),
        *notes(edition, analysis),
    )


def derive_text(analysis: Analysis, *, lang: str = "en", steps: bool = False, width: int = 100) -> str:
    """The derivation as plain text for a terminal of so many columns."""
    blocks = derive_blocks(analysis, lang=lang, steps=steps)
    return text(blocks, lettering=Edition.of(analysis, lang).lettering, lang=lang, width=width)


def derive_latex(analysis: Analysis, *, lang: str = "en", steps: bool = False) -> str:
    """The derivation as a LaTeX fragment: headings, equations, tables; its first line names the packages."""
    blocks = derive_blocks(analysis, lang=lang, steps=steps)
    return latex(blocks, lettering=Edition.of(analysis, lang).lettering)


def derive_markdown(analysis: Analysis, *, lang: str = "en", steps: bool = False) -> str:
    """The derivation as Markdown with formulas between dollar signs."""
    blocks = derive_blocks(analysis, lang=lang, steps=steps)
    return markdown(blocks, lettering=Edition.of(analysis, lang).lettering, lang=lang)


def derive_html(analysis: Analysis, *, lang: str = "en", steps: bool = False) -> str:
    """The derivation as an HTML fragment; its style is :func:`symgame.display.page.page_style`."""
    blocks = derive_blocks(analysis, lang=lang, steps=steps)
    return html(blocks, lettering=Edition.of(analysis, lang).lettering, lang=lang)


def regimes_blocks(
    field: VectorField, vertices: Sequence[Vertex], found: Regimes, *, lang: str = "en"
) -> tuple[Block, ...]:
    """Which points are stable together: the conditions of each point, then the cases.

    Parameters
    ----------
    field : VectorField
    vertices : sequence of Vertex
        All of them, as the sets were found from.
    found : Regimes
    lang : str, optional
        ``"en"`` or ``"zh"``.
    """
    edition = _edition_of(field, lang)
    is_marked = not is_single(found) and bool(marks_of(vertices))
    return (
        Heading(edition.say("regimes")),
        *(marked_conditions(edition, vertices) if is_marked else ()),
        *cases(edition, field, vertices, found),
    )


def regimes_text(
    field: VectorField, vertices: Sequence[Vertex], found: Regimes, *, lang: str = "en", width: int = 100
) -> str:
    """Which points are stable together, as plain text."""
    blocks = regimes_blocks(field, vertices, found, lang=lang)
    return text(blocks, lettering=_edition_of(field, lang).lettering, lang=lang, width=width)


def regimes_latex(field: VectorField, vertices: Sequence[Vertex], found: Regimes, *, lang: str = "en") -> str:
    """The same as a LaTeX fragment."""
    return latex(regimes_blocks(field, vertices, found, lang=lang), lettering=_edition_of(field, lang).lettering)


def regimes_markdown(field: VectorField, vertices: Sequence[Vertex], found: Regimes, *, lang: str = "en") -> str:
    """The same as Markdown."""
    blocks = regimes_blocks(field, vertices, found, lang=lang)
    return markdown(blocks, lettering=_edition_of(field, lang).lettering, lang=lang)


def _edition_of(field: VectorField, lang: str) -> Edition:
    """Without an analysis: points are numbered as in one."""
    game = field.game
    return Edition(game, lang, tuple(profile_key(profile, game.shape) for profile in profiles_in_order(game.shape)))


def simulation_text(simulations: Sequence[Simulation], *, lang: str = "en", width: int = 100) -> str:
    """Where simulations of scenarios go, in sentences, as plain text."""
    blocks: list[Block] = []
    for simulation in simulations:
        blocks += simulated(Edition.of(simulation.analysis, lang), simulation)
    return text(blocks, lettering=Edition.of(simulations[0].analysis, lang).lettering, lang=lang, width=width)


def design_text(found: Design, *, lang: str = "en", width: int = 100) -> str:
    """The answer to a question of design, as plain text."""
    edition = Edition(found.question.game, lang, found.keys)
    return text(tuple(design_blocks(edition, found)), lettering=edition.lettering, lang=lang, width=width)
