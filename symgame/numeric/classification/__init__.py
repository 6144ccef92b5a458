"""Classification: which vertices are ESS at each of many points of parameter space."""
