"""What surrounds an HTML fragment: its style, and a whole page to be opened in a browser."""

from __future__ import annotations

from symgame.display.html import escape

# Selectors are more specific than those of notebooks, which stripe tables and align cells at the right.
# Colours are the reader's own, so that the same fragment serves light and dark.
_STYLE = """\
div.symgame { max-width: 62em; line-height: 1.55; }
div.symgame h1, div.symgame h2, div.symgame h3 { line-height: 1.25; margin: 1.4em 0 0.5em; font-weight: 600; }
div.symgame h1 { font-size: 1.55em; margin-top: 0.4em; }
div.symgame h2 { font-size: 1.25em; }
div.symgame h3 { font-size: 1.05em; }
div.symgame p { margin: 0.6em 0; }
div.symgame span.kept { white-space: nowrap; }
div.symgame div.wide { overflow-x: auto; overflow-y: hidden; margin: 0.8em 0; }
div.symgame math { font-size: 1.05em; }
div.symgame math[display="block"] { width: max-content; margin: 0 auto; }
div.symgame mi[mathvariant^="bold"] { font-weight: bold; }
div.symgame mtable.equations mtd { padding: 0.35em 0; }
div.symgame mtable.equations mtd.left { text-align: right; }
div.symgame mtable.equations mtd.right { text-align: left; }
div.symgame mtable.equations mtd.number { text-align: right; padding-left: 2.5em; }
div.symgame ul { margin: 0.6em 0; padding-left: 1.6em; }
div.symgame ul.marked { list-style: none; padding-left: 1.8em; }
div.symgame ul.marked span.label { display: inline-block; min-width: 1.5em; padding-right: 0.3em;
  margin-left: -1.8em; white-space: nowrap; }
div.symgame li { margin: 0.35em 0; }
div.symgame li > div { padding: 0.12em 0; }
div.symgame table.lines { border-collapse: collapse; table-layout: auto; width: auto; min-width: 50%;
  margin: 0 auto; border: 0 solid currentColor; border-top-width: 1.5px; font-size: 0.95em; }
div.symgame table.lines caption { caption-side: top; text-align: center; padding: 0.4em 0; color: inherit;
  font-weight: 600; }
div.symgame table.lines thead { border: 0 solid currentColor; border-bottom-width: 1px; }
div.symgame table.lines tbody { border: 0 solid currentColor; border-bottom-width: 1.5px; }
div.symgame table.lines thead tr, div.symgame table.lines tbody tr, div.symgame table.lines tfoot tr {
  background: none; border: 0; }
div.symgame table.lines tr th, div.symgame table.lines tr td { text-align: left; vertical-align: top;
  padding: 0.3em 0.8em; border: 0; background: none; white-space: normal; max-width: none; }
div.symgame table.lines thead th { vertical-align: bottom; font-weight: 600; min-width: 2em; }
div.symgame table.lines thead th[colspan] { text-align: center; border-bottom: 1px solid currentColor; }
div.symgame table.lines tfoot div { contain: inline-size; font-size: 0.9em; }
div.symgame figure { margin: 1em auto; text-align: center; }
div.symgame figure img { max-width: 100%; background: white; }
div.symgame figcaption { font-size: 0.95em; padding: 0.4em 0; }
div.symgame figure { margin: 1em 0; text-align: center; }
div.symgame figure img { max-width: 100%; }
div.symgame figcaption { font-size: 0.95em; font-weight: 600; }
div.symgame pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.8em; line-height: 1.35;
  margin: 0.8em 0; padding: 0; background: none; border: 0; color: inherit; }
@media print {
  div.symgame { max-width: none; font-size: 10pt; }
  div.symgame div.wide { overflow: visible; }
  div.symgame table.lines tr, div.symgame figure, div.symgame li { break-inside: avoid; }
  div.symgame h1, div.symgame h2, div.symgame h3, div.symgame caption { break-after: avoid; }
}
"""


def page_style() -> str:
    """The style of fragments, as CSS; it touches nothing outside of them."""
    return _STYLE


def page(fragment: str, *, title: str = "", lang: str = "en") -> str:
    """A whole page around a fragment.

    Examples
    --------
    >>> page("<p>1 &lt; 2</p>", title="R&D").splitlines()[4]
    '<title>R&amp;D</title>'
    """
    head = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(lang)}">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{escape(title)}</title>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<style>",
        ":root { color-scheme: light dark; }",
        "body { margin: 2em auto; padding: 0 1em; max-width: 62em;",
        '  font-family: "Libertinus Serif", "Noto Serif", "Noto Serif CJK SC", "Songti SC", Georgia, serif; }',
        f"{page_style()}</style>",
        "</head>",
        "<body>",
    ]
    return "\n".join(head) + f"\n{fragment}</body>\n</html>\n"
