"""Basins: how much of the state space each end attracts, and the surface between them."""
