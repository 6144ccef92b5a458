"""A report as PDF: by xelatex where there is one, else by typst."""

from symgame.reports.pdf.making import pdf_document, require_pdf

__all__ = ["pdf_document", "require_pdf"]
