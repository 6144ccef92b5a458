"""Reports: the whole derivation and its simulations as a document, in the order of a paper."""

from symgame.reports.report import FORMATS, write_report

__all__ = ["FORMATS", "write_report"]
