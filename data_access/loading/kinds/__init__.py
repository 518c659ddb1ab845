"""One module a kind of file: its columns, and what its rows become."""
