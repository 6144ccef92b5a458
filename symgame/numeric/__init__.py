"""Numbers: the field compiled, solutions of it, and where they go."""
