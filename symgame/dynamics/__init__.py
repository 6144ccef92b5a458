"""Dynamics: each is a function from a game to a vector field."""
