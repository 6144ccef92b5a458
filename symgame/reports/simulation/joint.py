"""Joint effects: the plane of two parameters, how much room each has, and Sobol's indices."""

from __future__ import annotations

from collections.abc import Iterator

from symgame.analysis import Analysis
from symgame.display.table import Block, Heading, Paragraph, Picture
from symgame.presentation.edition import Edition
from symgame.presentation.sensitivity import sobol_blocks
from symgame.reports.experiments.experiments import Experiments
from symgame.reports.experiments.joint import PART
from symgame.reports.pictures import Pictures


def joint_effects(edition: Edition, analysis: Analysis, made: Experiments, pictures: Pictures) -> Iterator[Block]:
    """Nothing where no parameter by itself leads to other ESS, and nothing varies."""
    found = made.joint
    if found is None or not (found.plane or found.room or found.indices):
        return
    name = made.simulations[0].scenario.name
    if found.plane is not None and pictures.plane:
        across, up = str(found.plane.across.name), str(found.plane.up.name)
        yield Paragraph(edition.sentence("plane intro", across=across, up=up, name=name))
        yield Picture(edition.say("plane caption", across=across, up=up), pictures.plane)
    if found.room is not None and pictures.bars:
        yield Paragraph(edition.sentence("room intro", name=name))
        yield Picture(edition.say("room caption"), pictures.bars)
    if found.indices is not None and pictures.indices:
        part = f"{float(100 * PART):g}"
        yield Paragraph(edition.sentence("indices intro", part=part))
        yield from (block for block in sobol_blocks(edition, found.indices) if not isinstance(block, Heading))
        yield Picture(edition.say("indices caption"), pictures.indices)
    else:
        yield Paragraph((edition.say("indices none" if found.is_installed else "indices missing"),))
