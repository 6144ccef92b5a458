r"""Nash equilibria at which all three parties mix.

From :math:`D_1 = a_0 + a_1 y + a_2 z + a_3 yz = 0` follows :math:`y = -(a_0 + a_2 z)/(a_1 + a_3 z)`, likewise
x from :math:`D_2 = 0`, and :math:`D_3 = 0` becomes a quadratic in z. Where :math:`a_0 a_3 = a_1 a_2`,
:math:`D_1` is a product, at one of the roots y is 0/0, and it follows from :math:`D_3 = 0` instead; likewise x.
"""

from __future__ import annotations

import numpy as np

from symgame.numeric.nash.found import DOUBT, Found, Indices, Truths
from symgame.numeric.simulation import Numbers

FACTORED = 1e-7
"""A denominator so small beside its parts: the share follows from the third equation."""

NEARLY = 1e-4
"""So near the cube a root is worth another look."""


def inside(gains: Numbers, rises: Truths, found: Found) -> None:
    """Add the equilibria at which all three parties mix."""
    # A gain that has one sign at all corners has no zero inside; zeros have been marked as doubtful.
    turns = (rises[:, 0] != rises[:, 1]).any(axis=1) | (rises[:, 0, 0] != rises[:, 0, 1])
    games = np.flatnonzero(turns.all(axis=0))
    corners = np.take(gains, games, axis=3)
    a, b, c = forms = _coefficients(corners)
    q2, q1, q0 = _quadratic(a, b, c)
    with np.errstate(all="ignore"):
        discriminant = q1 * q1 - 4 * q2 * q0
        scale = np.abs(q2) + np.abs(q1) + np.abs(q0)
        close = np.abs(discriminant) <= DOUBT * scale * scale
        if close.any():
            largest = np.abs(corners).max(axis=(1, 2)).prod(axis=0)
            # A root that is double within rounding may be none or two.
            middle = -q1 / (2 * q2)
            none = (discriminant < 0) & (middle > -DOUBT) & (middle < 1 + DOUBT)
            found.is_doubtful[games[close & (none | (scale <= DOUBT * largest))]] = True
        half = -(q1 + np.copysign(np.sqrt(discriminant), q1)) / 2
        roots = half / q2, q0 / half
        inner = [np.flatnonzero((z > -DOUBT) & (z < 1 + DOUBT)) for z in roots]
        which = np.concatenate(inner)
        z = np.concatenate([root[place] for root, place in zip(roots, inner, strict=True)])
        _at_root(games[which], z, np.take(forms, which, axis=2), close[which], found)


def _coefficients(corners: Numbers) -> Numbers:
    """Of each gain, of ``1``, the first other's share, the second's, and their product: (3, 4, games)."""
    forms = np.empty((3, 4, corners.shape[-1]))
    one = forms[:, 0] = corners[:, 1, 1]
    np.subtract(corners[:, 0, 1], one, out=forms[:, 1])
    np.subtract(corners[:, 1, 0], one, out=forms[:, 2])
    np.subtract(corners[:, 0, 0], corners[:, 0, 1], out=forms[:, 3])
    forms[:, 3] -= forms[:, 2]
    return forms


def _quadratic(a: Numbers, b: Numbers, c: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The coefficients of ``z**2``, ``z`` and 1 of D_3 with x and y put in, times both denominators."""
    # (a1 + a3 z) (u0 + u1 z) - (a0 + a2 z) (v0 + v1 z), with u and v linear in z for the denominator of x.
    u0, u1 = c[0] * b[1] - c[1] * b[0], c[0] * b[3] - c[1] * b[2]
    v0, v1 = c[2] * b[1] - c[3] * b[0], c[2] * b[3] - c[3] * b[2]
    return a[3] * u1 - a[2] * v1, a[1] * u1 + a[3] * u0 - a[0] * v1 - a[2] * v0, a[1] * u0 - a[0] * v0


def _at_root(games: Indices, z: Numbers, forms: Numbers, close: Truths, found: Found) -> None:
    a, b, c = forms
    top_y, bottom_y = a[0] + a[2] * z, a[1] + a[3] * z
    top_x, bottom_x = b[0] + b[2] * z, b[1] + b[3] * z
    lost_y = np.abs(bottom_y) <= FACTORED * (np.abs(a[1]) + np.abs(a[3]))
    lost_x = np.abs(bottom_x) <= FACTORED * (np.abs(b[1]) + np.abs(b[3]))
    with np.errstate(all="ignore"):
        x, y = -top_x / bottom_x, -top_y / bottom_y
        y = np.where(lost_y, -(c[0] + c[1] * x) / (c[2] + c[3] * x), y)
        x = np.where(lost_x, -(c[0] + c[2] * y) / (c[1] + c[3] * y), x)
        near = np.flatnonzero((x > -NEARLY) & (x < 1 + NEARLY) & (y > -NEARLY) & (y < 1 + NEARLY))
    # Where both denominators vanish, x and y run along a curve, or the game is near one in which they do.
    found.is_doubtful[games[lost_x & lost_y]] = True
    games, x, y, z, close = games[near], x[near], y[near], z[near], close[near]
    with np.errstate(all="ignore"):
        x, y, z = _closer(x, y, z, np.take(forms, near, axis=2))
        low, high = np.minimum(np.minimum(x, y), z), np.maximum(np.maximum(x, y), z)
        inside = (low > 0) & (high < 1)
        around = (low > -DOUBT) & (high < 1 + DOUBT)
        edge = around & ((low < DOUBT) | (high > 1 - DOUBT))
    found.is_doubtful[games] |= edge | (around & close)
    found.add(games[inside], np.array([x[inside], y[inside], z[inside]]))


def _closer(x: Numbers, y: Numbers, z: Numbers, forms: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """A step of Newton's method on all three equations; no step where they do not determine one."""
    a, b, c = forms
    f = a[0] + a[1] * y + a[2] * z + a[3] * y * z
    g = b[0] + b[1] * x + b[2] * z + b[3] * x * z
    h = c[0] + c[1] * x + c[2] * y + c[3] * x * y
    fy, fz = a[1] + a[3] * z, a[2] + a[3] * y
    gx, gz = b[1] + b[3] * z, b[2] + b[3] * x
    hx, hy = c[1] + c[3] * y, c[2] + c[3] * x
    determinant = fy * gz * hx + fz * gx * hy
    dx = (fy * gz * h - gz * hy * f + fz * hy * g) / determinant
    dy = (gz * hx * f - fz * hx * g + fz * gx * h) / determinant
    dz = (gx * hy * f + fy * hx * g - fy * gx * h) / determinant
    good = np.isfinite(dx) & np.isfinite(dy) & np.isfinite(dz) & (np.abs(dx) + np.abs(dy) + np.abs(dz) < FACTORED)
    return x - np.where(good, dx, 0), y - np.where(good, dy, 0), z - np.where(good, dz, 0)
