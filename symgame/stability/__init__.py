"""Stability: one criterion a file, each from a field and a point to a record with its conditions."""
