"""Questions to z3, in a process that can be ended."""
