"""Results in numbers as documents of their own: paths under noise, delays, basins, sensitivities.

They are registered with :mod:`symgame.presentation.parts` when the first of them is shown, so that showing
a game does not load the integrators.
"""

from __future__ import annotations

from symgame.display.table import Block, Lettering
from symgame.numeric.basins.basins import Basins
from symgame.numeric.delayed import DelayedSimulation
from symgame.numeric.noise.simulation import NoisySimulation
from symgame.numeric.sensitivity.levels import OneAtATime
from symgame.numeric.sensitivity.morris import Morris
from symgame.numeric.sensitivity.sobol import Sobol
from symgame.presentation.basins import basins_blocks
from symgame.presentation.delay import delayed_blocks
from symgame.presentation.edition import Edition
from symgame.presentation.noise import drawn_blocks
from symgame.presentation.parts import blocks_of, lettering_of
from symgame.presentation.sensitivity import levels_blocks, morris_blocks, sobol_blocks
from symgame.presentation.thresholds.thresholds import edition_of


@blocks_of.register
def _(value: NoisySimulation, lang: str = "en") -> tuple[Block, ...]:
    return tuple(drawn_blocks(edition_of(value.field.game, lang), value))


@blocks_of.register
def _(value: DelayedSimulation, lang: str = "en") -> tuple[Block, ...]:
    return tuple(delayed_blocks(edition_of(value.field.game, lang), value))


@blocks_of.register
def _(value: Basins, lang: str = "en") -> tuple[Block, ...]:
    return tuple(basins_blocks(edition_of(value.field.game, lang), value))


@blocks_of.register
def _(value: OneAtATime, lang: str = "en") -> tuple[Block, ...]:
    return tuple(levels_blocks(edition_of(value.field.game, lang), value))


@blocks_of.register
def _(value: Sobol, lang: str = "en") -> tuple[Block, ...]:
    return tuple(sobol_blocks(edition_of(value.field.game, lang), value))


@blocks_of.register
def _(value: Morris, lang: str = "en") -> tuple[Block, ...]:
    return tuple(morris_blocks(edition_of(value.field.game, lang), value))


@lettering_of.register(Basins)
@lettering_of.register(OneAtATime)
@lettering_of.register(Sobol)
@lettering_of.register(Morris)
def _(value: Basins | OneAtATime | Sobol | Morris) -> Lettering:
    return Edition(value.field.game).lettering
