"""The data itself: its health, its loads, what was revised, where a figure came from."""
