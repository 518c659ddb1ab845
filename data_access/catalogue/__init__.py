"""The catalogue: the office, its areas, measures and plan headings, as configured in small files."""
