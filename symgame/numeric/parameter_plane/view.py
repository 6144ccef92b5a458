"""What a plane of two parameters is drawn from: the forms and the assumptions as functions of the two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sympy import Rational, Symbol

from symgame.conditions.examples import compared
from symgame.conditions.linear.linearisation import ring_for
from symgame.dynamics.field import VectorField
from symgame.errors import FigureError
from symgame.numeric.parameter_plane.regions import holds
from symgame.numeric.sign_program import Flags, SignProgram, columns_of, sign_program
from symgame.numeric.simulation import Numbers
from symgame.stability.scenarios.ess_forms import EssForms


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """The forms and assumptions as functions of the two parameters.

    Attributes
    ----------
    symbols : tuple of two Symbol
    program, assumed : SignProgram
        The forms; and forms that are not positive where the assumptions hold.
    forms : EssForms
    """

    symbols: tuple[Symbol, Symbol]
    program: SignProgram
    assumed: SignProgram
    forms: EssForms

    def heights(self, x: Numbers, y: Numbers) -> list[Numbers]:
        """The values of the forms."""
        return _values(self.program, self.symbols, x, y)

    def outside(self, x: Numbers, y: Numbers) -> Numbers:
        """The largest violation of an assumption; negative where all hold."""
        shape = np.broadcast_shapes(x.shape, y.shape)
        found = [scaled(np.broadcast_to(v, shape)) for v in _values(self.assumed, self.symbols, x, y)]
        return np.max(found, axis=0) if found else np.full(shape, -1.0)

    def is_border(self, x: Numbers, y: Numbers, group: Mapping[int, int]) -> Flags:
        """Whether the assumptions hold and the two sides of a group of forms have different sets of ESS."""
        heights = self.heights(x, y)
        sides = []
        for side in (-1, 1):
            signs = [np.full(x.shape, side * group[k]) if k in group else np.sign(h) for k, h in enumerate(heights)]
            sides.append([holds(asked, signs, x.shape) for _, asked in self.forms.asked])
        differs = np.any([a != b for a, b in zip(*sides, strict=True)], axis=0)
        violations = _values(self.assumed, self.symbols, x, y)
        allowed = np.all([np.broadcast_to(v <= 0, x.shape) for v in violations] or [np.full(x.shape, True)], axis=0)
        result: Flags = differs & allowed
        return result


def view_of(
    field: VectorField, forms: EssForms, symbols: tuple[Symbol, Symbol], fixed: Mapping[Symbol, Rational]
) -> View:
    """The forms of the plane, all other parameters at values.

    Raises
    ------
    FigureError
        If an assumption ties one of the parameters by an equation.
    """
    return View(symbols, sign_program(forms.forms, fixed), _assumptions(field, symbols, fixed), forms)


def _values(program: SignProgram, symbols: Sequence[Symbol], x: Numbers, y: Numbers) -> list[Numbers]:
    with np.errstate(all="ignore"):
        return program.values(columns_of(program, dict(zip(symbols, (x, y), strict=True))))


def scaled(values: Numbers) -> Numbers:
    """Divided by the largest, so that forms of all sizes can be compared."""
    largest = float(np.max(np.abs(values), initial=0.0, where=np.isfinite(values)))
    return values / (largest or 1.0)


def _assumptions(field: VectorField, symbols: Sequence[Symbol], fixed: Mapping[Symbol, Rational]) -> SignProgram:
    """Forms that are not positive where the assumptions hold."""
    relations = [r for r in field.game.assumptions.relations if r.symbols & set(symbols)]
    tied = next((relation for relation in relations if relation.operator == "=="), None)
    if tied is not None:
        raise FigureError(f"the assumption '{tied.text()}' leaves no plane; choose parameters that it does not contain")
    ring = ring_for(relations, field.game.symbols)
    forms = [compared(relation, ring) for relation in relations if relation.operator != "!="]
    return sign_program([form if operator[0] == "<" else -form for form, operator in forms], fixed)
