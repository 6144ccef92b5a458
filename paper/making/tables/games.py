"""Tables about the five games: sizes, symbols, payoffs, conditions, cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from paper.making.facts import GAMES, Derived, derived
from paper.making.tex import code, formula, in_blocks, tabular, text
from paper.making.words import say
from symgame.presentation.cases.case_conditions import cases_of
from symgame.presentation.edition import Edition, circled, point_name
from symgame.presentation.vertices import marks_of


def games(lang: str) -> str:
    """How large each game is, and how much is derived of it."""
    heads = ("game", "parties", "parameters", "idle", "vertices", "possible", "forms", "cases", "most", "mixed")
    rows = []
    for slug in GAMES:
        one = derived(slug)
        shape = r" \times ".join(map(str, one.game.shape))
        counts = (
            len(one.game.symbols),
            one.idle,
            len(one.analysis.vertices),
            len(one.analysis.ess),
            one.forms,
            len(one.found.stable_sets),
            max(len(stable.ess) for stable in one.found.stable_sets),
            len(one.analysis.mixed_points),
        )
        rows.append([code(slug), f"${shape}$", *map(str, counts)])
    return tabular("lc" + "r" * 8, [say(head, lang) for head in heads], rows)


def parameters(slug: str, lang: str) -> str:
    """Every parameter and its meaning, in two columns."""
    one = derived(slug)
    lettering = one.edition(lang).lettering
    meanings = [(p.meaning_zh or p.meaning) if lang == "zh" else p.meaning for p in one.game.parameters]
    rows = [
        [formula(symbol, lettering=lettering), text((meaning,))]
        for symbol, meaning in zip(one.game.symbols, meanings, strict=True)
    ]
    heads = [say("parameter", lang), say("meaning", lang)]
    columns = r"l>{\raggedright\arraybackslash}p{0.385\linewidth}"
    return tabular(columns * 2, heads * 2, in_blocks(rows, 2))


def payoffs(slug: str, lang: str) -> str:
    """The payoff of every player at every pure profile."""
    one = derived(slug)
    edition = one.edition(lang)
    assert one.game.payoffs is not None
    rows = []
    for vertex in one.analysis.vertices:
        own = [one.game.payoffs[(*vertex.profile, i)] for i in range(len(one.game.players))]
        place = rf"$({','.join(vertex.key)})$"
        rows.append([place, *(formula(edition.grouped(payoff), lettering=edition.lettering) for payoff in own)])
    heads = [say("profile", lang), *(text((edition.player(player),)) for player in one.game.players)]
    return tabular("l" + r">{\raggedright\arraybackslash}p{0.28\linewidth}" * (len(heads) - 1), heads, rows)


def conditions(slug: str, lang: str) -> str:
    """The conditions of every point that can be an ESS."""
    one = derived(slug)
    edition = one.edition(lang)
    marks, comma = marks_of(one.analysis.vertices), say("comma", lang)
    rows = [
        [text((marks[vertex.key],)), name_of(edition, vertex.key), joined_conditions(one, vertex.key, comma)]
        for vertex in one.analysis.vertices
        if vertex.key in marks
    ]
    heads = [say(key, lang) for key in ("mark", "point", "ess exactly where")]
    return tabular(r"ll>{\raggedright\arraybackslash}p{0.76\linewidth}", heads, rows)


def joined_conditions(one: Derived, key: str, comma: str) -> str:
    """The conditions of a point, benefit before cost, one after the other."""
    edition = one.edition()
    relations = one.analysis.vertex(key).ess_conditions.relations
    shown = [formula(edition.benefit_over_cost(relation), lettering=edition.lettering) for relation in relations]
    return comma.join(shown)


def cases(slug: str, lang: str, *, blocks: int = 2) -> str:
    """Which marks hold and fail in every case, and which points are ESS."""
    one = derived(slug)
    edition, marks = one.edition(lang), marks_of(one.analysis.vertices)
    every = tuple(marks.values())
    rows = []
    for case in cases_of(one.found, one.analysis.vertices, one.analysis.field.scope):
        holding = [marks[vertex.key] for vertex in case.holding]
        failing = [marks[vertex.key] for vertex in case.failing]
        points = [name_of(edition, key, with_place=False) for key in case.stable.ess]
        ess = say("list comma", lang).join(points) or say("none", lang)
        rows.append([str(case.number), _marked(holding), _marked(failing, every), ess])
    heads = [say(key, lang) for key in ("case", "hold", "fail", "ess")]
    between = r"@{\hspace{2.2em}}"
    return tabular(between.join(["rlll"] * blocks), heads * blocks, in_blocks(rows, blocks))


def _marked(marks: Sequence[str], every: Sequence[str] = ()) -> str:
    """Circled numbers side by side; all of them as a span."""
    if len(marks) > 2 and tuple(marks) == tuple(every):
        return text((f"{circled(1)}–{circled(len(marks))}",))
    return r"\,".join(text((mark,)) for mark in marks)


def sets_by_size(lang: str) -> str:
    """How many sets of so many points are ESS together, in the game of three strategies."""
    sizes = Counter(len(stable.ess) for stable in derived("cooperation-modes").found.stable_sets)
    ordered = sorted(sizes)
    heads = [say("number of ess", lang), *map(str, ordered), say("all", lang)]
    row = [say("sets", lang), *(str(sizes[k]) for k in ordered), str(sum(sizes.values()))]
    return tabular("l" + "r" * (len(ordered) + 1), heads, [row])


def name_of(edition: Edition, key: str, *, with_place: bool = True) -> str:
    """``$E_8(1,1,1)$`` or the number alone."""
    if with_place:
        return text((edition.vertex_name(key),))
    return text((point_name(edition.keys.index(key) + 1),))
