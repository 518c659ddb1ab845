"""The page of public confidence: what is chosen there, and the tile map."""
