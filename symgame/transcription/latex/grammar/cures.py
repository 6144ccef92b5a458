"""What a formula of a paper may hold and a game file cannot: each with its cure."""

from __future__ import annotations

from symgame.transcription.latex.words import Word

_CURES = {
    "write the sum out": ("sum", "prod", "bigcup", "bigcap", "coprod", "dots", "cdots", "ldots"),
    "write the integral out, as a formula without it": ("int", "iint", "oint"),
    "write the derivative out": ("partial", "nabla", "dot", "ddot", "prime"),
    "write two formulas, one for each sign": ("pm", "mp"),
    "write the limit out": ("lim", "sup", "inf", "limsup", "liminf", "infty", "rightarrow"),
    "write round brackets": ("langle", "rangle", "lfloor", "rfloor", "lceil", "rceil", "Vert", "lVert", "rVert"),
    "write one relation, with < > = or their kin": (
        "approx", "sim", "simeq", "equiv", "propto", "in", "notin", "Rightarrow", "Leftrightarrow", "iff", "implies",
        "ll", "gg", "subset", "forall", "exists", "to", "not", "lor", "vee",
    ),
    r"write it with \exp, \ln, powers and \sqrt": (
        "sin", "cos", "tan", "cot", "arctan", "sinh", "cosh", "tanh", "det", "arg", "Pr", "operatorname", "mod", "bmod",
    ),
    "write the formula itself; nothing is looked up, defined or carried out": (
        "input", "include", "write", "openin", "openout", "read", "def", "edef", "gdef", "xdef", "let", "newcommand",
        "renewcommand", "providecommand", "catcode", "csname", "immediate", "special", "usepackage", "documentclass",
        "loop", "expandafter", "directlua", "ShellEscape", "includegraphics", "url", "href",
        "futurelet", "afterassignment",
        "uppercase", "lowercase", "string", "jobname", "begingroup", "endgroup", "global", "long",
        "outer", "aftergroup", "noexpand",
        "the", "ref", "eqref", "cite", "footnote",
    ),
}  # fmt: skip
_BY_MACRO = {name: cure for cure, names in _CURES.items() for name in names}
_SIGNS = {
    "!": "write a product out; there are no factorials",
    "'": "write a derivative out, or the prime at a letter",
    "^": "write what is raised before it",
    "_": "write a letter before it",
    "=": "write one formula on either side",
    "<": "write a formula on either side",
    ">": "write a formula on either side",
    ",": "write one formula",
    ":": "write a quotient as \\frac{a}{b}",
    ".": "write a decimal as 0.5, a product as \\cdot",
    "#": "write the formula itself, without the arguments of a definition",
    '"': "leave the quotation mark out",
    "*": "write what is multiplied before it",
    "/": "write what is divided before it",
    "&": "leave it out",
    "@": "leave it out",
}


def cure_of(word: Word) -> str:
    """What to do about a word that no formula may hold."""
    if word.kind == "macro":
        return _BY_MACRO.get(word.text, "write it with letters, \\frac, \\sqrt, powers and brackets, or leave it out")
    if word.kind in ("begin", "end"):
        return "write one formula, without environments of matrices and tables"
    return _SIGNS.get(word.text, "leave it out, or write it in LaTeX")
