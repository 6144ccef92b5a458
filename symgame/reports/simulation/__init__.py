"""The section on simulation: values, where scenarios go, willingness, key parameters, several together."""
