"""Public confidence by Local Policing Area."""
