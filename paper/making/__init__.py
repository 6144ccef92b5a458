"""What makes the manuscript: its tables, numbers, references and figures, from the toolkit's own answers."""
