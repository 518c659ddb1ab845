"""What files are made of: CSV, workbooks, zip archives, and telling which one a file is."""
