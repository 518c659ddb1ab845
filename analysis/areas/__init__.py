"""Areas side by side: how far one may lie from the whole by chance alone."""
