"""The claim check: sentences against the figures that are held."""
