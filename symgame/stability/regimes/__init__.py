"""Which vertices are ESS together, and where the flow goes between them."""
