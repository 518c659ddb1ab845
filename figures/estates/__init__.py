"""Estates: milestones and their dates."""
