"""What a report computes in numbers: runs of scenarios, parameters that are varied, payoffs held fixed."""
