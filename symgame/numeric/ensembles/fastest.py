"""How fast logits change at most."""

from __future__ import annotations

import numpy as np

from symgame.numeric.ensembles.batch import rates_at
from symgame.numeric.gains.kernels import Kernel
from symgame.numeric.outcomes import corners
from symgame.numeric.simulation import Numbers


def fastest(kernel: Kernel, numbers: Numbers) -> Numbers:
    """The largest rate at the corners of the face, of every path."""
    distinct, which = np.unique(numbers, axis=1, return_inverse=True)
    largest = np.full(distinct.shape[1], 1e-12)
    with np.errstate(all="ignore"):  # a payoff may have no value at a corner
        for corner in corners(sum(m - 1 for m in kernel.shape)):
            at = np.broadcast_to(np.array(corner)[:, None], (len(corner), len(largest)))
            largest = np.maximum(largest, np.abs(rates_at(kernel, distinct, at)).max(axis=0, initial=0.0))
    return np.asarray(largest[np.ravel(which)])
