"""Papers that are known to be right, and papers with one planted fault a claim.

Games are drawn at random: two to four players, payoffs as sums of terms in parameters, with typical assumptions.
What a paper would print of them is derived by hand (:mod:`tests.naive`), never by the toolkit, and written in
varied but equal ways. A fault is one slip of the kind that occurs in print; it is counted only if printed and
derived differ at some allowed point, found by exact evaluation. Truths about signs are known from positive
coefficients after a change of variables, or from two points at which they differ.
"""

from tests.planted.documents import Planted as Planted
from tests.planted.documents import planted as planted
from tests.planted.judging import Outcome as Outcome
from tests.planted.judging import outcomes as outcomes
