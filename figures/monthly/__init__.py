"""The monthly summary: its rows, its months, its commentary."""
