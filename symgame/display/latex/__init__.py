"""Blocks as LaTeX: fragments for a manuscript, and what a whole document is made of."""

from symgame.display.latex.fragment import PACKAGES, RUN_IN, latex, mathjax

__all__ = ["PACKAGES", "RUN_IN", "latex", "mathjax"]
