"""Sweeps: ESS sets and outcomes over whole ranges of parameters, kept on disk and resumed after a stop."""
