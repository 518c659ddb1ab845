"""Parts of the page that checks what is said."""
