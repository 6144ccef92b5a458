"""The same signs by compiled code: all forms at a point at once, their signs packed into one number.

The code is made by heyoka, under internal names, and works on several points with one instruction. It
only says which signs are certain; points near a border are left to :mod:`symgame.numeric.sign_program`.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from functools import cache, reduce
from typing import Any

from symgame.numeric.sign_program import CLOSE, Monomial, SignProgram
from symgame.numeric.simulation import Numbers

MAX_FORMS = 48
"""Their signs fit into the exact integers of a floating-point number, with one more for what is uncertain."""

Kernel = Callable[[Numbers, Numbers], None]
"""From inputs, one row each, to packed signs: the bit of a form is set where it is negative."""


def is_available() -> bool:
    """Whether the compiler is installed."""
    return importlib.util.find_spec("heyoka") is not None


@cache
def kernel(program: SignProgram, bits: tuple[int, ...], uncertain: int) -> Kernel:
    """Compiled code for a program: the bit of each form, and the bit that says uncertain."""
    hy: Any = importlib.import_module("heyoka")  # it has no types
    inputs = [hy.expression(f"s{k}") for k in range(len(program.inputs))]
    zero = hy.expression(0.0)

    def product(monomial: Monomial) -> Any:
        factors = [inputs[k] for k, power in monomial for _ in range(power)]
        return reduce(lambda a, b: a * b, factors) if factors else hy.expression(1.0)

    def size(value: Any) -> Any:
        return hy.select(hy.lt(value, zero), -1.0 * value, value)

    products = [product(monomial) for monomial in program.monomials]
    forms = [hy.sum([_times(float(c), products[place]) for c, place in form]) for form in program.forms]
    largest = [
        max((abs(float(c)) for form in program.forms for c, at in form if at == place), default=0.0)
        for place in range(len(products))
    ]
    # One bound serves all forms: too many points are uncertain rather than too few.
    bound = hy.sum([_times(2 * CLOSE * c, size(value)) for c, value in zip(largest, products, strict=True)])
    smallest = reduce(lambda a, b: hy.select(hy.lt(a, b), a, b), [size(form) for form in forms])
    signs = [hy.select(hy.lt(form, zero), 2.0**bit, 0.0) for bit, form in zip(bits, forms, strict=True)]
    doubt = hy.select(hy.lt(bound, smallest), 0.0, 2.0**uncertain)  # a number that is none is smaller than nothing
    code = hy.cfunc([hy.sum([*signs, doubt])], vars=inputs)

    def run(rows: Numbers, packed: Numbers) -> None:
        code(rows, outputs=packed)

    return run


def _times(coefficient: float, value: Any) -> Any:
    return value if coefficient == 1 else coefficient * value
