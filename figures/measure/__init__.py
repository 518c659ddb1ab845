"""One measure, opened: its line, its areas, what was published, its standards."""
