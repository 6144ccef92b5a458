"""Parts of a derivation as LaTeX fragments, each to be read into a manuscript."""
