"""Games for other programs: MATLAB and Octave, Vensim, Python, spreadsheets, Gambit; one format a file."""

from symgame.exports.files import FORMATS, write_export

__all__ = ["FORMATS", "write_export"]
