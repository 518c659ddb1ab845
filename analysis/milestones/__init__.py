"""Milestones: their dates, how they stand on a day, and when they are likely to be reached."""
