"""Linear arithmetic in monomials, with a reason for every contradiction."""
