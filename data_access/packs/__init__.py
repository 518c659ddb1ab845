"""Archives of the whole store: every table as text, written whole or not at all, and put back."""
