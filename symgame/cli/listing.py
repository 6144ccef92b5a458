"""How `symgame --help` lists the commands: what each is for in one short line, and one call to begin with."""

from __future__ import annotations

ABOUT = {
    "derive": ("Equations, rest points, stability, ESS conditions.", "derive llm-iar --steps"),
    "regimes": ("Which vertices are ESS together, with conditions.", "regimes llm-iar"),
    "thresholds": ("Bounds of a parameter for a vertex to be an ESS.", "thresholds llm-iar --vertex 111 --parameter C"),
    "design": (
        "The cheapest values that make a vertex stable.",
        "design llm-iar --target 111 --instruments S1,S2,P --require only",
    ),
    "place": ("Which case a scenario is in, and how firmly.", "place llm-iar --scenario 'reluctant partners'"),
    "fit": ("Values at which exactly some vertices are ESS.", "fit llm-iar --ess 111"),
    "verify": ("Check what papers print, claim by claim.", "verify zhu2021_drug --report reviews"),
    "recheck": ("Prove a saved answer again, with fractions.", "recheck derived.json"),
    "simulate": ("Where a scenario goes from its starts.", "simulate llm-iar --start 0.5,0.2,1/3"),
    "basins": ("How much of the state space goes where.", "basins llm-iar --scenario 'reluctant partners'"),
    "sensitivity": ("What parameters do to outcomes and times.", "sensitivity llm-iar --parameter P --values 1,2,3"),
    "sweep": ("ESS and outcomes over a grid of parameters.", "sweep llm-iar --axis P=0:4:41 --axis C=4:8:41 -o grid"),
    "noise": ("Stability of vertices under random shocks.", "noise llm-iar --sigma 0.2"),
    "delay": ("Stability of rest points under delay.", "delay llm-iar --scenario 'reluctant partners' --tau 1"),
    "report": ("The whole derivation as a document.", "report llm-iar --lang zh --to html,docx"),
    "latex": ("One part of the derivation for a manuscript.", "latex llm-iar --part stability-table"),
    "figure": ("One figure for a paper.", "figure cube llm-iar --scenario 'reluctant partners' -o cube.pdf"),
    "explore": ("A page with sliders for the browser.", "explore llm-iar -o llm-iar.html"),
    "export": ("The game for MATLAB, Vensim, Python, Gambit, Excel.", "export llm-iar --to m"),
    "transcribe": ("Formulas, tables, MATLAB code into a game file.", "transcribe payoffs.csv -o mine.toml"),
    "library": ("List the games that are shipped.", "library"),
    "new": ("Write a commented game file to start from.", "new mine.toml"),
    "schema": ("Print the JSON Schema of game files.", "schema > game.schema.json"),
}
"""By the name of a command: its line in the list, and an example."""
