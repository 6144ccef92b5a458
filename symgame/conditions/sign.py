"""The sign of a quantity on all parameters that are allowed, as far as it is known."""

from __future__ import annotations

from enum import Enum


class Sign(Enum):
    """The sign of a quantity on all parameters that the assumptions allow."""

    POSITIVE = "+"
    NEGATIVE = "-"
    ZERO = "0"
    NONNEGATIVE = ">=0"
    NONPOSITIVE = "<=0"
    UNDECIDED = "?"

    @property
    def flipped(self) -> Sign:
        """The sign of the opposite quantity."""
        return _FLIPPED.get(self, self)

    @property
    def is_strict(self) -> bool:
        """Whether it is positive or negative everywhere."""
        return self in (Sign.POSITIVE, Sign.NEGATIVE)


_FLIPPED = {
    Sign.POSITIVE: Sign.NEGATIVE,
    Sign.NEGATIVE: Sign.POSITIVE,
    Sign.NONNEGATIVE: Sign.NONPOSITIVE,
    Sign.NONPOSITIVE: Sign.NONNEGATIVE,
}


def product(left: Sign, right: Sign) -> Sign:
    """The sign of a product of two quantities.

    Examples
    --------
    >>> product(Sign.NEGATIVE, Sign.NONNEGATIVE)
    <Sign.NONPOSITIVE: '<=0'>
    """
    if Sign.ZERO in (left, right):
        return Sign.ZERO
    if Sign.UNDECIDED in (left, right):
        return Sign.UNDECIDED
    if left in (Sign.NEGATIVE, Sign.NONPOSITIVE):
        return product(left.flipped, right).flipped
    if left is Sign.POSITIVE:
        return right
    return {Sign.POSITIVE: Sign.NONNEGATIVE, Sign.NEGATIVE: Sign.NONPOSITIVE}.get(right, right)
