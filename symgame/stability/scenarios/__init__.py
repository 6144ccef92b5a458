"""Which case a scenario lies in, and scenarios that lie in a case."""
