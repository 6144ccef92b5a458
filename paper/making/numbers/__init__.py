"""The numbers of the text, as macros of LaTeX."""
