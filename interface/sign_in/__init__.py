"""Signing in: form, lock-out, session."""
