"""Noise: which vertices stay stable when shares are shaken."""
