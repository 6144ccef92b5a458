"""A game between populations: players, strategies, payoffs with symbolic parameters.

Each player is a population; ``x`` is the share of it that plays its first strategy. The payoff of
player ``i`` at a profile ``s = (s_1, ..., s_n)`` is an expression in the parameters. A game is given
by its payoff table, by one formula per player over 0/1 indicators, or, where only the equations are
known, by its field. It also holds what is assumed about its parameters.

References
----------
.. [1] J. W. Weibull, *Evolutionary Game Theory*, 1995, ch. 5.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import Expr, ImmutableDenseNDimArray, Symbol
from sympy.tensor.array.arrayop import Flatten

from symgame.conditions.assumptions import Assumptions
from symgame.conditions.relation import Relation
from symgame.errors import InvalidGameError, counted, expect
from symgame.expressions import Number
from symgame.game.checks import check_profiles, check_symbols
from symgame.game.construction import Formula, assumptions_from, by_player, declared, names_of, reader_of
from symgame.game.payoff_forms import PayoffForms, payoff_forms
from symgame.game.scenarios import game_at, scenario_named, scenario_of_values, scenarios_chosen
from symgame.players import (
    Player,
    Profile,
    Provenance,
    Scenario,
    check_players,
    indicators,
    listed,
    profile_key,
    profile_of,
)
from symgame.shown import Shown
from symgame.symbols import Parameter, nearest


@dataclass(frozen=True, slots=True)
class Game(Shown):
    """Players, parameters with assumptions, and payoffs (or a field instead of them).

    Build it with :meth:`from_table`, :meth:`from_formulas` or :meth:`from_field`, or read it from a
    file. A game may have neither payoffs nor field; then nothing can be derived from it, but what a
    paper prints of it can still be checked.

    Attributes
    ----------
    players : tuple of Player
    parameters : tuple of Parameter
    assumptions : Assumptions
        What all results take for granted.
    payoffs : ImmutableDenseNDimArray, shape (m_1, ..., m_n, n), or None
        The payoff of player ``i`` at a profile is ``payoffs[profile + (i,)]``.
    field : tuple of Expr, or None
        The right-hand side for each share, instead of payoffs.
    state_dependent : bool
        Whether payoffs contain current shares.
    slug, title, title_zh : str
    provenance : Provenance
        Where the game comes from.
    scenarios : tuple of Scenario
    forms : PayoffForms or None
        The payoffs as polynomials of one ring; made by the game itself.
    """

    players: tuple[Player, ...]
    parameters: tuple[Parameter, ...] = ()
    assumptions: Assumptions = dataclasses.field(default_factory=Assumptions)
    payoffs: ImmutableDenseNDimArray | None = None
    field: tuple[Expr, ...] | None = None
    state_dependent: bool = False
    slug: str = "game"
    title: str = ""
    title_zh: str = ""
    provenance: Provenance = dataclasses.field(default_factory=Provenance)
    scenarios: tuple[Scenario, ...] = ()
    forms: PayoffForms | None = dataclasses.field(init=False, default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        check_players(self.players)
        if self.payoffs is not None and self.field is not None:
            raise InvalidGameError("a game has payoffs or a field, not both; remove one of them")
        expected = (*self.shape, len(self.players))
        if self.payoffs is not None and self.payoffs.shape != expected:
            raise InvalidGameError(f"payoffs must have the shape {expected}, these have {self.payoffs.shape}")
        if self.field is not None and len(self.field) != len(self.shares):
            raise InvalidGameError(f"a field needs {len(self.shares)} components, this one has {len(self.field)}")
        check_symbols(self)
        object.__setattr__(self, "forms", payoff_forms(self))
        if self.assumptions.is_contradictory:
            texts = ", ".join(relation.text() for relation in self.assumptions.relations)
            raise InvalidGameError(f"the assumptions contradict each other: {texts}; remove or correct one")

    def __repr__(self) -> str:
        strategies = " x ".join(map(str, self.shape))
        return f"Game {self.slug!r}: {strategies} strategies, {counted(len(self.parameters), 'parameter')}"

    @property
    def shape(self) -> tuple[int, ...]:
        """The number of strategies of each player."""
        return tuple(len(player.strategies) for player in self.players)

    @property
    def shares(self) -> tuple[Symbol, ...]:
        """The share symbols of all players, in player order."""
        return tuple(share for player in self.players for share in player.shares)

    @property
    def expressions(self) -> tuple[Expr, ...]:
        """All payoffs, or all components of the field."""
        if self.payoffs is not None:
            return tuple(Flatten(self.payoffs))
        return self.field or ()

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """The parameters' symbols, in the author's order."""
        return tuple(parameter.symbol for parameter in self.parameters)

    @property
    def profiles(self) -> Iterator[Profile]:
        """All profiles, the last player's strategy changing fastest."""
        return itertools.product(*(range(m) for m in self.shape))

    def at(self, scenario: Scenario) -> Game:
        """The game with numbers for the parameters that a scenario gives; the others stay symbols.

        Raises
        ------
        InvalidGameError
            If the values contradict the assumptions, or a payoff has no value there.
        """
        return game_at(self, scenario)

    @classmethod
    def from_table(
        cls,
        players: Sequence[Player],
        payoffs: Mapping[Profile | str, Sequence[Formula]],
        *,
        parameters: Sequence[Parameter | Symbol | str] = (),
        assume: Sequence[str | Relation] = (),
        state_dependent: bool = False,
        **about: Any,
    ) -> Game:
        """A game from its payoff table.

        Parameters
        ----------
        players : sequence of Player
            In the paper's order.
        payoffs : mapping of profile to sequence of expressions
            Every profile, once, with one payoff per player in player order. A profile is a tuple of
            strategy indices from zero, or the key of a game file: ``"110"`` (1 is the first strategy).
        parameters : sequence of Parameter, Symbol or str
            Every symbol that occurs, in the author's order.
        assume : sequence of str or Relation
            What is assumed about the parameters, e.g. ``"C > 0"``.
        state_dependent : bool, optional
            Whether payoffs may contain the players' current shares.
        **about
            ``slug``, ``title``, ``title_zh``, ``provenance``, ``scenarios``.

        Raises
        ------
        InvalidGameError, InvalidExpressionError
            If a profile is missing, unknown or incomplete, or a payoff cannot be read.

        Examples
        --------
        >>> hawk_dove = Game.from_table(
        ...     [Player("Owner", "x", ("Hawk", "Dove")), Player("Intruder", "y", ("Hawk", "Dove"))],
        ...     {
        ...         "11": ["(V - C)/2", "(V - C)/2"],
        ...         "10": ["V", "0"],
        ...         "01": ["0", "V"],
        ...         "00": ["V/2", "V/2"],
        ...     },
        ...     parameters=["V", "C"],
        ...     assume=["V > 0", "C > V"],
        ... )
        >>> hawk_dove.payoffs[1, 1, 0]
        V/2
        """
        known = declared(parameters)
        players = listed(players)
        check_players(players)
        shape = tuple(len(player.strategies) for player in players)
        expect(payoffs, Mapping, "payoffs are given by profile", "write {'11': ['V', '0'], ...}")
        table = {(key if isinstance(key, tuple) else profile_of(key, players)): row for key, row in payoffs.items()}
        check_profiles(table, shape, len(payoffs))
        assumptions = assumptions_from(assume, known)
        names = names_of(known, players if state_dependent else ())
        read = reader_of(names, assumptions)
        flat = [
            read(payoff, f"the payoff of {player.name} at {profile_key(profile, shape)}")
            for profile in itertools.product(*map(range, shape))
            for player, payoff in zip(players, table[profile], strict=True)
        ]
        array = ImmutableDenseNDimArray(flat, (*shape, len(players)))
        return cls(players, known, assumptions, payoffs=array, state_dependent=state_dependent, **about)

    @classmethod
    def from_formulas(
        cls,
        players: Sequence[Player],
        formulas: Mapping[str, Formula],
        *,
        parameters: Sequence[Parameter | Symbol | str] = (),
        assume: Sequence[str | Relation] = (),
        **about: Any,
    ) -> Game:
        """A game from one payoff formula per player over 0/1 indicators.

        The indicator of a two-strategy player is its variable (1 for its first strategy); with three
        or more strategies it is ``var_1``, ``var_2``, ... The formula is evaluated at every profile,
        so that ``x**2`` and ``x`` mean the same.

        Parameters
        ----------
        players, parameters, assume, **about
            As for :meth:`from_table`.
        formulas : mapping of str to expression
            By the player's name or variable; one for each player.

        Examples
        --------
        >>> game = Game.from_formulas(
        ...     [Player("A", "x", ("Give", "Keep")), Player("B", "y", ("Give", "Keep"))],
        ...     {"x": "y*b - x*c", "y": "x*b - y*c"},
        ...     parameters=["b", "c"],
        ... )
        >>> game.payoffs[0, 1, 0]
        -c
        """
        known = declared(parameters)
        players = listed(players)
        check_players(players)
        assumptions = assumptions_from(assume, known)
        read = reader_of(names_of(known, players), assumptions)
        found = by_player(formulas, players)
        expressions = [read(found[player.var], f"the formula of {player.name}") for player in players]
        table: dict[Profile | str, Sequence[Formula]] = {
            profile: [expression.xreplace(indicators(players, profile)) for expression in expressions]
            for profile in itertools.product(*(range(len(player.strategies)) for player in players))
        }
        return cls.from_table(players, table, parameters=known, assume=assumptions.relations, **about)

    @classmethod
    def from_field(
        cls,
        players: Sequence[Player],
        equations: Mapping[str, Formula],
        *,
        parameters: Sequence[Parameter | Symbol | str] = (),
        assume: Sequence[str | Relation] = (),
        **about: Any,
    ) -> Game:
        """A game of which only the equations ``dx/dt = F(x, y, ...)`` are known.

        Parameters
        ----------
        players, parameters, assume, **about
            As for :meth:`from_table`.
        equations : mapping of str to expression
            The velocity of every share, by its name (``x``, or ``x_1``, ``x_2``, ...).
        """
        known = declared(parameters)
        players = listed(players)
        check_players(players)
        assumptions = assumptions_from(assume, known)
        read = reader_of(names_of(known, players), assumptions)
        shares = [share.name for player in players for share in player.shares]
        expect(equations, Mapping, "equations are given by share", "write {'x': 'x*(1 - x)*(V - C)'}")
        for name in equations:
            if name not in shares:
                hint = nearest(name, shares) or ";"
                raise InvalidGameError(f"field: '{name}' is not a share{hint} known: {', '.join(shares)}")
        missing = [name for name in shares if name not in equations]
        if missing:
            raise InvalidGameError(f"field: the equation of {', '.join(missing)} is missing; add it")
        components = tuple(read(equations[name], f"the equation of {name}") for name in shares)
        return cls(players, known, assumptions, field=components, **about)

    def scenario(self, name: str) -> Scenario:
        """The scenario of that name.

        Raises
        ------
        InvalidGameError
            If there is none; the message lists those there are.
        """
        return scenario_named(self, name)

    def chosen_scenario(self, name: str = "") -> Scenario:
        """The scenario of that name, without one the first; a game without parameters needs none.

        Raises
        ------
        InvalidGameError
            If there is none, or none of that name.

        Examples
        --------
        >>> from symgame import load
        >>> load("llm-iar").chosen_scenario().name
        'collaboration takes hold'
        """
        return self.chosen_scenarios(name)[0]

    def chosen_scenarios(self, name: str = "") -> tuple[Scenario, ...]:
        """The scenario of that name, without one all of them; never none. Errors as there."""
        return scenarios_chosen(self, name)

    def scenario_from(
        self,
        values: Mapping[str, Number],
        *,
        name: str = "values",
        initial: Sequence[Sequence[Number | Sequence[Number]]] = (),
        like: Scenario | None = None,
    ) -> Scenario:
        """A scenario from values by name; it need not stand in the file.

        Parameters
        ----------
        values : mapping of str to number
            By the names of parameters. Decimals are exact: ``0.1`` is 1/10.
        name : str, optional
        initial : sequence of states, optional
            One share a player; of a player with three or more strategies the sequence of its shares.
        like : Scenario, optional
            Whose values and starts hold where none are given here.

        Raises
        ------
        InvalidGameError, InvalidExpressionError
            If a name is no parameter, or a value no number.

        Examples
        --------
        >>> pair = [Player("A", "x", ("Give", "Keep")), Player("B", "y", ("Give", "Keep"))]
        >>> game = Game.from_formulas(pair, {"x": "x*y*b - x*c", "y": "x*y*b - y*c"}, parameters=["b", "c"])
        >>> game.scenario_from({"b": 0.5, "c": "1/3"}, initial=[(0.1, 0.9)]).values
        ((b, 1/2), (c, 1/3))
        """
        return scenario_of_values(self, values, name=name, initial=initial, like=like)
