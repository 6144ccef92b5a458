"""Ensembles: where the paths from many starts go, at many points of parameter space."""
