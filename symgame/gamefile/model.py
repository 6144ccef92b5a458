"""The keys of a game file and the kinds of their values, as pydantic models.

Values stay text here: what the text means (expressions, relations, profiles) is read afterwards,
when the names are known. The JSON Schema for editors is made from these models.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from symgame.gamefile.kinds import Formula, Mark, Name, PointStability, State, Texts

SLUG = r"^[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*$"


class _Table(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class _KeyedTable(BaseModel):
    """A table whose keys are vertices or variables, with a remark beside them."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True)

    says: str = ""


class PlayerTable(_Table):
    """A population, its variable and its strategies."""

    name: Name
    name_zh: str = ""
    var: Name
    strategies: Annotated[list[Name], Field(min_length=2)]
    strategies_zh: list[Name] = []


class ParameterTable(_Table):
    """What is said of a parameter."""

    meaning: str = ""
    meaning_zh: str = ""
    assume: Texts = []
    latex: str = ""
    party: str = ""
    unit: str = ""
    source: str = ""


class ScenarioTable(_Table):
    """Named values of the parameters."""

    name: Name
    values: dict[str, Formula] = {}
    initial: list[State] = []
    outcome: State | None = None
    sources: dict[str, str] = {}


class ReplicatorTable(_KeyedTable):
    """Share to printed velocity."""

    __pydantic_extra__: dict[str, Formula]


class JacobianTable(_Table):
    """The printed Jacobian."""

    rows: list[list[Formula]]
    says: str = ""


class ExpressionsTable(_KeyedTable):
    """Vertex to printed expressions."""

    __pydantic_extra__: dict[str, list[Formula]]


class SignsTable(_KeyedTable):
    """Vertex to printed signs."""

    __pydantic_extra__: dict[str, list[Mark]]


class StabilityTable(_KeyedTable):
    """Vertex to what it is called."""

    __pydantic_extra__: dict[str, Literal["ess", "saddle", "unstable", "not ess"]]


class EssTable(_KeyedTable):
    """Vertex to the conditions under which it is called an ESS."""

    __pydantic_extra__: dict[str, Texts]


class CaseTable(_Table):
    """Vertices that are ESS under given conditions."""

    where: Name
    given: Texts = []
    ess: list[str]
    only: bool = False
    signs: dict[str, list[Mark]] = {}
    says: str = ""


class EffectTable(_Table):
    """How a parameter bears on the stability of a vertex."""

    vertex: str
    parameter: str
    effect: Literal["helps", "hinders", "mixed", "none"]
    says: str = ""


class RestPointTable(_Table):
    """A printed rest point."""

    point: State
    free: dict[str, Texts] = {}
    values: dict[str, Formula] = {}
    stability: PointStability | None = None
    says: str = ""


class SimulationTable(_Table):
    """Where printed trajectories are said to end."""

    where: Name
    values: dict[str, Formula] = {}
    initial: list[State]
    outcome: State | None = None
    until: Formula | None = None
    illustrates: str = ""
    says: str = ""


class TrendTable(_Table):
    """How a quantity changes as a parameter rises."""

    where: Name
    parameter: str
    values: Annotated[list[Formula], Field(min_length=2)]
    quantity: Literal["time", "share"]
    share: str | None = None
    at: Formula | None = None
    direction: Literal["falls", "rises", "unchanged"]
    base: dict[str, Formula] = {}
    initial: Annotated[list[State], Field(min_length=1)]
    says: str = ""


class ClaimsTable(_Table):
    """What a paper prints, even where it is wrong."""

    replicator: ReplicatorTable | None = None
    jacobian: JacobianTable | None = None
    eigenvalues: ExpressionsTable | None = None
    signs: SignsTable | None = None
    stability: StabilityTable | None = None
    det_trace: ExpressionsTable | None = None
    ess: EssTable | None = None
    case: list[CaseTable] = []
    effect: list[EffectTable] = []
    rest_point: list[RestPointTable] = []
    simulation: list[SimulationTable] = []
    trend: list[TrendTable] = []


class GameTable(_Table):
    """A whole game file."""

    slug: Annotated[str, Field(pattern=SLUG)] = ""
    title: str = ""
    title_zh: str = ""
    doi: str = ""
    url: str = ""
    year: int | None = None
    topic: str = ""
    source: str = ""
    payoffs_from: str = ""
    state_dependent: bool = False
    assume: Texts = []
    players: Annotated[list[PlayerTable], Field(min_length=1)] = []
    player: Annotated[list[PlayerTable], Field(min_length=1)] = []
    parameters: dict[str, ParameterTable] = {}
    payoffs: dict[str, list[Formula]] | None = None
    payoff_formulas: dict[str, Formula] | None = None
    field: dict[str, Formula] | None = None
    scenario: list[ScenarioTable] = []
    claims: ClaimsTable | None = None


def schema() -> dict[str, Any]:
    """The JSON Schema of a game file, for editors.

    Examples
    --------
    >>> schema()["properties"]["slug"]["type"]
    'string'
    """
    return GameTable.model_json_schema()
