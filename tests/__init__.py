"""Tests, in the same layout as the code they are about."""
