"""Recording: one recorder, and a module for each thing that staff write."""
