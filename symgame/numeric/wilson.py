r"""Wilson's interval for a probability, from a count of independent trials.

With ``k`` of ``n`` the interval with 95 % confidence is

.. math:: \frac{\hat p + z^2/2n \pm z \sqrt{\hat p (1 - \hat p)/n + z^2/4n^2}}{1 + z^2/n},
   \qquad \hat p = k/n, \quad z = 1.96

which stays within 0 and 1 and is of use for ``k = 0``, too [1]_.

References
----------
.. [1] E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
   the American Statistical Association 22 (1927), 209-212.
"""

from __future__ import annotations


def wilson_interval(count: int, trials: int) -> tuple[float, float]:
    """The interval with 95 % confidence: its lower and its upper end.

    Examples
    --------
    >>> [round(end, 3) for end in wilson_interval(0, 100)]
    [0.0, 0.037]
    """
    from scipy.stats import binomtest  # loads slowly, and only counts need it

    found = binomtest(count, trials).proportion_ci(method="wilson")
    return float(found.low), float(found.high)
