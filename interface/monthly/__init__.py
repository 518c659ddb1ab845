"""The parts of the monthly page."""
