"""One short module a page: choices, then figures, then show."""
