"""The right-hand sides of MATLAB code: read by a closed reader of a small subset, never run."""

from symgame.transcription.matlab.matlab import read_matlab as read_matlab
