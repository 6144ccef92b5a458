"""Sensitivity: what parameters do to outcomes, times, shares and basins, one at a time and all together."""
