"""Equilibrium points off the vertices: coordinates, existence, type."""

from symgame.presentation.mixed.mixed import mixed as mixed
