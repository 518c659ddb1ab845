"""Copies of the whole store: backup and export."""
