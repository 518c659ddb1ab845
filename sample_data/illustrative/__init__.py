"""Invented weekly series and survey waves, by subject: what make_illustrative.py writes."""
