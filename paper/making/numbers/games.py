"""The sizes of the games, how the edges of the cube can be directed, and what designs cost."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

import symgame as sg
from paper.making.facts import BINARY, DESIGNS, GAMES, derived, designed
from paper.making.tables.games import joined_conditions
from paper.making.tex import in_thousands
from symgame.display.decimals import decimal
from symgame.display.latex.text import escape

Macros = Iterator[tuple[str, str]]

PREFIX = dict(zip(GAMES, ("Llm", "Open", "Data", "Vertical", "Modes"), strict=True))
"""What the macros of a game begin with."""


def cube_numbers() -> Macros:
    """Ways of directing the twelve edges of the cube, and which vertices can be sinks together."""
    corners = list(itertools.product((0, 1), repeat=3))
    edges = [(v, i) for v in corners for i in range(3) if not v[i]]
    sinks: Counter[frozenset[tuple[int, ...]]] = Counter()
    for signs in itertools.product((False, True), repeat=len(edges)):
        left = {v if up else (*v[:i], 1, *v[i + 1 :]) for (v, i), up in zip(edges, signs, strict=True)}
        sinks[frozenset(corner for corner in corners if corner not in left)] += 1
    yield "CubeEdges", str(len(edges))
    yield "CubeOrientations", in_thousands(sum(sinks.values()))
    yield "CubeWithoutSink", in_thousands(sinks[frozenset()])
    yield "CubeSets", str(len(sinks))
    yield "CubeMost", str(max(map(len, sinks)))
    yield "CubeSubsets", str(2 ** len(corners))


def game_numbers() -> Macros:
    """Parameters, points, cases of every game, and the conditions of its traps."""
    yield "NumGames", str(len(GAMES))
    yield "NumBinary", str(len(BINARY))
    for slug in GAMES:
        one, prefix = derived(slug), PREFIX[slug]
        sets = one.found.stable_sets
        yield f"{prefix}Parameters", str(len(one.game.symbols))
        yield f"{prefix}Idle", str(one.idle)
        yield f"{prefix}Vertices", str(len(one.analysis.vertices))
        yield f"{prefix}Eigenvalues", str(sum(len(vertex.eigenvalues) for vertex in one.analysis.vertices))
        yield f"{prefix}Possible", str(len(one.analysis.ess))
        yield f"{prefix}Forms", str(one.forms)
        yield f"{prefix}Cases", str(len(sets))
        yield f"{prefix}Most", str(max(len(stable.ess) for stable in sets))
        yield f"{prefix}Mixed", str(len(one.analysis.mixed_points))
        yield f"{prefix}Bistable", str(sum(len(stable.ess) > 1 for stable in sets))
        yield f"{prefix}Scenario", escape(one.game.scenarios[0].name)
    modes = derived("cooperation-modes")
    yield "ModesUnsolved", str(len(modes.analysis.unsolved))
    yield "ModesNow", str(len(sg.place(modes.game, modes.analysis.vertices, modes.game.scenarios[0]).ess))
    for slug, key, name in (
        ("llm-iar", "000", "CondLlmNone"),
        ("open-source-ecosystem", "000", "CondOpenNone"),
        ("open-source-ecosystem", "001", "CondOpenAlone"),
        ("data-compute-supply", "000", "CondDataNone"),
        ("vertical-models", "000", "CondVerticalNone"),
    ):
        yield name, joined_conditions(derived(slug), key, r"\CondSep ")


def design_numbers() -> Macros:
    """The infimum of every design that has one; the text names the others impossible."""
    names = {
        ("llm-iar", ("P",)): "LlmDesignPenalty",
        ("llm-iar", ("S1", "S2", "P")): "LlmDesignTotal",
        ("open-source-ecosystem", ("e",)): "OpenDesign",
        ("data-compute-supply", ("F",)): "DataDesign",
        ("data-compute-supply", ("u", "F", "w", "L")): "DataDesignTotal",
        ("vertical-models", ("Bg",)): "VerticalDesign",
    }
    for asked in DESIGNS:
        found = designed(asked)
        name = names.get((asked.slug, asked.instruments))
        if (name is None) is not (found.optimum is None):
            raise SystemExit(f"the text speaks otherwise of the design of {asked.slug} by {asked.instruments}")
        if name is not None and found.infimum is not None:
            yield name, f"${decimal(found.infimum)}$"
