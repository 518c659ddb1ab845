"""Tests of the pages, run as the router runs them, without a browser."""
