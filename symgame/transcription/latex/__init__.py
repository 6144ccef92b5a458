"""LaTeX as papers print it: its words, names, formulas, equations and tables, read and never carried out."""
