"""The exact interval of a parameter in which a vertex is an ESS, and what ends it."""
