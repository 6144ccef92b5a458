"""Blocks as HTML for notebooks and web pages, and for programs that make paper of it."""

from symgame.display.html.fragment import html
from symgame.display.html.text import escape

__all__ = ["escape", "html"]
