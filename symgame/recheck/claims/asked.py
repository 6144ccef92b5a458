"""One claim of a record: what is printed, and the values at which it is said to fail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from symgame.recheck.claims.setting import Setting
from symgame.recheck.fields import list_of, object_of, part_of, text_of, texts_of
from symgame.recheck.reading import expression
from symgame.recheck.refusals import Unreadable
from symgame.recheck.relations import Comparison, comparison
from symgame.recheck.surds import Surd, surd
from symgame.recheck.trees import Tree
from symgame.recheck.values import Values, values_of

Alternatives = list[list[Comparison]]
"""A region: it holds where all of one alternative holds."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim within its record.

    Attributes
    ----------
    game : Setting
    record : mapping
        The object of the paper: the other claims, and what else is printed.
    claim : mapping
    place : str
    """

    game: Setting
    record: Mapping[str, Any]
    claim: Mapping[str, Any]
    place: str

    @property
    def where(self) -> str:
        """Which claim of its kind."""
        return text_of(self.claim, "where", self.place)

    def printed(self) -> list[Tree]:
        """The printed expressions."""
        return [expression(text) for text in texts_of(self.claim, "printed", self.place)]

    def derived(self) -> list[Tree]:
        """The derived expressions."""
        return [expression(text) for text in texts_of(self.claim, "derived", self.place)]

    def words(self) -> list[str]:
        """What is printed, where it is marks, vertices or a label."""
        return texts_of(self.claim, "printed", self.place)

    def region(self, key: str) -> Alternatives:
        """A region of the claim."""
        return alternatives_of(self.claim, key, self.place)

    def values(self) -> Values:
        """The values of all parameters at the witness, which satisfy the assumptions.

        Raises
        ------
        Unreadable
            If there is no witness, or it is not allowed.
        """
        values = values_of(object_of(part_of(self.claim, "witness", self.place), "values", self.place))
        if set(values) != self.game.parameters:
            missing = sorted(self.game.parameters ^ set(values))[0]
            raise Unreadable(f"the witness has not one value for each parameter: {missing[:40]}")
        for assumed in self.game.assumptions:
            if not assumed.holds(values):
                raise Unreadable("an assumption does not hold at the witness")
        return values

    def state(self) -> Values:
        """The state of the witness: all shares, and free names of a line or surface."""
        return values_of(object_of(part_of(self.claim, "witness", self.place), "state", self.place))

    def inner_state(self) -> Values:
        """The state of the witness, in the simplexes."""
        state = self.state()
        if set(state) != set(self.game.names):
            raise Unreadable("the witness has not one value for each share")
        why = outside(self.game, [state[share] for share in self.game.names])
        if why:
            raise Unreadable(why)
        return state


def outside(game: Setting, state: Sequence[Surd]) -> str:
    """Why a state lies outside the simplexes; nothing if it lies in them."""
    left = iter(state)
    for own in game.shares:
        shares = [next(left) for _ in own]
        if any(share.sign() < 0 for share in shares) or any((share - _ONE).sign() > 0 for share in shares):
            return "a share of the state is not between 0 and 1"
        total = surd(Fraction(0))
        for share in shares:
            total = total + share
        if len(own) > 1 and (total - _ONE).sign():
            return "the shares of a player do not sum to 1"
    return ""


_ONE = surd(Fraction(1))


def alternatives_of(record: object, key: str, place: str) -> Alternatives:
    """The alternatives of a region, written as a list of lists of relations."""
    found = []
    for cube in list_of(record, key, place):
        if not isinstance(cube, list) or not all(isinstance(text, str) for text in cube):
            raise Unreadable(f"'{key}' of {place} has entries that are not lists of texts")
        found.append([comparison(text) for text in cube])
    return found


def holds(region: Alternatives, values: Values) -> bool:
    """Whether a region holds at values."""
    return any(all(line.holds(values) for line in cube) for cube in region)
