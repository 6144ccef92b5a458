"""The cases: which points are stable together."""
