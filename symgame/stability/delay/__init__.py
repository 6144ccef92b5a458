"""Delay: what old news does to the stability of rest points."""
