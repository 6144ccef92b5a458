"""Noise: the table of vertices in two notions of stability, and where paths drawn under noise end."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Symbol

from symgame.display.latex import latex
from symgame.display.table import (
    Block,
    Cell,
    Equation,
    Equations,
    Heading,
    Lettering,
    Line,
    Math,
    Paragraph,
    Sign,
    Table,
    cell,
    line,
    math,
)
from symgame.display.text import text
from symgame.numeric.noise.simulation import NearVertex, NoiseForm, NoisyRun, NoisySimulation
from symgame.presentation.edition import Edition
from symgame.presentation.numbers import number
from symgame.presentation.simulated import state_of
from symgame.presentation.thresholds.thresholds import edition_of, relation_line
from symgame.presentation.vertices import MAX_ROWS
from symgame.stability.noise.notions import NoiseVerdict, Notion
from symgame.stability.noise.vertices import NoisyVertex, NoisyVertices


def noise_text(
    found: NoisyVertices, drawn: NoisySimulation | None = None, *, lang: str = "en", width: int = 100
) -> str:
    """The vertices under noise, and the paths that were drawn, as plain text."""
    return text(_both(found, drawn, lang), lettering=letters_of_noise(found), lang=lang, width=width)


def noise_latex(found: NoisyVertices, drawn: NoisySimulation | None = None, *, lang: str = "en") -> str:
    """The same as a LaTeX fragment."""
    return latex(_both(found, drawn, lang), lettering=letters_of_noise(found))


def _both(found: NoisyVertices, drawn: NoisySimulation | None, lang: str) -> tuple[Block, ...]:
    edition = edition_of(found.game, lang)
    return (*noise_blocks(edition, found), *(drawn_blocks(edition, drawn) if drawn is not None else ()))


def letters_of_noise(found: NoisyVertices) -> Lettering:
    """The letters of the game, then those of the intensities."""
    own = edition_of(found.game, "en").lettering
    return Lettering((*own.order, *found.intensities.symbols), own.notation)


def noise_blocks(edition: Edition, found: NoisyVertices) -> Iterator[Block]:
    """The equation, the two notions, the table of vertices, edges with two stable ends, and the other noise."""
    yield Heading(edition.say("noise"))
    yield Paragraph((edition.say("noise equation"),))
    yield Equations(
        tuple(
            Equation(math(_D, share), math("F(", share, ") ", _D, "t + ", *_noise(share, value), " ", _D, *_w(share)))
            for share, value in zip(found.game.shares, found.intensities.values, strict=True)
        )
    )
    yield Paragraph(edition.sentence("noise notions", sure=_SURE, square=_SQUARE))
    columns = ("point", "almost surely", "in mean square", "noise changes")
    rows = tuple(_row(edition, each) for each in found.vertices[:MAX_ROWS])
    heads = tuple(line(edition.say(column)) for column in columns)
    yield Table(edition.say("noise caption"), heads, rows, line(edition.say("noise table note")))
    if len(found.vertices) > MAX_ROWS:
        yield Paragraph((edition.say("more rows", n=len(found.vertices) - MAX_ROWS),))
    if found.edges is not None:
        yield Paragraph(_edges(edition, found))
    yield Paragraph(edition.sentence("square root", noise=_FORMS[NoiseForm.SQUARE_ROOT], sigma=Math((_SIGMA,))))


_D = Sign("d", r"\mathrm{d}")
_SIGMA = Sign("σ", r"\sigma")
_SURE = math(Sign("λ < σ²/2", r"\lambda < \sigma^{2}/2"))
_SQUARE = math(Sign("2λ < -σ²", r"2\lambda < -\sigma^{2}"))
_FORMS = {
    NoiseForm.LINEAR: math(Sign("σ x(1 - x) dW", r"\sigma x (1 - x)\,\mathrm{d}W")),
    NoiseForm.SQUARE_ROOT: math(Sign("σ sqrt(x(1 - x)) dW", r"\sigma \sqrt{x (1 - x)}\,\mathrm{d}W")),
}


def _noise(share: Symbol, value: Expr) -> tuple[Sign | Expr, ...]:
    """``sigma_x*x*(1 - x)``, the intensity first."""
    if value.is_Add or value == 1:
        return (value * share * (1 - share),)
    return (number(value), Sign("*", " "), share * (1 - share))


def _w(share: Symbol) -> tuple[Sign | Expr, ...]:
    return Sign("W_", "W_{"), share, Sign("", "}")


def _row(edition: Edition, each: NoisyVertex) -> tuple[Cell, ...]:
    name = cell(edition.vertex_name(each.vertex.key))
    changes = [edition.say(key) for key, is_so in (("noise gains", each.gains), ("noise loses", each.loses)) if is_so]
    if None in (each.gains, each.loses) and not changes:
        changes = [edition.say("undecided")]
    shown = tuple((change,) for change in changes or [edition.say("noise keeps")])
    return name, _notion(edition, each.almost_sure), _notion(edition, each.mean_square), shown


def _notion(edition: Edition, notion: Notion | None) -> Cell:
    """The conditions, one a line, or the verdict where nothing is asked."""
    if notion is None:
        return cell(edition.say("no eigenvalues"))
    words = {NoiseVerdict.STABLE: "always", NoiseVerdict.NOT_STABLE: "never", NoiseVerdict.UNDECIDED: "undecided"}
    if notion.verdict in words:
        return cell(edition.say(words[notion.verdict]))
    return tuple(relation_line(edition, relation) for relation in notion.conditions.relations)


def _edges(edition: Edition, found: NoisyVertices) -> Line:
    every = found.edges or ()
    possible = [edge for edge in every if edge.is_possible]
    if len(possible) == len(every) > 1:
        return (edition.say("noise edges all", n=len(every)),)
    if not possible:
        return (edition.say("noise edges none"),)
    names = [
        edition.sentence("pair", one=edition.vertex_name(edge.ends[0]), other=edition.vertex_name(edge.ends[1]))
        for edge in possible
    ]
    return edition.sentence("noise edges", edges=edition.listed(names))


def drawn_blocks(edition: Edition, drawn: NoisySimulation) -> Iterator[Block]:
    """What was drawn, and for every start a table of the points near which paths end."""
    yield Heading(edition.say("drawn paths", name=edition.scenario(drawn.scenario)), 3)
    parts = {"paths": str(drawn.paths), "horizon": f"{drawn.horizon:.4g}", "seed": str(drawn.seed)}
    yield Paragraph(edition.sentence("drawn", noise=_FORMS[drawn.form], sigma=_listed(drawn), **parts))
    for run in drawn.runs:
        yield _ends(edition, run)


def _listed(drawn: NoisySimulation) -> Math:
    parts: list[Sign] = []
    for value in drawn.intensities.values:
        shown = number(value)
        parts += [Sign(", ", ", ")] if parts else []
        parts.append(shown if isinstance(shown, Sign) else Sign(str(shown), str(shown)))
    return Math((_SIGMA, Sign(" = (", " = ("), *parts, Sign(")", ")")))


def _ends(edition: Edition, run: NoisyRun) -> Table:
    [start] = [part.text for part in state_of(edition, run.initial).parts if isinstance(part, Sign)]
    named = [(cell(edition.vertex_name(near.key)), near) for near in run.near if near.count]
    rest = [(cell(edition.say("elsewhere")), run.elsewhere)] if run.elsewhere.count else []
    rows = tuple((name, *_counted(near)) for name, near in (*named, *rest))
    heads = tuple(line(edition.say(column)) for column in ("point", "paths", "share of paths", "confidence"))
    note = line(edition.say("drawn note"))
    return Table(edition.say("drawn caption", start=start), heads, rows, note)


def _counted(near: NearVertex) -> tuple[Cell, Cell, Cell]:
    return cell(str(near.count)), cell(f"{near.share:.3f}"), cell(f"{near.low:.3f} - {near.high:.3f}")
