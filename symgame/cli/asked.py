"""What a figure is asked for on the command line: a game, a scenario, parties, parameters, a language, a width.

Every kind of figure is drawn by a function that takes this and returns the figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symgame.dynamics.field import VectorField
    from symgame.game import Game
    from symgame.numeric.simulation import Simulation
    from symgame.players import Scenario, State


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure that is asked for.

    Attributes
    ----------
    kind : str
        The word of the command line, for messages.
    game : Game
    scenario_name : str
        Empty: the first of the file.
    starts : tuple of str
        As they were written, ``"0.5,0.2,1/3"``; empty: those of the scenario, or of the kind.
    parties : tuple of str
        Variables of players; empty: all of them.
    parameters : tuple of str
        As they were written, ``"F"`` or ``"F=2,4,6"``: kinds that vary parameters read them.
    lang : str
        ``"en"`` or ``"zh"``.
    width : str
        ``"single"`` or ``"double"``.
    """

    kind: str
    game: Game
    scenario_name: str = ""
    starts: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    lang: str = "en"
    width: str = "single"

    def scenario(self) -> Scenario:
        """The scenario whose values hold.

        Raises
        ------
        InvalidGameError
            If there is none, or none of that name.
        """
        return self.game.chosen_scenario(self.scenario_name)

    def field(self) -> VectorField:
        """The replicator field of the game, with its parameters."""
        from symgame.dynamics.replicator import replicator

        return replicator(self.game)

    def simulation(self) -> Simulation:
        """The paths of the scenario from the starts asked for, else from its own."""
        from symgame.numeric.simulate import simulate

        return simulate(self.field(), self.scenario(), initial=self.states() or None)

    def grid(self) -> Simulation:
        """The paths from the starts asked for, else from starts all over the cube; of cycles about one round."""
        from symgame.numeric.cycles import ROUNDS
        from symgame.numeric.simulate import simulate
        from symgame.numeric.simulation import Outcome
        from symgame.reports.pictures import grid_of, has_cube

        if self.starts or not has_cube(self.game):
            return self.simulation()
        starts = list(grid_of(self.game))
        run = simulate(self.field(), self.scenario(), initial=starts[1:2]).runs[0]  # off the diagonal
        is_endless = run.kind in (Outcome.CYCLE, Outcome.UNSETTLED)
        horizon = float(run.times[-1]) / ROUNDS if is_endless else None
        return simulate(self.field(), self.scenario(), initial=starts, horizon=horizon)

    def states(self) -> list[State]:
        """The starts asked for.

        Raises
        ------
        SimulationError
            If one of them is no state of the game.
        """
        from symgame.numeric.starts import read_state

        return [read_state(text, self.game) for text in self.starts]
