"""Which case a scenario lies in, and values for a case."""
