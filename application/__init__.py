"""The entry of the application: which pages there are, and which one runs."""
