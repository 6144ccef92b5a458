"""Local stability of vertices: pure profiles under the replicator equation.

At a vertex the Jacobian is diagonal in the shares of the unused strategies; its eigenvalues are their
payoff differences :math:`f_{ik}(v) - f_{iv_i}(v)` against the strategy in use [1]_. All negative:
asymptotically stable, which is the same as strict Nash and as ESS [2]_ [3]_.

References
----------
.. [1] J. Hofbauer and K. Sigmund, *Evolutionary Games and Population Dynamics*, 1998, ch. 10.
.. [2] R. Selten, "A note on evolutionarily stable strategies in asymmetric animal conflicts",
   Journal of Theoretical Biology 84 (1980), 93-101.
.. [3] K. Ritzberger and J. W. Weibull, "Evolutionary selection in normal-form games",
   Econometrica 63 (1995), 1371-1399.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr

from symgame.algebra import Ratio
from symgame.conditions.minimal import minimal
from symgame.conditions.normal import Conditions, conjunction, negative
from symgame.conditions.sign import Sign, product
from symgame.dynamics.field import Scope, VectorField, difference_at
from symgame.players import Profile, profile_key
from symgame.shown import Shown, shortened
from symgame.stability.verdict import EssVerdict, Finding, Stability
from symgame.stability.zeros import Zero, zero_eigenvalues

STRICT_NASH = "all eigenvalues negative: strict Nash, hence asymptotically stable and an ESS"


@dataclass(frozen=True, slots=True)
class Vertex(Shown):
    """A pure profile, the eigenvalues of the field there, and what follows from them.

    Attributes
    ----------
    profile : tuple of int
        The strategy in use in each population, from zero.
    key : str
        The same as files write it: ``"110"``.
    differences : tuple of Ratio
        The eigenvalues (payoff per time) as quotients of forms, by player, then by unused strategy.
    signs : tuple of Sign
        Their signs under the assumptions.
    ess_conditions : Conditions
        All eigenvalues negative, in normal form.
    verdict : EssVerdict
    finding : Finding
        The stability of the vertex as a rest point.
    """

    profile: Profile
    key: str
    differences: tuple[Ratio, ...]
    signs: tuple[Sign, ...]
    ess_conditions: Conditions
    verdict: EssVerdict
    finding: Finding

    def __repr__(self) -> str:
        conditions = ", ".join(relation.text() for relation in self.ess_conditions.relations)
        is_asked = self.verdict is EssVerdict.IF_CONDITIONS
        return shortened(f"Vertex {self.key}: {f'ess if {conditions}' if is_asked else self.verdict.value}")

    @property
    def eigenvalues(self) -> tuple[Expr, ...]:
        """The eigenvalues as expressions."""
        return tuple(difference.as_expr() for difference in self.differences)

    @property
    def is_possible(self) -> bool:
        """Whether nothing shows that it cannot be an ESS under the assumptions."""
        return self.verdict is not EssVerdict.NEVER


def vertex(field: VectorField, profile: Profile) -> Vertex:
    """The eigenvalues and the exact stability of a pure profile.

    Parameters
    ----------
    field : VectorField
        ``n`` populations with ``m_1, ..., m_n`` strategies.
    profile : tuple of int, length ``n``

    Returns
    -------
    Vertex
        With ``sum(m_i - 1)`` eigenvalues.
    """
    unused = [(i, k) for i, m in enumerate(field.game.shape) for k in range(m) if k != profile[i]]
    differences = tuple(difference_at(field, i, k, profile) for i, k in unused)
    key = profile_key(profile, field.game.shape)
    given = field.game.assumptions
    if any(not difference.denominator for difference in differences):
        why = "a payoff has no value here: its denominator vanishes"
        signs = (Sign.UNDECIDED,) * len(differences)
        undecided = Finding(Stability.UNDECIDED, why)
        return Vertex(profile, key, differences, signs, Conditions(), EssVerdict.UNDECIDED, undecided)
    signs = tuple(product(given.sign(d.numerator), given.sign(d.denominator)) for d in differences)
    zeros = [Zero(*place) for place, sign in zip(unused, signs, strict=True) if sign is Sign.ZERO]
    parts = [negative(d, given) for d in differences]
    conditions = conjunction(parts)
    if not conditions.is_impossible:
        shortest = minimal(conditions.relations, given)
        conditions = Conditions(shortest.relations, bool(shortest.impossible))
    others = conjunction(part for part, sign in zip(parts, signs, strict=True) if sign is not Sign.ZERO)
    finding = _finding(field, profile, signs, zeros, conditions, others)
    verdict = _verdict(finding, conditions, bool(zeros), field.scope is Scope.GENERAL)
    if zeros and finding.becomes is Stability.ASYMPTOTICALLY_STABLE:
        conditions = finding.stable_if
    elif zeros and finding.stability is Stability.ASYMPTOTICALLY_STABLE:
        conditions = Conditions()
    return Vertex(profile, key, differences, signs, conditions, verdict, finding)


def _finding(
    field: VectorField,
    profile: Profile,
    signs: tuple[Sign, ...],
    zeros: list[Zero],
    conditions: Conditions,
    others: Conditions,
) -> Finding:
    if Sign.POSITIVE in signs:
        is_saddle = Sign.NEGATIVE in signs and all(sign.is_strict for sign in signs)
        return Finding(Stability.SADDLE if is_saddle else Stability.UNSTABLE, "a positive eigenvalue")
    if zeros:
        return zero_eigenvalues(field, profile, zeros, others)
    if conditions.always_hold:
        return Finding(Stability.ASYMPTOTICALLY_STABLE, STRICT_NASH)
    if conditions.is_impossible:
        return Finding(Stability.UNSTABLE, "its eigenvalues cannot all be negative; where none is zero one is positive")
    return Finding(Stability.DEPENDS, STRICT_NASH, conditions, Stability.ASYMPTOTICALLY_STABLE)


def _verdict(finding: Finding, conditions: Conditions, has_zeros: bool, own_shares: bool) -> EssVerdict:
    if finding.stability is Stability.ASYMPTOTICALLY_STABLE:
        return EssVerdict.ESS
    if has_zeros and not own_shares:
        return EssVerdict.NEVER  # its edge is at rest, whatever else is known of it
    if finding.stability is Stability.UNDECIDED:
        return EssVerdict.UNDECIDED
    if finding.becomes is Stability.ASYMPTOTICALLY_STABLE and not finding.stable_if.is_impossible:
        return EssVerdict.IF_CONDITIONS
    return EssVerdict.NEVER if has_zeros or conditions.is_impossible else EssVerdict.UNDECIDED
