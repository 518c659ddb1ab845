"""Reading: one reader, and a module of statements and frames for each noun."""
