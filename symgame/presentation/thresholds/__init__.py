"""Thresholds of parameters."""
