"""Tests of the entry of the application."""
