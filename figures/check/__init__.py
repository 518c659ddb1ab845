"""What sources say held against itself: contradictions, and what consultations found."""
