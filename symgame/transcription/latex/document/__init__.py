"""A LaTeX text, cut into equations and tables."""
