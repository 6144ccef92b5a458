"""Expected payoffs, replicator equations, Jacobian entries."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Mul, S

from symgame.display.table import Block, Equation, Equations, Heading, Math, Paragraph, Sign, math
from symgame.dynamics.field import VectorField, advantage_expression, expected_payoff_expressions
from symgame.dynamics.motion import slopes
from symgame.players import Player
from symgame.presentation.edition import Edition, advantage_sign, derivative

MAX_LENGTH = 1500
"""Longer right-hand sides are named, not printed."""

MAX_STEPPED = 5
"""The expected payoffs of more parties would fill pages."""

MAX_ENTRIES = 25
"""Jacobian matrices of more entries are described, not printed."""


def equations(edition: Edition, field: VectorField, *, steps: bool) -> Iterator[Block]:
    """The equations of motion, with expected payoffs first if the derivation is asked for step by step."""
    yield Heading(edition.say("equations"))
    yield from motion(edition, field, steps=steps)
    yield from jacobian(edition, field)


def motion(edition: Edition, field: VectorField, *, steps: bool) -> Iterator[Block]:
    """The replicator equations alone, step by step or at once."""
    if steps and edition.game.payoffs is not None and len(edition.game.players) <= MAX_STEPPED:
        for i in range(len(edition.game.players)):
            yield from _step(edition, field, i)
    else:
        yield Equations(tuple(e for i in range(len(edition.game.players)) for e in _replicator(edition, field, i)))


def _step(edition: Edition, field: VectorField, i: int) -> Iterator[Block]:
    player = edition.game.players[i]
    share = player.shares[0] if len(player.shares) == 1 else None
    name = edition.player(player)
    if share is not None:
        yield Paragraph(
            edition.sentence("steps intro", share=Math((share,)), player=name, first=edition.strategy(player, 0))
        )
    expected = tuple(
        Equation(Math(_payoff_sign(player, k)), Math((edition.grouped(payoff),)))
        for k, payoff in enumerate(expected_payoff_expressions(field, i))
    )
    yield Equations((*expected, Equation(Math(_mean_sign(player)), _mean(player))))
    yield Paragraph(edition.sentence("replicator of", player=name))
    yield Equations(tuple(_replicator(edition, field, i, with_payoffs=True)))


def _payoff_sign(player: Player, k: int) -> tuple[Sign, ...]:
    """``U_x1``: the expected payoff of strategy k, numbered from 1."""
    return (Sign(f"U_{player.var}{k + 1}", rf"U_{{{_upright(player.var)}{k + 1}}}"),)


def _mean_sign(player: Player) -> tuple[Sign, ...]:
    return (Sign(f"Ū_{player.var}", rf"\bar U_{{{_upright(player.var)}}}"),)


def _upright(var: str) -> str:
    return var if len(var) == 1 else rf"\mathrm{{{var.replace('_', chr(92) + '_')}}}"


def _mean(player: Player) -> Math:
    parts: list[Sign | Expr] = []
    for k, share in enumerate(player.share_of):
        shown = [Sign("(", "("), share, Sign(")", ")")] if share.is_Add else [share]
        parts.extend([Sign(" + ", " + ")] if k else [])
        parts.extend([*shown, Sign("*", " "), *_payoff_sign(player, k)])
    return Math(tuple(parts))


def _replicator(edition: Edition, field: VectorField, i: int, *, with_payoffs: bool = False) -> Iterator[Equation]:
    player = edition.game.players[i]
    if len(player.strategies) > 2:
        yield from _replicator_of_many(edition, field, i, with_payoffs)
        return
    x = player.shares[0]
    if with_payoffs:
        mean = math(x, Sign("*(", " ("), *_payoff_sign(player, 0), " - ", *_mean_sign(player), ")")
        difference = math(
            " = ",
            x,
            Sign("*(1 -\xa0", " (1 - "),
            x,
            Sign(")*(", ") ("),
            *_payoff_sign(player, 0),
            " - ",
            *_payoff_sign(player, 1),
            ")",
        )
        yield Equation(derivative(x), Math((*mean.parts, *difference.parts)))
    yield Equation(derivative(x), _velocity(edition, field, i))


def _velocity(edition: Edition, field: VectorField, i: int) -> Math:
    x = edition.game.players[i].shares[0]
    advantage = edition.grouped(advantage_expression(field, i, 0, 1))
    if edition.length(advantage) > MAX_LENGTH:
        return math(x, Sign("*(1 -\xa0", " (1 - "), x, Sign(")*", ") "), *advantage_sign(x))
    return Math((Mul(x, 1 - x, advantage),))


def _replicator_of_many(edition: Edition, field: VectorField, i: int, with_payoffs: bool) -> Iterator[Equation]:
    """``F(x_k) = x_k (U_xk - mean)``, with the expected payoffs unless they stand above."""
    player = edition.game.players[i]
    for k, share in enumerate(player.shares):
        right = math(share, Sign("*(", " ("), *_payoff_sign(player, k), " - ", *_mean_sign(player), ")")
        yield Equation(derivative(share), right)
    if not with_payoffs:
        for k, payoff in enumerate(expected_payoff_expressions(field, i)):
            shown = edition.grouped(payoff)
            right = Math((shown,)) if edition.length(shown) <= MAX_LENGTH else math(Sign("…", r"\ldots"))
            yield Equation(Math(_payoff_sign(player, k)), right)
        yield Equation(Math(_mean_sign(player)), _mean(player))


def jacobian(edition: Edition, field: VectorField) -> Iterator[Block]:
    """The Jacobian matrix, entry by entry."""
    game = edition.game
    pairs = [i for i, player in enumerate(game.players) if len(player.strategies) == 2]
    yield Heading(edition.say("jacobian"), 3)
    if len(game.shares) ** 2 > MAX_ENTRIES or len(pairs) < len(game.players):
        yield Paragraph(edition.sentence("jacobian long", n=str(len(game.shares) ** 2)))
        return
    x = game.players[0].shares[0]
    entry = math(Sign("J_ij = ∂F_i/∂x_j", r"J_{ij} = \partial F_i/\partial x_j"))
    quotient = math("F(", x, Sign(")/(", ")/("), x, Sign("*(1 -\xa0", " (1 - "), x, "))")
    yield Paragraph(edition.sentence("jacobian intro", d=Math(advantage_sign(x)), quotient=quotient, entry=entry))
    yield Equations(tuple(e for i in pairs for e in _row(edition, field, i)))


def _row(edition: Edition, field: VectorField, i: int) -> Iterator[Equation]:
    game = edition.game
    x = game.players[i].shares[0]
    for j, slope in enumerate(slopes(field, i)):
        left = math(Sign(f"J_{i + 1}{j + 1}", f"J_{{{i + 1}{j + 1}}}"))
        slope = edition.grouped(slope)
        off = S.Zero if slope == 0 else Mul(x, 1 - x, slope)
        is_long = edition.length(slope) > MAX_LENGTH
        if j != i:
            yield Equation(left, math(Sign("…", r"\ldots")) if is_long else Math((off,)))
            continue
        own: list[Sign | Expr] = [Sign("(1 -\xa02*", "(1 - 2 "), x, Sign(")*", ") "), *advantage_sign(x)]
        is_negative = bool(off.as_coeff_Mul()[0] < 0)
        plus = Sign(" - ", " - ") if is_negative else Sign(" + ", " + ")
        more: list[Sign | Expr] = [plus, -off if is_negative else off] if off != 0 and not is_long else []
        yield Equation(left, Math((*own, *more)))
