"""Figures: each built once from what a reader may see, drawn with Altair, told in words."""

from figures.figure import Figure
from figures.registry import build, keys

__all__ = ["Figure", "build", "keys"]
