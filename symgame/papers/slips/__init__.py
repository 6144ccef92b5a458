"""The slip that explains how a printed formula differs from the derived one."""

from symgame.papers.slips.slips import slip_of as slip_of
