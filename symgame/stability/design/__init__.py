"""Design: the cheapest values of chosen parameters that make a vertex an ESS, or the proof that none do."""
