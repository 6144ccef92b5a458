"""Documents: the whole derivation in the order of a paper, and what is found about the claims of one."""

from symgame.reports.document import FORMATS
from symgame.reports.endings.code import GameFile
from symgame.reports.options import Options
from symgame.reports.report import write_report
from symgame.reports.review import write_review

__all__ = ["FORMATS", "GameFile", "Options", "write_report", "write_review"]
