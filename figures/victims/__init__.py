"""Victim services: contracts and funding."""
