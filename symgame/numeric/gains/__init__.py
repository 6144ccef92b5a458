"""Gains of many states at many parameter points at once."""
