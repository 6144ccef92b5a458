"""The tables of the manuscript."""
