"""Findings as a referee writes them down: differences, numbers to try by hand, the table of verdicts."""
