"""A Figure, and the builders that make each one from what the data layer reads."""
