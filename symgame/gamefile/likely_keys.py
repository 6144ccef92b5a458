"""The key that was probably meant by one that a game file does not have.

Authors write the words of their papers: ``variable`` for ``var``, ``actions`` for ``strategies``.
"""

from __future__ import annotations

from collections.abc import Collection

from symgame.symbols import closest

_WORDS = {
    "slug": ("id", "short_name"),
    "var": ("variable", "variables", "symbol", "letter", "share", "probability", "proportion"),
    "strategies": ("actions", "action", "options", "choices", "moves"),
    "assume": ("assumption", "assumptions", "constraint", "constraints", "restrictions", "conditions", "range"),
    "players": ("parties", "agents", "stakeholders", "populations"),
    "parameters": ("params", "constants", "symbols", "variables", "notation"),
    "meaning": ("description", "desc", "definition", "explanation", "text", "name"),
    "latex": ("tex", "notation"),
    "party": ("player", "var"),
    "payoffs": ("payoff", "payoff_matrix", "payoff_table", "matrix"),
    "payoff_formulas": ("formulas", "formula", "utility", "utilities"),
    "field": ("equations", "dynamics", "replicator"),
    "scenario": ("simulation", "simulations", "example", "examples"),
    "values": ("parameters", "params"),
    "initial": ("start", "starts", "initial_state", "initial_states", "initial_values", "x0", "init"),
    "outcome": ("end", "final", "result"),
    "given": ("conditions", "condition", "assume", "if"),
    "where": ("name", "place"),
}
_MEANT = {(word, key) for key, words in _WORDS.items() for word in words}


def likely_key(key: str, known: Collection[str]) -> str:
    """The key of a table that a wrong one stands for; nothing if there is none like it.

    Examples
    --------
    >>> likely_key("variable", ["name", "var"]), likely_key("Scenarios", ["scenario"]), likely_key("colour", ["var"])
    ('var', 'scenario', '')
    """
    word = key.lower().replace("-", "_").replace(" ", "_")
    return next((right for right in known if (word, right) in _MEANT), "") or closest(key, known)
