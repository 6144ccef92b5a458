"""The section on the analysis of the model: equations, parties, the system, cases, payoffs that change."""
