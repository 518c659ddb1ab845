"""Tests of the running application in a real browser."""
