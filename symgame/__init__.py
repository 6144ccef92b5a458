"""Symbolic equilibrium derivation for evolutionary games.

A payoff table with symbolic parameters goes in; the replicator equations, the Jacobian, every rest
point with the condition under which it exists, the eigenvalues, the exact stability verdict and the
ESS conditions come out. The names below are attached when first used.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
__version__ = "0.1.0"
