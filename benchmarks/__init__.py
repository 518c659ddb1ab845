"""Measurements at full size: too slow for every change, run by ``make prove``."""
