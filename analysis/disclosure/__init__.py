"""Disclosure control: which small counts are hidden, and whether what is shown gives them away."""

from analysis.disclosure.suppression import solvable, suppress

__all__ = ["solvable", "suppress"]
