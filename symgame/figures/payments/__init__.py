"""Who pays whom: boxes for the parties, arrows for what they pay each other."""

from symgame.figures.payments.diagram import payment_diagram

__all__ = ["payment_diagram"]
