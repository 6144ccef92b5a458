"""What deserves a second look in a paper, even where nothing is printed wrong: one trap a file."""
