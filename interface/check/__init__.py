"""The claim check on the screen."""
