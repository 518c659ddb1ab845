"""Parts that every page is made of: the page frame, tables, icons, filters, safe text."""
