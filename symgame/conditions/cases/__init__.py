"""The parameter space divided into cases."""
