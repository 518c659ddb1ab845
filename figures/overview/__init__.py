"""The overview: what is for attention, and the headline measures of the plan."""
