"""Pages to play with: one file that a browser opens, offline, in which parameters are moved by hand."""
