"""A part of a derivation as LaTeX for a manuscript, and which parts a game has."""

from __future__ import annotations

from numbers import Real

from symgame.analysis import Analysis
from symgame.display.latex import latex
from symgame.display.latex.page import WIDTH, Page, as_name
from symgame.display.table import Block
from symgame.display.words import LANGUAGES, say
from symgame.errors import ReportError, expect
from symgame.game import Game
from symgame.gamefile.claims import Claims
from symgame.papers.paper import Paper
from symgame.reports.fragments.parts import PARTS, blocks_of
from symgame.reports.fragments.subject import Subject
from symgame.symbols import nearest

LEAST, MOST = 60, 260
"""The narrowest line and the widest, in millimetres: half a page of letter paper, and a page turned on its side."""


def latex_part(
    about: Game | Analysis | Paper, part: str, *, scenario: str = "", lang: str = "en", width: int = WIDTH
) -> str:
    r"""A part of a derivation as a LaTeX fragment: no preamble, nothing dated, the same bytes every time.

    Equations, tables and figures have names that stay: ``\ref{tab:llm-iar-stability}``, ``\eqref{eq:llm-iar-F-x}``.

    Parameters
    ----------
    about : Game, Analysis or Paper
        Only a paper, from :func:`symgame.read_paper`, has the part ``"claims"``.
    part : str
        Of those that :func:`latex_parts` lists, for example ``"stability-table"``.
    scenario : str, optional
        Its values stand in the formulas; of the parts ``"values"``, ``"outcomes"`` and ``"thresholds"``, which have
        values themselves, it is the one that is shown.
    lang : str, optional
        ``"en"`` or ``"zh"``.
    width : int, optional
        Of the lines of the manuscript in mm: 85 for a column of a journal, 170 for two, where tables are ``table*``.

    Raises
    ------
    ReportError
        If there is no such part, or the game does not have it.
    InvalidGameError
        If there is no scenario of that name, or what is given is no game, analysis or paper.

    Examples
    --------
    >>> from symgame import load
    >>> print(*latex_part(load("llm-iar"), "equations", width=85).splitlines()[:6], sep="\n")
    % llm-iar, equations, en, 85 mm; needs amsmath, array, booktabs
    <BLANKLINE>
    \begin{align}
    & F(x) = \mathrm{d}x/\mathrm{d}t = x {(1 - x)} (y z L r d \notag \\
    &\quad {}+ y {(V a - L r - E_{1})} + z S_{1} + P \notag \\
    &\quad {}- C b)\label{eq:llm-iar-F-x} \\
    """
    subject = _subject(about, scenario, lang)
    expect(part, str, "a part is asked for by its name", "write 'equations', or see latex_parts(game)")
    expect(width, Real, "a width is a number of mm", "write width=85, for example")
    if part not in PARTS:
        raise ReportError(f"no part '{part[:40]}'{nearest(part, PARTS) or ';'} known: {', '.join(PARTS)}")
    if not LEAST <= width <= MOST:
        raise ReportError(f"a line cannot be {width} mm wide; give {LEAST} to {MOST}, a column of a journal has 85")
    blocks = blocks_of(PARTS[part], subject)
    if not blocks:
        known = ", ".join(latex_parts(about, scenario=scenario))
        raise ReportError(
            f"game '{subject.game.slug}' has no part '{part}' ({say(f'fragment {part}')}); it has: {known}"
        )
    return _written(subject, part, blocks, width)


def latex_parts(about: Game | Analysis | Paper, *, scenario: str = "", lang: str = "en") -> dict[str, str]:
    """What each part of a derivation that a game has is, by its name, in the order of a paper.

    Parameters
    ----------
    about, scenario, lang
        As for :func:`latex_part`.

    Examples
    --------
    >>> from symgame import load
    >>> parts = latex_parts(load("llm-iar"))
    >>> parts["stability-table"], "claims" in parts
    ('Stability of the equilibrium points, with marks for the conditions', False)
    """
    subject = _subject(about, scenario, lang)
    return {name: say(f"fragment {name}", lang) for name, part in PARTS.items() if blocks_of(part, subject)}


def _subject(about: Game | Analysis | Paper, scenario: str, lang: str) -> Subject:
    cure = "write load('llm-iar'), or read_game(path) or read_paper(path) for a file"
    expect(about, (Game, Analysis, Paper), "a game, an analysis or a paper is expected", cure)
    expect(lang, str, "a language is a text", "write 'en' or 'zh'")
    if lang not in LANGUAGES:
        raise ReportError(f"no language '{lang[:20]}'; known: {', '.join(LANGUAGES)}")
    paper = about if isinstance(about, Paper) else Paper(about if isinstance(about, Game) else about.game, Claims())
    chosen = paper.game.scenario(scenario) if scenario else None
    return Subject(paper, chosen, lang, about if isinstance(about, Analysis) else None)


def _written(subject: Subject, name: str, blocks: tuple[Block, ...], width: int) -> str:
    label = as_name(subject.game.slug) or "game"
    if subject.scenario is not None:
        place = subject.paper.game.scenarios.index(subject.scenario) + 1
        label = f"{label}-{as_name(subject.scenario.name).lower() or f'scenario-{place}'}"
    part = PARTS[name]
    page = Page(width, label, part.label, subject.lang, tuple(part.names(subject)) if part.names else ())
    long_tables = "" if page.has_columns else ", longtable for long tables"
    head = f"% {label}, {name}, {subject.lang}, {width} mm; needs amsmath, array, booktabs{long_tables}"
    edition = subject.derived if subject.is_derivable else subject.edition
    return latex(blocks, lettering=edition.lettering, page=page, packages=head)
