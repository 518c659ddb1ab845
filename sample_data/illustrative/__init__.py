"""Invented weekly series, by subject: what make_illustrative.py writes to one file."""
