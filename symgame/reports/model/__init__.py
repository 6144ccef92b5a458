"""The sections on the model: problem, assumptions, parameters, payoffs."""
