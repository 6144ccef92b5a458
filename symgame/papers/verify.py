"""All claims of a paper, checked in the order of the contract."""

from __future__ import annotations

from symgame.papers.audit import sign_flips
from symgame.papers.cases import case_claims
from symgame.papers.conditions import ess_claims
from symgame.papers.effects import effect_claims
from symgame.papers.formulas import det_trace_claims, eigenvalue_claims, jacobian_claims, replicator_claims
from symgame.papers.paper import Check, Paper, check_paper
from symgame.papers.rest_points import rest_point_claims
from symgame.papers.signs import sign_claims, stability_claims
from symgame.papers.simulations import simulation_claims
from symgame.papers.trends import trend_claims
from symgame.papers.verdicts import Finding

CHECKS: tuple[Check, ...] = (
    replicator_claims,
    jacobian_claims,
    eigenvalue_claims,
    sign_flips,
    sign_claims,
    stability_claims,
    det_trace_claims,
    ess_claims,
    case_claims,
    effect_claims,
    rest_point_claims,
    simulation_claims,
    trend_claims,
)


def verify(paper: Paper) -> tuple[Finding, ...]:
    """What is found about every claim of a paper.

    Parameters
    ----------
    paper : Paper

    Returns
    -------
    tuple of Finding
        One per claim, in the order of the kinds of claims in a file.

    Examples
    --------
    >>> from symgame.papers.paper import load_paper
    >>> {finding.verdict.value for finding in verify(load_paper("llm-iar"))}
    {'verified'}
    """
    check_paper(paper, "verify")
    return tuple(finding for check in CHECKS for finding in check(paper))
