"""Paths under noise, and how many of them end near each vertex."""
