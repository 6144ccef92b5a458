"""The same signs by compiled code: all forms at a point at once, their signs packed into one number.

The code is made by heyoka, under internal names, and works on several points with one instruction. It
only says which signs are certain; points near a border are left to :mod:`symgame.numeric.sign_program`.
"""

from __future__ import annotations

import importlib
import importlib.util
import math
from collections.abc import Callable
from functools import lru_cache, reduce
from typing import Any

from symgame.numeric.sign_program import CLOSE, Monomial, SignProgram
from symgame.numeric.simulation import Numbers

MAX_FORMS = 48
"""Their signs fit into the last bits of a floating-point number, with one more for what is uncertain."""

BASE = 2.0**52
"""From here to twice as much the last 52 bits of a floating-point number are what it exceeds this by."""

TINY = 1e-300

LANES = 8
"""Points at once: what the widest instructions take, if the processor has them."""

Kernel = Callable[[Numbers, Numbers], None]
"""From inputs, one row each, to ``BASE`` plus packed signs: the bit of a form is set where it is negative."""


def is_available() -> bool:
    """Whether the compiler is installed."""
    return importlib.util.find_spec("heyoka") is not None


@lru_cache(maxsize=64)
def kernel(program: SignProgram, bits: tuple[int, ...], settled: int, uncertain: int, rows: tuple[int, ...]) -> Kernel:
    """Compiled code for a program.

    Parameters
    ----------
    program : SignProgram
    bits : tuple of int
        The bit of each form.
    settled : int
        Bits that are always set.
    uncertain : int
        The bit that says that a sign is not certain.
    rows : tuple of int
        Which input each row of an array holds; -1 for none.
    """
    hy: Any = importlib.import_module("heyoka")  # it has no types
    inputs = [hy.expression(f"s{k}") for k in range(len(program.inputs))]
    variables = [inputs[k] if k >= 0 else hy.expression(f"unused{row}") for row, k in enumerate(rows)]
    zero = hy.expression(0.0)

    def product(monomial: Monomial) -> Any:
        factors = [inputs[k] for k, power in monomial for _ in range(power)]
        return reduce(lambda a, b: a * b, factors) if factors else hy.expression(1.0)

    products = [product(monomial) for monomial in program.monomials]
    forms = [hy.sum([_times(float(c), products[place]) for c, place in form]) for form in program.forms]
    largest = [
        max((abs(float(c)) for form in program.forms for c, at in form if at == place), default=0.0)
        for place in range(len(products))
    ]
    # One bound serves all forms, of squares, since (|t1| + ... + |tn|)^2 <= n (t1^2 + ... + tn^2): too many points are
    # uncertain rather than too few. The last summand is more than what rounding takes from squares near zero.
    sizes = [2 * CLOSE * math.sqrt(len(products)) * c * value for c, value in zip(largest, products, strict=True)]
    bound = hy.sum([*(size * size for size in sizes), hy.expression(TINY)])
    smallest = reduce(lambda a, b: hy.select(hy.lt(a, b), a, b), [form * form for form in forms])
    signs = [hy.select(hy.lt(form, zero), 2.0**bit, 0.0) for bit, form in zip(bits, forms, strict=True)]
    doubt = hy.select(hy.lt(bound, smallest), 0.0, 2.0**uncertain)  # a number that is none is smaller than nothing
    packed = hy.sum([*signs, doubt, hy.expression(BASE + settled)])
    code = hy.cfunc([packed], vars=variables, batch_size=LANES, force_avx512=True)

    def run(rows: Numbers, packed: Numbers) -> None:
        code(rows, outputs=packed)

    return run


def _times(coefficient: float, value: Any) -> Any:
    return value if coefficient == 1 else coefficient * value
