r"""Delay: payoffs depend on the shares as they were a time :math:`\tau` ago.

.. math:: \dot x_i(t) = x_i(t) (1 - x_i(t)) D_i(x(t - \tau))

A share itself changes as ever; what players learn of the others (and, where payoffs contain the own
share, of themselves) is old. The rest points are the same.

*Vertices.* The linearisation has no delay: where no eigenvalue is 0, stability does not depend on it.

*Mixed points.* All advantages of strategies in use vanish, so that the linearisation on the face is
:math:`\dot y(t) = J y(t - \tau)`. Its characteristic roots solve :math:`z e^{z \tau} = \mu` for an
eigenvalue :math:`\mu` of :math:`J`; all have negative real parts iff for every :math:`\mu`

.. math:: |\arg \mu| > \pi/2, \qquad |\mu| \tau < |\arg \mu| - \pi/2 = \arcsin(-\mathrm{Re}\,\mu/|\mu|),

because a root :math:`i \omega` needs :math:`\omega = |\mu|` and :math:`\arg \mu = \pi/2 + \omega \tau`, and roots
cross to the right only [1]_. Without own shares in the payoffs the trace of :math:`J` is 0 and no point
satisfies this: a mixed point with an eigenvalue other than 0 is unstable for every :math:`\tau > 0`, the
centres of two parties included. With own shares there is a threshold; for a real :math:`\mu < 0` it is
:math:`\pi / (2 |\mu|)`. Eigenvalues of unused strategies have no delay.

References
----------
.. [1] J. Hale and S. Verduyn Lunel, *Introduction to Functional Differential Equations*, 1993, app. A.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum

from sympy import Expr, Min

from symgame.conditions.normal import Conditions
from symgame.conditions.sign import Sign
from symgame.dynamics.field import Scope, VectorField
from symgame.equilibria.rest_point import RestPoint
from symgame.shown import Shown
from symgame.stability.classification import classify
from symgame.stability.delay.bounds import DelayBound, delay_bounds
from symgame.stability.linearised import block, characteristic, sign_at
from symgame.stability.verdict import Finding, Stability


class DelayVerdict(Enum):
    """What a delay does to a rest point that is not a vertex."""

    NEVER_STABLE = "unstable for every delay"
    THRESHOLD = "stable below a threshold"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, eq=False)
class DelayedPoint(Shown):
    """A mixed rest point and what a delay in all shares does to its stability.

    Attributes
    ----------
    field : VectorField
    point : RestPoint
    finding : Finding
        Its stability without delay.
    verdict : DelayVerdict
    conditions : Conditions
        Where there is a threshold: that the point is stable without delay.
    bounds : tuple of DelayBound
        It is asymptotically stable for delays below all of them, as far as they apply.
    why : str
    """

    field: VectorField
    point: RestPoint
    finding: Finding
    verdict: DelayVerdict
    why: str
    conditions: Conditions = dataclasses.field(default_factory=Conditions)
    bounds: tuple[DelayBound, ...] = ()

    def __repr__(self) -> str:
        shown = ", ".join(map(str, self.point.shown))
        return f"DelayedPoint ({shown}): {self.verdict.value}"

    @property
    def threshold(self) -> Expr | None:
        """The delay below which it is stable where it is so without; None where cases must be told apart."""
        if not self.bounds or any(not bound.where.always_hold for bound in self.bounds):
            return None
        least: Expr = Min(*(bound.value for bound in self.bounds))
        return least


TRACE = "the eigenvalues of the mixing players sum to 0, and those that are not 0 turn unstable at once"
RATES = "every eigenvalue mu of the mixing players needs |mu|*tau < |arg mu| - pi/2"


def delayed_point(field: VectorField, point: RestPoint) -> DelayedPoint:
    """What a delay in all shares does to an isolated mixed rest point.

    Parameters
    ----------
    field : VectorField
    point : RestPoint
        On a face or in the interior.

    Returns
    -------
    DelayedPoint

    Examples
    --------
    >>> from symgame import Game, Player, replicator
    >>> from symgame.equilibria.rest_points import rest_points
    >>> field = replicator(Game.from_field([Player("A", "x", ("Give", "Keep"))],
    ...     {"x": "x*(1 - x)*k*(1/2 - x)"}, parameters=["k"], assume=["k > 0"]))
    >>> delayed_point(field, rest_points(field).points[-1]).threshold
    2*pi/k
    """
    finding = classify(field, point)
    if finding.stability in (Stability.UNSTABLE, Stability.SADDLE):
        return DelayedPoint(field, point, finding, DelayVerdict.NEVER_STABLE, finding.why)
    if _turns_at_once(field, point, finding):
        return DelayedPoint(field, point, finding, DelayVerdict.NEVER_STABLE, TRACE)
    is_stable = finding.stability in (Stability.ASYMPTOTICALLY_STABLE, Stability.DEPENDS)
    if field.scope is not Scope.GENERAL or not is_stable:
        return DelayedPoint(field, point, finding, DelayVerdict.UNDECIDED, finding.why)
    bounds = delay_bounds(field, point)
    if bounds is None:
        why = (
            "no threshold in symbols of three or more shares that depend on one another, or of long terms; give values"
        )
        return DelayedPoint(field, point, finding, DelayVerdict.UNDECIDED, why)
    return DelayedPoint(field, point, finding, DelayVerdict.THRESHOLD, RATES, finding.stable_if, bounds)


def _turns_at_once(field: VectorField, point: RestPoint, finding: Finding) -> bool:
    """Whether the eigenvalues of the mixing players sum to 0 and are not all 0."""
    if field.scope is Scope.GENERAL:
        return finding.stability is Stability.UNDECIDED and _has_eigenvalue(field, point, trace=Sign.ZERO)
    if finding.stability in (Stability.CENTRE, Stability.LYAPUNOV_STABLE, Stability.DEPENDS):
        return True
    return _are_isolated_pairs(field, point) or _has_eigenvalue(field, point)


def _are_isolated_pairs(field: VectorField, point: RestPoint) -> bool:
    """Two mixers of two strategies: each share is the zero of a line that is not flat, so that J12*J21 != 0."""
    pairs = [i for i in point.mixing if len(point.support[i]) == 2]
    return field.scope is Scope.MULTILINEAR and len(point.mixing) == len(pairs) == 2


def _has_eigenvalue(field: VectorField, point: RestPoint, *, trace: Sign | None = None) -> bool:
    """Whether an eigenvalue of the mixing players is proved not to be 0, and their sum has the sign asked for."""
    if point.root is not None and point.number is None:
        return False
    coefficients = characteristic(point, block(field, point))
    if coefficients is None:
        return False
    signs = [sign_at(field, point, c) for c in coefficients[1:]]
    return any(sign.is_strict for sign in signs) and trace in (None, signs[0])
