"""From what a paper prints, or what was computed with, to a game file: formulas, payoff tables, MATLAB code."""
