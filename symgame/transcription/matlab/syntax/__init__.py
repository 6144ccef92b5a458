"""MATLAB and Octave code: its words, statements and expressions."""
