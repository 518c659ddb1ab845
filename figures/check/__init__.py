"""What is said against what is held: claims, contradictions of sources, and what consultations found."""
