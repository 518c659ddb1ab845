"""What staff write about a figure: shown, and recorded."""
