"""Neutral blocks (headings, equations, tables) and their writers: LaTeX, text, Markdown; English and Chinese."""
