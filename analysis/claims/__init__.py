"""What people write about figures, understood: the periods, numbers, areas and measures they name."""
